import { describe, expect, it } from 'vitest';
import { base64, base64Lines } from '../../../src/render/base64';

const bytesOf = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 256);
const lengths = [
  0, 1, 2, 3, 56, 57, 58, 114, 8_191, 8_192, 8_193, 29_183, 29_184, 29_185, 98_301, 98_302, 250_001,
];

describe('bytes written as text', () => {
  it.each(lengths)('are the same bytes again, for %i of them', (length) => {
    const bytes = bytesOf(length);
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    const lines = [...base64Lines(bytes)].join('');
    expect(lines.replace(/\n/g, '')).toBe(Buffer.from(bytes).toString('base64'));
    expect(lines === '' || lines.endsWith('\n')).toBe(true);
  });

  it('stand in a mail in full lines of 76, a slice at a time', () => {
    const slices = [...base64Lines(bytesOf(250_001))];
    expect(Math.max(...slices.map(({ length }) => length))).toBeLessThan(50_000);
    const lines = slices.join('').trimEnd().split('\n');
    expect(new Set(lines.slice(0, -1).map(({ length }) => length))).toEqual(new Set([76]));
  });
});
