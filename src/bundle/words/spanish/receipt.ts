import type { Mailbox } from '../../../model/message';
import type { ArchiveWords } from '../archive-words';
import { counted, listed, number } from './counting';

const ofMailbox: Readonly<Record<Mailbox, string>> = {
  inbox: 'de la lista de recibidos',
  sent: 'de la lista de enviados',
};
const mailboxNames: Readonly<Record<string, string>> = { inbox: 'recibidos', sent: 'enviados' };
const messages = (count: number): string => counted(count, 'mensaje');
/** "1 no se pudo guardar", "2 no se pudieron guardar" */
const couldNotBeSaved = (count: number): string =>
  count === 1 ? 'no se pudo guardar' : 'no se pudieron guardar';

const attachmentsCounted = (count: number): string =>
  counted(count, 'foto, video u otro archivo adjunto', 'fotos, videos y otros archivos adjuntos');

export const receiptWords: ArchiveWords['receipt'] = {
  sentence: ({ messages: all, attachments, keptFromBefore, complete }, share) => {
    const here = share ? `en estas ${number(share.parts)} partes juntas` : 'aquí';
    const leftOut = listed([
      ...(all.failed > 0 ? [`${number(all.failed)} ${couldNotBeSaved(all.failed)}`] : []),
      ...(all.vanished > 0
        ? [`${number(all.vanished)} ya no ${all.vanished === 1 ? 'estaba' : 'estaban'} en JPay`]
        : []),
      ...(all.skipped > 0 ? [`${number(all.skipped)} se ${all.skipped === 1 ? 'omitió' : 'omitieron'}`] : []),
    ]);
    const missing = attachments.listed - attachments.saved;
    return [
      all.listed === 0
        ? complete
          ? 'JPay no tenía ningún mensaje en sus listas.'
          : keptFromBefore > 0
            ? 'No se leyeron las listas de JPay.'
            : 'No se encontró ningún mensaje en las listas.'
        : `Había ${messages(all.listed)} en la lista; ${number(all.saved)} ${are(all.saved)} ${here}.`,
      ...(leftOut === '' ? [] : [`${leftOut}.`]),
      ...(attachments.listed === 0
        ? []
        : [
            `De ${attachmentsCounted(attachments.listed)}, ${number(attachments.saved)} ${are(attachments.saved)} ${here}${missing === 0 ? '' : ` y ${number(missing)} no`}.`,
          ]),
      ...(keptFromBefore === 0
        ? []
        : [
            `${all.listed === 0 && !complete ? capital(here) : 'Además'} ${are(keptFromBefore)}${all.listed === 0 && !complete ? '' : ` ${here}`} ${messages(keptFromBefore)} de una exportación anterior.`,
          ]),
      ...(share
        ? [
            `Esta parte contiene ${messages(share.messages)}${attachments.listed === 0 ? '' : ` y ${attachmentsCounted(share.attachments)}`}.`,
          ]
        : []),
    ].join(' ');
  },

  stopped: 'La exportación se detuvo antes de haber leído todo.',
  notSaved: (count, mailbox) => `${messages(count)} ${ofMailbox[mailbox]} ${couldNotBeSaved(count)}.`,
  notOpened: (count, mailbox) =>
    `${messages(count)} ${ofMailbox[mailbox]} no se ${count === 1 ? 'abrió' : 'abrieron'}.`,
  ofTheList: (place, reason) => `Lista de ${where(place)}: ${reason}`,
  notGivenBack: (count) => `El navegador no pudo devolver ${messages(count)} de una exportación anterior.`,
  pagesNotGivenBack: (count) =>
    `El navegador no pudo devolver la página tal como JPay la envió en el caso de ${messages(count)}.`,
  sumsDiffer: 'Las cantidades de lo que había en la lista y de lo que se guardó no coinciden.',

  fromBefore: (count) =>
    count === 1
      ? '1 mensaje de este archivo ZIP viene de una exportación anterior y esta vez no estaba en la lista.'
      : `${messages(count)} de este archivo ZIP vienen de una exportación anterior y esta vez no estaban en la lista.`,
  readBetween: (first, last) =>
    first === last
      ? `Lo que viene de antes se leyó en JPay el ${first}.`
      : `Lo que viene de antes se leyó en JPay entre el ${first} y el ${last}.`,
  readUnknown: (count) =>
    `De ${messages(count)} no se sabe el día: una versión anterior de Letterkeep no lo anotó.`,
  attachmentsLeftOut: (count) =>
    count === 1
      ? '1 archivo adjunto no se incluyó, porque la exportación se hizo sin archivos adjuntos. Exporte de nuevo con ellos para obtenerlo.'
      : `${number(count)} archivos adjuntos no se incluyeron, porque la exportación se hizo sin archivos adjuntos. Exporte de nuevo con ellos para obtenerlos.`,
  neverOpened: 'Los archivos adjuntos de un mensaje que nunca se abrió no se cuentan en la lista.',
  pageLost:
    'El mensaje está aquí. La página tal como JPay la envió no está: el navegador no pudo devolverla.',
  endsEarly: (label) =>
    `${label}: JPay envió este archivo dos veces sin la marca que debe cerrarlo. Lo que llegó se guardó; pruebe si se abre.`,
  conversationIncomplete: 'Esta conversación está INCOMPLETE (incompleta).',

  where,
  kinds: {
    image: 'foto',
    ecard: 'eCard',
    videogram: 'VideoGram',
    document: 'documento',
    other: 'archivo adjunto',
  },
  place: '{shown} ({where})',
  messageOf: (direction, dated) =>
    `mensaje ${direction === 'received' ? 'de' : 'para'} {name}${dated ? ', {day}' : ''}`,

  title: 'Recibo',
  heads: {
    listed: 'En la lista',
    saved: 'Guardados',
    failed: 'No se pudieron guardar',
    vanished: 'Ya no están en JPay',
    skipped: 'Omitidos',
  },
  inboxMessages: 'Recibidos: mensajes',
  inboxAttachments: 'Recibidos: archivos adjuntos',
  sentMessages: 'Enviados: mensajes',
  sentAttachments: 'Enviados: archivos adjuntos',
  oneByOne: (count) => `Lo que no está aquí, uno por uno (${number(count)})`,
  earlyEndsOneByOne: (count) => `Guardados, pero les falta el final (${number(count)})`,
  exception: '{what} ({place}): {reason}',
  what: { message: 'Mensaje', attachment: 'Archivo adjunto', list: 'Lista' },
};

const are = (count: number): string => (count === 1 ? 'está' : 'están');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "inbox, page 3" is "recibidos, página 3"; what the reader never writes stays as it is. */
function where(recorded: string): string {
  const [, mailbox = '', page, before] =
    /^(inbox|sent)(?:, page (\d+)|(, kept from an earlier export))?$/.exec(recorded) ?? [];
  const name = mailboxNames[mailbox];
  if (name === undefined) return recorded;
  if (page !== undefined) return `${name}, página ${page}`;
  return before === undefined ? name : `${name}, de una exportación anterior`;
}
