import type { Words } from '../words';
import { agreeing, attachments, counted, messages, number } from './counting';

const listFormat = new Intl.ListFormat('es-US', { type: 'conjunction' });

/** The words of "Add an earlier archive" in Spanish. */
export const addEarlierWords: Words['addEarlier'] = {
  title: 'Añadir un archivo anterior',
  explanation:
    '¿Tiene un archivo ZIP que Letterkeep hizo antes, quizás en otra computadora? Añádalo aquí. Sus mensajes y archivos adjuntos vuelven a este navegador: así la próxima exportación solo lee lo nuevo, y lo que JPay haya borrado desde entonces se queda. Todo ocurre en esta computadora.',
  drop: 'Suelte el archivo ZIP en cualquier lugar de esta página, o elíjalo. Si tiene varias partes, tómelas todas.',
  letGo: 'Suéltelo, y se mira.',
  choose: 'Elegir archivos ZIP',
  looking: 'Comprobando {name} antes de añadir nada',
  bringing: 'Añadiendo {name}. Deje abierta esta pestaña, por favor.',
  progressName: 'Hecho hasta ahora',
  share: (fraction) => `${Math.floor(fraction * 100)}% hecho`,
  cancel: 'Cancelar',
  cancelled: 'Se detuvo. No se añadió nada.',
  asking: 'Antes, responda a esto, por favor. Todavía no se añadió nada.',
  damaged: (findings) =>
    `{name} está dañado: ${counted(findings, 'cosa no está', 'cosas no están')} como se escribieron. Lo que está bien todavía se puede añadir, y se le dirá lo que no.`,
  whoseMail:
    '{name} no dice con certeza de qué cuenta de JPay es. ¿De quién son los mensajes? Los mensajes de dos cuentas se guardan por separado.',
  accountNamed: (name) => `La cuenta de JPay de ${name}`,
  accountWith: (people) => `La cuenta con mensajes de ${listFormat.format(people)}`,
  accountNameless: (count) => `Cuenta de JPay ${number(count)} en este navegador`,
  newAccount: 'Otra cuenta, que todavía no está en este navegador',
  bringWhole: 'Añadir lo que está bien',
  bring: 'Añadirlo',
  leave: 'Dejarlo',
  cameBack: (count, files) =>
    `${agreeing(count + files, 'Volvió', 'Volvieron')} ${messages(count)}${files === 0 ? '' : ` y ${attachments(files)}`}.`,
  completed: (count, files) =>
    `${messages(count)} ya ${agreeing(count, 'estaba', 'estaban')} aquí, y ${agreeing(count, 'recuperó', 'recuperaron')} ${attachments(files)}.`,
  wereHere: (count) => `${messages(count)} ya ${agreeing(count, 'estaba', 'estaban')} aquí.`,
  nothingNew: 'Todo lo que contiene ya estaba aquí. No se cambió nada.',
  notBrought: (count) =>
    `No se ${agreeing(count, 'pudo', 'pudieron')} añadir ${counted(count, 'cosa', 'cosas')}.`,
  problemsCaption: 'Lo que no se pudo añadir',
  whatColumn: 'Qué',
  ofColumn: 'De',
  problems: {
    line: 'Un mensaje cuya línea en la lista no se puede leer',
    message: 'Un mensaje que no está como se escribió',
    page: 'La página como la envió JPay; su mensaje sí volvió',
    attachment: 'Un archivo adjunto; su mensaje sí volvió',
  },
  problemsHint:
    'Quizás otra copia del mismo archivo esté íntegra: añádala también. Lo que JPay todavía tenga, se leerá de nuevo en la próxima exportación.',
  partsMissing: (of, missing) =>
    missing.length === 1
      ? `{name} tiene ${number(of)} partes. Aquí falta la parte ${missing.map(number).join()}: añádala también.`
      : `{name} tiene ${number(of)} partes. Aquí faltan las partes ${listFormat.format(missing.map(number))}: añádalas también.`,
  next: 'Abra JPay y pulse “Exportar todos los mensajes”: lo que volvió estará en el nuevo archivo, y solo se leerá lo nuevo.',
  withoutJpay: 'Sin JPay, puede leerlos aquí o guardarlos todos en un archivo ZIP nuevo:',
  nothingAdded: 'No se añadió nada.',
  refused: {
    empty: 'Este archivo está vacío. Quizás no se terminó de copiar: pruebe con otra copia.',
    'no-zip':
      'Esto no es un archivo ZIP. Busque el archivo cuyo nombre empieza con “Letterkeep” y termina en “.zip”.',
    'unsupported-zip':
      'Este archivo ZIP es de un tipo que Letterkeep nunca crea. Quizás otro programa lo comprimió de nuevo: use el archivo tal como lo hizo Letterkeep.',
    'no-bag':
      'Este archivo ZIP no es uno de los que Letterkeep hace con todos los mensajes, así que no se añadió nada. Un solo mensaje o una conversación tampoco se pueden añadir.',
    'not-ours': 'Este archivo ZIP no lo hizo Letterkeep, así que no se añadió nada.',
    'cut-short':
      'Falta el final de este archivo ZIP, y con él la lista de lo que contiene, así que no se añadió nada. Quizás no se terminó de copiar: pruebe con otra copia.',
    'unknown-layout':
      'Este archivo lo hizo un Letterkeep más nuevo. Actualice Letterkeep en este navegador y añada el archivo otra vez.',
    'no-messages':
      'Este archivo está tan dañado que no se puede leer ni un solo mensaje. Pruebe con otra copia.',
    folder: 'Esto es una carpeta. Suelte el propio archivo ZIP.',
    unreadable:
      'Este archivo no se pudo leer hasta el final. Si está en una memoria USB o en otra computadora, asegúrese de que siga ahí e inténtelo otra vez. Los mensajes que ya habían vuelto se conservan.',
  },
  stopped: {
    'no-space':
      'En esta computadora no queda espacio, así que no volvió todo. Lo que volvió se conserva. Haga espacio y añada otra vez el mismo archivo: sigue desde ahí.',
    cancelled: 'Se detuvo. Lo que había vuelto se conserva. Añada otra vez el mismo archivo para seguir.',
    other:
      'El navegador no pudo conservar más de este archivo. Lo que volvió se conserva. Añada otra vez el mismo archivo para seguir.',
  },
};
