import { askForMemory, askForTooMuch } from './ask-for-memory';

/** What may lie about that nobody holds any more, as far as who made it counts. Bytes. */
const mostLeftLying = 5_000_000;
/**
 * How many bytes of objects may be made until the browser has to go through all it has. Its room for new objects grows with
 * what of them lives for a while, to 64 MB in Chromium 156, and is made small again only then.
 */
const mostObjects = 25_000_000;
/**
 * So much a Chromium never gives without a look around: it begins one once a page asked for 64 MB beyond what it held after
 * the last (seen with Chromium 156, 1 December 2026). Bytes.
 */
const enoughToLook = 1 << 26;
/** How long it gets for the look: Chromium 156 takes 20 to 100 ms, or forgets it. Milliseconds. */
const patience = 100;
/** How long it gets to tell of a look that it had to take. Milliseconds. */
const patienceToTell = 400;
/** A browser that did not tell so often in a row has a mind of its own. */
const mostInVain = 3;
/** However slow the collector is: after each wait comes at least so many times as long of work. */
const workForEachWait = 2;

/** Calls `collected` when the garbage collector of the browser has looked through the memory of this page once more. */
export type WatchCollector = (collected: () => void) => void;

interface Surroundings {
  looksSeldom?: boolean;
  watch?: WatchCollector;
  /** Has the browser begin a look. */
  ask?: () => void;
  /** Has it go through everything before this returns. */
  insist?: () => void;
}

/**
 * Holds back work that leaves much lying until the browser's garbage collector has come after it. A Chromium that believes
 * the page to be in front looks seldom, and slowly while the page works: of an archive of 1 GB up to 550 MB lay about that
 * nobody held, also on a computer with little (docs/benchmarks.md, Memory). A page that pauses for it is looked through in
 * 20 to 100 ms. Where the browser looks often enough by itself nobody waits but for the objects, which it must go through whole.
 */
export class CollectorPace {
  #leftLying = 0;
  #objects = 0;
  #inVain = 0;
  #isWatched = false;
  /** No wait before this moment of performance.now(). */
  #worksUntil = 0;
  #isOver: () => void = () => undefined;
  #waiting: Promise<void> | undefined;
  readonly #looksSeldom: boolean;
  readonly #watch: WatchCollector;
  readonly #ask: () => void;
  readonly #insist: () => void;

  constructor({
    looksSeldom = isChromium(),
    watch = watchedByRegistry(),
    ask = () => askForMemory(enoughToLook),
    insist = askForTooMuch,
  }: Surroundings = {}) {
    this.#looksSeldom = looksSeldom;
    this.#watch = watch;
    this.#ask = ask;
    this.#insist = insist;
  }

  /** So many bytes were made that nobody will hold for long. */
  leave(bytes: number): void {
    if (!this.#looksSeldom) return;
    this.#leftLying += bytes;
    this.#watchOnce();
  }

  /** The same where they are not one piece but many small objects. */
  leaveObjects(bytes: number): void {
    if (!this.#looksSeldom) return;
    this.#objects += bytes;
    this.leave(bytes);
  }

  /** Resolves when so little lies about that work may go on: soon, whatever the browser does. Never rejects. */
  async keepUp(): Promise<void> {
    const isMuch = this.#leftLying >= mostLeftLying || this.#objects >= mostObjects;
    if (!isMuch || this.#inVain >= mostInVain) return;
    if (this.#waiting === undefined && performance.now() < this.#worksUntil) return;
    this.#waiting ??= this.#collection().finally(() => {
      this.#waiting = undefined;
    });
    await this.#waiting;
  }

  /** As keepUp(), and waits also for few objects; like it, not at all in the work that is due after a wait. */
  async comeToRest(): Promise<void> {
    if (this.#objects >= mostLeftLying) this.#objects = Math.max(this.#objects, mostObjects);
    await this.keepUp();
  }

  async #collection(): Promise<void> {
    const began = performance.now();
    if (this.#objects >= mostObjects || !(await this.#looks(this.#ask, patience))) {
      this.#objects = 0;
      if (!(await this.#looks(this.#insist, patienceToTell))) this.#inVain += 1;
      this.#leftLying = 0;
    }
    const ended = performance.now();
    this.#worksUntil = ended + workForEachWait * (ended - began);
  }

  /** Whether it was seen to look before `most` milliseconds were over. */
  async #looks(ask: () => void, most: number): Promise<boolean> {
    this.#watchOnce();
    return await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), most);
      this.#isOver = () => {
        clearTimeout(timer);
        resolve(true);
      };
      ask();
    });
  }

  #watchOnce(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#watch(() => {
      this.#isWatched = false;
      this.#leftLying = 0;
      this.#inVain = 0;
      this.#isOver();
    });
  }
}

/** Of the browsers that Letterkeep runs in, it alone tells a page how much memory there is (Device Memory, W3C). */
function isChromium(): boolean {
  return typeof navigator !== 'undefined' && 'deviceMemory' in navigator;
}

/** A collector tells of an object that nobody held when it found it (ECMA-262, FinalizationRegistry). */
function watchedByRegistry(): WatchCollector {
  const registry = new FinalizationRegistry<() => void>((collected) => collected());
  return (collected) => registry.register({}, collected);
}

/** That of this page: all that works in it shares one memory. */
export const pagePace = new CollectorPace();
