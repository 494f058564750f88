import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';

/** What lies in a package: path with "/" and bytes. */
export type Contents = ReadonlyMap<string, Uint8Array>;

/**
 * The earliest moment a ZIP can hold, by the clock of whoever packs: a ZIP knows no time zone, and fflate writes down what
 * the local clock shows.
 */
const noMoment = (): Date => new Date(1980, 0, 1);
const unix = 3;
const plainFile = 0o100644;

/**
 * A ZIP that depends on names and bytes alone: sorted by name, no moment, no owner, the same rights for all. fflate, not
 * Node's zlib, because that packs differently from one version of Node to the next.
 */
export function pack(contents: Contents): Uint8Array {
  const names = [...contents.keys()].sort();
  const sorted = Object.fromEntries(names.map((name) => [name, contents.get(name) ?? new Uint8Array()]));
  return zipSync(sorted, { level: 9, mtime: noMoment(), os: unix, attrs: plainFile << 16 });
}

/** Every file of a folder. */
export function contentsOf(folder: string): Contents {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]));
}

/** The sum of some bytes, as `sha256sum` writes it. */
export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A list that `sha256sum -c` takes, in the order of the names. */
export function sumsList(packages: Contents): string {
  return [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${sumOf(bytes)}  ${name}\n`)
    .join('');
}
