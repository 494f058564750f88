import type { Language } from '../../../model/language';
import { englishRenderWords } from '../../../render/words';
import { dayInWords, listed, monthAndYear, number, sized } from './counting';
import { pageWords } from './pages';

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
};
