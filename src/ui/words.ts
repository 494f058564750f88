import type { ExportRequest } from '../model/export-request';
import type { FailureKind } from '../model/failure';
import { english } from './english/catalogue';

/**
 * Every word on screen, in one language. browser.i18n cannot change language at run time, so the catalogue is our
 * own. English is the pattern: another language is one more folder whose catalogue is a `Words`, so that a missing
 * sentence does not compile, and one more line in wordsFor.
 */
export type Words = typeof english;

/** Why a job stands still: something that went wrong, the person's own wish, or silence from the JPay tab. */
export type PauseReason = FailureKind | 'by-person' | 'no-word';

/** What an order asks for. */
export type Ordered = ExportRequest['what'];

/** The catalogue for a BCP 47 language tag; English where we have no other. */
export function wordsFor(language: string): Words {
  const catalogues: Readonly<Record<string, Words>> = { en: english };
  return catalogues[language.toLowerCase().split('-')[0] ?? ''] ?? english;
}
