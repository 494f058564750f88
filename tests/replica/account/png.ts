import { crc32 as crcOf } from './crc32';
import { deflateSync } from 'node:zlib';
import type { Random } from './random';

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crcOf(named));
  return Buffer.concat([length, named, crc]);
}

/** A whole RGB picture of noise (PNG, W3C 2003), about `size` bytes long, unique by its pixels and a comment. */
export function makePng(random: Random, size: number, comment: string): Uint8Array {
  const side = Math.max(4, Math.round(Math.sqrt(size / 3)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), random.bytes(side * 3)]));
  return new Uint8Array(
    Buffer.concat([
      Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk('IHDR', header),
      chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1')),
      chunk('IDAT', deflateSync(Buffer.concat(rows))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
