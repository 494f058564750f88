import { isSystemFile } from './bag-path';
import type { BagFile } from './bag-source';
import type { Tell } from './finding';
import { linesOf } from './tag-text';

export interface PayloadOxum {
  bytes: number;
  files: number;
}

/**
 * The Payload-Oxum of bag-info.txt (RFC 8493 2.2.2); undefined where there is none. Lines that are no "Label: value" and
 * continue none are told of, and an Oxum that is no Oxum or is not the only one.
 */
export function parsePayloadOxum(text: string, tell: Tell): PayloadOxum | undefined {
  let oxum: PayloadOxum | undefined;
  for (const [index, line] of linesOf(text).entries()) {
    if (line === '' || /^[ \t]/.test(line)) continue;
    const colon = line.indexOf(':');
    if (colon < 1) {
      tell('malformed-bag-info', 'bag-info.txt', `line ${index + 1}`);
      continue;
    }
    if (line.slice(0, colon).trim().toLowerCase() !== 'payload-oxum') continue;
    const [, bytes, files] = /^(\d{1,15})\.(\d{1,15})$/.exec(line.slice(colon + 1).trim()) ?? [];
    if (bytes === undefined || files === undefined || oxum) {
      tell('malformed-bag-info', 'bag-info.txt', `line ${index + 1}`);
    } else {
      oxum = { bytes: Number(bytes), files: Number(files) };
    }
  }
  return oxum;
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
