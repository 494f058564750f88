import { pieces } from './byte-source';
import type { ByteSource } from './byte-source';
import { crc32, startOfCrc } from '../model/crc32';
import type { Tell } from './finding';
import { inflated, mostAtOnce, NotDeflated } from './inflate';
import type { SmallEntries } from './inflate';
import { rawNameOf, repeatedIn, viewOf } from './zip-directory';
import type { ZipRecord } from './zip-directory';

const localSignature = 0x04034b50;
const localSize = 30;
/** Flag bits (APPNOTE 4.4.4). */
const encrypted = 0x0041;
const sizesAfterwards = 0x0008;
/** Deflate makes a thousandth of a text of one letter, and no less (RFC 1951): more is not what the size says. */
const largestRatio = 1_100;

/**
 * The content of an entry, unpacked piece by piece. Both headers, the sizes and the CRC must agree, and nothing may stand
 * between this entry and the next; what does not fit is told, and then the pieces end. No more comes than its size says.
 * A piece is there until the next one is asked for. Throws what `source` throws.
 */
export async function* contentOf(
  record: ZipRecord,
  source: ByteSource,
  small: SmallEntries,
  tell: Tell,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  if (!record.ordinary || record.flags & encrypted || (record.packing !== 0 && record.packing !== 8)) {
    tell('zip-special-entry');
    return;
  }
  const start = await dataStart(record, source, tell);
  if (start === undefined) return;
  let crc = startOfCrc;
  let size = 0;
  try {
    for await (const piece of unpacked(record, start, source, small)) {
      size += piece.length;
      if (size > record.size) break;
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    // What cannot be read at all, such as a stick that was pulled out, says nothing about the archive.
    if (!(error instanceof NotDeflated)) throw error;
    tell('zip-damaged-entry', record.name, error.message);
    return;
  }
  if (size !== record.size || crc !== record.crc) tell('zip-damaged-entry', record.name, 'CRC or size');
}

/** Throws NotDeflated, and what `source` throws. */
async function* unpacked(
  { packing, packedSize, size }: ZipRecord,
  start: number,
  source: ByteSource,
  small: SmallEntries,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const end = start + packedSize;
  if (packing === 0) yield* pieces(source, start, end);
  else if (packedSize <= mostAtOnce && size <= mostAtOnce) {
    yield small.inflate(await source.slice(start, end), size);
  } else yield* inflated(pieces(source, start, end));
}

/** Where the content begins; undefined if the local header contradicts the directory (APPNOTE 4.3.7). */
async function dataStart(record: ZipRecord, source: ByteSource, tell: Tell): Promise<number | undefined> {
  const { name, offset, limit } = record;
  const rawName = rawNameOf(record);
  const header = await source.slice(offset, offset + localSize + rawName.length);
  const view = viewOf(header);
  if (header.length < localSize + rawName.length || view.getUint32(0, true) !== localSignature) {
    tell('zip-headers-disagree', name, 'no local header');
    return undefined;
  }
  const later = (record.flags & sizesAfterwards) !== 0;
  const agrees = (at: number, value: number): boolean =>
    view.getUint32(at, true) === value || (later && view.getUint32(at, true) === 0);
  const alike =
    repeatedIn(record).every((byte, index) => header[4 + index] === byte) &&
    agrees(14, record.crc) &&
    agrees(18, record.packedSize) &&
    agrees(22, record.size) &&
    view.getUint16(26, true) === rawName.length &&
    rawName.every((byte, index) => header[localSize + index] === byte);
  const start = offset + localSize + rawName.length + view.getUint16(28, true);
  const end = start + record.packedSize;
  if (!alike || end > limit) {
    tell('zip-headers-disagree', name, alike ? 'it runs into what follows' : 'local header');
    return undefined;
  }
  if (
    record.packing === 0 ? record.size !== record.packedSize : record.size > largestRatio * record.packedSize
  ) {
    tell('zip-headers-disagree', name, 'sizes');
    return undefined;
  }
  // A record of the sizes may follow, with or without its signature (APPNOTE 4.3.9).
  const after = limit - end;
  if (after !== 0 && !(later && (after === 12 || after === 16))) {
    tell('zip-hidden-bytes', name, `${after} bytes after it`);
    return undefined;
  }
  return start;
}
