import type { ArchiveWords } from '../archive-words';

export const searchWords: ArchiveWords['search'] = {
  label: 'Buscar en todos los mensajes',
  hint: 'Escriba una palabra o un nombre. Varias palabras encuentran los mensajes que las tienen todas; las palabras entre "comillas" se buscan tal como están.',
  person: 'Persona',
  everybody: 'Todas',
  year: 'Año',
  allYears: 'Todos los años',
  direction: 'Recibidos o enviados',
  bothDirections: 'Recibidos y enviados',
  received: 'Recibidos',
  sent: 'Enviados',
  onlyAttached: 'Solo con fotos u otros archivos adjuntos',
  clear: 'Borrar la búsqueda',
  script: {
    from: 'De {name}',
    to: 'Para {name}',
    noDate: 'sin fecha',
    undated: 'Sin fecha',
    attachments: { one: '{count} archivo adjunto', other: '{count} archivos adjuntos' },
    found: {
      one: 'Se encontró 1 mensaje.',
      other: 'Se encontraron {count} mensajes, primero los más antiguos.',
    },
    foundSome: 'Se encontraron {count} mensajes, primero los más antiguos. Se muestran los primeros {shown}.',
    nothing: 'No se encontró nada. Con menos palabras se encuentra más.',
    more: { one: 'Mostrar 1 más', other: 'Mostrar {count} más' },
    looking: 'Hasta ahora se han revisado {done} de {all} mensajes; encontrados: {found}.',
    lost: {
      one: 'No se puede buscar en 1 de {all} mensajes, porque falta o está dañado un archivo de esta copia ({files}). El mensaje mismo está en su conversación.',
      other:
        'No se puede buscar en {count} de {all} mensajes, porque faltan o están dañados archivos de esta copia ({files}). Los mensajes mismos están en sus conversaciones.',
    },
  },
};
