import { describe, expect, it } from 'vitest';
import { PutAway } from '../../../src/reader/put-away';

/** Staging that ends when the test says so. */
function slowKeeper(): {
  keeper: { stage(bytes: Uint8Array): Promise<string> };
  begun: number[];
  end: (outcome?: Error) => void;
} {
  const begun: number[] = [];
  const ends: ((outcome?: Error) => void)[] = [];
  return {
    begun,
    keeper: {
      stage: (bytes) =>
        new Promise((resolve, reject) => {
          begun.push(bytes.length);
          ends.push((outcome) => (outcome ? reject(outcome) : resolve(`file of ${bytes.length}`)));
        }),
    },
    end: (outcome) => ends.shift()?.(outcome),
  };
}

/** Lets everything happen that waits for nothing. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.finally(() => (over = true)).catch(() => undefined);
  await aMoment();
  return over;
}

describe('files that are put away', () => {
  it('let the next one be asked for meanwhile', async () => {
    const { keeper, begun, end } = slowKeeper();
    const { staged } = await new PutAway(keeper).take(new Uint8Array(10));
    expect(begun).toEqual([10]);
    expect(await isOver(staged)).toBe(false);
    end();
    expect(await staged).toBe('file of 10');
  });

  it('are two at most: the third is not asked for before the first is put away', async () => {
    const { keeper, begun, end } = slowKeeper();
    const putAway = new PutAway(keeper);
    const first = await putAway.take(new Uint8Array(1));
    const second = putAway.take(new Uint8Array(2));
    expect(await isOver(second)).toBe(false);
    expect(begun).toEqual([1]);
    end();
    expect(await isOver(second)).toBe(true);
    expect(begun).toEqual([1, 2]);
    end();
    expect([await first.staged, await (await second).staged]).toEqual(['file of 1', 'file of 2']);
  });

  it('are alone in memory where they are large', async () => {
    const { keeper, end } = slowKeeper();
    const large = new PutAway(keeper).take(new Uint8Array(5 * 1024 * 1024));
    expect(await isOver(large)).toBe(false);
    end();
    expect(await isOver(large)).toBe(true);
  });

  it('say that there was no room to whoever waits for them, and the next are put away all the same', async () => {
    const { keeper, end } = slowKeeper();
    const putAway = new PutAway(keeper);
    const first = await putAway.take(new Uint8Array(1));
    end(new Error('no room'));
    await aMoment();
    const second = await putAway.take(new Uint8Array(2));
    end();
    await expect(first.staged).rejects.toThrow('no room');
    expect(await second.staged).toBe('file of 2');
  });
});
