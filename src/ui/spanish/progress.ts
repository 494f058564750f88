import type { AttachmentKind, Mailbox } from '../../model/message';
import type { Progress } from '../../model/status';
import type { ProgressWords } from '../english/progress';
import { ended, inHandAt, totalIsUnknown } from '../progress-facts';
import { agreeing, messages, missing, number, saved as savedCount } from './counting';
import { waitSentence } from './pauses';

/** Without "mensajes": with it, the page's number would stand alone on a second line of the popup. */
const lists: Record<Mailbox, string> = { inbox: 'recibidos', sent: 'enviados' };

const things: Record<AttachmentKind, string> = {
  image: 'una foto',
  ecard: 'una eCard',
  videogram: 'un VideoGram',
  document: 'un documento',
  other: 'una foto u otro archivo adjunto',
};

/** "mensaje 212 de 430": the one in hand. */
function inHand(progress: Progress): string {
  return `mensaje ${number(inHandAt(progress))} de ${number(progress.messages.listed)}`;
}

function listName(mailbox: Mailbox | undefined): string {
  return mailbox === undefined ? 'mensajes' : lists[mailbox];
}

/** What is happening this very moment, without a full stop. It changes often and is never read out. */
function activity(progress: Progress): string {
  switch (progress.activity) {
    case 'starting':
      return 'Preparándolo todo';
    case 'listing': {
      const list = `Leyendo la lista de ${listName(progress.mailbox)}`;
      return progress.page === undefined ? list : `${list}, página ${number(progress.page)}`;
    }
    case 'opening':
      return progress.messages.listed === 0 ? 'Abriendo el mensaje' : `Abriendo el ${inHand(progress)}`;
    case 'attachment':
      return `Trayendo ${things[progress.attachmentKind ?? 'other']} (${inHand(progress)})`;
    case 'waiting':
      return waitSentence(progress.waitReason, progress.waitSeconds);
    case 'checking':
      return 'Comprobando que no falte nada';
  }
}

/** The same for somebody who listens: it changes only when something else begins. */
function activityAloud(progress: Progress): string {
  switch (progress.activity) {
    case 'listing':
      return `Leyendo la lista de ${listName(progress.mailbox)}`;
    case 'opening':
    case 'attachment':
      return 'Abriendo los mensajes';
    case 'starting':
    case 'waiting':
    case 'checking':
      return activity(progress);
  }
}

/** "unos 12 minutos", rougher the longer it takes, as in English. */
export function roughTime(seconds: number): string {
  if (seconds < 60) return 'menos de un minuto';
  const minutes = Math.round(seconds / 60);
  if (minutes <= 20) return agreeing(minutes, 'aproximadamente 1 minuto', `unos ${number(minutes)} minutos`);
  if (minutes <= 55) return `unos ${number(Math.round(minutes / 5) * 5)} minutos`;
  const halves = Math.max(2, Math.round(minutes / 30));
  const hours = Math.floor(halves / 2);
  const time = agreeing(hours, 'aproximadamente 1 hora', `unas ${number(hours)} horas`);
  return halves % 2 === 0 ? time : `${time} y media`;
}

/** "faltan unos 12 minutos": one minute, one hour and less are of one number. */
function timeLeft(seconds: number): string {
  const time = roughTime(seconds);
  return `${time.startsWith('uno') || time.startsWith('una') ? 'faltan' : 'falta'} ${time}`;
}

/** "Sigue en unos 25 segundos": in steps, so that it does not flicker, and never more than the wait was said to be. */
function goesOn(seconds: number): string {
  if (seconds <= 0) return 'Sigue en un momento';
  if (seconds < 10) return 'Sigue en unos segundos';
  if (seconds < 60) return `Sigue en unos ${number(Math.floor(seconds / 5) * 5)} segundos`;
  const minutes = Math.floor(seconds / 60);
  return agreeing(minutes, 'Sigue en aproximadamente 1 minuto', `Sigue en unos ${number(minutes)} minutos`);
}

/** "212 de 430 mensajes guardados": the one figure that counts. Empty before anything can be said. */
function total(progress: Progress): string {
  const { listed, saved } = progress.messages;
  if (listed === 0) {
    return progress.activity === 'starting' ? '' : 'Todavía no se ha encontrado ningún mensaje';
  }
  if (totalIsUnknown(progress) && saved === 0) {
    return `${messages(listed)} ${agreeing(listed, 'encontrado', 'encontrados')} hasta ahora`;
  }
  return `${number(saved)} de ${messages(listed)} ${agreeing(listed, 'guardado', 'guardados')}`;
}

/** "150 de 290, 1 no se pudo guardar". */
function mailboxLine(progress: Progress, mailbox: Mailbox): string {
  const counts = progress.byMailbox?.[mailbox].messages;
  if (!counts) return '–';
  const found = `${number(counts.listed)} ${agreeing(counts.listed, 'encontrado', 'encontrados')}`;
  const isListed = progress.activity === 'listing' && progress.mailbox === mailbox;
  if (isListed && ended(counts) === 0) {
    return counts.listed === 0 ? 'ninguno todavía' : `${found} hasta ahora`;
  }
  if (counts.listed === 0) return totalIsUnknown(progress) ? '–' : 'ninguno';
  if (totalIsUnknown(progress) && ended(counts) === 0) return found;
  return `${number(counts.saved)} de ${number(counts.listed)}${missing(counts)}`;
}

function attachmentsLine({ attachments: counts }: Progress): string {
  return ended(counts) === 0 ? 'ninguno todavía' : `${savedCount(counts.saved)}${missing(counts)}`;
}

/** A job that stands still: "212 de 430 mensajes están guardados." */
export function soFar(progress: Progress): string {
  const { listed, saved } = progress.messages;
  if (saved === 0) return 'En esta exportación todavía no se ha guardado nada.';
  const are = agreeing(listed, 'está guardado', 'están guardados');
  return `${number(saved)} de ${messages(listed)} ${are}.`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "212 de 430 mensajes guardados, faltan unos 12 minutos". */
function inOneBreath(progress: Progress): string {
  const left = progress.activity === 'waiting' ? undefined : progress.secondsLeft;
  const said = total(progress) || activity(progress);
  return left === undefined ? said : `${said}, ${timeLeft(left)}`;
}

export const progressWords: ProgressWords = {
  activity,
  activityAloud,
  inOneBreath,
  total,
  /** A line of its own. `secondsToGo` of a wait, where there is one. */
  time: (progress, secondsToGo) => {
    if (secondsToGo !== undefined) return goesOn(secondsToGo);
    return progress.secondsLeft === undefined ? '' : capital(timeLeft(progress.secondsLeft));
  },
  mailboxes: { inbox: 'Recibidos', sent: 'Enviados' },
  mailboxLine,
  attachments: 'Fotos y otros archivos adjuntos',
  attachmentsLine,
};
