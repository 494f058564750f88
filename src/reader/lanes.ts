import { LetterkeepError } from '../model/failure';

/** Runs a step when that of the item before is over: what depends on order, in the midst of what does not. */
export type InOrder = <Result>(step: () => Promise<Result>) => Promise<Result>;

/** Says that an item is not to be yielded before another that is still under way. */
export type Behind<Item> = (isOther: (item: Item) => boolean) => void;

/** An item that is ready, with what was prepared of it: the call gives it, or throws the failure. */
export interface Ready<Item, Prepared> {
  item: Item;
  prepared: () => Prepared;
}

interface UnderWay<Item, Prepared> {
  item: Item;
  behind: Set<UnderWay<Item, Prepared>>;
  result?: () => Prepared;
}

/**
 * Prepares items with up to `width` of them under way (asked anew for each), and yields each as soon as it is ready: so
 * the line is not idle while a message is put away, nor while one with many attachments is read.
 *
 *   item 1   prepare ====(in order)=======================| yielded |
 *   item 2      prepare ====...(in order)===| yielded |
 *   item 3                                     prepare ====...(in order)=========| yielded |
 *
 * Whoever leaves the loop early leaves nothing under way: what was begun behind is waited for and dropped.
 * @param prepare runs beside that of the next items; what must not overtake goes through `inOrder`, once at most, and says
 *   there what it is to stay `behind`
 * @param lastInOrder called once, when there is no step in order left to come; what follows them may still be under way
 */
export async function* inLanes<Item, Prepared>(
  items: readonly Item[],
  width: () => number,
  prepare: (item: Item, inOrder: InOrder, behind: Behind<Item>) => Promise<Prepared>,
  lastInOrder: () => void = () => undefined,
): AsyncGenerator<Ready<Item, Prepared>, void> {
  const underWay = new Set<UnderWay<Item, Prepared>>();
  const running = new Set<Promise<void>>();
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
    const own: UnderWay<Item, Prepared> = { item, behind: new Set() };
    const behind: Behind<Item> = (isOther) => {
      for (const other of underWay) if (other !== own && isOther(other.item)) own.behind.add(other);
    };
    underWay.add(own);
    const run = prepare(item, inOrder, behind)
      .then(
        (prepared) => {
          own.result = () => prepared;
        },
        (error: unknown) => {
          own.result = () => {
            throw error;
          };
        },
      )
      .finally(() => {
        release();
        running.delete(run);
      });
    running.add(run);
  }

  /** The one that was begun first, of those that are ready and have nobody to wait for. */
  function takeReady(): Ready<Item, Prepared> | undefined {
    for (const own of underWay) {
      if (!own.result || [...own.behind].some((other) => underWay.has(other))) continue;
      underWay.delete(own);
      return { item: own.item, prepared: own.result };
    }
    return undefined;
  }

  try {
    const waiting = items.entries();
    let next = waiting.next();
    if (next.done === true) lastInOrder();
    for (;;) {
      while (next.done !== true && underWay.size < width()) {
        start(next.value[1]);
        next = waiting.next();
        if (next.done !== true) continue;
        void orderedBefore.then(() => {
          if (!closed) lastInOrder();
        });
      }
      const ready = takeReady();
      if (ready) yield ready;
      else if (running.size > 0) await Promise.race(running);
      else return;
    }
  } finally {
    closed = true;
    await Promise.all(running);
  }
}
