import type { ByteSource } from './byte-source';
import type { Tell } from './finding';

/** One entry of a ZIP as its central directory describes it (APPNOTE 4.3.12). Untrusted. */
export interface ZipRecord {
  name: string;
  /** The whole directory, and where in it this header stands and its name ends: a view for each would cost more than the bytes. */
  directory: Uint8Array;
  headerAt: number;
  nameEnd: number;
  flags: number;
  /** 0 stored, 8 deflated; others are not read here. */
  packing: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its local header stands, in the file as it is. */
  offset: number;
  /** Where the next thing begins: another entry, or the directory. */
  limit: number;
  /** False for links, devices and whatever else Unix would make of it. */
  ordinary: boolean;
}

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const endSize = 22;
const centralSize = 46;
/** How far from the end the end record is looked for: a comment has 65,535 bytes, and bytes may have been appended. */
const searchedTail = 1 << 20;
/** 65,535 entries with long names. A directory that is larger is not held. */
const largestDirectory = 64_000_000;

/**
 * Reads the list that a ZIP keeps at its end. What does not fit is told; undefined if nothing can be read. Entries are given in
 * the order of their place in the file. ZIP64 is told of as unsupported: archives of ours stay below its limits.
 */
export async function readDirectory(source: ByteSource, tell: Tell): Promise<ZipRecord[] | undefined> {
  const tailStart = Math.max(0, source.size - searchedTail);
  const tail = await source.slice(tailStart, source.size);
  const endAt = findEnd(tail);
  if (endAt === undefined) {
    tell('zip-cut-short', '', 'no end record');
    return undefined;
  }
  const end = viewOf(tail.subarray(endAt));
  const count = end.getUint16(10, true);
  const directorySize = end.getUint32(12, true);
  const directoryOffset = end.getUint32(16, true);
  const endOffset = tailStart + endAt;
  if (count === 0xffff || directorySize === 0xffffffff || directoryOffset === 0xffffffff) {
    tell('zip-unsupported', '', 'ZIP64');
    return undefined;
  }
  if (end.getUint16(4, true) !== 0 || end.getUint16(6, true) !== 0 || end.getUint16(8, true) !== count) {
    tell('zip-unsupported', '', 'more than one disk');
    return undefined;
  }
  if (directorySize > largestDirectory) {
    tell('zip-unsupported', '', 'directory too large');
    return undefined;
  }
  if (endOffset + endSize !== source.size) {
    tell('zip-extra-bytes', '', `${source.size - endOffset - endSize} bytes after the end record`);
  }
  const directoryAt = endOffset - directorySize;
  const shift = directoryAt - directoryOffset;
  if (shift < 0) {
    tell('zip-cut-short', '', 'the directory does not fit before the end record');
    return undefined;
  }
  if (shift > 0) tell('zip-extra-bytes', '', `${shift} bytes too many before the directory`);
  const directory = await source.slice(directoryAt, endOffset);
  const records = parseRecords(directory, shift);
  if (records?.length !== count) {
    tell('zip-cut-short', '', `the directory does not hold its ${count} entries`);
    return undefined;
  }
  return inPlace(records, directoryAt, shift, tell);
}

/** The last end record whose comment ends where the file ends; failing that, the last one at all. */
function findEnd(tail: Uint8Array<ArrayBuffer>): number | undefined {
  const view = viewOf(tail);
  let last: number | undefined;
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const end = at + endSize + view.getUint16(at + 20, true);
    if (end === tail.length) return at;
    if (end < tail.length) last ??= at;
  }
  return last;
}

function parseRecords(directory: Uint8Array<ArrayBuffer>, shift: number): ZipRecord[] | undefined {
  const view = viewOf(directory);
  const records: ZipRecord[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + centralSize > directory.length || view.getUint32(at, true) !== centralSignature)
      return undefined;
    const nameEnd = at + centralSize + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.length) return undefined;
    records.push({
      name: textOf(directory.subarray(at + centralSize, nameEnd)),
      directory,
      headerAt: at,
      nameEnd,
      flags: view.getUint16(at + 8, true),
      packing: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true) + shift,
      // Once they are in order (inPlace); a field that comes later costs each of them memory of its own.
      limit: 0,
      ordinary: isOrdinary(view.getUint8(at + 5), view.getUint32(at + 38, true)),
    });
    at = next;
  }
  return records;
}

/** The bytes of the name: both headers must hold the same. */
export function rawNameOf({ directory, headerAt, nameEnd }: ZipRecord): Uint8Array {
  return directory.subarray(headerAt + centralSize, nameEnd);
}

/** Version needed, flags, method, time and date: ten bytes that the local header must repeat. */
export function repeatedIn({ directory, headerAt }: ZipRecord): Uint8Array {
  return directory.subarray(headerAt + 6, headerAt + 16);
}

/** Made on Unix (3) or macOS (19), the upper half holds the mode; 0 where nothing was said (APPNOTE 4.4.15). */
function isOrdinary(madeOn: number, attributes: number): boolean {
  const type = (attributes >>> 16) & 0o170000;
  return (madeOn !== 3 && madeOn !== 19) || type === 0 || type === 0o100000 || type === 0o040000;
}

/** In the order of their place, each with the place where the next begins. Tells where they do not begin at the start. */
function inPlace(records: ZipRecord[], directoryAt: number, shift: number, tell: Tell): ZipRecord[] {
  records.sort((a, b) => a.offset - b.offset);
  const first = records[0]?.offset ?? directoryAt;
  if (first > shift) tell('zip-hidden-bytes', records[0]?.name ?? '', `${first - shift} bytes at the start`);
  records.forEach((record, index) => (record.limit = records[index + 1]?.offset ?? directoryAt));
  return records;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 whatever its flag says, which is what writers do; names in older code pages come out as Latin-1. */
function textOf(bytes: Uint8Array): string {
  // For each piece that the platform decodes, Chromium keeps an object beside it: of fifty thousand names, 45 MB.
  if (bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

export function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
