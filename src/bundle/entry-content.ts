import { piecesOf as piecesOfBlob, wholePieceOf } from '../model/blob-pieces';
import { sha256Hex } from '../model/sha256';
import { sha256OfBlob } from '../model/sha256-of-blob';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What a file of a ZIP holds; a Blob is read piece by piece, for what is long and need not be in memory. JSZip writes the size
 * before the bytes, so that until its end a file is in memory as it is packed: with text, a Blob saves most of it.
 */
export type EntryContent = Bytes | Blob;

/** In bytes. */
export function sizeOf(content: EntryContent): number {
  return ArrayBuffer.isView(content) ? content.length : content.size;
}

/** From `start` up to `end`, which may be behind its end. */
export async function sliceOf(content: EntryContent, start: number, end: number): Promise<Bytes> {
  return ArrayBuffer.isView(content)
    ? content.subarray(start, end)
    : await wholePieceOf(content, start, Math.min(end, content.size));
}

export async function* piecesOf(content: EntryContent): AsyncGenerator<Bytes, void, undefined> {
  if (ArrayBuffer.isView(content)) yield content;
  else yield* piecesOfBlob(content);
}

/** SHA-256 as 64 hex digits. */
export function sumOf(content: EntryContent): Promise<string> {
  return ArrayBuffer.isView(content) ? sha256Hex(content) : sha256OfBlob(content);
}
