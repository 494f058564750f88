import { LetterkeepError } from '../model/failure';

/** Runs a step when that of the item before is over: what depends on order, in the midst of what does not. */
export type InOrder = <Result>(step: () => Promise<Result>) => Promise<Result>;

/** An item whose turn has come, with what was prepared of it: the call gives it, or throws the failure. */
export interface Ready<Item, Prepared> {
  item: Item;
  prepared: () => Prepared;
}

/**
 * Prepares items with up to `width` of them under way (asked anew for each), and yields them one after the other in their
 * order, so that the line is not idle while a message is put away:
 *
 *   item 1   prepare ====(in order)======| yielded |
 *   item 2      prepare ====...(in order)======... | yielded |
 *   item 3                                  prepare ====(in order)...
 *
 * Whoever leaves the loop early leaves nothing under way: what was begun behind is waited for and dropped.
 * @param prepare runs beside that of the next items; what must not overtake goes through `inOrder`, once at most
 */
export async function* inLanes<Item, Prepared>(
  items: readonly Item[],
  width: () => number,
  prepare: (item: Item, inOrder: InOrder) => Promise<Prepared>,
): AsyncGenerator<Ready<Item, Prepared>, void> {
  const underWay: { item: Item; result: Promise<() => Prepared> }[] = [];
  let orderedBefore: Promise<void> = Promise.resolve();
  let closed = false;

  function start(item: Item): void {
    const before = orderedBefore;
    let release = (): void => undefined;
    orderedBefore = new Promise((resolve) => {
      release = resolve;
    });
    const inOrder: InOrder = async (step) => {
      await before;
      if (closed) throw new LetterkeepError('cancelled', 'What came before has ended this turn.');
      try {
        return await step();
      } finally {
        release();
      }
    };
    const result = prepare(item, inOrder)
      .then(
        (prepared) => () => prepared,
        (error: unknown) => () => {
          throw error;
        },
      )
      .finally(release);
    underWay.push({ item, result });
  }

  try {
    const waiting = items[Symbol.iterator]();
    for (;;) {
      while (underWay.length < width()) {
        const next = waiting.next();
        if (next.done === true) break;
        start(next.value);
      }
      const oldest = underWay.shift();
      if (!oldest) return;
      yield { item: oldest.item, prepared: await oldest.result };
    }
  } finally {
    closed = true;
    await Promise.all(underWay.map(({ result }) => result));
  }
}
