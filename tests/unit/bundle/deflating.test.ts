import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Deflating } from '../../../src/bundle/deflating';

type Bytes = Uint8Array<ArrayBuffer>;

const letter = (words: number): Bytes => {
  const text = Array.from({ length: words }, (_, at) => `word ${(at * 7919) % 613}`).join(' ');
  return new TextEncoder().encode(text);
};

async function packed(pieces: readonly Bytes[]): Promise<Buffer> {
  const given: Uint8Array[] = [];
  const deflating = new Deflating((bytes) => given.push(bytes));
  for (const [at, piece] of pieces.entries()) await deflating.push(piece, at === pieces.length - 1);
  return Buffer.concat(given);
}

describe('a file that is packed for a ZIP', () => {
  it.each([
    ['nothing', [new Uint8Array(0)]],
    ['one byte', [new Uint8Array([7])]],
    ['a letter', [letter(300)]],
    ['a long conversation in pieces', [letter(200_000), letter(1), letter(150_000)]],
  ])('is what it was when it is unpacked by another: %s', async (_, pieces) => {
    // Not toEqual, which looks at each of three million bytes by itself for fifteen seconds.
    expect(inflateRawSync(await packed(pieces)).equals(Buffer.concat(pieces))).toBe(true);
  });

  it('is smaller than it was', async () => {
    const page = letter(5_000);
    expect((await packed([page])).length).toBeLessThan(page.length / 3);
  });

  it('has been given whole when its last piece is taken in', async () => {
    let size = 0;
    const deflating = new Deflating((bytes) => (size += bytes.length));
    await deflating.push(letter(100_000), true);
    const whole = size;
    await new Promise((resolve) => setImmediate(resolve));
    expect(size).toBe(whole);
    expect(whole).toBeGreaterThan(0);
  });

  it('ends with what stopped the one who takes it', async () => {
    const deflating = new Deflating(() => {
      throw new Error('no room');
    });
    await expect(deflating.push(letter(200_000), true)).rejects.toThrow('no room');
  });

  it('can be let go of in the midst of it, and then takes no more', async () => {
    const deflating = new Deflating(() => undefined);
    await deflating.push(letter(10), false);
    deflating.abandon();
    await expect(deflating.push(letter(10), true)).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
