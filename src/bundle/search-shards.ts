/**
 * The search index of START HERE: classic scripts beside the page, each calling one function with plain data, because
 * a page opened from disk may load scripts beside it but may not read files.
 */

/** What START HERE knows of one message: its person's number, date, date text, direction, attachments, path, text, labels. */
export type SearchRecord = [
  person: number,
  date: string,
  dateText: string,
  direction: 'r' | 's',
  attachments: number,
  path: string,
  text: string,
  labels: string,
];

/** The one shard that is loaded with the page: all that the search must know before it has a message. */
export interface SearchFacts {
  /** Number, as the records have it, and name of everybody with a message in this part. */
  people: readonly (readonly [number: number, name: string])[];
  /** "2019" …, and "undated" last. */
  years: readonly string[];
  /** Where each shard lies, as START HERE sees it, and how many messages it holds; in the order they are to be loaded. */
  shards: readonly (readonly [address: string, messages: number])[];
  words: SearchWords;
}

/** What the search says: sentences with {name} where a value goes, or one for one thing and the other for several. */
export interface SearchWords {
  from: string;
  to: string;
  noDate: string;
  undated: string;
  attachments: Counted;
  found: Counted;
  foundSome: string;
  nothing: string;
  more: Counted;
  looking: string;
  lost: Counted;
}

export interface Counted {
  one: string;
  other: string;
}

/**
 * The contract allows 2 MB; a browser reads a shard of this size in a few milliseconds, so that nobody who is typing
 * meanwhile notices (docs/performance.md).
 */
export const shardBytes = 250_000;
/** Of one message alone: under 2 MB as a line of a script, whatever characters it is made of. */
const searchedText = 300_000;
const shardStart = 'letterkeepSearch(';
const shardEnd = ');\n';

/** One record as it stands in a shard, with its comma and line end. Of a text that is larger than a shard may be, its start. */
export function searchLine(record: SearchRecord): string {
  const [person, date, dateText, direction, attachments, path, text, labels] = record;
  const cut = (words: string): string => words.slice(0, searchedText).replace(/[\ud800-\udbff]$/, '');
  return `${scriptLiteral([person, date, dateText, direction, attachments, path, cut(text), cut(labels.slice(0, 10_000))])},\n`;
}

export function searchFactsScript(facts: SearchFacts): string {
  return `letterkeepPeople(${scriptLiteral(facts)});\n`;
}

/** Which records go into which shard, given the size of each in bytes. Two neighbours together are larger than one may be. */
export function planShards(sizes: readonly { key: string; size: number }[]): string[][] {
  const shards: string[][] = [];
  let shard: string[] = [];
  let bytes = 0;
  for (const { key, size } of sizes) {
    if (shard.length > 0 && bytes + size > shardBytes) {
      shards.push(shard);
      shard = [];
      bytes = 0;
    }
    shard.push(key);
    bytes += size;
  }
  return shard.length > 0 ? [...shards, shard] : shards;
}

export const shardFrame = { start: `${shardStart}[\n`, end: `]${shardEnd}` };

/** JSON that is also safe as a script: "<" cannot end a script element, and old engines end lines at U+2028. */
function scriptLiteral(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
