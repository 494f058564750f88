import { describe, expect, it } from 'vitest';
import { inLanes, type InOrder } from '../../../src/reader/lanes';

/** A step that ends when the test says so. */
function door(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('messages under way at once', () => {
  it('come out as soon as they are ready, and those ready together in their order', async () => {
    const first = door();
    const out: string[] = [];
    const lanes = inLanes(
      ['first', 'second', 'third'],
      () => 2,
      async (item) => {
        if (item === 'third') first.open();
        if (item === 'first') await first.opened;
        return item.toUpperCase();
      },
    );
    for await (const { item, prepared } of lanes) out.push(`${item} ${prepared()}`);
    expect(out[0]).toBe('second SECOND');
    expect(out.slice(1).sort()).toEqual(['first FIRST', 'third THIRD']);
  });

  it('come out behind another where they say so, and not behind one that is out', async () => {
    const first = door();
    const lanes = inLanes(
      ['first', 'twin', 'other', 'late'],
      () => 3,
      async (item, inOrder, behind) => {
        await inOrder(() => {
          if (item === 'twin' || item === 'late') behind((met) => met === 'first');
          return Promise.resolve();
        });
        if (item === 'first') await first.opened;
        return item;
      },
    );
    const out: string[] = [];
    for await (const { prepared } of lanes) {
      out.push(prepared());
      first.open();
    }
    expect(out[0]).toBe('other');
    expect(out.indexOf('first')).toBeLessThan(out.indexOf('twin'));
    expect(out.indexOf('first')).toBeLessThan(out.indexOf('late'));
    expect(out).toHaveLength(4);
  });

  it('are never more than the width', async () => {
    let under = 0;
    let most = 0;
    const lanes = inLanes(
      [1, 2, 3, 4, 5, 6, 7],
      () => 2,
      async (item) => {
        most = Math.max(most, (under += 1));
        await Promise.resolve();
        under -= 1;
        return item;
      },
    );
    const out: number[] = [];
    for await (const { prepared } of lanes) out.push(prepared());
    expect(out).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(2);
  });

  it('are compared in their order, whichever page came first', async () => {
    const compared: number[] = [];
    const second = door();
    const prepare = async (item: number, inOrder: InOrder): Promise<number> => {
      if (item === 1) await second.opened;
      else second.open();
      return inOrder(() => Promise.resolve(compared.push(item)));
    };
    for await (const { prepared } of inLanes([1, 2], () => 2, prepare)) prepared();
    expect(compared).toEqual([1, 2]);
  });

  it('do not hold up the next when one fails before it is compared', async () => {
    const out: string[] = [];
    const prepare = async (item: number, inOrder: InOrder): Promise<number> => {
      if (item === 1) throw new Error('broken');
      return inOrder(() => Promise.resolve(item));
    };
    for await (const { prepared } of inLanes([1, 2], () => 2, prepare)) {
      try {
        out.push(String(prepared()));
      } catch (error) {
        out.push(error instanceof Error ? error.message : '');
      }
    }
    expect(out).toEqual(['broken', '2']);
  });

  it('are dropped, and nothing of them goes on, when an earlier one ends the turn', async () => {
    const log: string[] = [];
    const second = door();
    const prepare = async (item: number, inOrder: InOrder): Promise<number> => {
      if (item === 2) await second.opened;
      log.push(`opened ${item}`);
      await inOrder(() => Promise.resolve(log.push(`compared ${item}`)));
      return item;
    };
    for await (const { prepared } of inLanes([1, 2, 3], () => 2, prepare)) {
      log.push(`kept ${prepared()}`);
      queueMicrotask(second.open);
      break;
    }
    expect(log).toEqual(['opened 1', 'compared 1', 'kept 1', 'opened 2']);
  });

  it('say when the last of them is compared, though others are still under way', async () => {
    const first = door();
    const log: string[] = [];
    const prepare = async (item: number, inOrder: InOrder): Promise<number> => {
      await inOrder(() => Promise.resolve(log.push(`compared ${item}`)));
      if (item === 1) await first.opened;
      return item;
    };
    const saysSo = (): void => {
      log.push('all compared');
      first.open();
    };
    for await (const { prepared } of inLanes([1, 2, 3], () => 2, prepare, saysSo)) {
      log.push(`kept ${prepared()}`);
    }
    expect(log.filter((line) => line === 'all compared')).toHaveLength(1);
    expect(log.indexOf('all compared')).toBeGreaterThan(log.indexOf('compared 3'));
    expect(log.indexOf('all compared')).toBeLessThan(log.indexOf('kept 1'));
  });

  it('say so at once where there are none, and never where the turn was ended', async () => {
    let said = 0;
    const saysSo = (): void => void (said += 1);
    const prepare = (item: number, inOrder: InOrder): Promise<number> => inOrder(() => Promise.resolve(item));
    for await (const none of inLanes([], () => 2, prepare, saysSo)) throw new Error(String(none.item));
    expect(said).toBe(1);
    for await (const { prepared } of inLanes([1, 2, 3], () => 1, prepare, saysSo))
      if (prepared() === 2) break;
    expect(said).toBe(1);
  });
});
