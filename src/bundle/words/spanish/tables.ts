import type { ArchiveWords } from '../archive-words';

export const tableWords: ArchiveWords['tables'] = {
  messagesHead: [
    'Fecha',
    'Fecha como la muestra JPay',
    'Recibido o enviado',
    'Persona',
    'Número',
    'Agencia',
    'Mensaje',
    'Archivos adjuntos',
    'Archivos adjuntos no guardados',
    'Número de carta',
    'Estado',
    'Archivo',
    'Identificador',
  ],
  directions: { received: 'recibido', sent: 'enviado' },
  contactsHead: [
    'Nombre',
    'Número',
    'Agencia',
    'Primer mensaje',
    'Último mensaje',
    'Mensajes',
    'Observación',
  ],
  number: (number) => `Número ${number}`,
  noMessages: 'Ningún mensaje en el archivo ZIP',
  firstAndLast: (first, last) => `Primer mensaje: ${first}; último mensaje: ${last}`,
  mailAttachment: (index, label, place) => `[Archivo adjunto ${index}: ${label} - ${place}]`,
  mailNotSaved: (reason) => `no se guardó: ${reason}`,
};
