import type { Language } from '../../../model/language';
import { englishRenderWords } from '../../../render/words';
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

/** English as archives speak it. The pattern for every other language. */
export const englishArchive = {
  language: 'en' as Language,
  direction: 'ltr' as 'ltr' | 'rtl',
  /** Of a message itself (src/render). */
  render: englishRenderWords,
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
