import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sumLengths, sumOf } from '../../../src/verify/digests';

const letter = new TextEncoder().encode('Dear Fake, the garden is full of beans this year. '.repeat(9));

/** Pieces that come when they are let go. */
async function* slowly(bytes: Uint8Array<ArrayBuffer>, gate: Promise<void>) {
  yield bytes.subarray(0, 70);
  await gate;
  yield bytes.subarray(70);
}

async function* broken() {
  yield letter;
  await Promise.resolve();
  throw new Error('The stick was pulled out.');
}

describe.each([...sumLengths.keys()])('a sum of %s', (algorithm) => {
  const expected = (bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');

  it('is of its own file, whatever was summed before, beside it, or in vain', async () => {
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const first = sumOf(algorithm, slowly(letter, gate));
    const second = sumOf(algorithm, slowly(letter.slice(1), gate));
    await expect(sumOf(algorithm, broken())).rejects.toThrow('pulled out');
    go();
    expect([await first, await second]).toEqual([expected(letter), expected(letter.slice(1))]);
    for (const length of [0, 55, 56, 64, 111, 112, 128, 450]) {
      const bytes = letter.slice(0, length);
      expect(await sumOf(algorithm, slowly(bytes, Promise.resolve()))).toBe(expected(bytes));
    }
  });
});
