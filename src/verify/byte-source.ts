/** Bytes that lie somewhere and are read in slices: a file on disk of 1.9 GB is never held. */
export interface ByteSource {
  size: number;
  /** From `start` up to `end`, fewer only where the bytes end. */
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

export function bytesOfBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    slice: async (start, end) => new Uint8Array(await new Response(blob.slice(start, end)).arrayBuffer()),
  };
}

/** How much is read at once. Bytes. */
const pieceSize = 1 << 20;

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
