import type { ArchiveWords } from '../archive-words';

export const bookWords: ArchiveWords['book'] = {
  pageTitle: (name, period) => `Cartas con ${name}${period === '' ? '' : `, ${period}`}`,
  title: 'Cartas con {name}',
  years: (first, last) => (first === last ? first : `De ${first} a ${last}`),
  volume: (number, of, label) => `Tomo ${number} de ${of}: ${label}`,
  saved: (day) => `Guardado de JPay el ${day}`,
  backToMessages: 'Volver a los mensajes',
  howTitle: 'Para imprimir este libro o guardarlo como PDF',
  how: [
    'Pulse las teclas Ctrl y P a la vez (en Mac: ⌘ y P). Para un PDF, elija “Guardar como PDF” donde se elige la impresora.',
    'Chrome y Edge: desactive “Encabezados y pies de página”. El libro tiene sus propios números de página. Si no aparecen, su navegador es antiguo: actívelos.',
    'Firefox y Safari: deje activados los encabezados y pies de página, para que las páginas tengan número.',
    'Esta nota no se imprime.',
  ],
  volumes: 'Tomos de este libro',
  undatedChapter: 'Sin fecha',
  captionReceived: '{kind} de {name}, {date}',
  captionSent: '{kind} para {name}, {date}',
  keptAsFile: '{label} no se puede imprimir. Está en el archivo como {path}',
};
