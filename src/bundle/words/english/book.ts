/** The keepsake book. {name} and {label} stand where a stranger's words go. */
export const bookWords = {
  /** Of the browser's tab, and the file name it proposes for a PDF: plain text. */
  pageTitle: (name: string, period: string) => `Letters with ${name}${period === '' ? '' : `, ${period}`}`,
  title: 'Letters with {name}',
  years: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  volume: (number: number, of: number, label: string) => `Volume ${number} of ${of}: ${label}`,
  saved: (day: string) => `Saved from JPay on ${day}`,
  backToMessages: 'Back to the messages',
  howTitle: 'To print this book, or to keep it as a PDF',
  how: [
    'Press Ctrl and P together (on a Mac: ⌘ and P). For a PDF, choose “Save as PDF” where the printer is named.',
    'Chrome and Edge: turn “Headers and footers” off. The book has page numbers of its own. If it shows none, your browser is an older one: turn them on.',
    'Firefox and Safari: leave headers and footers on, so that the pages have numbers.',
    'This note is not printed.',
  ],
  volumes: 'Volumes of this book',
  undatedChapter: 'Without a date',
  /** Under a photo. */
  captionReceived: '{kind} from {name}, {date}',
  captionSent: '{kind} to {name}, {date}',
  /** Of what paper cannot show. {path} says where the file lies in the archive. */
  keptAsFile: '{label} cannot be printed. It is in the archive as {path}',
};
