import { decodedPath, isUnsafePath } from './bag-path';
import { sumLengths } from './digests';
import type { Tell } from './finding';
import { eachLine, linesOf } from './tag-text';

export interface ManifestLine {
  /** Lower-case hex. */
  sum: string;
  /** As it stands in the list, without "./": what a writer that does not know the escapes means. */
  written: string;
  /** With the escapes of RFC 8493 2.1.3 undone. */
  path: string;
}

export interface Manifest {
  fileName: string;
  of: 'payload' | 'tags';
  algorithm: string;
}

/** What a file at the top is a manifest of, by its name (RFC 8493 2.1.3, 2.2.1). */
export function manifestNamed(fileName: string): Manifest | undefined {
  const [, tag, algorithm] = /^(tag)?manifest-([A-Za-z0-9]{1,20})\.txt$/.exec(fileName) ?? [];
  return algorithm === undefined
    ? undefined
    : { fileName, of: tag === undefined ? 'payload' : 'tags', algorithm: algorithm.toLowerCase() };
}

/**
 * The lines of a manifest that can be used. Every other line is told of, with its number; a line that is there twice is
 * given once, and they are given one by one: there may be tens of thousands. `version` as in declaration.ts: before 1.0 a double line that says the same was allowed.
 */
export function* parseManifest(
  text: string,
  { fileName, algorithm }: Manifest,
  version: number,
  tell: Tell,
): Generator<ManifestLine, void, undefined> {
  const sums = new Map<string, string>();
  const oddities = new Set<'asterisk-before-path' | 'dot-before-path'>();
  let number = 0;
  for (const line of eachLine(text)) {
    number += 1;
    if (line === '') continue;
    const parsed = parseLine(line, algorithm);
    if (!parsed) {
      tell('malformed-manifest', fileName, `line ${number}`);
      continue;
    }
    if (parsed.asterisk) oddities.add('asterisk-before-path');
    if (parsed.dotted) oddities.add('dot-before-path');
    const { sum, written } = parsed;
    const path = decodedPath(written);
    if (isUnsafePath(path)) {
      tell('unsafe-path', path, `${fileName}, line ${number}`);
      continue;
    }
    const before = sums.get(path);
    if (before === undefined) {
      sums.set(path, sum);
      yield { sum, written, path };
    } else {
      tell(before === sum && version < 100 ? 'listed-twice-alike' : 'listed-twice', path, fileName);
    }
  }
  for (const oddity of oddities) tell(oddity, fileName);
}

/** "sum  path"; between them one space or tab or more, and the asterisk that md5sum and its like put before binary files. */
function parseLine(
  line: string,
  algorithm: string,
): { sum: string; written: string; asterisk: boolean; dotted: boolean } | undefined {
  const end = line.search(/[ \t]/);
  if (end < 1) return undefined;
  const sum = line.slice(0, end);
  if (!/^[0-9A-Fa-f]+$/.test(sum) || sum.length !== (sumLengths.get(algorithm) ?? sum.length))
    return undefined;
  const rest = line.slice(end).replace(/^[ \t]+/, '');
  const asterisk = rest.startsWith('*');
  const withDots = asterisk ? rest.slice(1) : rest;
  const written = withDots.replace(/^(?:\.\/)+/, '');
  return written === ''
    ? undefined
    : { sum: copied(sum.toLowerCase()), written, asterisk, dotted: written !== withDots };
}

const longestSum = Math.max(...sumLengths.values());

/**
 * A part of a text keeps all of it: of a sum that is held until its file was read, a list of some megabytes. What is longer
 * than any sum we know is compared with nothing, and may be as long as the list.
 */
function copied(sum: string): string {
  if (sum.length > longestSum) return sum;
  return String.fromCharCode(...Array.from(sum, (digit) => digit.charCodeAt(0)));
}

/** fetch.txt (RFC 8493 2.2.3): the paths that were to be loaded from elsewhere. "URL length path" on each line. */
export function parseFetch(text: string, tell: Tell): string[] {
  return linesOf(text).flatMap((line, index) => {
    if (line === '') return [];
    const [, written] = /^[^ \t]+[ \t]+(?:\d+|-)[ \t]+(\S.*)$/.exec(line) ?? [];
    if (written === undefined) {
      tell('malformed-fetch', 'fetch.txt', `line ${index + 1}`);
      return [];
    }
    const path = decodedPath(written.replace(/^(?:\.\/)+/, ''));
    if (!isUnsafePath(path)) return [path];
    tell('unsafe-path', path, `fetch.txt, line ${index + 1}`);
    return [];
  });
}
