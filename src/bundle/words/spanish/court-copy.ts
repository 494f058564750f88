import type { ArchiveWords } from '../archive-words';
import { counted, number } from './counting';

export const courtCopyWords: ArchiveWords['courtCopy'] = {
  pageTitle: (name, period) =>
    `Copia sencilla de los mensajes con ${name}${period === '' ? '' : `, ${period}`}`,
  title: 'Copia sencilla de los mensajes con {name}',
  files: 'Archivos de esta copia',
  backToMessages: 'Volver a los mensajes',
  aboutTitle: 'Qué es esto',
  writtenBy: (version, day) =>
    `Esta copia la escribió Letterkeep ${version}, una extensión de navegador que no pertenece a JPay, el ${day} según el reloj de la computadora en que se usó, a partir de lo que el sitio web de JPay mostró en la cuenta con la que se había iniciado sesión.`,
  plain:
    'No tiene ningún diseño, salvo que las líneas largas se dividen, cada imagen queda entera en una página, las páginas impresas llevan número y los enlaces a otras páginas no se imprimen. Las palabras están sin su formato.',
  numbers: (messages) =>
    messages === 0
      ? 'El archivo no contiene ningún mensaje de esta conversación.'
      : messages === 1
        ? 'El archivo contiene 1 mensaje de esta conversación.'
        : `El archivo contiene ${counted(messages, 'mensaje')} de esta conversación. Están numerados del 1 al ${number(messages)} según las fechas que mostró JPay; los mensajes sin fecha legible están al final.`,
  share: (first, last, of) =>
    first === last
      ? `Este documento contiene el mensaje ${number(first)} de ${number(of)}.`
      : `Este documento contiene los mensajes ${number(first)} a ${number(last)} de ${number(of)}.`,
  noneHere: 'Este documento no contiene ningún mensaje, solo los lugares de mensajes que faltan.',
  receiptTitle: 'Qué tan completo está, para todas las personas de la cuenta juntas',
  missingHere: (count) =>
    count === 1
      ? 'JPay tenía en sus listas 1 mensaje con esta persona que no está en el archivo. Está señalado en su lugar, sin número y con el motivo.'
      : `JPay tenía en sus listas ${counted(count, 'mensaje')} con esta persona que no están en el archivo. Cada uno está señalado en su lugar, sin número y con el motivo.`,
  leftOut: (count) =>
    `${counted(count, 'mensaje')} de la cuenta ${count === 1 ? 'se omitió' : 'se omitieron'} en el archivo ZIP, por elección o porque la exportación terminó antes. ${count === 1 ? 'Podría ser' : 'Algunos podrían ser'} de esta conversación.`,
  checkTitle: 'Cómo comprobarlo',
  sums: 'Las sumas SHA-256 son las de los archivos guardados aquí. Cada una está también en manifest-sha256.txt, en la carpeta principal, lo mismo que la suma de esta copia.',
  check:
    'Para comprobar todos los archivos: descomprima el ZIP, abra una terminal en su carpeta y ejecute “sha256sum -c manifest-sha256.txt” (Linux) o “shasum -a 256 -c manifest-sha256.txt” (macOS). En Windows, “Get-FileHash” seguido del nombre de un archivo muestra su suma en PowerShell. README.txt explica más.',
  notClaimedTitle: 'Qué no se afirma',
  notClaimed:
    'No se afirma quién escribió un mensaje, ni que los registros de JPay sean verdaderos o completos, ni cuándo se escribió, se envió o se leyó realmente un mensaje. Un archivo que coincide con su suma es el mismo con el que se hizo la suma; que la lista de sumas no se haya hecho de nuevo más tarde solo lo muestra una suma de todo el archivo ZIP guardada en otro lugar. Las sumas no muestran lo que había en el sitio web de JPay.',
  message: (at) => `Mensaje ${number(at)}`,
  direction: 'Dirección',
  directions: {
    received: 'Recibido: JPay lo mostró en la bandeja de entrada de la cuenta',
    sent: 'Enviado: JPay lo mostró entre los mensajes enviados de la cuenta',
  },
  from: 'De',
  to: 'Para',
  inmateNumber: 'Número',
  agency: 'Agencia',
  date: 'Fecha tal como la mostró JPay',
  noDate: 'JPay no mostró fecha',
  letterNumber: 'Número de carta',
  status: 'Estado en JPay',
  readAt: 'Leído por Letterkeep',
  readMoment: (moment) => `${moment} (UTC, según el reloj de la computadora en que se usó)`,
  id: 'Identificador de Letterkeep',
  rawPage: 'La página tal como la envió JPay',
  rawPageLost:
    'No está en el archivo: el navegador que la guardaba no pudo devolverla. En su lugar hay una nota.',
  sum: 'SHA-256',
  text: 'Sus palabras',
  exhibit: (message, attachment) => `Anexo ${number(message)}-${attachment}`,
  kind: 'Clase',
  label: 'Nombre en JPay',
  file: 'Archivo',
  mediaType: 'Tipo de archivo, según sus bytes',
  size: 'Tamaño',
  bytes: (count) => counted(count, 'byte'),
  endsEarly: 'Observación',
  endsEarlySentence:
    'JPay envió este archivo dos veces, del mismo tamaño cada vez, sin la marca que debería cerrarlo.',
  pictureOf: 'La imagen que es el {exhibit}',
};
