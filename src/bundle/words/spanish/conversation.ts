import type { ArchiveWords } from '../archive-words';
import { counted } from './counting';

export const conversationWords: ArchiveWords['conversation'] = {
  title: 'Mensajes con {name}',
  startHere: 'START HERE',
  backToStart: 'Volver a START HERE',
  skip: 'Ir a los mensajes',
  messages: (count) => counted(count, 'mensaje'),
  pages: 'Páginas de esta conversación',
  years: 'Años',
  neighbours: 'Mensajes anteriores y posteriores',
  earlierPage: (label) => `← ${label}`,
  laterPage: (label) => `${label} →`,
  earlier: '← Mensaje anterior',
  later: 'Mensaje siguiente →',
  byItself: 'Este mensaje por separado',
  toPrint: 'Para imprimir',
  book: 'Un libro de recuerdo',
  courtCopy: 'Una copia sencilla para un tribunal',
  volumeNotice: (number, of) =>
    `Esta conversación es demasiado larga para un solo documento. Este es el documento ${number} de ${of}.`,
  fromKept: (day) =>
    day === null
      ? 'Este documento se hizo con lo que Letterkeep guardó en el navegador. Los mensajes que llegaron después no están aquí.'
      : `Este documento se hizo con lo que Letterkeep leyó en JPay el ${day} y guardó en el navegador. Los mensajes que llegaron después no están aquí.`,
};
