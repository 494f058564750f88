/**
 * The search index of START HERE: classic scripts beside the page, each calling one function with plain data, because
 * a page opened from disk may load scripts beside it but may not read files.
 */

/** What START HERE knows of one message: person's number in the list, date, date text, direction, attachments, path, text. */
export type SearchRecord = [
  person: number,
  date: string,
  dateText: string,
  direction: 'r' | 's',
  attachments: number,
  path: string,
  text: string,
];

/** contract.md, issue 5: shards stay under 2 MB. */
const shardBytes = 1_800_000;
const shardStart = 'letterkeepSearch(';
const shardEnd = ');\n';

/** One record as it stands in a shard, with its comma and line end. */
export function searchLine(record: SearchRecord): string {
  return `${scriptLiteral(record)},\n`;
}

/** The first shard: who the people are, in the order the records count them. */
export function peopleShard(names: readonly string[]): string {
  return `letterkeepPeople(${scriptLiteral(names)});\n`;
}

/** Which records go into which shard, given the size of each in bytes. */
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
