import { crc32, startOfCrc } from '../model/crc32';
import { sha256Hex } from '../model/sha256';
import { Deflating } from './deflating';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file as it will stand in a ZIP, and what is said there of the bytes it was packed from. */
export interface PackedContent {
  packed: Bytes;
  /** Of those bytes: how many, their CRC, and their SHA-256 as 64 hex digits. */
  size: number;
  crc32: number;
  sha256: string;
}

/** Packs a file whole; one that is only stored stays the bytes that were handed in. */
export async function packedContent(bytes: Bytes, compress: boolean): Promise<PackedContent> {
  const sha256 = await sha256Hex(bytes);
  const about = { size: bytes.length, crc32: crc32(bytes, startOfCrc), sha256 };
  return { packed: compress ? await deflated(bytes) : bytes, ...about };
}

async function deflated(bytes: Bytes): Promise<Bytes> {
  const pieces: Bytes[] = [];
  await new Deflating((piece) => pieces.push(piece)).push(bytes, true);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
