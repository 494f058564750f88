import { counted } from './counting';

/**
 * Reader and parser write what happened into the vault in English (src/reader, src/jpay), whatever language the family
 * reads: the archive may be written again in another one. Here is each of their sentences in Spanish; a test goes over
 * all that they can write.
 */
const sentences: Readonly<Record<string, string>> = {
  // src/reader/reasons.ts
  'The internet connection was lost while it was opened.':
    'Se perdió la conexión a internet mientras se abría.',
  'JPay did not answer in time.': 'JPay no respondió a tiempo.',
  'JPay showed an error instead of it, each time it was tried.':
    'JPay mostró un error en su lugar, cada vez que se intentó.',
  'JPay sent us to another website, and Letterkeep did not follow.':
    'JPay nos envió a otro sitio web, y Letterkeep no fue allí.',
  'Only a part of it arrived from JPay, each time it was tried.':
    'De JPay solo llegó una parte, cada vez que se intentó.',
  'JPay showed a page that Letterkeep does not know.': 'JPay mostró una página que Letterkeep no conoce.',
  'JPay said again and again that its page had grown too old.':
    'JPay dijo una y otra vez que su página era demasiado antigua.',
  'Opening it would have pressed a button that Letterkeep never presses.':
    'Para abrirlo habría que pulsar un botón que Letterkeep nunca pulsa.',
  'JPay listed it, but it was gone when it was opened.':
    'JPay lo tenía en la lista, pero ya no estaba cuando se abrió.',
  'JPay shows a link for it and nothing behind the link. It may have been removed by the facility.':
    'JPay muestra un enlace y no hay nada detrás. Es posible que la institución lo haya quitado.',
  'JPay listed it before, and it is no longer there.': 'JPay lo tenía antes en la lista, y ya no está ahí.',
  'JPay sent a web page where the file should have been.':
    'JPay envió una página web donde debía estar el archivo.',
  'JPay sent an empty file.': 'JPay envió un archivo vacío.',
  'JPay shows a player for this VideoGram, but no file that could be saved.':
    'JPay muestra un reproductor para este VideoGram, pero ningún archivo que se pueda guardar.',
  'It could not be opened before the reading ended.': 'No se pudo abrir antes de que terminara la lectura.',
  'It was unread, and you asked to leave unread messages alone.':
    'No estaba leído, y usted pidió no tocar los mensajes sin leer.',
  'It was not among what you chose to export.': 'No estaba entre lo que usted eligió exportar.',
  'The list kept changing while it was read, and this line of it was not found again.':
    'La lista no dejó de cambiar mientras se leía, y esta línea no se volvió a encontrar.',
  'The part of the list in which it stood could not be read again.':
    'La parte de la lista donde estaba no se pudo volver a leer.',
  'It could not be read.': 'No se pudo leer.',
  'You asked to leave unread messages alone, and this list does not show which messages are unread.':
    'Usted pidió no tocar los mensajes sin leer, y esta lista no muestra cuáles son.',
  'JPay listed it, but no longer did when it was to be opened. If your lists show only one person at a time, choose the other one on JPay and export again.':
    'JPay lo tenía en la lista, pero ya no cuando se iba a abrir. Si sus listas muestran solo a una persona a la vez, elija a la otra en JPay y exporte de nuevo.',
  // The lists
  'JPay said that the page of the list had grown too old.':
    'JPay dijo que la página de la lista era demasiado antigua.',
  'The list kept changing while it was read. What any look at it showed was saved.':
    'La lista no dejó de cambiar mientras se leía. Se guardó todo lo que se llegó a ver en ella.',
  'The link to the next page would have done something else, so it was not pressed.':
    'El enlace a la página siguiente habría hecho otra cosa, así que no se pulsó.',
  'JPay did not show the first page of the list, and no plain way back to it.':
    'JPay no mostró la primera página de la lista, ni un modo claro de volver a ella.',
  'Nobody in JPay’s lists has the name that was chosen, or it could not be told whether a name that is cut short is the same. Export the messages of everybody to have them all.':
    'Nadie en las listas de JPay tiene el nombre que se eligió, o no se pudo saber si un nombre cortado es el mismo. Exporte los mensajes de todas las personas para tenerlos todos.',
  'The list went on without an end.': 'La lista seguía y seguía sin llegar al final.',
  'The pages of the list could not be told apart.':
    'No se pudieron distinguir unas páginas de la lista de otras.',
  'The link to its next page led to the same page again, so there may be more than it shows.':
    'El enlace a su página siguiente llevaba otra vez a la misma página, así que puede haber más de lo que muestra.',
  'The list of sent messages could not be found on JPay.':
    'No se pudo encontrar en JPay la lista de mensajes enviados.',
  'The list of sent messages could not be loaded.': 'No se pudo cargar la lista de mensajes enviados.',
  'This list was not read for this archive. It holds what earlier exports kept in this browser and what was added from earlier archives; there may be more on JPay. What could not be saved at that time stands in their receipts.':
    'Para este archivo ZIP no se leyó esta lista. Contiene lo que conservaron en este navegador las exportaciones anteriores y lo que se agregó de archivos ZIP anteriores; puede haber más en JPay. Lo que en aquel momento no se pudo guardar está en los recibos de entonces.',
  'JPay’s home page could not be read, so the numbers of the people are not known.':
    'No se pudo leer la página de inicio de JPay, así que no se conocen los números de las personas.',
  // The attachments
  'It was left out, as messages were chosen without their attachments.':
    'No se incluyó, porque se eligieron los mensajes sin sus archivos adjuntos.',
  'It was damaged in the earlier archive from which this message was brought in.':
    'Estaba dañado en el archivo ZIP anterior del que se trajo este mensaje.',
  'JPay lists it without a link.': 'JPay lo tiene en la lista sin un enlace.',
  'JPay has switched the link off.': 'JPay desactivó el enlace.',
  'There is no link behind it.': 'No tiene ningún enlace detrás.',
  'The link does more than open something.': 'El enlace hace algo más que abrir.',
  'Nothing in the row opens it.': 'Nada en esa línea de la lista lo abre.',
  'The link is there, but JPay shows nothing behind it.':
    'El enlace está ahí, pero JPay no muestra nada detrás.',
  'The page holds the picture, but it is empty.': 'La página contiene la imagen, pero está vacía.',
  'JPay shows it in a way that cannot be saved.': 'JPay lo muestra de una manera que no se puede guardar.',
  'Its address would do more than show it.': 'Su dirección haría algo más que mostrarlo.',
  'JPay shows a player here, but no file that could be saved.':
    'JPay muestra aquí un reproductor, pero ningún archivo que se pueda guardar.',
  'The file did not come.': 'El archivo no llegó.',
  'An address that is not JPay’s was not asked.': 'No se consultó una dirección que no es de JPay.',
  'JPay sent us to another address.': 'JPay nos envió a otra dirección.',
  'This is no page of JPay.': 'Esta no es una página de JPay.',
};

