import { describe, expect, it } from 'vitest';
import { readAhead, type ByteSource } from '../../../src/verify/byte-source';

const megabyte = 1 << 20;
const all = Uint8Array.from({ length: 4 * megabyte }, (_, at) => (at * 7 + (at >> 12)) & 255);

/** A file of 4 MB that tells how much of it was read at each time. */
function file(): { source: ByteSource; read: number[] } {
  const read: number[] = [];
  const slice = (start: number, end: number) => {
    read.push(end - start);
    return Promise.resolve(all.slice(start, end));
  };
  return { source: { size: all.length, slice }, read };
}

describe('reading ahead in a file', () => {
  it('gives the very bytes, in whatever order they are asked for', async () => {
    const ahead = readAhead(file().source);
    for (const start of [0, 10, 3 * megabyte, 3 * megabyte + 5, 70_000, 0, all.length - 9]) {
      for (const length of [1, 9, 3_000, megabyte + 1]) {
        const end = Math.min(all.length, start + length);
        expect(Buffer.compare(await ahead.slice(start, end), all.subarray(start, end))).toBe(0);
      }
    }
  });

  it('reads a megabyte at once where one thing follows the other', async () => {
    const { source, read } = file();
    const ahead = readAhead(source);
    for (let at = 0; at < all.length; at += 50_000) await ahead.slice(at, Math.min(all.length, at + 50_000));
    expect(read.length).toBeLessThan(7);
  });

  it('reads little after a leap, and more again where it then goes on', async () => {
    const { source, read } = file();
    const ahead = readAhead(source);
    await ahead.slice(0, 30);
    await ahead.slice(3 * megabyte, 3 * megabyte + 30);
    await ahead.slice(megabyte, megabyte + 30);
    await ahead.slice(megabyte + 65_536, megabyte + 65_600);
    expect(read).toEqual([megabyte, 65_536, 65_536, 131_072]);
  });
});
