import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Hash } from '@noble/hashes/utils.js';
import { toHex } from '../model/sha256';

/**
 * Sums over files that are too large to be held: piece by piece, by a library, because crypto.subtle wants a file whole
 * and knows neither MD5 nor SHA-224 (W3C Web Cryptography, section 30).
 */

/** How long the sums of each algorithm are, in hex digits; RFC 8493 2.4 names them. */
export const sumLengths: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** Of one file after another: an archive has fifty thousand, and what each sum is made with lies in memory for long. */
interface Sum {
  update(chunk: Uint8Array): void;
  /** Lower-case hex; it then begins anew. */
  hex(): string;
}

const makers: ReadonlyMap<string, () => Sum> = new Map([
  ['md5', () => sumWith(() => md5.create())],
  ['sha1', () => sumWith(() => sha1.create())],
  ['sha224', () => sumWith(() => sha224.create())],
  ['sha256', () => sumWith(() => sha256.create())],
  ['sha384', () => sumWith(() => sha384.create())],
  ['sha512', () => sumWith(() => sha512.create())],
]);
/** By algorithm, those that nobody uses now. */
const resting = new Map<string, Sum[]>();

function sumWith<Of extends Hash<Of>>(create: () => Of): Sum {
  const [begun, working] = [create(), create()];
  return {
    update: (chunk) => {
      working.update(chunk);
    },
    hex: () => {
      const hex = toHex(working.digest());
      begun._cloneInto(working);
      return hex;
    },
  };
}

/** Whether sums of this algorithm can be made, by its name in a manifest's file name: "sha256". */
export function knowsAlgorithm(algorithm: string): boolean {
  return makers.has(algorithm);
}

/** The sum in lower-case hex, with one piece held at a time. Throws RangeError for an algorithm that is not known. */
export async function sumOf(
  algorithm: string,
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<string> {
  const make = makers.get(algorithm);
  if (!make) throw new RangeError(`No sums of the kind ${algorithm} can be made.`);
  const atRest = resting.get(algorithm) ?? [];
  resting.set(algorithm, atRest);
  const sum = atRest.pop() ?? make();
  for await (const chunk of chunks) sum.update(chunk);
  const hex = sum.hex();
  atRest.push(sum);
  return hex;
}

/** The pieces in one. `size` is what is expected, and only that: the pieces decide. */
export async function joined(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let whole = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of chunks) {
    if (filled + chunk.length > whole.length) {
      const larger = new Uint8Array(Math.max(filled + chunk.length, 2 * whole.length));
      larger.set(whole.subarray(0, filled));
      whole = larger;
    }
    whole.set(chunk, filled);
    filled += chunk.length;
  }
  return filled === whole.length ? whole : whole.slice(0, filled);
}
