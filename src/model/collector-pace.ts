import { askForMemory } from './ask-for-memory';

/** What may lie about that nobody holds any more, as far as who made it counts. Bytes. */
const mostLeftLying = 5_000_000;
/**
 * So much a Chromium never gives without a look around: it begins one once a page asked for 64 MB beyond what it held after
 * the last (seen with Chromium 156, 1 December 2026). Bytes.
 */
const enoughToLook = 1 << 26;
/** How long it gets for the look; Chromium 156 took 20 ms with 45 MB held, up to 100 in the midst of work. Milliseconds. */
const patience = 400;
/** A browser that did not look so often in a row has a mind of its own. */
const mostInVain = 3;
/** However slow the collector is: after each wait comes at least so many times as long of work. */
const workForEachWait = 2;
/**
 * Up to here a computer has little memory, in GB as a page is told (Device Memory, W3C: Chromium says 2, 4, 8 …, Firefox
 * nothing). With more, what lies about for a while takes nothing from anybody, and to wait for it would only take time.
 */
const little = 4;

/** Calls `collected` when the garbage collector of the browser has looked through the memory of this page once more. */
export type WatchCollector = (collected: () => void) => void;

interface Surroundings {
  hasLittleMemory?: boolean;
  watch?: WatchCollector;
  ask?: () => void;
}

/**
 * Holds back work that leaves much lying until the browser's garbage collector has come after it. A Chromium that believes
 * the page to be in front looks seldom, and slowly while the page works: of an archive of 1 GB up to 550 MB lay about that
 * nobody held, also on a computer with little (docs/benchmarks.md, Memory). A page that pauses for it is looked through in
 * some 30 ms. Where the browser looks often enough by itself nobody ever waits.
 */
export class CollectorPace {
  #leftLying = 0;
  #inVain = 0;
  #isWatched = false;
  /** No wait before this moment of performance.now(). */
  #worksUntil = 0;
  #isOver: () => void = () => undefined;
  #waiting: Promise<void> | undefined;
  readonly #hasLittleMemory: boolean;
  readonly #watch: WatchCollector;
  readonly #ask: () => void;

  constructor({
    hasLittleMemory = isSmallComputer(),
    watch = watchedByRegistry(),
    ask = () => askForMemory(enoughToLook),
  }: Surroundings = {}) {
    this.#hasLittleMemory = hasLittleMemory;
    this.#watch = watch;
    this.#ask = ask;
  }

  /** So many bytes were made that nobody will hold for long. */
  leave(bytes: number): void {
    if (!this.#hasLittleMemory) return;
    this.#leftLying += bytes;
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#watch(() => {
      this.#isWatched = false;
      this.#leftLying = 0;
      this.#inVain = 0;
      this.#isOver();
    });
  }

  /** Resolves when so little lies about that work may go on: soon, whatever the browser does. Never rejects. */
  async keepUp(): Promise<void> {
    if (this.#leftLying < mostLeftLying || this.#inVain >= mostInVain) return;
    if (this.#waiting === undefined && performance.now() < this.#worksUntil) return;
    this.#waiting ??= this.#collection().finally(() => {
      this.#waiting = undefined;
    });
    await this.#waiting;
  }

  /** Resolves when the collector has come after what was done until now, however little that is. As keepUp() otherwise. */
  async comeToRest(): Promise<void> {
    this.leave(mostLeftLying);
    await this.keepUp();
  }

  async #collection(): Promise<void> {
    const began = performance.now();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.#inVain += 1;
        this.#leftLying = 0;
        resolve();
      }, patience);
      this.#isOver = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#ask();
    });
    const ended = performance.now();
    this.#worksUntil = ended + workForEachWait * (ended - began);
  }
}

function isSmallComputer(): boolean {
  if (typeof navigator === 'undefined') return false;
  // TypeScript's DOM does not know it: not every browser has it.
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return deviceMemory !== undefined && deviceMemory <= little;
}

/** A collector tells of an object that nobody held when it found it (ECMA-262, FinalizationRegistry). */
function watchedByRegistry(): WatchCollector {
  const registry = new FinalizationRegistry<() => void>((collected) => collected());
  return (collected) => registry.register({}, collected);
}

/** That of this page: all that works in it shares one memory. */
export const pagePace = new CollectorPace();
