import { describe, expect, it } from 'vitest';
import { pictureSize } from '../../../src/model/picture-size';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const pictures = [
  ['image/png', '89504e470d0a1a0a 0000000d 49484452 00000280 000001e0', 640, 480],
  ['image/gif', '474946383961 0a00 1400 00 00 00', 10, 20],
  ['image/bmp', `424d ${'00'.repeat(12)} 28000000 40010000 10ffffff ${'00'.repeat(16)}`, 320, 240],
  ['image/bmp', `424d ${'00'.repeat(12)} 0c000000 4001 f000 0100 1800`, 320, 240],
  // An APP1 segment and a table come before the frame.
  ['image/jpeg', 'ffd8 ffe1 0006 45786966 ffc4 0003 00 ff ffc2 000b 08 00f0 0140 01 011100', 320, 240],
] as const;

describe('the size of a picture', () => {
  it.each(pictures)('is read from the bytes of %s', (type, hex, width, height) => {
    expect(pictureSize(bytes(hex), type)).toEqual({ width, height });
  });

  it.each(pictures)('is not guessed where %s is cut off, at whatever byte', (type, hex, width, height) => {
    const whole = bytes(hex);
    for (let length = 0; length < whole.length; length += 1) {
      const size = pictureSize(whole.subarray(0, length), type);
      expect(size === null || (size.width === width && size.height === height)).toBe(true);
    }
  });

  it('is not told of a picture without any, nor of a kind that it does not know', () => {
    expect(
      pictureSize(bytes('89504e470d0a1a0a 0000000d 49484452 00000000 000001e0'), 'image/png'),
    ).toBeNull();
    expect(pictureSize(bytes('ffd8 ffe1'), 'image/webp')).toBeNull();
    expect(pictureSize(bytes(`ffd8 ${'ff'.repeat(20)}`), 'image/jpeg')).toBeNull();
  });
});
