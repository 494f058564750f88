import type { Random } from './random';

/** A whole GIF89a of 2 x 2 pixels; its comment blocks make it unique and bring it to about `size` bytes. */
export function makeGif(random: Random, size: number, comment: string): Uint8Array {
  const subBlocks = (bytes: Uint8Array): Buffer => {
    const blocks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 255) {
      const part = bytes.subarray(at, at + 255);
      blocks.push(Buffer.of(part.length), Buffer.from(part));
    }
    return Buffer.concat([...blocks, Buffer.of(0)]);
  };
  const clear = 4;
  const end = 5;
  const pixels = [random.int(0, 3), random.int(0, 3), random.int(0, 3), random.int(0, 3)];
  // A clear code before every second pixel keeps each LZW code at three bits.
  const codes = [clear, pixels[0] ?? 0, pixels[1] ?? 0, clear, pixels[2] ?? 0, pixels[3] ?? 0, end];
  const bits = codes.reduce((sum, code, at) => sum + code * 2 ** (3 * at), 0);
  const image = Buffer.of(bits & 0xff, (bits >> 8) & 0xff, (bits >> 16) & 0xff);
  const filler = size > 200 ? random.bytes(size - 200) : new Uint8Array();
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('GIF89a', 'latin1'),
      Buffer.of(2, 0, 2, 0, 0xf1, 0, 0),
      random.bytes(12),
      Buffer.of(0x21, 0xfe),
      subBlocks(Buffer.concat([Buffer.from(comment, 'latin1'), filler])),
      Buffer.of(0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2),
      subBlocks(image),
      Buffer.of(0x3b),
    ]),
  );
}

/** A whole 24-bit BMP of noise, about `size` bytes long. */
export function makeBmp(random: Random, size: number): Uint8Array {
  const side = Math.max(4, Math.round(Math.sqrt(size / 12)) * 4);
  const pixels = random.bytes(side * side * 3);
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54 + pixels.length, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(side, 18);
  head.writeInt32LE(side, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  head.writeUInt32LE(pixels.length, 34);
  return new Uint8Array(Buffer.concat([head, pixels]));
}
