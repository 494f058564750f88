/**
 * What checking a bag can find: a closed list. How grave each is stands here; what it means to a family in words.ts.
 *
 * "wrong": something was changed, lost or added, or two programs could see different files.
 * "unchecked": nothing wrong was seen, and something could not be looked at.
 * "notice": all that is listed is there and unchanged, and something is still worth telling.
 */
export const gravities = {
  // The bag (RFC 8493)
  'no-declaration': 'wrong',
  'bad-declaration': 'wrong',
  'no-manifest': 'wrong',
  'malformed-manifest': 'wrong',
  'unsafe-path': 'wrong',
  'misplaced-path': 'wrong',
  'listed-twice': 'wrong',
  'missing-file': 'wrong',
  'added-file': 'wrong',
  'changed-file': 'wrong',
  'missing-tag-file': 'wrong',
  'changed-tag-file': 'wrong',
  'manifest-not-covered': 'wrong',
  'wrong-payload-oxum': 'wrong',
  'malformed-fetch': 'wrong',
  'fetch-not-listed': 'wrong',
  'unreadable-file': 'wrong',
  'cannot-check': 'unchecked',
  'file-too-large': 'unchecked',
  'cannot-check-second': 'notice',
  'added-tag-file': 'notice',
  'no-tag-manifest': 'notice',
  'listed-twice-alike': 'notice',
  'name-differs': 'notice',
  'names-collide': 'notice',
  'system-file': 'notice',
  'asterisk-before-path': 'notice',
  'dot-before-path': 'notice',
  'percent-not-encoded': 'notice',
  'malformed-bag-info': 'notice',
  // The ZIP around it (APPNOTE)
  'zip-cut-short': 'wrong',
  'zip-unsupported': 'wrong',
  'zip-duplicate-entry': 'wrong',
  'zip-headers-disagree': 'wrong',
  'zip-hidden-bytes': 'wrong',
  'zip-special-entry': 'wrong',
  'zip-damaged-entry': 'wrong',
  'zip-no-top-folder': 'wrong',
  'zip-extra-bytes': 'notice',
} as const satisfies Record<string, 'wrong' | 'unchecked' | 'notice'>;

export type FindingKind = keyof typeof gravities;

export interface Finding {
  kind: FindingKind;
  /** Path in the bag, or '' where it is about the whole. Untrusted: show it as text and nothing else. */
  path: string;
  /** What an engineer wants to know besides: a line number, the two sums. Untrusted in the same way. */
  detail?: string;
}

export type Verdict = 'valid' | 'warnings' | 'not-checked' | 'invalid';

export type Gravity = (typeof gravities)[FindingKind];

/** Any bag may hold files beside its lists; an archive of ours was written without them, and with a list of its lists. */
const graverInArchives: Partial<Record<FindingKind, Gravity>> = {
  'added-tag-file': 'wrong',
  'names-collide': 'wrong',
  'no-tag-manifest': 'unchecked',
};

export function gravityInArchive(kind: FindingKind): Gravity {
  return graverInArchives[kind] ?? gravities[kind];
}

/** The gravest finding decides. `gravityOf`: by the rules of bags, unless told. */
export function verdictOf(
  findings: readonly Finding[],
  gravityOf: (kind: FindingKind) => Gravity = (kind) => gravities[kind],
): Verdict {
  const seen = new Set(findings.map(({ kind }) => gravityOf(kind)));
  if (seen.has('wrong')) return 'invalid';
  if (seen.has('unchecked')) return 'not-checked';
  return seen.has('notice') ? 'warnings' : 'valid';
}

/** Where findings are told as they turn up. */
export type Tell = (kind: FindingKind, path?: string, detail?: string) => void;
