import type { Language } from '../model/language';
import type { FindingKind } from './finding';
import { englishVerifyWords } from './words/english';
import type { FindingLabel } from './words/english';
import { spanishVerifyWords } from './words/spanish';

/** Every word of checking, in one language. English is the pattern: what another language lacks does not compile. */
export type VerifyWords = typeof englishVerifyWords;

export function verifyWordsFor(language: Language): VerifyWords {
  const catalogues: Readonly<Record<Language, VerifyWords>> = {
    en: englishVerifyWords,
    es: spanishVerifyWords,
  };
  return catalogues[language];
}

/** Under which label each finding stands. */
export const labelOf: Readonly<Record<FindingKind, FindingLabel>> = {
  'no-declaration': 'missing',
  'bad-declaration': 'changed',
  'no-manifest': 'missing',
  'malformed-manifest': 'changed',
  'unsafe-path': 'changed',
  'misplaced-path': 'changed',
  'listed-twice': 'changed',
  'missing-file': 'missing',
  'added-file': 'added',
  'changed-file': 'changed',
  'missing-tag-file': 'missing',
  'changed-tag-file': 'changed',
  'manifest-not-covered': 'changed',
  'wrong-payload-oxum': 'changed',
  'malformed-fetch': 'changed',
  'fetch-not-listed': 'added',
  'unreadable-file': 'unreadable',
  'cannot-check': 'unchecked',
  'file-too-large': 'unchecked',
  'cannot-check-second': 'unchecked',
  'added-tag-file': 'added',
  'no-tag-manifest': 'missing',
  'listed-twice-alike': 'note',
  'name-differs': 'note',
  'names-collide': 'note',
  'system-file': 'note',
  'asterisk-before-path': 'note',
  'dot-before-path': 'note',
  'percent-not-encoded': 'note',
  'malformed-bag-info': 'note',
  'zip-cut-short': 'damaged',
  'zip-unsupported': 'unchecked',
  'zip-duplicate-entry': 'added',
  'zip-headers-disagree': 'damaged',
  'zip-hidden-bytes': 'added',
  'zip-special-entry': 'changed',
  'zip-damaged-entry': 'damaged',
  'zip-no-top-folder': 'changed',
  'zip-extra-bytes': 'note',
};
