import type { Speed } from '../../model/speed';
import type { PopupWords } from '../english/popup';
import type { Ordered } from '../words';
import { attachments, counted, messages, number, size } from './counting';
import { forecastWords, pauseReason } from './forecast';
import { progressWords, soFar } from './progress';

const orderedNames: Record<Ordered, string> = {
  archive: 'sus mensajes',
  message: 'este mensaje',
  conversation: 'esta conversación',
};

const speedNames: Record<Speed, string> = { gentle: 'Suave', normal: 'Normal', fast: 'Rápida' };

/** The popup's words in Spanish. */
export const popupWords: PopupWords = {
  looking: 'Buscando su página de JPay…',
  noJpay: {
    title: 'Abra JPay para empezar',
    sentence:
      'Letterkeep funciona en el sitio web de JPay. Ábralo, inicie sesión y pulse otra vez el botón de Letterkeep.',
    open: 'Abrir jpay.com',
    loadingTitle: 'JPay todavía se está cargando',
    loadingSentence:
      'Letterkeep sigue en cuanto aparezca la página de JPay. Si no aparece, vuelva a cargarla en su pestaña.',
    silentTitle: 'JPay está abierto, pero no listo',
    silentSentence: 'Vuelva a cargar la página de JPay: estaba abierta antes de que Letterkeep llegara.',
    reload: 'Volver a cargar la página de JPay',
    reloading: 'La página de JPay se está cargando otra vez…',
  },
  signedOut: {
    title: 'JPay espera a que usted entre',
    sentence: 'Inicie sesión en la página de JPay. Después Letterkeep podrá guardar sus mensajes.',
  },
  ready: {
    title: 'Todo listo para guardar su correspondencia',
    sentence:
      'Todos los mensajes, fotos y VideoGrams, recibidos y enviados, en un solo archivo en su computadora.',
    exportAll: 'Exportar todos los mensajes',
    thisMessage: 'Solo lo que está abierto ahora',
    thisMessageWith: 'Tiene abierto un mensaje con {name}.',
    format: 'Formato',
    saveMessage: 'Guardar este mensaje',
    saveConversation: 'Guardar esta conversación',
    markedAsRead:
      'Para guardar un mensaje, Letterkeep lo abre. Es posible que JPay lo muestre después como leído. Nunca se envía, se borra ni se paga nada.',
    leaveUnreadInstead: 'No abrir los no leídos',
    starting: 'Empezando…',
  },
  choice: {
    title: 'Elegir qué exportar',
    people: 'Personas',
    peopleHint: 'Marque las personas que quiera. Si no marca a nadie, se exporta a todas.',
    loadingPeople: 'Preguntando a JPay con quién se escribe usted…',
    noPeople: 'JPay no nombra a nadie aquí, así que se exporta a todas las personas.',
    peopleFailed: 'JPay no nos dijo con quién se escribe usted. Aun así puede exportar a todas las personas.',
    numberAndAgency: (inmateId, agency) => [inmateId, agency].filter(Boolean).join(', '),
    from: 'Desde la fecha',
    to: 'Hasta la fecha',
    datesHint: 'Deje las dos vacías para todos los años. Los mensajes sin fecha siempre se exportan.',
    datesCrossed: 'La primera fecha es posterior a la segunda. Cambie una de las dos, por favor.',
    directions: 'Recibidos o enviados',
    directionNames: { received: 'Recibidos', sent: 'Enviados' },
    directionsHint: 'Los mensajes que usted recibió y los que envió.',
    noDirection: 'Marque al menos una de las dos opciones: sin ninguna no hay nada que exportar.',
    withAttachments: 'Con archivos adjuntos',
    withAttachmentsHint:
      'Fotos, eCards y VideoGrams. Sin ellos la exportación es más rápida; otra posterior todavía puede traerlos.',
    formats: 'Formatos',
    formatNames: {
      html: 'HTML (páginas web)',
      markdown: 'Markdown',
      word: 'Word',
      email: 'Correo electrónico',
      text: 'Texto',
    },
    formatsHint:
      'HTML está siempre en el archivo ZIP: es lo que abre START HERE. Los demás son los mismos mensajes para otros programas.',
    partSize: 'Tamaño de cada archivo',
    partSizeNames: { 1_900_000_000: 'Hasta 1.9 GB', 500_000_000: 'Hasta 500 MB' },
    partSizeHint:
      'Si todo ocupa más, viene en varios archivos. Elija 500 MB para un teléfono o una memoria USB antigua.',
    leaveUnread: 'No abrir los mensajes no leídos',
    leaveUnreadHint: 'Siguen como no leídos en JPay y no entran en lo que usted exporta.',
  },
  speed: {
    title: 'Velocidad',
    chosen: (speed) => `Velocidad: ${speedNames[speed].toLowerCase()}`,
    hint: 'Para la próxima exportación, y para Continuar.',
    names: speedNames,
    sentences: {
      gentle: 'Una petición por segundo o menos, para una conexión lenta o un sitio que se queja.',
      normal: 'Al ritmo del propio JPay.',
      fast: 'Sin descanso entre peticiones, de dos en dos; es posible que JPay nos pida ir más despacio.',
    },
  },
  kept: {
    title: 'Guardado en este navegador',
    sentence: (messageCount, attachmentCount, bytes) =>
      `${messages(messageCount)} y ${attachments(attachmentCount)}, ${size(bytes)}.`,
    oneOfSeveral: (accounts) =>
      `Son de ${number(accounts)} cuentas de JPay. «Descargar lo ya guardado» descarga lo de la cuenta usada por última vez; en «Leer y buscar sus mensajes» está todo.`,
    save: 'Descargar lo ya guardado',
  },
  reading: {
    title: (what) => `Guardando ${orderedNames[what]}`,
    ...progressWords,
    progressName: 'Mensajes leídos hasta ahora',
    safeToClose: 'Puede cerrar esta ventana. Deje abierta la página de JPay.',
    pause: 'Pausar',
    cancel: 'Cancelar',
  },
  forecast: forecastWords,
  paused: {
    title: 'En pausa',
    why: pauseReason,
    soFar,
    openJpayFirst: 'JPay no está abierto en este navegador.',
    openThenContinue: 'JPay no está abierto en este navegador. Ábralo, inicie sesión y pulse Continuar.',
    stillLoading:
      'La página de JPay todavía se está cargando. Si no aparece, vuelva a cargarla en su pestaña.',
    reloadFirst: 'Vuelva a cargar primero la página de JPay: perdió el contacto con Letterkeep.',
    resume: 'Continuar',
    saveKept: 'Descargar lo ya guardado',
  },
  writing: {
    title: 'Preparando su archivo',
    sentence: 'Otra pestaña lo está reuniendo todo. Déjela abierta hasta que termine, por favor.',
    interruptedTitle: 'Sin terminar',
    interrupted: 'El trabajo se interrumpió. Pulse Descargar otra vez: para eso no se le pide nada a JPay.',
  },
  done: {
    title: 'Aquí está su correspondencia',
    incompleteTitle: 'Aquí está una parte de su correspondencia',
    nothingTitle: 'No se pudo guardar nada',
    nothing: 'JPay no nos dejó abrirlo. Espere un poco y vuelva a intentarlo.',
    noneChosenTitle: 'Nada coincide con lo que eligió',
    noneChosen: (listed) =>
      `${listed === 1 ? 'El único mensaje de JPay no' : `Ninguno de los ${messages(listed)} de JPay`} está entre lo que usted eligió. Cambie lo que eligió y exporte otra vez.`,
    handedOver: (files) =>
      files === 1
        ? 'Su navegador está guardando el archivo:'
        : `Su navegador está guardando ${number(files)} archivos:`,
    incomplete:
      'Falta algo; por eso el nombre dice INCOMPLETE (incompleto). Exporte otra vez para obtener lo que falta.',
    keptTitle: 'Aquí está lo que guarda este navegador',
    keptTotals: (count) => `${messages(count)} de lo guardado antes`,
    keptIncomplete:
      'No se le preguntó a JPay. Allí puede haber más; por eso el nombre dice INCOMPLETE (incompleto).',
    downloadAgain: 'Descargar otra vez',
    another: 'Guardar más',
    putAway: 'Quitar este recibo de aquí',
    signInForAnother: 'Para exportar otra vez, inicie sesión en la página de JPay.',
    openJpayForAnother: 'Para exportar otra vez, abra JPay e inicie sesión.',
    reloadForAnother: 'Para exportar otra vez, vuelva a cargar la página de JPay.',
  },
  forget: {
    open: 'Olvidar todo',
    means:
      'Hasta que pulse Olvidar todo, una copia de sus mensajes queda en este navegador, sin protección. En una computadora compartida, púlselo cuando su archivo esté a salvo.',
    question:
      '¿Quitar todos los mensajes y fotos de este navegador? Después ya no podrá leerlos, buscarlos ni guardarlos aquí otra vez. Los archivos que descargó se conservan. JPay no se toca.',
    yes: 'Sí, olvidarlo todo',
    no: 'No, conservarlo',
    proof: ({ messages: count, attachments: hung, bytes, records, otherDatabases }) =>
      `Se quitó todo de este navegador. Letterkeep volvió a mirar y no queda nada: ${messages(count)}, ${attachments(hung)}, ${size(bytes)}, ${counted(records, 'registro', 'registros')} de cualquier otro tipo.${otherDatabases === null ? '' : ' El navegador tampoco nombra ningún otro almacén de Letterkeep.'} Solo se conservan el idioma y la velocidad que eligió.`,
    somethingLeft: ({ messages: count, attachments: hung, bytes, records, otherDatabases, items }) =>
      `Letterkeep quitó todo y volvió a mirar, y todavía queda algo: ${messages(count)}, ${attachments(hung)}, ${size(bytes)}, ${counted(records + (otherDatabases?.length ?? 0) + items.length, 'registro', 'registros')} de cualquier otro tipo. Cierre las demás pestañas de JPay y de Letterkeep y pulse Olvidar todo otra vez. Para estar del todo seguro, quite Letterkeep del navegador: así se borra todo lo que guardó.`,
    notLooked:
      'Letterkeep quitó todo, pero no pudo volver a mirar si quedó algo. Abra Letterkeep otra vez: dice si todavía hay algo guardado.',
  },
  details: {
    copy: 'Copiar los detalles',
    copied: 'Copiado. Dice cómo están JPay y Letterkeep, y no contiene ni una palabra de su correspondencia.',
    byHand:
      'Su navegador no lo copió. Seleccione este texto y cópielo usted. No contiene ni una palabra de su correspondencia.',
    text: 'Detalles',
  },
  problem: {
    busy: 'Ya se está leyendo otra pestaña de JPay. Deje que termine, o cancélela primero.',
    jpayGone: 'Letterkeep perdió el contacto con la página de JPay. Vuelva a cargarla e inténtelo otra vez.',
    notDone: 'Eso no funcionó. Inténtelo otra vez, por favor.',
    detail: (detail) => `Para quien le pueda ayudar: ${detail}`,
  },
};
