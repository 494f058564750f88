import { pieceOf, pieceSize } from '../model/blob-pieces';
import { giveBack } from '../model/give-back';

/** Bytes that lie somewhere and are read in slices: a file on disk of 1.9 GB is never held. */
export interface ByteSource {
  size: number;
  /** From `start` up to `end`, fewer only where the bytes end. */
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

export function bytesOfBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    slice: (start, end) => pieceOf(blob, start, end),
  };
}

/** How much is read after a leap, when less may be wanted. Bytes. */
const pieceAfterLeap = 1 << 16;

/**
 * The same bytes for whoever reads them in order and keeps none: what is asked for next mostly stands in the piece that was
 * read last, and what a slice gives is there until the next one is asked for. Each slice of a file costs the browser time and
 * memory of its own, and an archive has fifty thousand small entries.
 */
export function readAhead(source: ByteSource): ByteSource {
  let from = 0;
  let held = new Uint8Array(0);
  let piece = pieceSize;
  return {
    size: source.size,
    slice: async (start, end) => {
      if (start < from || end > from + held.length) {
        const goesOn = start >= from && start <= from + held.length;
        piece = goesOn ? Math.min(2 * piece, pieceSize) : pieceAfterLeap;
        giveBack(held);
        held = new Uint8Array(0);
        held = await source.slice(start, Math.min(source.size, Math.max(end, start + piece)));
        from = start;
      }
      return held.subarray(start - from, end - from);
    },
  };
}

/** The bytes from `start` up to `end`, piece by piece. */
export async function* pieces(
  source: ByteSource,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let from = start; from < end; from += pieceSize) {
    yield await source.slice(from, Math.min(end, from + pieceSize));
  }
}
