import type { ArchiveWords } from '../archive-words';

export const readmeWords: ArchiveWords['readme'] = {
  title: 'SUS MENSAJES DE JPAY',
  saved: (day, version) =>
    `Guardado el ${day} con Letterkeep ${version}, una extensión del navegador que copia lo que muestra una cuenta de JPay. Letterkeep no pertenece a JPay.`,
  incomplete: 'ESTE ARCHIVO ZIP ESTÁ INCOMPLETE (INCOMPLETO):',
  notHere: 'NO ESTÁ AQUÍ:',
  andMore: (count) => `y ${count} más: vea data/receipt.json`,
  part: (part, parts, group) =>
    `Esta es la parte ${part} de ${parts} (${group}-part-1-of-${parts} y las siguientes). Cada parte se puede leer y comprobar por separado.`,
  readTitle: 'CÓMO LEERLO',
  read: 'Primero descomprima el archivo ZIP. Después abra START HERE.html con cualquier navegador. No hace falta internet ni ningún programa nuestro.',
  filesFirst: [
    'data/people/         una carpeta para cada persona:',
    '    conversation.html    todos los mensajes en orden, enviados y recibidos',
    '                         (las largas van divididas: conversation-2021.html ...)',
  ],
  filesOf: {
    markdown: [
      '    conversation.md      lo mismo con signos sencillos para títulos y enlaces',
      '                         (Markdown); en messages/, uno junto a cada página',
    ],
    word: [
      '    conversation.docx    lo mismo para Word o LibreOffice, con las fotos (las',
      '                         grandes van divididas: conversation_1-of-2.docx ...)',
    ],
    email: ['    conversation.mbox    lo mismo para programas de correo, con todo lo adjunto'],
    text: ['    conversation.txt     lo mismo como texto sencillo'],
  },
  filesRest: [
    '    book.html            los mensajes y las fotos como un libro para imprimir o',
    '                         guardar como PDF (dividido como la conversación)',
    '    court-copy.html      los mensajes numerados, con las fechas como JPay las',
    '                         mostró y la suma de cada archivo: para un tribunal',
    '    messages/            cada mensaje por separado',
    '    attachments/         fotos, eCards, VideoGrams, documentos, como JPay los',
    '                         envió. Un archivo que termina en .dat.txt podría',
    '                         ejecutarse como un programa o una página: lleva otro',
    '                         nombre para que nada lo abra por sí solo. Uno que',
    '                         termina en .bin es de un tipo que nadie conoce. Ábralos',
    '                         solo si sabe qué son.',
    '    raw/                 cada página como JPay la envió, byte por byte. Terminan',
    '                         en .html.txt para que ningún navegador ejecute lo que',
    '                         contienen.',
    'data/messages.jsonl  todos los mensajes, uno por línea, para programas (JSON)',
    'data/messages.csv    lo mismo como tabla. Una celda que una hoja de cálculo',
    '                     tomaría por una fórmula, o cuyo número cambiaría (007),',
    "                     lleva antes un '; en messages.jsonl está sin él. Igual en",
    '                     contacts.csv.',
    'data/messages.mbox   para programas de correo (mboxrd). Las fotos solo se',
    '                     nombran: sus archivos están en attachments/. Las',
    '                     direcciones que terminan en .invalid son inventadas, porque',
    '                     JPay no tiene.',
    'data/contacts.csv    nombres, números, agencias; contacts.vcf para agendas',
    'data/receipt.json    lo que había en la lista, lo guardado y cada excepción',
    'data/pages/          photos.html y videograms.html: todas las fotos y todos los',
    '                     VideoGrams por año (si los hay); estilo y búsqueda de',
    '                     START HERE',
  ],
  datesTitle: 'FECHAS Y HORAS',
  fileTimes:
    'Las fechas de los archivos son las de los mensajes, cuando JPay muestra una fecha. En los nombres de los archivos, 0000 quiere decir que no se mostraba ninguna hora.',
  checkTitle: 'CÓMO COMPROBAR QUE NADA HA CAMBIADO',
  bag: 'Esta carpeta es una “bag” según el estándar BagIt (RFC 8493). Abra en ella una terminal y escriba:',
  changed: 'CAMBIADO',
  noOutput: '(si no sale nada: nada ha cambiado)',
  python: 'Con Python y el paquete bagit:',
  checked:
    'Los tres primeros no notan si alguien añadió archivos; bagit.py sí. Para poder mostrar más adelante cuándo se hizo este archivo ZIP, guarde su SHA-256 en un lugar con fecha: un correo electrónico, una hoja impresa, un notario.',
  claimsTitle: 'LO QUE NO SE AFIRMA',
  claims:
    'Las sumas muestran que los archivos no han cambiado desde que se escribió este archivo ZIP. No prueban qué mostró JPay, quién escribió un mensaje ni cuándo. Los mensajes que se borraron antes, o que JPay no tenía en la lista, no están aquí. Las páginas muestran los mensajes sin nada que pueda ejecutarse o cargarse de internet; raw/ contiene lo que JPay envió.',
};
