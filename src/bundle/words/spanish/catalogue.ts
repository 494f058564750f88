import { spanishRenderWords } from '../../../render/spanish-words';
import type { ArchiveWords } from '../archive-words';
import { dayInWords, listed, monthAndYear, number, sized } from './counting';
import { pageWords } from './pages';

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
};
