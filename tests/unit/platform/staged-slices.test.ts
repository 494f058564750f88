import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../src/platform/base64';
import { sliceBytes, sliceTextLength, slicesOf } from '../../../src/platform/staged-slices';

/** Bytes of every value, in an order that would show a slice put in the wrong place. */
function madeUpBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
}
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe('bytes as text', () => {
  it.each([0, 1, 2, 3, sliceBytes - 1, sliceBytes, sliceBytes + 1, 4 * 1024 * 1024 + 1])(
    'brings %i bytes over unharmed',
    (length) => {
      const bytes = madeUpBytes(length);
      const slices = [...slicesOf(bytes)];
      expect(slices.map(({ n }) => n)).toEqual(slices.map((_, at) => at));
      expect(slices.map(({ last }) => last)).toEqual(slices.map((_, at) => at === slices.length - 1));
      expect(slices.every(({ text }) => text.length <= sliceTextLength)).toBe(true);
      const back = Buffer.concat(slices.map(({ text }) => fromBase64(text)));
      expect(same(back, bytes)).toBe(true);
    },
  );
});
