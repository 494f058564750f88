import type { Ordered, Words } from '../words';
import { agreeing, counted, number } from './counting';

const documentNames: Record<Ordered, string> = {
  archive: 'archivo ZIP',
  message: 'mensaje',
  conversation: 'conversación',
};

/** The archive tab's words in Spanish. */
export const archiveWords: Words['archive'] = {
  lookingTitle: 'Un momento…',
  writingTitle: (what) => `Preparando su ${documentNames[what]}…`,
  writingSentence: 'Todo se reúne aquí, en su propia computadora. Deje esta pestaña abierta, por favor.',
  writingParts: (parts) =>
    `Es grande, así que viene en partes. ${counted(parts, 'parte terminada', 'partes terminadas')}.`,
  writingShare: (fraction) => {
    if (fraction === null) return 'Mirando lo que se guardó…';
    return fraction < 1
      ? `Poniendo los mensajes y las fotos en el archivo: ${Math.floor(fraction * 100)}% hecho`
      : 'Cerrando el archivo…';
  },
  progressName: 'Progreso del archivo',
  elsewhereTitle: 'Otra pestaña está trabajando',
  elsewhere:
    'En este momento otra pestaña de Letterkeep está preparando este archivo ZIP. El recibo aparecerá aquí cuando termine.',
  doneTitle: 'Aquí está su correspondencia',
  incompleteTitle: 'Aquí está una parte de su correspondencia',
  documentTitle: { message: 'Aquí está su mensaje', conversation: 'Aquí está esta conversación' },
  incompleteConversationTitle: 'Aquí está una parte de esta conversación',
  emptyTitle: 'Su buzón está vacío',
  nothingMatchedTitle: 'Nada coincide con lo que eligió',
  earlierTitle: 'Su recibo',
  saving: (files) =>
    files === 1
      ? 'Su navegador lo está guardando ahora. Busque este archivo entre sus descargas:'
      : `Su navegador está guardando ${number(files)} archivos ahora. Búsquelos entre sus descargas:`,
  ifAsked: 'Si el navegador pregunta si permite varias descargas, permítalas.',
  sameName:
    'Si ya había un archivo con ese nombre, el navegador añade un número, por ejemplo (1). El número más alto es el más nuevo.',
  notYet: 'Este es el recibo de una exportación anterior. Pulse Descargar otra vez para obtener el archivo.',
  nothingSaved: 'JPay no nos dejó abrirlo, así que no hay ningún archivo. El recibo dice por qué.',
  nothingSavedNext: {
    archive: 'Espere un poco y pulse otra vez Exportar todos los mensajes.',
    message: 'Espere un poco y pulse otra vez Guardar este mensaje.',
    conversation: 'Espere un poco y pulse otra vez Guardar esta conversación.',
  },
  nothingMatched: (listed) =>
    `${listed === 1 ? 'El único mensaje de JPay no está' : `Ninguno de los ${counted(listed, 'mensaje', 'mensajes')} de JPay está`} entre lo que usted eligió, así que el archivo no contiene mensajes. Cambie las personas o las fechas y exporte otra vez.`,
  empty: 'JPay no muestra ningún mensaje para usted, ni recibido ni enviado. Su archivo ZIP lo dice así.',
  incompleteBecause: 'Qué falta, y por qué',
  keptBecause: 'Por qué el nombre dice INCOMPLETE (incompleto)',
  receiptTitle: 'Recibo',
  receiptCaption: 'Lo que había en las listas de JPay, y qué pasó con ello',
  inbox: 'Recibidos',
  sent: 'Enviados',
  both: 'En total',
  mailbox: 'Buzón',
  rowMessages: (box) => `${box}: mensajes`,
  rowAttachments: (box) => `${box}: archivos adjuntos`,
  listed: 'En la lista',
  saved: 'Guardados',
  failed: 'No se pudieron guardar',
  vanished: 'Ya no están en JPay',
  skipped: 'Omitidos',
  notes: 'Es bueno saberlo',
  exceptionsTitle: (count) =>
    `${counted(count, 'cosa', 'cosas')} que no se ${agreeing(count, 'guardó', 'guardaron')}`,
  exceptionsCaption: 'Todo lo que no está en el archivo ZIP, una cosa tras otra',
  noExceptions: 'No falta nada.',
  noExceptionsDocument: 'Está todo en el archivo.',
  oneMessageOnly: 'Es solo un mensaje. Exportar todos los mensajes guarda los demás.',
  what: 'Qué',
  where: 'Dónde',
  reason: 'Por qué',
  whatKind: { message: 'Mensaje', attachment: 'Archivo adjunto', list: 'Lista' },
  showRest: (left) => agreeing(left, 'Mostrar la otra', `Mostrar las otras ${number(left)}`),
  nextTitle: 'Qué hacer ahora',
  nextSteps: [
    'Busque el archivo ZIP entre sus descargas.',
    'Descomprímalo: en Windows, haga clic en él con el botón derecho y elija “Extraer todo” (“Extract all”); en una Mac, haga doble clic en él.',
    'En la carpeta nueva, abra “START HERE.html” (“empiece aquí”). No hace falta internet.',
    'Guarde una segunda copia en otro lugar: en una memoria USB, o con alguien de confianza.',
  ],
  nextStepIncomplete:
    'En JPay, pulse el botón de Letterkeep y luego “Exportar todos los mensajes”: solo se lee lo que falta. No pulse Olvidar todo antes.',
  nextStepsParts: 'Hay varios archivos ZIP. Descomprima cada uno; cada uno se puede abrir por sí solo.',
  nextStepsDocument: [
    'Busque el archivo entre sus descargas y ábralo.',
    'Guarde una segunda copia en otro lugar: en una memoria USB, o con alguien de confianza.',
  ],
  againTitle: '¿No encuentra el archivo?',
  again: 'Se puede crear otra vez en cualquier momento, sin pedirle nada a JPay.',
  stillReadingTitle: 'Todavía leyendo',
  stillReading:
    'Letterkeep todavía está leyendo sus mensajes en JPay. El archivo ZIP se crea cuando eso termine.',
  nothingTitle: 'No hay nada que descargar',
  nothing:
    'Este navegador ya no guarda nada para esta página. Abra JPay, pulse el botón de Letterkeep y exporte otra vez.',
  nothingAnyMoreTitle: 'Aquí ya no se guarda nada',
  nothingAnyMore:
    'Este navegador ya no guarda nada para esta página. Los archivos que descargó siguen en su computadora.',
  failedTitle: 'No se pudo crear el archivo ZIP',
  failedSentence: 'Algo salió mal al crearlo. Lo que se leyó sigue guardado en este navegador.',
  noSpace: 'En esta computadora no queda espacio para el archivo. Libere espacio e inténtelo otra vez.',
  tryAgain: 'Intentar otra vez',
  sharedTitle: 'En una computadora compartida',
  forgottenTitle: 'Olvidado',
  notForgottenTitle: 'Todavía no se quitó',
  notForgotten:
    'Sus mensajes siguen en este navegador. Si hay una exportación en marcha, deje que termine o cancélela, e inténtelo otra vez.',
};
