import { describe, expect, it } from 'vitest';
import { pieceSize, piecesOf } from '../../../src/model/blob-pieces';
import { sha256Hex } from '../../../src/model/sha256';
import { sha256OfBlob } from '../../../src/model/sha256-of-blob';

describe('a Blob read piece by piece', () => {
  it.each([0, 1, pieceSize, pieceSize + 1, 3 * pieceSize - 1])(
    'has the sum that it has as a whole, of %i bytes',
    async (size) => {
      const bytes = new Uint8Array(size).map((_, at) => (at * 7919) % 251);
      expect(await sha256OfBlob(new Blob([bytes]))).toBe(await sha256Hex(bytes));
    },
  );

  it('is never in memory as a whole', async () => {
    const sizes: number[] = [];
    for await (const piece of piecesOf(new Blob([new Uint8Array(2.5 * pieceSize)]))) sizes.push(piece.length);
    expect(sizes).toEqual([pieceSize, pieceSize, pieceSize / 2]);
  });
});
