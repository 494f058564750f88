import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NotDeflated, SmallEntries } from '../../../src/verify/inflate';
import { chanceFrom } from '../../hostile/chance';

const packed = (bytes: Uint8Array, options: { level?: number; strategy?: number } = {}) =>
  new Uint8Array(deflateRawSync(bytes, options));
const small = new SmallEntries();
const letter = new TextEncoder().encode('Dear Fake, the garden is full of beans this year. '.repeat(40));

describe('a small entry of a ZIP', () => {
  it('comes out as it was, whichever way it was packed', () => {
    const next = chanceFrom(20261126);
    const below = (most: number): number => Math.floor(next() * most);
    for (let run = 0; run < 2_000; run++) {
      const kinds = 1 + below(run % 2 ? 4 : 256);
      const bytes = Uint8Array.from({ length: below(400) }, () => below(kinds));
      const strategy = [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY][run % 3];
      const zip = packed(bytes, { level: run % 10, ...(strategy === undefined ? {} : { strategy }) });
      expect(small.inflate(zip, bytes.length)).toEqual(bytes);
    }
  });

  it('is refused wherever it was cut short', () => {
    const whole = packed(letter);
    for (let length = 0; length < whole.length; length++) {
      expect(() => small.inflate(whole.slice(0, length), letter.length)).toThrow(NotDeflated);
    }
  });

  it('hides nothing behind its end', () => {
    for (const tail of [[0], [1, 2, 3], [...packed(letter)]]) {
      const zip = Uint8Array.from([...packed(letter), ...tail]);
      expect(() => small.inflate(zip, letter.length)).toThrow('bytes after the end');
    }
  });

  it('knows nothing of the one before', () => {
    expect(() => small.inflate(packed(letter).slice(0, -4), letter.length)).toThrow(NotDeflated);
    const borrowing = new Uint8Array(deflateRawSync(letter, { dictionary: letter }));
    expect(() => small.inflate(borrowing, letter.length)).toThrow(NotDeflated);
    expect(small.inflate(packed(letter), letter.length)).toEqual(letter);
  });

  it('never gives more than a byte over its size', () => {
    expect(small.inflate(packed(letter), 10)).toHaveLength(11);
    expect(small.inflate(packed(new Uint8Array(0)), 0)).toHaveLength(0);
  });
});
