import type { Progress } from '../model/status';
import { askBackground, extensionIsThere } from './ask';
import { waitInBackground } from './background-clock';

/** A word at least so often, however long the site is silent; after 60 s of silence a job counts as paused. */
const heartbeat = 15_000;
/**
 * From one word to the next at least. Each is a message, a write to the disk, a badge and a popup drawn anew; two dozen a
 * second, at speed "fast", nobody can follow. Without them a message is kept in 25 ms instead of 38 (29 November 2026).
 * Milliseconds.
 */
const leastBetween = 250;

/** Why a run ends without a word to anyone: `lost`, another tab has the turn; `gone`, the extension is. */
export type QuietEnd = 'lost' | 'gone';

/**
 * Tells the background how the reader is getting on. Reports come faster than anybody can follow: one is on its way at
 * a time, and the newest goes next, a moment later.
 */
export class ProgressWords {
  #newest: Progress | undefined;
  #told: Progress | undefined;
  #telling: Promise<void> | undefined;
  readonly #stop = new AbortController();

  constructor(
    private readonly jobId: string,
    private readonly end: (why: QuietEnd) => void,
  ) {
    void this.#beat();
  }

  report(progress: Progress): void {
    this.#newest = progress;
    if (!this.#stop.signal.aborted) this.#telling ??= this.#tell();
  }

  /** Ends the heartbeat; resolves when the newest report has arrived. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#telling;
  }

  async #tell(): Promise<void> {
    try {
      while (this.#newest !== this.#told) {
        const progress = this.#newest;
        await this.#say(progress);
        this.#told = progress;
        if (!this.#stop.signal.aborted) await this.#moment();
      }
    } catch {
      this.#noAnswer();
    } finally {
      this.#telling = undefined;
    }
  }

  /** Cut short when the reader stops. A browser may make it a second where nobody looks at the page. */
  #moment(): Promise<void> {
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, leastBetween);
      signal.addEventListener('abort', over);
    });
  }

  async #beat(): Promise<void> {
    const { signal } = this.#stop;
    try {
      for (;;) {
        await waitInBackground(heartbeat, signal);
        if (signal.aborted) return;
        // A word that gets lost is no reason to fall silent for good.
        await this.#say(undefined).catch(() => this.#noAnswer());
      }
    } catch {
      this.#noAnswer();
    }
  }

  async #say(progress: Progress | undefined): Promise<void> {
    const ours = await askBackground('status.report', { jobId: this.jobId, progress });
    if (!ours) this.end('lost');
  }

  /** Progress is no loss. If the background is in trouble, the reader's own calls say so; if it is gone, nobody can. */
  #noAnswer(): void {
    if (!extensionIsThere()) this.end('gone');
  }
}
