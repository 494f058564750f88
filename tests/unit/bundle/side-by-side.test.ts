import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../../src/bundle/side-by-side';

/** Work that ends when it is told to, and how much of it was ever under way at once. */
function heldWork() {
  const waiting: (() => void)[] = [];
  const seen = { underWay: 0, most: 0, begun: [] as number[] };
  return {
    seen,
    release: () => waiting.splice(0).forEach((go) => go()),
    work: async (item: number): Promise<number> => {
      seen.begun.push(item);
      seen.underWay += 1;
      seen.most = Math.max(seen.most, seen.underWay);
      await new Promise<void>((resolve) => waiting.push(resolve));
      seen.underWay -= 1;
      return item * 2;
    },
  };
}

async function untilDone<Result>(release: () => void, promise: Promise<Result>): Promise<Result> {
  const timer = setInterval(release, 1);
  return promise.finally(() => clearInterval(timer));
}

describe('work side by side', () => {
  it('gives every result in the order of the items, and begins them in it', async () => {
    const { work, release, seen } = heldWork();
    const items = Array.from({ length: 40 }, (_, index) => index);
    const results = await untilDone(
      release,
      sideBySide(items, () => 1, work),
    );
    expect(results).toEqual(items.map((item) => item * 2));
    expect(seen.begun).toEqual(items);
    expect(seen.most).toBe(16);
  });

  it('has one large one under way alone, so that memory holds a few megabytes', async () => {
    const { work, release, seen } = heldWork();
    await untilDone(
      release,
      sideBySide([1, 2, 3], () => 7_000_000, work),
    );
    expect(seen.most).toBe(1);
  });

  it('does one that is larger than all may be together', async () => {
    const { work, release } = heldWork();
    await expect(
      untilDone(
        release,
        sideBySide([1, 2], () => 90_000_000, work),
      ),
    ).resolves.toEqual([2, 4]);
  });

  it('throws the first failure, and begins nothing more', async () => {
    const begun: number[] = [];
    const work = async (item: number): Promise<number> => {
      begun.push(item);
      await Promise.resolve();
      if (item === 3) throw new Error('the vault is shut');
      return item;
    };
    const items = Array.from({ length: 100 }, (_, index) => index);
    await expect(sideBySide(items, () => 1, work)).rejects.toThrow('the vault is shut');
    expect(begun.length).toBeLessThan(20);
  });
});
