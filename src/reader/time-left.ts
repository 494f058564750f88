/** Fewer opened messages than this say nothing about the pace. */
export const enoughOpened = 10;

/** The mean is that of about so many messages: a site that grows slow shows, one long VideoGram hardly. */
const remembered = 60;
/** The pace that is told follows the mean by this share a message at most. */
const largestStep = 0.05;
/** What is told grows only when it grew by so much: "12 minutes, 13 minutes, 12 minutes" tells nobody anything. */
const leastGrowth = { share: 0.1, seconds: 10 };

/**
 * Tells how long the rest will take, from the pace of the messages opened so far. Time counts only while the watch runs:
 * it is stopped for waits and while lists are walked. With several messages in hand, what counts is how often one ends.
 */
export class TimeLeft {
  #opened = 0;
  #workedMs = 0;
  #runsSince: number | undefined;
  #workedAtLast = 0;
  #meanMs = 0;
  #paceMs = 0;
  #told: number | undefined;

  /** @param now milliseconds, of any origin */
  constructor(private readonly now: () => number) {}

  run(on: boolean): void {
    const now = this.now();
    // A clock that was set back must not take away what was worked.
    if (this.#runsSince !== undefined) this.#workedMs += Math.max(0, now - this.#runsSince);
    this.#runsSince = on ? now : undefined;
  }

  /** One more message has its end. */
  opened(): void {
    this.run(this.#runsSince !== undefined);
    const tookMs = this.#workedMs - this.#workedAtLast;
    this.#workedAtLast = this.#workedMs;
    this.#opened += 1;
    this.#meanMs += (tookMs - this.#meanMs) / Math.min(this.#opened, remembered);
    const step = this.#paceMs * largestStep;
    this.#paceMs =
      this.#opened <= enoughOpened
        ? this.#meanMs
        : Math.min(this.#paceMs + step, Math.max(this.#paceMs - step, this.#meanMs));
  }

  /** Seconds for so many messages more; undefined while that cannot be known. */
  secondsFor(messages: number): number | undefined {
    if (this.#opened < enoughOpened || messages === 0) return undefined;
    const seconds = Math.round((this.#paceMs * messages) / 1000);
    const told = this.#told;
    const wavers =
      told !== undefined && seconds > told && seconds < told * (1 + leastGrowth.share) + leastGrowth.seconds;
    if (!wavers) this.#told = seconds;
    return this.#told;
  }
}
