import { spanishRenderWords } from '../../../render/spanish-words';
import type { ArchiveWords } from '../archive-words';
import { counted, number } from './counting';

const { kinds } = spanishRenderWords;

export const photoWords: ArchiveWords['photos'] = {
  pictures: (count) => counted(count, 'imagen', 'imágenes'),
  films: (count) => counted(count, 'VideoGram'),
  titleOf: (title, period) => `${title}, ${period}`,
  years: 'Años',
  overview: 'Todos los años',
  describe: (kind, direction) => `${kinds[kind]} ${direction === 'received' ? 'de' : 'para'} {name}, {day}`,
  position: (at, of) => `${number(at)} de ${number(of)}`,
  previous: '← Anterior',
  next: 'Siguiente →',
  close: 'Volver a las imágenes pequeñas',
  message: 'Leer el mensaje',
  notHere: (count) =>
    count === 1
      ? '1 imagen más no se pudo guardar.'
      : `${number(count)} imágenes más no se pudieron guardar.`,
  file: (size) => `El archivo (${size})`,
  fileUnlinked: (size) => `El archivo (${size}): vea el mensaje`,
};
