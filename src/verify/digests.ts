import { toHex } from '../model/sha256';

/**
 * The way to sums over files that are too large to be held. What the platform gives can only digest whole files; a library
 * that digests piece by piece takes its place behind the same port.
 */
export interface Digests {
  /** Whether it knows this algorithm, by its name in a manifest's file name: "sha256". */
  has(algorithm: string): boolean;
  /** The sum in lower-case hex; null if a file of this size is too much for it, and then nothing is read. */
  of(algorithm: string, size: number, chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<string | null>;
}

/** How long the sums of each algorithm are, in hex digits; RFC 8493 2.4 names them. */
export const sumLengths: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** The browser's own names. It knows neither MD5 nor SHA-224 (W3C Web Cryptography, section 30). */
const platformNames: ReadonlyMap<string, string> = new Map([
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
]);

/** crypto.subtle wants the whole file in one piece, and holds a copy of it while it works. Bytes. */
const largestWhole = 64_000_000;

/** Sums by crypto.subtle: no more than one file, and none over 64 MB. */
export const platformDigests: Digests = {
  has: (algorithm) => platformNames.has(algorithm),
  async of(algorithm, size, chunks) {
    const name = platformNames.get(algorithm);
    if (name === undefined || size > largestWhole) return null;
    const whole = await joined(chunks, size);
    return toHex(new Uint8Array(await crypto.subtle.digest(name, whole)));
  },
};

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
