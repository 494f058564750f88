import type { ExportRequest } from '../model/export-request';
import type { FailureKind } from '../model/failure';
import type { Language } from '../model/language';
import { english } from './english/catalogue';
import { spanish } from './spanish/catalogue';

/**
 * Every word on screen, in one language. browser.i18n cannot change language at run time, so the catalogue is our
 * own. English is the pattern: another language is one more folder whose catalogue is a `Words`, so that a missing
 * sentence does not compile, one more line in wordsFor, and its tag in model/language.ts.
 */
export type Words = typeof english;

/** Why a job stands still: something that went wrong, the person's own wish, or silence from the JPay tab. */
export type PauseReason = FailureKind | 'by-person' | 'no-word';

/** What an order asks for. */
export type Ordered = ExportRequest['what'];

/** The catalogue of a language. */
export function wordsFor(language: Language): Words {
  const catalogues: Readonly<Record<Language, Words>> = { en: english, es: spanish };
  return catalogues[language];
}
