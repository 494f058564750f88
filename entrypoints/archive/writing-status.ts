import type { Job } from '../../src/model/ledger';
import { holdsNoMessage, isOfKeptAlone, type Receipt } from '../../src/model/receipt';
import type { Status } from '../../src/model/status';
import { writeLastSaved } from '../../src/platform/last-saved';
import { asShown, changeStatus } from '../../src/platform/status-item';

/** How often the archive tab says that it is still at work. Milliseconds. */
const beat = 10_000;

/**
 * What the archive tab tells the status item: `writing`, again and again, then `done`. It never takes the item from a
 * job that is read or paused: "Save what is kept" must not cost the family its "Continue". The first word takes the
 * item; later ones change it only while it still names this job, so that what was put away or forgotten stays so.
 */
export class WritingStatus {
  #lastWordAt = 0;
  #taken = false;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly job: Job) {
    this.#timer = setInterval(() => this.alive(), beat);
    this.alive();
  }

  /** Called as often as one likes. */
  alive(): void {
    const now = Date.now();
    if (now - this.#lastWordAt < beat) return;
    this.#lastWordAt = now;
    const { jobId, request } = this.job;
    // A word that gets lost costs nothing: the lock of writing-turn.ts says the same.
    void this.#tell({ state: 'writing', jobId, request, lastWordAt: now }).catch(() => undefined);
  }

  async done(receipt: Receipt, fileNames: string[]): Promise<void> {
    this.stop();
    const { jobId, request } = this.job;
    const { complete, messages, attachments, keptFromBefore } = receipt;
    const keptAlone = isOfKeptAlone(receipt) ? { keptAlone: keptFromBefore } : {};
    // Of an archive without a message nobody should read later that their mail was saved.
    if (request.what === 'archive' && fileNames.length > 0 && !holdsNoMessage(receipt)) {
      await writeLastSaved(Date.now());
    }
    const totals = { complete, messages, attachments, ...keptAlone };
    await this.#tell({ state: 'done', jobId, request, fileNames, ...totals });
  }

  /** No further word; the popup then says that writing was interrupted. */
  stop(): void {
    clearInterval(this.#timer);
  }

  async #tell(status: Status): Promise<void> {
    const after = await changeStatus((before) => (this.#mayChange(before) ? status : before));
    this.#taken ||= after === status;
  }

  #mayChange(before: Status): boolean {
    if (!isFree(asShown(before, Date.now()))) return false;
    return !this.#taken || (before.state !== 'idle' && before.jobId === this.job.jobId);
  }
}

function isFree(status: Status): boolean {
  return status.state !== 'reading' && status.state !== 'paused';
}
