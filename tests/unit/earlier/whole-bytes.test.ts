import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sumOfWhole } from '../../../src/earlier/whole-bytes';

describe('the sum of an attachment', () => {
  it.each([0, 1 << 20, (1 << 20) + 1, 2_500_000])(
    'is the same whether it is made at once or by pieces: %i bytes',
    async (size) => {
      const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7_919) % 251);
      expect(await sumOfWhole(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    },
  );
});
