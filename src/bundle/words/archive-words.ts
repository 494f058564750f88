import type { Language } from '../../model/language';
import { englishArchive } from './english/catalogue';
import { spanishArchive } from './spanish/catalogue';

/**
 * Every word of an archive's pages and texts, in one language: one file a view, in a folder a language. English is the
 * pattern: a sentence that another language lacks does not compile. Sentences are whole here, with their plurals; pages
 * never join words of their own.
 */
export type ArchiveWords = typeof englishArchive;

export function archiveWordsFor(language: Language): ArchiveWords {
  const catalogues: Readonly<Record<Language, ArchiveWords>> = { en: englishArchive, es: spanishArchive };
  return catalogues[language];
}
