import type { Keeper } from '../model/keeper';

/** A file that is larger is in memory alone. */
const mostBesideBytes = 4 * 1024 * 1024;

/**
 * Puts files into staging, one after the other, while the next is asked for: it takes a third of the time of the
 * request that brought it. So there are two small files in memory at most, or one large one.
 *
 *   file 1   asked for ====| put away ====|
 *   file 2                 asked for ====| put away ====|
 */
export class PutAway {
  #before: Promise<unknown> = Promise.resolve();

  constructor(private readonly keeper: Pick<Keeper, 'stage'>) {}

  /** Resolves when the next file may be asked for; what it gives, with its id when this one is in staging. */
  async take(bytes: Uint8Array<ArrayBuffer>): Promise<{ staged: Promise<string> }> {
    await this.#before;
    const staged = handled(this.keeper.stage(bytes));
    this.#before = staged.catch(() => undefined);
    if (bytes.length > mostBesideBytes) await this.#before;
    return { staged };
  }
}

/** The same promise, whose rejection is no fault of the program if it is waited for late or not at all. */
export function handled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
