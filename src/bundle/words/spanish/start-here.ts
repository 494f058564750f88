import type { ArchiveWords } from '../archive-words';
import { counted, listed, number } from './counting';

export const startHereWords: ArchiveWords['startHere'] = {
  lead: (day) =>
    `Guardado el ${day} con Letterkeep. Esta página y todo lo que se abre desde ella funcionan sin internet.`,
  onThisPage: 'En esta página',
  ways: { people: 'Personas', search: 'Buscar', photos: 'Fotos', films: 'VideoGrams', receipt: 'Recibo' },
  seeWhich: 'Vea qué no está aquí',
  people: 'Personas',
  noMessages: 'No hay mensajes en este archivo.',
  messages: (count, first, last) =>
    `${counted(count, 'mensaje')}${first === '' ? '' : first === last ? `, ${first}` : `, de ${first} a ${last}`}`,
  receivedAndSent: (received, sent) =>
    sent === 0
      ? received === 1
        ? 'Recibido'
        : 'Todos recibidos'
      : received === 0
        ? sent === 1
          ? 'Enviado'
          : 'Todos enviados'
        : `${counted(received, 'recibido')}, ${counted(sent, 'enviado')}`,
  sameName: (count, who) =>
    `${number(count)} personas de su lista de contactos tienen este nombre: ${who.length < count ? `${who.join(', ')} y ${number(count - who.length)} más` : listed(who)}.`,
  readFromBeginning: 'Leer desde el principio',
  byYear: 'O empiece por un año:',
  moreInParts: (parts, of) =>
    `Hay más mensajes con esta persona en ${parts.length === 1 ? 'la parte' : 'las partes'} ${listed(parts)} de ${of}.`,
  peopleShown: (shown, all) => `Estas son las ${number(shown)} personas con más mensajes, de ${number(all)}.`,
  allPeople: (count) => `Vea a las ${number(count)} personas, por nombre`,
  allPeopleTitle: 'Todas las personas',
  partTitle: (part, of) => `Esta es la parte ${part} de ${of}`,
  part: (others) =>
    `Había demasiado para un solo archivo ZIP. El resto está en ${listed(others)}. Cada parte se abre por sí sola y tiene su propia página START HERE.`,
  photos: 'Fotos',
  seeAllPhotos: (count) =>
    count === 1 ? 'Vea la única foto o eCard' : `Vea las ${number(count)} fotos y eCards`,
  films: 'VideoGrams',
  watchFilms: (count) => (count === 1 ? 'Vea el VideoGram' : `Vea los ${number(count)} VideoGrams`),
  silentTitle: 'En su lista de contactos, sin ningún mensaje',
  silentMore: (count) => `Y ${number(count)} más:`,
  silentList: 'vea la tabla de contactos',
  silentAdvice:
    'Si sabe que hay mensajes con una de estas personas: elíjala en JPay y exporte otra vez. Letterkeep añade lo que encuentre.',
  otherForms: 'Los mismos mensajes en otros formatos',
  files: {
    readme: 'qué es todo esto y cómo comprobar que nada ha cambiado',
    csv: 'una tabla para una hoja de cálculo',
    mbox: 'para un programa de correo',
    jsonl: 'para programas',
    contactsCsv: 'nombres, números y agencias, como tabla',
    contactsVcf: 'lo mismo para una libreta de direcciones',
    receipt: 'el recibo, para programas',
  },
  fileIs: (what) => `: ${what}`,
  madeBy: (version) => `Letterkeep ${version}. Letterkeep no pertenece a JPay.`,
  lists: {
    pages: 'Páginas de esta lista',
    page: (page) => `Página ${page}`,
    receiptTitle: 'Lo que no está aquí, uno por uno',
    earlyEndsTitle: 'Guardados, pero les falta el final',
    unlinkedTitle: 'Archivos con los que hay que tener cuidado',
  },
  back: 'Volver a START HERE',
};
