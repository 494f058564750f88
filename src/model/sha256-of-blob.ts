import { sha256 } from '@noble/hashes/sha2.js';
import { piecesOf } from './blob-pieces';
import { toHex } from './sha256';

/** SHA-256 as 64 hex digits, made piece by piece: crypto.subtle wants all of it at once, and copies it. */
export async function sha256OfBlob(blob: Blob): Promise<string> {
  const sum = sha256.create();
  for await (const piece of piecesOf(blob)) sum.update(piece);
  return toHex(sum.digest());
}
