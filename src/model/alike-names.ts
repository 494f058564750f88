/*
 * How two names of JPay's lists may belong to one person, as far as their letters tell. It only ever leads to a question; still,
 * a wrong one costs trust: a father and a son, two middle names, two surnames are never taken for one.
 */

/** A name taken apart. Letters are capitals without accents. */
export interface NameParts {
  /** In the order of "First Middle Last": what stands before a comma goes last. */
  words: readonly string[];
  /** JR, SR, II, III, IV, V; '' without one. "2ND" is II. */
  suffix: string;
  /** Written with the last name first and a comma. */
  hasComma: boolean;
}

/** `same-number` and what stands after it hold only between two contacts with one number in one agency. */
export type Likeness = 'last-name-first' | 'signs' | 'middle-name' | 'one-letter' | 'suffix' | 'same-number';

const suffixes: Readonly<Record<string, string>> = {
  JR: 'JR',
  JUNIOR: 'JR',
  SR: 'SR',
  SENIOR: 'SR',
  II: 'II',
  '2ND': 'II',
  III: 'III',
  '3RD': 'III',
  IV: 'IV',
  '4TH': 'IV',
};

/** Takes a name apart. A V is a suffix only at the end of "First Last V": elsewhere it is an initial. */
export function namePartsOf(name: string): NameParts {
  const [before = [], ...behind] = name.split(',').map(wordsIn);
  const isPlain = behind.length === 0;
  let suffix = '';
  const withoutSuffix = (words: readonly string[], least: number): string[] =>
    words.filter((word, at) => {
      const found = word === 'V' && isPlain && at > 1 && at === words.length - 1 ? 'V' : suffixes[word];
      if (found === undefined || at < least) return true;
      suffix = found;
      return false;
    });
  // Nobody is called by a suffix alone.
  const last = withoutSuffix(before, 1);
  const first = withoutSuffix(behind.flat(), 0);
  return { words: [...first, ...last], suffix, hasComma: first.length > 0 };
}

function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/['’‘`´.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export interface Numbers {
  /** Both are in the contact list with one number in one agency. */
  shared: boolean;
  /** Both have numbers, and none of them is the same. */
  different: boolean;
}

/**
 * Why two different names may be one person; null where nothing speaks for it. Never for two different suffixes, and for one
 * name with a suffix and one without only where their number is the same.
 */
export function likenessOf(a: NameParts, b: NameParts, numbers: Numbers): Likeness | null {
  if (a.words.length === 0 || b.words.length === 0) return null;
  if (a.suffix !== b.suffix) {
    if (a.suffix !== '' && b.suffix !== '') return null;
    return numbers.shared && haveOneEnd(a, b) ? 'suffix' : null;
  }
  if (a.words.join(' ') === b.words.join(' ')) return a.hasComma === b.hasComma ? 'signs' : 'last-name-first';
  // Without a comma, THOMAS JAMES and JAMES THOMAS may well be two.
  if (!numbers.different && sorted(a) === sorted(b) && a.words.length > 1) return 'last-name-first';
  if (!numbers.different && differInTheMiddle(a, b)) return 'middle-name';
  if (!numbers.shared) return null;
  if (isOneLetterAway(a.words.join(' '), b.words.join(' '))) return 'one-letter';
  return haveOneEnd(a, b) ? 'same-number' : null;
}

/** By these marks alone can two names be alike: who shares none of them needs no look. */
export function marksOf(parts: NameParts): string[] {
  const { words } = parts;
  const ends = words.length > 1 ? [`ends ${words[0] ?? ''} ${words.at(-1) ?? ''}`] : [];
  return words.length === 0 ? [] : [`words ${sorted(parts)}`, ...ends];
}

function sorted({ words }: NameParts): string {
  return [...words].sort().join(' ');
}

/** First or last name. */
function haveOneEnd(a: NameParts, b: NameParts): boolean {
  return a.words[0] === b.words[0] || a.words.at(-1) === b.words.at(-1);
}

/** "John Fake", "John Q Fake" and "John Quincy Fake", but not "John R Fake". */
function differInTheMiddle(a: NameParts, b: NameParts): boolean {
  if (a.words.length < 2 || b.words.length < 2) return false;
  if (a.words[0] !== b.words[0] || a.words.at(-1) !== b.words.at(-1)) return false;
  const [fewer, more] = [a.words.slice(1, -1), b.words.slice(1, -1)].sort((x, y) => x.length - y.length);
  return (fewer ?? []).every((word, at) => isShortFor(word, more?.[at] ?? ''));
}

function isShortFor(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** One letter more, fewer, another, or two neighbours changed round. */
function isOneLetterAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const [restShort, restLong] = [short.slice(start), long.slice(start)];
  if (short.length < long.length) return restShort === restLong.slice(1);
  if (restShort.slice(1) === restLong.slice(1)) return true;
  return (
    restShort[0] === restLong[1] && restShort[1] === restLong[0] && restShort.slice(2) === restLong.slice(2)
  );
}
