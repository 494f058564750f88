import { sha256Hex } from '../model/sha256';
import type { BagFile } from '../verify/bag-source';
import { pieces } from '../verify/byte-source';
import { joined, sumOf } from '../verify/digests';

/** No file of JPay's or list of ours is nearly as large; what only says so is not held. Bytes. */
const largestFile = 250_000_000;

/** All of a file; undefined if it is damaged, or too large to be one of ours. Throws what reading throws. */
export async function wholeBytes(file: BagFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (file.size > largestFile) return undefined;
  const damages: string[] = [];
  const bytes = await joined(
    file.read((kind) => damages.push(kind)),
    file.size,
  );
  return damages.length > 0 ? undefined : bytes;
}

/** Above this a sum is made piece by piece: crypto.subtle copies all that it is given, and a VideoGram would be held twice. Bytes. */
const mostCopied = 1 << 20;

/** The SHA-256 of bytes that are held, in lower-case hex. */
export function sumOfWhole(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes.length <= mostCopied) return sha256Hex(bytes);
  const slice = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  return sumOf('sha256', pieces({ size: bytes.length, slice }, 0, bytes.length));
}
