import type { Words } from '../words';
import { agreeing, counted, number, size } from './counting';

const listFormat = new Intl.ListFormat('es-US', { type: 'conjunction' });
const dayFormat = new Intl.DateTimeFormat('es-US', { dateStyle: 'long', timeZone: 'UTC' });

/** The words of "Check an archive" in Spanish. */
export const checkWords: Words['check'] = {
  title: 'Comprobar un archivo ZIP',
  explanation:
    '¿Su copia sigue íntegra? Letterkeep mira cada archivo que contiene: si sigue igual, y si se quitó o se añadió algo. Todo ocurre en esta computadora.',
  drop: 'Suelte el archivo ZIP en cualquier lugar de esta página, o elíjalo. Se pueden comprobar varias partes a la vez.',
  letGo: 'Suéltelo, y se comprueba.',
  choose: 'Elegir archivos ZIP',
  checking: 'Comprobando {name}',
  progressName: 'Comprobado hasta ahora',
  share: (fraction) => `${Math.floor(fraction * 100)}% comprobado`,
  cancel: 'Cancelar',
  cancelled: 'Se detuvo la comprobación. No se cambió nada.',
  summary: (files, whole) => {
    if (whole === files)
      return `Los ${counted(files, 'archivo ZIP está íntegro', 'archivos ZIP están íntegros')}: no se cambió, quitó ni añadió nada.`;
    const looked = `Se ${agreeing(files, 'miró', 'miraron')} ${counted(files, 'archivo', 'archivos')}`;
    return whole === 0
      ? `${looked}, y ninguno está íntegro.`
      : `${looked}, y ${number(whole)} ${agreeing(whole, 'está íntegro', 'están íntegros')}.`;
  },
  summaryIncomplete: (files) =>
    `Desde el principio, ${files === 1 ? 'uno de ellos es' : `${number(files)} de ellos son`} INCOMPLETE (${agreeing(files, 'incompleto', 'incompletos')}): no están todos los mensajes.`,
  incomplete:
    'Está sin cambios, pero desde el principio es INCOMPLETE (incompleto): no contiene todos los mensajes. START HERE dice cuáles faltan.',
  changedNext:
    'Pruebe con otra copia. Si Letterkeep aún guarda sus mensajes, guárdelos otra vez. “Añadir un archivo anterior” puede recuperar lo que esté bien.',
  refused: {
    empty: 'Este archivo está vacío. Quizás no se terminó de copiar: pruebe con otra copia.',
    'no-zip':
      'Esto no es un archivo ZIP, así que no hay nada que comprobar. Busque el archivo cuyo nombre termina en “.zip”.',
    'unsupported-zip':
      'Este archivo ZIP es de un tipo que Letterkeep nunca crea, así que aquí no se puede comprobar. Quizás otro programa lo comprimió de nuevo.',
    'no-bag':
      'Este archivo ZIP no contiene una lista de sus archivos con sus sumas, así que no se puede comprobar. Letterkeep pone una cuando se exportan todos los mensajes, pero no cuando se guarda un solo mensaje o una conversación.',
    folder:
      'Esto es una carpeta. Suelte el propio archivo ZIP. Si la carpeta ya está descomprimida, README.txt dice dentro de ella cómo comprobarla.',
    unreadable:
      'Este archivo no se pudo leer hasta el final, así que no se puede decir nada sobre él. Si está en una memoria USB o en otra computadora, asegúrese de que siga ahí e inténtelo otra vez.',
  },
  noArchive:
    'Esto no es un archivo ZIP de Letterkeep, así que no hay nada que comprobar. Busque el archivo cuyo nombre termina en “.zip”.',
  allParts: (of) => `Aquí están las ${number(of)} partes de {name}.`,
  partsMissing: (of, missing) =>
    missing.length === 1
      ? `{name} tiene ${number(of)} partes. Aquí falta la parte ${missing.map(number).join()}: compruébela también.`
      : `{name} tiene ${number(of)} partes. Aquí faltan las partes ${listFormat.format(missing.map(number))}: compruébelas también.`,
  written: 'Creado el',
  day: (isoDay) => dayFormat.format(new Date(isoDay)),
  part: 'Parte',
  partOf: (part, of) => `${number(part)} de ${number(of)}`,
  content: 'Mensajes, fotos y listas',
  contentOf: (files, bytes) => `${counted(files, 'archivo', 'archivos')}, ${size(bytes)}`,
  findingsTitle: (count) =>
    `Se ${agreeing(count, 'encontró', 'encontraron')} ${counted(count, 'cosa', 'cosas')}`,
  findingsCaption: 'Lo que se encontró, una cosa tras otra',
  kind: 'Qué',
  finding: 'Lo encontrado',
  proves:
    'Los archivos son aquellos con los que se hizo su lista de sumas. Si alguien cambiara archivos e hiciera de nuevo toda la lista, no se notaría; una huella guardada en otro lugar sí lo muestra. Las sumas no prueban lo que JPay mostró, ni quién escribió un mensaje, ni cuándo.',
  fingerprint: 'Mostrar la huella digital de este archivo (SHA-256)',
  fingerprintMade: 'La huella digital de este archivo (SHA-256):',
  fingerprintMaking: 'El archivo se lee una vez más. Puede tardar un minuto.',
  fingerprintShare: (fraction) => `Calculando la huella digital: ${Math.floor(fraction * 100)}%`,
  fingerprintHint:
    'Guárdela en un lugar con fecha, como un correo electrónico o una hoja impresa. Quien la calcule más adelante con el mismo archivo obtendrá la misma.',
};
