import { LetterkeepError } from '../model/failure';

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

/** Arguments one call takes in every engine. */
const charactersAtOnce = 0x8000;

/** Base64 text; Uint8Array.toBase64 is newer than the oldest browsers we serve. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += charactersAtOnce) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + charactersAtOnce)));
  }
  return btoa(parts.join(''));
}

/** Throws LetterkeepError "vault-error" for text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  let characters: string;
  try {
    characters = atob(text);
  } catch (error) {
    throw new LetterkeepError('vault-error', 'A slice arrived that is not base64.', {}, { cause: error });
  }
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
