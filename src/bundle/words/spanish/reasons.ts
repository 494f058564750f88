import type { FailureKind } from '../../../model/failure';
import type { ArchiveWords } from '../archive-words';
import { recordedLabel, recordedSentence } from './recorded-sentences';

const failures: Readonly<Record<FailureKind, string>> = {
  'signed-out': 'JPay había cerrado su sesión antes de que esto se pudiera abrir.',
  'other-account': 'Había otra cuenta de JPay abierta, así que esto no se tocó.',
  'terms-page': 'JPay pedía aceptar antes una página. Letterkeep nunca acepta nada por usted.',
  offline: 'Se perdió la conexión a internet.',
  'timed-out': 'JPay no respondió a tiempo.',
  'asked-to-wait': 'JPay nos pidió esperar y después no lo abrió.',
  'blocked-by-site': 'El sistema de seguridad de JPay rechazó la solicitud.',
  'site-error': 'JPay mostró un error en su lugar.',
  'left-the-site': 'JPay nos envió a otro sitio web, y Letterkeep no fue allí.',
  'incomplete-bytes': 'De JPay solo llegó una parte.',
  'unexpected-page': 'JPay mostró una página que Letterkeep no conoce.',
  'stale-form': 'JPay dijo que su página era demasiado antigua.',
  refused: 'Para abrirlo habría que pulsar un botón que Letterkeep nunca pulsa.',
  'message-vanished': 'JPay lo tenía en la lista, pero ya no estaba cuando se abrió.',
  'attachment-not-shown':
    'JPay muestra un enlace y no hay nada detrás. Es posible que la institución lo haya quitado.',
  'attachment-vanished': 'JPay lo tenía antes en la lista, y ya no está ahí.',
  'not-an-attachment': 'JPay envió una página web donde debía estar el archivo.',
  'empty-attachment': 'JPay envió un archivo vacío.',
  'player-without-file':
    'JPay muestra un reproductor para este VideoGram, pero ningún archivo que se pueda guardar.',
  'list-end-not-proved': 'Letterkeep no pudo asegurarse de haber llegado al final de esta lista.',
  'sent-not-found': 'No se pudo encontrar la lista de mensajes enviados de JPay.',
  'total-differs': 'JPay indica un número de mensajes distinto del que tiene su lista.',
  'mailbox-kept-changing': 'La lista no dejó de cambiar mientras se leía.',
  'no-space': 'No quedaba espacio en esta computadora.',
  'vault-error': 'El navegador no pudo conservarlo o devolverlo.',
  cancelled: 'La exportación se detuvo antes de que esto se abriera.',
  'not-tried': 'Esto no se abrió antes de que terminara la exportación.',
  'left-unread': 'No estaba leído, y usted pidió no tocar los mensajes sin leer.',
  'not-chosen': 'No estaba entre lo que usted eligió exportar.',
};

/** What the reader wrote in English is said in Spanish; what nobody here knows follows as it was written. */
export const reasonWords: ArchiveWords['reasons'] = {
  of: (kind, recorded) => {
    const written = recorded?.trim();
    if (!written) return failures[kind];
    return recordedSentence(written) ?? `${failures[kind]} Lo que se anotó, en inglés: “${written}”`;
  },
  note: (recorded) => recordedSentence(recorded.trim()) ?? `Lo que se anotó, en inglés: “${recorded}”`,
  label: (recorded) => recordedLabel(recorded) ?? recorded,
};