/** Sentences with something of the site in them. */
const patterns: readonly [pattern: RegExp, spanish: (...values: string[]) => string][] = [
  [/^JPay said: “(.*)”$/s, (words) => `JPay dijo: “${words}”`],
  [
    /^JPay shows no file that could be saved\. It said: “(.*)”$/s,
    (words) => `JPay no muestra ningún archivo que se pueda guardar. Dijo: “${words}”`,
  ],
  [
    /^It lies on (.*), which is not a host of JPay; nothing else is ever contacted\.$/s,
    (host) => `Está en ${host}, que no es de JPay; nunca se consulta otro sitio.`,
  ],
  [/^It leads to (.*), not to JPay\.$/s, (host) => `Lleva a ${host}, no a JPay.`],
  [/^It would do this: (.*)$/s, (deed) => `Haría esto: ${deed}`],
  [
    /^Page (\d+) of the list could not be loaded\.$/,
    (page) => `No se pudo cargar la página ${page} de la lista.`,
  ],
  [
    /^The list says that it has (\d+) messages, and shows no way to more than (\d+)\.$/,
    (all, shown) => `La lista dice que tiene ${messages(all)} y no muestra cómo llegar a más de ${shown}.`,
  ],
  [
    /^The list says that it has (\d+) pages, and shows no way past page (\d+)\.$/,
    (all, shown) =>
      `La lista dice que tiene ${counted(Number(all), 'página')} y no muestra cómo pasar de la página ${shown}.`,
  ],
  [
    /^The list says that it has (\d+) messages, but it shows (\d+)\.$/,
    (all, shown) => `La lista dice que tiene ${messages(all)}, pero muestra ${shown}.`,
  ],
  [
    /^Page (\d+) of the list came without messages, and without a word that there are none\.$/,
    (page) => `La página ${page} de la lista llegó sin mensajes, y sin decir que no hay ninguno.`,
  ],
  [
    /^The list says that it has (\d+) messages, and page (\d+) came without any\.$/,
    (all, page) => `La lista dice que tiene ${messages(all)}, y la página ${page} llegó sin ninguno.`,
  ],
  [
    /^JPay lists (.*) as your contact, but its lists show no message with them\. If there should be some, choose (.*) on JPay’s home page and export again: what is kept stays, and theirs are added\.$/s,
    (contact, name) =>
      `JPay muestra a ${contact} entre sus contactos, pero en sus listas no hay ningún mensaje con esa persona. Si debería haber alguno, elija a ${name} en la página de inicio de JPay y exporte de nuevo: lo guardado se conserva y se añade lo de esa persona.`,
  ],
];

/** What the reader wrote, in Spanish; undefined for what it never writes. */
export function recordedSentence(recorded: string): string | undefined {
  if (Object.hasOwn(sentences, recorded)) return sentences[recorded];
  for (const [pattern, spanish] of patterns) {
    const found = pattern.exec(recorded);
    if (found) return spanish(...found.slice(1));
  }
  return undefined;
}

/** What the parser calls a picture that has no name on JPay (jpay/message-page.ts), in Spanish. */
export function recordedLabel(recorded: string): string | undefined {
  const [whole, number] = /^Shown in the message(?:, (\d+))?$/.exec(recorded) ?? [];
  if (whole === undefined) return undefined;
  return number === undefined ? 'Mostrado en el mensaje' : `Mostrado en el mensaje, ${number}`;
}

function messages(digits: string): string {
  return counted(Number(digits), 'mensaje');
}
