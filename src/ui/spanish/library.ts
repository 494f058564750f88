import type { Words } from '../words';
import { attachments, counted, messages, number, size } from './counting';

export const libraryWords: Words['library'] = {
  title: 'Leer y buscar sus mensajes',
  explanation:
    'Todo lo que ve aquí ya se leyó antes y está guardado en este navegador. Lea cualquier conversación, busque palabras en todas ellas o guarde una otra vez: a JPay no se le pide nada.',
  looking: 'Mirando lo que hay guardado en este navegador…',
  nothing:
    'En este navegador no hay nada guardado. Abra JPay, pulse el botón de Letterkeep y exporte sus mensajes.',
  unreadable: 'No se pudo leer lo que hay guardado en este navegador.',
  totals: (people, messageCount, attachmentCount, bytes) =>
    `${counted(people, 'persona', 'personas')}, ${messages(messageCount)}, ${attachments(attachmentCount)}: ${size(bytes)} en esta computadora.`,
  lastKept: (day) => `Lo último se agregó el ${day}.`,
  lastSaved: (day) => `La última vez que guardó un archivo ZIP con sus mensajes fue el ${day}.`,
  neverSaved: 'Desde este navegador todavía no se ha guardado ningún archivo ZIP con sus mensajes.',
  find: 'Buscar a una persona',
  foundPeople: (people) =>
    people === 1 ? '1 persona encontrada.' : `${number(people)} personas encontradas.`,
  accountNamed: (name) => `Cuenta de JPay de ${name}`,
  accountNumbered: (count) => `Cuenta de JPay ${number(count)} en este navegador`,
  nameless: 'Alguien sin nombre',
  messagesOf: (count, span) =>
    span === undefined ? messages(count) : `${messages(count)}, del ${span[0]} al ${span[1]}`,
  sameName:
    'Más de uno de sus contactos se llama {name}. JPay no distingue sus mensajes, así que aquí están juntos.',
  saveAll: 'Guardar todo en un archivo ZIP',
  saveConversation: 'Guardar esta conversación',
  single: 'Mensajes sueltos',
  messagesCaption: (name) => `Mensajes con ${name}, del más antiguo al más reciente`,
  direction: 'Dirección',
  directions: { received: 'Recibido', sent: 'Enviado' },
  date: 'Fecha',
  undated: 'sin fecha',
  attachments: 'Archivos adjuntos',
  saveMessage: 'Guardar',
  progressName: 'Preparando el archivo',
  saving: 'Preparando su archivo. Deje abierta esta pestaña, por favor.',
  saved: (fileName) => `Su navegador lo está guardando. Busque entre sus descargas ${fileName}`,
  oneAtATime: 'Un momento: todavía se está preparando el archivo anterior.',
  cancel: 'Cancelar',
  cancelled: 'El trabajo se detuvo. No se guardó nada.',
  notSaved: 'Esto no se pudo guardar. Lo que se leyó sigue guardado en este navegador.',
  reading: {
    open: 'Leer',
    back: 'Volver a la lista',
    title: 'Mensajes con {name}',
    pages: 'Páginas de esta conversación',
    pagesBelow: 'Páginas de esta conversación, debajo de los mensajes',
    range: (from, to, of) =>
      `${number(from)} a ${number(to)} de ${number(of)}, del más antiguo al más reciente`,
    beginning: 'Leer desde el principio',
    earlier: 'Anteriores',
    later: 'Siguientes',
    newest: 'Ir a los más recientes',
    failed: 'No se pudo abrir esta conversación.',
    saveAttachment: 'Guardar este archivo',
    fileNotSaved: 'No se pudo guardar este archivo.',
    cautions: {
      'could-run':
        'Podría ejecutarse como un programa o abrirse como una página. Guárdelo solo si sabe qué es y confía en quien lo envió.',
      unknown: 'Letterkeep no sabe qué tipo de archivo es. Guárdelo solo si sabe qué es.',
      'acts-by-itself':
        'Este PDF puede hacer más que leerse: iniciar algo, abrir una dirección o contener otros archivos. Guárdelo solo si confía en quien lo envió.',
      'holds-programs':
        'Dentro de este documento hay pequeños programas (macros) u otros archivos. Guárdelo solo si confía en quien lo envió.',
    },
  },
  search: {
    label: 'Buscar en todos los mensajes',
    from: 'De {name}',
    to: 'Para {name}',
    looking: (done, of, found) =>
      `Se miraron ${number(done)} de ${messages(of)}; hasta ahora hay ${number(found)} con esas palabras…`,
    found: (count) =>
      count === 0
        ? 'Ningún mensaje tiene todas estas palabras.'
        : `${messages(count)} con esas palabras, del más reciente al más antiguo.`,
    stop: 'Dejar de buscar',
    stopped: (count) => `Se detuvo. Hasta ahora hay ${messages(count)} con esas palabras.`,
    more: (count) => `Mostrar ${number(count)} más`,
    failed: 'No se pudo terminar la búsqueda.',
    unread: (count) =>
      `No se pudo buscar en ${messages(count)}, porque mientras tanto se está guardando algo. Vuelva a cargar esta página para buscar en todo.`,
  },
};
