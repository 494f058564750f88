import type { ArchiveWords } from '../archive-words';
import { counted, number } from './counting';

const attachments = (count: number): string => counted(count, 'archivo adjunto', 'archivos adjuntos');

export const noticeWords: ArchiveWords['notices'] = {
  incompleteTitle: 'Este archivo ZIP está INCOMPLETE (incompleto)',
  whatToDo:
    'Lo que está aquí está entero. Abra JPay y pulse otra vez “Exportar todos los mensajes”: solo se abrirá lo que falta.',
  missingMessage: 'Mensaje con {place}: {reason}',
  andMore: (count) => `Y ${number(count)} más: {receipt}.`,
  seeReceipt: 'vea el recibo',
  attachmentsTitle: (count) =>
    `${attachments(count)} ${count === 1 ? 'no se pudo guardar' : 'no se pudieron guardar'}`,
  fromBeforeTitle: (count) =>
    count === 1
      ? 'Tampoco está aquí 1 archivo adjunto de mensajes de una exportación anterior'
      : `Tampoco están aquí ${attachments(count)} de mensajes de una exportación anterior`,
  missingAttachment: '{what} en el {message}: {reason}',
  inPart: (part) => `{message} (parte ${part})`,
  inList: '{where}: {reason}',

  placeholderName: 'Un mensaje que no está aquí',
  placeholder: {
    inbox: 'Un mensaje que usted recibió no está aquí. Estaba en la lista: {where}.',
    sent: 'Un mensaje que usted envió no está aquí. Estaba en la lista: {where}.',
  },
  datedPlaceholder: {
    inbox: 'Un mensaje que usted recibió ({date}) no está aquí. Estaba en la lista: {where}.',
    sent: 'Un mensaje que usted envió ({date}) no está aquí. Estaba en la lista: {where}.',
  },
  lostPage:
    'Aquí estaba la página tal como JPay la envió. El navegador que la conservaba no pudo devolverla.\nEl mensaje mismo está en la carpeta "messages".\n',

  unlinkedTitle: 'Archivos con los que hay que tener cuidado',
  unlinked: (count) =>
    `${attachments(count)} ${count === 1 ? 'podría ejecutarse como un programa o abrirse como una página, o es' : 'podrían ejecutarse como un programa o abrirse como una página, o son'} de un tipo que Letterkeep no conoce. No se perdió nada: cada uno se guardó exactamente como JPay lo envió, con un nombre que nada abre por sí solo, y ningún enlace lleva a él. Abra uno solo si sabe qué es.`,
  whereTheyAre: 'Dónde están',
  unlinkedFile: '{path} ({kind} en el {message})',
};
