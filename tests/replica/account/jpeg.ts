import type { Random } from './random';

const segment = (marker: number, data: readonly number[]): number[] => {
  const length = data.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...data];
};

/** Codes the difference of two block greys (JPEG, ITU T.81, F.1.2.1): 4 bits of category, then the value. */
function greyBits(difference: number): string {
  const size = Math.abs(difference).toString(2).length;
  const category = difference === 0 ? 0 : size;
  const value = difference >= 0 ? difference : difference + 2 ** category - 1;
  const bits = category === 0 ? '' : value.toString(2).padStart(category, '0');
  return category.toString(2).padStart(4, '0') + bits;
}

/**
 * A whole baseline grey JPEG of flat 8 x 8 blocks, 24 x 24 pixels. Unique by its greys and its COM segments,
 * which also bring it to about `size` bytes.
 */
export function makeJpeg(random: Random, size: number, comment: string): Uint8Array {
  const blocks = 3;
  const side = blocks * 8;
  let bits = '';
  let before = 0;
  for (let block = 0; block < blocks * blocks; block++) {
    const grey = random.int(-120, 120);
    bits += `${greyBits(grey - before)}0`;
    before = grey;
  }
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const scan: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Number.parseInt(bits.slice(at, at + 8), 2);
    scan.push(byte);
    if (byte === 0xff) scan.push(0);
  }
  const comments: number[][] = [segment(0xfe, [...Buffer.from(comment, 'latin1')])];
  for (let left = size - 500; left > 0; left -= 60_000) {
    comments.push(segment(0xfe, [...random.bytes(Math.min(left, 60_000))]));
  }
  const parts = [
    [0xff, 0xd8],
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...comments,
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    segment(0xc0, [8, 0, side, 0, side, 1, 1, 0x11, 0]),
    // DC: categories 0 to 8 in four bits each. AC: only "end of block", in one bit.
    segment(0xc4, [0x00, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
    segment(0xc4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    scan,
    [0xff, 0xd9],
  ];
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
}
