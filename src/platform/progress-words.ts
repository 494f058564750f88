import type { Progress } from '../model/status';
import { askBackground, extensionIsThere } from './ask';
import { waitInBackground } from './background-clock';

/** A word at least so often, however long the site is silent; after 60 s of silence a job counts as paused. */
const heartbeat = 15_000;

/** Why a run ends without a word to anyone: `lost`, another tab has the turn; `gone`, the extension is. */
export type QuietEnd = 'lost' | 'gone';

/**
 * Tells the background how the reader is getting on. Reports come faster than messages travel: one is on its way at
 * a time, and the newest goes next.
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
      }
    } catch {
      this.#noAnswer();
    } finally {
      this.#telling = undefined;
    }
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
