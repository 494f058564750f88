import { isSystemFile } from './bag-path';
import type { BagFile } from './bag-source';
import type { Tell } from './finding';
import { linesOf } from './tag-text';

export interface PayloadOxum {
  bytes: number;
  files: number;
}

/** What a bag says of itself in bag-info.txt, as far as it can be understood. Untrusted. */
export interface BagInfo {
  oxum?: PayloadOxum;
  /** Bagging-Date: YYYY-MM-DD. */
  date?: string;
  /** Bag-Group-Identifier: the name all parts of one archive share. */
  group?: string;
  /** Bag-Count: which part it is, counted from 1, and of how many. */
  part?: { number: number; of: number };
}

/**
 * Reads bag-info.txt (RFC 8493 2.2.2). Lines that are no "Label: value" and continue none are told of, and an Oxum that is
 * no Oxum or is not the only one. Of the other labels the first that is understood counts.
 */
export function parseBagInfo(text: string, tell: Tell): BagInfo {
  const info: BagInfo = {};
  for (const [index, line] of linesOf(text).entries()) {
    if (line === '' || /^[ \t]/.test(line)) continue;
    const colon = line.indexOf(':');
    const label = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const oxum = label === 'payload-oxum' ? oxumOf(value) : undefined;
    if (colon < 1 || (label === 'payload-oxum' && (!oxum || info.oxum))) {
      tell('malformed-bag-info', 'bag-info.txt', `line ${index + 1}`);
    } else if (oxum) {
      info.oxum = oxum;
    } else if (label === 'bagging-date' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)) {
      info.date ??= value;
    } else if (label === 'bag-group-identifier' && value !== '' && value.length <= longestGroup) {
      info.group ??= value;
    } else if (label === 'bag-count') {
      const part = partOf(value);
      if (part) info.part ??= part;
    }
  }
  return info;
}

const longestGroup = 200;

function oxumOf(value: string): PayloadOxum | undefined {
  const [, bytes, files] = /^(\d{1,15})\.(\d{1,15})$/.exec(value) ?? [];
  return bytes === undefined || files === undefined
    ? undefined
    : { bytes: Number(bytes), files: Number(files) };
}

/** "1 of 3". What is no such thing, or counts beyond its own end, says nothing. */
function partOf(value: string): BagInfo['part'] {
  const [, number, of] = (/^(\d{1,4}) of (\d{1,4})$/.exec(value) ?? []).map(Number);
  return number === undefined || of === undefined || number < 1 || number > of ? undefined : { number, of };
}

/**
 * Whether the files of data/ are what the Oxum says. Files that computers make and remove by themselves may have come or gone
 * since it was written; `gone` is how many are known to have gone.
 */
export function oxumFits(oxum: PayloadOxum, payload: readonly BagFile[], gone: number): boolean {
  const lasting = payload.filter(({ path }) => !isSystemFile(path));
  const exact = (files: readonly BagFile[]): boolean =>
    oxum.bytes === sizeOf(files) && oxum.files === files.length;
  return (
    exact(payload) ||
    exact(lasting) ||
    (gone > 0 && oxum.bytes >= sizeOf(payload) && oxum.files === payload.length + gone)
  );
}

export function sizeOf(files: readonly BagFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
