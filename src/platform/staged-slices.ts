import { toBase64 } from './base64';

/** Bytes in one slice: 3 MB are 4 MB of base64 text (49 ms a MB into IndexedDB, toolchain.md "What we chose"). */
export const sliceBytes = 3 * 1024 * 1024;
/** Characters of the longest slice. */
export const sliceTextLength = (sliceBytes / 3) * 4;
/** Slices of one thing: 2 GiB of bytes, which is more than an ArrayBuffer holds in the oldest browsers. */
export const mostSlices = Math.ceil((2 * 1024 ** 3) / sliceBytes);

/** One slice as it crosses a message, counted from 0. */
export interface TextSlice {
  n: number;
  last: boolean;
  text: string;
}

/** Cuts bytes into slices, made one at a time; zero bytes are one empty slice. */
export function* slicesOf(bytes: Uint8Array<ArrayBuffer>): Generator<TextSlice> {
  for (let n = 0; n === 0 || n * sliceBytes < bytes.length; n += 1) {
    const end = (n + 1) * sliceBytes;
    yield { n, last: end >= bytes.length, text: toBase64(bytes.subarray(n * sliceBytes, end)) };
  }
}
