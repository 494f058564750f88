import { spanishRenderWords } from '../../../render/spanish-words';
import type { ArchiveWords } from '../archive-words';
import { dayInWords, listed, monthAndYear, number, sized } from './counting';
import { mailWords } from './mail';
import { noticeWords } from './notices';
import { bookWords } from './book';
import { conversationWords } from './conversation';
import { courtCopyWords } from './court-copy';
import { pageWords } from './pages';
import { readmeWords } from './readme';
import { reasonWords } from './reasons';
import { receiptWords } from './receipt';
import { tableWords } from './tables';
import { photoWords } from './photos';
import { searchWords } from './search';
import { startHereWords } from './start-here';

/** Spanish as archives speak it: "usted", plain and calm. */
export const spanishArchive: ArchiveWords = {
  language: 'es',
  direction: 'ltr',
  render: spanishRenderWords,
  number,
  sized,
  listed,
  day: dayInWords,
  monthAndYear,
  pages: pageWords,
  reasons: reasonWords,
  receipt: receiptWords,
  notices: noticeWords,
  mail: mailWords,
  readme: readmeWords,
  tables: tableWords,
  startHere: startHereWords,
  search: searchWords,
  photos: photoWords,
  conversation: conversationWords,
  book: bookWords,
  courtCopy: courtCopyWords,
};
