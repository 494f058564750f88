/** A megabyte: small writes and reads cost a browser more than the data in them (toolchain.md 6). */
export const pieceSize = 1 << 20;

/** Its bytes in order, each piece read when it is asked for: what lies on the disk is never in memory as a whole. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < blob.size; at += pieceSize) yield await pieceOf(blob, at, at + pieceSize);
}

/** The bytes from `start` up to `end`, or to where it ends. */
export async function pieceOf(blob: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(blob.slice(start, end)).arrayBuffer());
}
