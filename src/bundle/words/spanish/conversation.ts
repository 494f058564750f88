import type { OtherForm } from '../../other-forms';
import type { ArchiveWords } from '../archive-words';
import { counted } from './counting';

const formNames: Record<OtherForm, string> = {
  word: 'Word',
  email: 'Correo electrónico',
  text: 'Texto sencillo',
};

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
  noLongerListed: 'Guardado de un archivo anterior. JPay ya no lo tiene en sus listas.',
  toPrint: 'Para imprimir',
  book: 'Un libro de recuerdo',
  courtCopy: 'Una copia sencilla para un tribunal',
  volumeNotice: (number, of) =>
    `Esta conversación es demasiado larga para un solo documento. Este es el documento ${number} de ${of}.`,
  fromKept: (day) =>
    day === null
      ? 'Este documento se hizo con lo que Letterkeep guardó en el navegador. Los mensajes que llegaron después no están aquí.'
      : `Este documento se hizo con lo que Letterkeep leyó en JPay el ${day} y guardó en el navegador. Los mensajes que llegaron después no están aquí.`,
  otherNamesFromKept:
    'Esta vez JPay se leyó con un solo nombre. Los mensajes con el otro nombre son los que se guardaron antes.',
  chosenNotice:
    'Estos mensajes se eligieron de una conversación para compartirlos. La conversación tiene también otros.',
  hiddenNotice:
    'Los números, los centros y las direcciones se ocultaron donde Letterkeep los reconoció: ahí dice [oculto].',
  otherForms: 'Lo mismo en otros formatos',
  otherForm: (form, number, of) => `${formNames[form]}${of === 1 ? '' : ` (${number} de ${of})`}`,
  contentsLine: (month, count) => `${month} (${counted(count, 'mensaje')})`,
};
