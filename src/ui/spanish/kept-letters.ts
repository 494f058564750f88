import type { Words } from '../words';
import { messages, number } from './counting';

export const keptLettersWords: Words['keptLetters'] = {
  title: 'Guardar otra vez una conversación',
  explanation:
    'Todo lo que ve aquí ya se leyó antes y está guardado en este navegador. Elija un formato y guarde cualquier conversación o mensaje: a JPay no se le pide nada.',
  looking: 'Mirando lo que hay guardado en este navegador…',
  nothing:
    'En este navegador no hay nada guardado. Abra JPay, pulse el botón de Letterkeep y exporte sus mensajes.',
  unreadable: 'No se pudo leer lo que hay guardado en este navegador.',
  find: 'Buscar a una persona',
  found: (people) => (people === 1 ? '1 persona encontrada.' : `${number(people)} personas encontradas.`),
  accountNamed: (name) => `Cuenta de JPay de ${name}`,
  accountNumbered: (count) => `Cuenta de JPay ${number(count)} en este navegador`,
  nameless: 'Alguien sin nombre',
  messagesOf: (count, span) =>
    span === undefined ? messages(count) : `${messages(count)}, del ${span[0]} al ${span[1]}`,
  sameName:
    'Más de uno de sus contactos se llama {name}. JPay no distingue sus mensajes, así que aquí están juntos.',
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
};
