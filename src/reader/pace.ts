import type { Speed } from '../model/speed';
import type { Clock } from './ports';

interface HowFast {
  leastGapMs: number;
  perLatency: number;
  inFlight: number;
  inHand: number;
}

/**
 * How fast the site is asked: the rest between the end of one answer and the next request, and how many requests may be on
 * their way at once. Figures: reliability.md 4.5 and issue 3, point 6. Messages in hand may be more: while one is put away
 * and one waits for its attachments, others are asked for. With as many as requests, the line stands idle for a third
 * of the time (docs/benchmarks.md, Reading). Each is read once more where the browser is killed, so they are not eight,
 * which would be 3 % faster.
 */
export const speeds = {
  gentle: { leastGapMs: 1000, perLatency: 2, inFlight: 1, inHand: 1 },
  normal: { leastGapMs: 250, perLatency: 1, inFlight: 1, inHand: 1 },
  fast: { leastGapMs: 0, perLatency: 0, inFlight: 2, inHand: 4 },
} as const satisfies Record<Speed, HowFast>;

/**
 * Who waits for an answer to another request, those first who go first. A `look` is what an answer is judged by: it waits
 * for no judgement, or two answers in doubt would wait for each other.
 */
const places = ['look', 'first', 'in-turn'] as const;
export type Place = (typeof places)[number];

/** A huge attachment takes long because it is huge: its latency must not slow everything after it. */
const longestGapFromLatencyMs = 5_000;
const longestGapMs = 30_000;
/** The rest is made longer by up to this share, never shorter: the least gap is a promise. */
const jitter = 0.4;
const calmAnswersPerStep = 8;
const longestSlowdown = 128;

/** The rest between an answer and the next request of a site that does not push back, on average. Milliseconds. */
export function meanRestMs(speed: Speed, latencyMs: number): number {
  return calmGapMs(speed, latencyMs) * (1 + jitter / 2);
}

function calmGapMs(speed: Speed, latencyMs: number): number {
  const { leastGapMs, perLatency } = speeds[speed];
  return Math.max(leastGapMs, Math.min(longestGapFromLatencyMs, perLatency * latencyMs));
}

/**
 * Whose turn it is to ask. The rest between two requests follows the site's own latency and doubles when the site pushes
 * back; while it is slowed, one request is on its way at a time whatever the speed.
 */
export class Pace {
  #readyAt = 0;
  /** No request of anybody before this time: the site asked to wait. */
  #heldUntil = 0;
  readonly #inFlight: Record<Place, number> = { look: 0, first: 0, 'in-turn': 0 };
  #placesKept = 0;
  #longWaits = 0;
  #latencyMs = 0;
  #slowdown = 1;
  #calm = 0;
  readonly #waiting: Record<Place, (() => void)[]> = { look: [], first: [], 'in-turn': [] };

  constructor(
    private readonly clock: Clock,
    private readonly speed: Speed = 'normal',
  ) {}

  /** What the site takes to answer, on average, the newest counting most; 0 before its first answer. Milliseconds. */
  get latencyMs(): number {
    return this.#latencyMs;
  }

  /**
   * Resolves when a request may start. Whoever was let through says `answered` when it is over, however it ends, and
   * `goOn` then or later.
   * @param place before those who are to wait their turn, or behind them
   * @param resting told of a rest that the pace itself takes, before it; not of one that somebody asked for
   */
  async turn(
    signal: AbortSignal,
    place: Place = 'in-turn',
    resting: (ms: number) => void = () => undefined,
  ): Promise<void> {
    while (!signal.aborted) {
      const now = this.clock.now();
      const restMs = Math.max(this.#readyAt, this.#heldUntil) - now;
      if (!this.#hasRoom(place)) {
        await this.#answer(place);
      } else if (restMs > 0) {
        if (this.#heldUntil <= now) resting(restMs);
        await this.clock.wait(restMs, signal);
      } else break;
    }
    this.#inFlight[place] += 1;
  }

  /**
   * From now on one of the requests that may be on their way is none of those in turn, where more than one may be. So who goes
   * first need not wait, between one answer and what is asked because of it, for a page that slipped in: files wait for each
   * other, and if each waited for a page as well they would take longer than all the rest (docs/benchmarks.md, Reading).
   * @returns ends it, and lets those who wait ask again; to be called once
   */
  keepPlace(): () => void {
    this.#placesKept += 1;
    return () => {
      this.#placesKept -= 1;
      this.goOn();
    };
  }

  /** The same as ever while somebody waits for longer than an answer: nobody needs a place that is kept. */
  async keepingNoPlace(wait: () => Promise<void>): Promise<void> {
    this.#longWaits += 1;
    try {
      await wait();
    } finally {
      this.#longWaits -= 1;
    }
  }

  /**
   * To be told the end of every request, with the time it took and the place it had. Those who wait do so until goOn(), but
   * for a look.
   */
  answered(latencyMs: number, place: Place): void {
    this.#latencyMs = this.#latencyMs === 0 ? latencyMs : 0.7 * this.#latencyMs + 0.3 * latencyMs;
    this.#calm += 1;
    if (this.#calm >= calmAnswersPerStep && this.#slowdown > 1) {
      this.#slowdown /= 2;
      this.#calm = 0;
    }
    this.#inFlight[place] -= 1;
    this.#readyAt = this.clock.now() + this.#gapMs();
    this.#wake('look');
  }

  /** Lets those who wait for an answer have their turn: to be called after every answer, once it is known what it means. */
  goOn(): void {
    // Those for whom there is no room ask again, in this same order.
    for (const place of places) this.#wake(place);
  }

  #wake(place: Place): void {
    for (const ask of this.#waiting[place].splice(0)) ask();
  }

  /** The site refused, failed or asked to wait: from now on slower, and only slowly faster again. */
  pushedBack(): void {
    this.#slowdown = Math.min(longestSlowdown, this.#slowdown * 2);
    this.#calm = 0;
    this.#readyAt = this.clock.now() + this.#gapMs();
  }

  /** Holds every request back, not only the one that was told to wait. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.clock.now() + ms);
  }

  #answer(place: Place): Promise<void> {
    return new Promise((resolve) => this.#waiting[place].push(resolve));
  }

  #hasRoom(place: Place): boolean {
    const most = this.#mostInFlight();
    const { look, first, 'in-turn': inTurn } = this.#inFlight;
    if (look + first + inTurn >= most) return false;
    const isOneKept = this.#placesKept > 0 && this.#longWaits === 0 && most > 1;
    return place !== 'in-turn' || !isOneKept || inTurn < most - 1;
  }

  #mostInFlight(): number {
    return this.#slowdown > 1 ? 1 : speeds[this.speed].inFlight;
  }

  #gapMs(): number {
    const gap = calmGapMs(this.speed, this.#latencyMs);
    const slowed = this.#slowdown > 1 ? Math.max(speeds.normal.leastGapMs, gap) * this.#slowdown : gap;
    return Math.min(longestGapMs, slowed) * (1 + jitter * this.clock.random());
  }
}
