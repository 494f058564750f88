import { pagePace } from './collector-pace';
import { LetterkeepError } from './failure';

/** What reading a piece leaves lying, for one of it: itself, and what Chromium 156 held of it on the way. */
const leftByReading = 3;

/** A megabyte: small writes and reads cost a browser more than the data in them (toolchain.md 6). */
export const pieceSize = 1 << 20;

/**
 * Its bytes in order, each piece read when it is asked for: what lies on the disk is never in memory as a whole. Throws what
 * wholePieceOf() throws.
 */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < blob.size; at += pieceSize)
    yield await wholePieceOf(blob, at, Math.min(at + pieceSize, blob.size));
}

/** The bytes from `start` up to `end`, or to where it ends. */
export async function pieceOf(blob: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  await pagePace.keepUp();
  const piece = new Uint8Array(await new Response(blob.slice(start, end)).arrayBuffer());
  pagePace.leave(leftByReading * piece.length);
  return piece;
}

/** All bytes from `start` up to `end`. Throws LetterkeepError "vault-error" where the browser gives fewer. */
export async function wholePieceOf(blob: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const piece = await pieceOf(blob, start, end);
  if (piece.length < end - start)
    throw new LetterkeepError('vault-error', 'The browser gave back less than it was given to keep.');
  return piece;
}
