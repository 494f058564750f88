import { crc32 as zlibs } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32, startOfCrc } from '../../../src/model/crc32';

const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + (at >> 3)) & 0xff);

describe('the CRC of ZIP', () => {
  it('is the one of the standard, of the digits 1 to 9', () => {
    expect(crc32(new TextEncoder().encode('123456789'), startOfCrc)).toBe(0xcbf43926);
  });

  it.each([0, 1, 3, 4, 15, 16, 17, 31, 32, 33, 255, 4_096, 5_000])(
    'is what zlib counts, of %i bytes',
    (length) => {
      const some = bytes.subarray(0, length);
      expect(crc32(some, startOfCrc)).toBe(zlibs(some));
    },
  );

  it('goes on from piece to piece, wherever they are cut and wherever they begin in memory', () => {
    for (const cut of [1, 7, 16, 100, 4_999]) {
      const first = crc32(bytes.subarray(0, cut), startOfCrc);
      expect(crc32(bytes.subarray(cut), first)).toBe(zlibs(bytes));
    }
  });
});
