import type { FailureKind } from '../../model/failure';
import type { PauseReason } from '../words';
import { duration, size } from './counting';

/** Why a job stands still, and what the person can do; `amount` as in the English sentences. */
export const pauseSentences: Record<PauseReason, (amount: number | undefined) => string> = {
  'by-person': () => 'Usted lo puso en pausa. Pulse Continuar cuando quiera seguir.',
  'no-word': () => 'Abra JPay y pulse Continuar.',
  'signed-out': () => 'Inicie sesión en JPay otra vez y después pulse Continuar.',
  'other-account': () =>
    'Ahora hay otra persona con la sesión iniciada en JPay. Inicie sesión con la cuenta con la que empezó y después pulse Continuar.',
  'terms-page': () =>
    'JPay quiere que usted lea y acepte una página primero. Letterkeep nunca lo hace por usted. Hágalo en JPay y después pulse Continuar.',
  offline: () => 'Su computadora no está conectada a internet. Conéctela y después pulse Continuar.',
  'timed-out': () => 'JPay no responde. Espere un poco y después pulse Continuar.',
  'asked-to-wait': (amount) =>
    amount === undefined
      ? 'JPay nos pidió ir más despacio. Espere un rato y después pulse Continuar.'
      : `JPay nos pidió esperar ${duration(amount)}. Después de ese tiempo, pulse Continuar.`,
  'blocked-by-site': () =>
    'En este momento JPay no deja entrar a esta computadora. Por lo general se pasa. Inténtelo otra vez dentro de una hora.',
  'site-error': () => 'JPay tiene problemas propios. Espere un rato y después pulse Continuar.',
  'left-the-site': () =>
    'JPay nos mandó a otro sitio web, así que nos detuvimos. Abra JPay otra vez y después pulse Continuar.',
  'incomplete-bytes': () => 'La conexión se cortó una y otra vez. Revísela y después pulse Continuar.',
  'unexpected-page': () =>
    'JPay mostró una página que Letterkeep no conoce. Mire JPay en su pestaña y después pulse Continuar.',
  'stale-form': () =>
    'JPay rechazó lo que le pedimos. Vuelva a cargar la página de JPay y después pulse Continuar.',
  refused: () => 'Un botón de la página habría hecho algo más que leer, así que Letterkeep no lo pulsó.',
  'message-vanished': () => 'Un mensaje ya no está en JPay. Pulse Continuar para leer los demás.',
  'attachment-not-shown': () => 'JPay no muestra un archivo adjunto. Pulse Continuar para leer los demás.',
  'attachment-vanished': () => 'Un archivo adjunto ya no está en JPay. Pulse Continuar para leer los demás.',
  'not-an-attachment': () =>
    'JPay nos dio una página donde debería haber una foto. Pulse Continuar para leer lo demás.',
  'empty-attachment': () => 'JPay nos dio un archivo adjunto vacío. Pulse Continuar para leer lo demás.',
  'player-without-file': () =>
    'Un VideoGram no tiene ningún archivo detrás. Pulse Continuar para leer lo demás.',
  'list-end-not-proved': () =>
    'No pudimos llegar al final de la lista de mensajes. Pulse Continuar para intentarlo otra vez.',
  'sent-not-found': () =>
    'No pudimos encontrar sus mensajes enviados. Abra usted la página “Sent” (enviados) en JPay y después pulse Continuar.',
  'total-differs': () =>
    'JPay dice que hay más mensajes de los que muestra. Pulse Continuar para mirar una vez más.',
  'mailbox-kept-changing': () =>
    'Siguieron llegando mensajes nuevos mientras los contábamos. Pulse Continuar para mirar una vez más.',
  'no-space': (amount) =>
    amount === undefined
      ? 'No queda espacio en esta computadora. Libere espacio y después pulse Continuar.'
      : `No queda espacio en esta computadora: hacen falta unos ${size(amount)} más. Libere espacio y después pulse Continuar.`,
  'vault-error': () =>
    'Su navegador no quiso guardar lo que leímos. Cierre otras ventanas, o reinicie el navegador, y después pulse Continuar.',
  cancelled: () => 'Usted lo detuvo. Pulse Continuar si al final quiere los demás.',
  'not-tried': () => 'Todavía no se han abierto algunos mensajes. Pulse Continuar.',
  'left-unread': () =>
    'Los mensajes no leídos se dejaron sin abrir, como usted pidió. Pulse Continuar para leer los demás.',
  'not-chosen': () => 'Algunos mensajes no se eligieron. Pulse Continuar para leer los demás.',
};

/** What happened, and what comes after the wait: "Se perdió la conexión a internet. Letterkeep volverá a mirar dentro de 30 segundos". */
const waits: Partial<Record<FailureKind, readonly [what: string, then: string]>> = {
  offline: ['Se perdió la conexión a internet', 'volverá a mirar'],
  'timed-out': ['JPay no respondió', 'volverá a preguntar'],
  'blocked-by-site': ['JPay no deja entrar a esta computadora por ahora', 'volverá a intentarlo'],
  'site-error': ['JPay tiene problemas propios', 'volverá a intentarlo'],
  'left-the-site': ['JPay señaló otro sitio web, y no vamos allí', 'volverá a preguntar a JPay'],
  'incomplete-bytes': ['La respuesta de JPay se cortó', 'volverá a preguntar'],
  'unexpected-page': ['JPay mostró una página que no conocemos', 'volverá a mirar'],
  'not-an-attachment': ['JPay nos dio una página donde debería haber una foto', 'volverá a preguntar'],
  'empty-attachment': ['JPay nos dio un archivo adjunto vacío', 'volverá a preguntar'],
};

/** "JPay nos pidió esperar 40 segundos": why nothing seems to happen now. Without a full stop. */
export function waitSentence(reason: FailureKind | undefined, seconds: number | undefined): string {
  const time = seconds === undefined ? 'un momento' : duration(seconds);
  if (reason === undefined) return `Una pausa de ${time}, para no cargar demasiado a JPay`;
  if (reason === 'asked-to-wait') return `JPay nos pidió esperar ${time}`;
  const [what, then] = waits[reason] ?? ['Algo salió mal', 'volverá a intentarlo'];
  return `${what}. Letterkeep ${then} dentro de ${time}`;
}
