import { LetterkeepError } from '../model/failure';

/* Bytes as the text in which they cross a message. */

/** What newer browsers bring. Ours held up the page for 9 ms with a photo of 200 KB (29 November 2026). */
type NewerBytes = Uint8Array & { toBase64?: () => string };
type NewerUint8Array = typeof Uint8Array & { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };

/** Arguments one call takes in every engine. */
const charactersAtOnce = 0x8000;

/** Base64 text. */
export function toBase64(bytes: Uint8Array): string {
  // eslint-disable-next-line es-x/no-uint8array-prototype-tobase64 -- where it is missing, we have our own
  return (bytes as NewerBytes).toBase64?.() ?? textOf(bytes);
}

function textOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += charactersAtOnce) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + charactersAtOnce)));
  }
  return btoa(parts.join(''));
}

/** Throws LetterkeepError "vault-error" for text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    // eslint-disable-next-line es-x/no-uint8array-frombase64 -- where it is missing, we have our own
    return (Uint8Array as NewerUint8Array).fromBase64?.(text) ?? bytesOf(text);
  } catch (error) {
    throw new LetterkeepError('vault-error', 'Bytes arrived that are not base64.', {}, { cause: error });
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
