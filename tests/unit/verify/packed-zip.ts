import { crc32 } from 'node:zlib';
import type { ByteSource } from '../../../src/verify/byte-source';

/** One file of a ZIP written by hand, with whatever a writer of ours would never do. */
export interface PackedEntry {
  name: string;
  bytes: Uint8Array;
  /** What the local header says in place of what the directory says. */
  localName?: string;
  /** In the file, and not in the directory. */
  hidden?: true;
  /** Unix mode: 0o120777 is a link. */
  mode?: number;
}

/** A ZIP of stored files, header by header (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
export function packed(entries: readonly PackedEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, localName = name, hidden, mode = 0o100644 } of entries) {
    const common = (ownName: string): Buffer => {
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(10, 0);
      fields.writeUInt16LE(0x5d76, 8);
      fields.writeUInt32LE(crc32(bytes), 10);
      fields.writeUInt32LE(bytes.length, 14);
      fields.writeUInt32LE(bytes.length, 18);
      fields.writeUInt16LE(Buffer.byteLength(ownName), 22);
      return fields;
    };
    const local = [Buffer.from('PK\x03\x04'), common(localName), Buffer.from(localName), Buffer.from(bytes)];
    if (!hidden) {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(mode * 0x10000, 6);
      rest.writeUInt32LE(at, 10);
      directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common(name), rest, Buffer.from(name));
    }
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = directory.length / 4;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

/** Bytes in memory, read in slices. */
export function slices(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { size: bytes.length, slice: (start, end) => Promise.resolve(bytes.slice(start, end)) };
}
