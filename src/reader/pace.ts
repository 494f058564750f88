import type { Clock } from './ports';

/**
 * How fast the site is asked. One request is in flight at a time in every speed; what changes is the rest between
 * the end of one answer and the next request. Figures: reliability.md 4.5 and issue 3, point 6.
 */
export const speeds = {
  gentle: { leastGapMs: 1000, perLatency: 2 },
  normal: { leastGapMs: 250, perLatency: 1 },
  fast: { leastGapMs: 0, perLatency: 0 },
} as const;
export type Speed = keyof typeof speeds;

/** A huge attachment takes long because it is huge: its latency must not slow everything after it. */
const longestGapFromLatencyMs = 5_000;
const longestGapMs = 30_000;
/** The rest is made longer by up to this share, never shorter: the least gap is a promise. */
const jitter = 0.4;
const calmAnswersPerStep = 8;
const longestSlowdown = 128;

/** The rest between two requests: follows the site's own latency, doubles when the site pushes back. */
export class Pace {
  #readyAt = 0;
  #latencyMs = 0;
  #slowdown = 1;
  #calm = 0;

  constructor(
    private readonly clock: Clock,
    private readonly speed: Speed = 'normal',
  ) {}

  /** Resolves when the next request may start. */
  async turn(signal: AbortSignal): Promise<void> {
    const restMs = this.#readyAt - this.clock.now();
    if (restMs > 0) await this.clock.wait(restMs, signal);
  }

  /** To be told the end of every request, with the time it took. */
  answered(latencyMs: number): void {
    this.#latencyMs = this.#latencyMs === 0 ? latencyMs : 0.7 * this.#latencyMs + 0.3 * latencyMs;
    this.#calm += 1;
    if (this.#calm >= calmAnswersPerStep && this.#slowdown > 1) {
      this.#slowdown /= 2;
      this.#calm = 0;
    }
    this.#readyAt = this.clock.now() + this.#gapMs();
  }

  /** The site refused, failed or asked to wait: from now on slower, and only slowly faster again. */
  pushedBack(): void {
    this.#slowdown = Math.min(longestSlowdown, this.#slowdown * 2);
    this.#calm = 0;
    this.#readyAt = this.clock.now() + this.#gapMs();
  }

  #gapMs(): number {
    const { leastGapMs, perLatency } = speeds[this.speed];
    const gap = Math.max(leastGapMs, Math.min(longestGapFromLatencyMs, perLatency * this.#latencyMs));
    const slowed = this.#slowdown > 1 ? Math.max(speeds.normal.leastGapMs, gap) * this.#slowdown : gap;
    return Math.min(longestGapMs, slowed) * (1 + jitter * this.clock.random());
  }
}
