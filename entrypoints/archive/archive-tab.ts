import { archiveWordsFor } from '../../src/bundle/words/archive-words';
import { LetterkeepError } from '../../src/model/failure';
import type { Language } from '../../src/model/language';
import type { Job } from '../../src/model/ledger';
import type { Receipt } from '../../src/model/receipt';
import { forgetEverything } from '../../src/platform/forget-everything';
import { saveFile } from '../../src/platform/save-file';
import { asShown, readStatus, watchStatus } from '../../src/platform/status-item';
import { inWritingTurn, writingTurnOver } from '../../src/platform/writing-turn';
import type { ArchiveView } from '../../src/ui/archive-view';
import { openVault, type Vault } from '../../src/vault/vault';
import { sourceOfJob } from './job-source';
import { jobToWrite } from './kept-archive';
import { shownReceipt } from './shown-receipt';
import { writeJob } from './write-job';
import { WritingStatus } from './writing-status';

/**
 * The archive tab of one job: writes it from the vault, hands the files to the browser, shows the receipt. The states
 * are those of src/ui/archive-view.ts. `draw` is the only way it speaks.
 */
export class ArchiveTab {
  #shown: ArchiveView = { state: 'looking' };
  /** Of what it writes, and of the receipt's own sentences. */
  #language: Language = 'en';

  constructor(
    private readonly jobId: string,
    private readonly draw: (view: ArchiveView) => void,
    /** Marks the tab's address, so that a reload or a restarted browser does not write the same files again. */
    private readonly markWritten: () => void,
  ) {}

  /** Never rejects: what goes wrong is shown. */
  async write(): Promise<void> {
    await this.#told(async (vault, job) => {
      const ours = await inWritingTurn(job.jobId, async () => {
        // "Forget everything" may have had its turn first.
        if (await jobToWrite(vault, job.jobId)) await this.#write(vault, job);
        else this.show({ state: 'nothing' });
      });
      if (!ours) {
        this.show({ state: 'elsewhere' });
        await writingTurnOver(job.jobId);
        this.markWritten();
        await this.#showReceipt(vault, job);
      }
    });
  }

  /** The receipt alone: the files were written before. */
  async showReceipt(): Promise<void> {
    await this.#told((vault, job) => this.#showReceipt(vault, job), true);
  }

  /** Removes everything from this browser, and says how that went. Never rejects. */
  async forget(): Promise<void> {
    try {
      this.show({ state: 'forgotten', left: await forgetEverything(await openVault()) });
    } catch (error) {
      this.show({ state: 'not-forgotten', detail: String(error) });
    }
  }

  /**
   * Shows the same in another language, in which `draw` speaks already. A file that is being written is finished in the
   * language it was begun in; "Download again" writes it in the new one. Never rejects.
   */
  async speak(language: Language): Promise<void> {
    this.#language = language;
    const view = this.#shown;
    this.show(view);
    if (view.state !== 'done') return;
    const receipt = await this.#receiptAgain();
    // Something else may have come meanwhile, the next language too.
    if (receipt && this.#shown === view && this.#language === language) this.show({ ...view, receipt });
  }

  private show(view: ArchiveView): void {
    this.#shown = view;
    this.draw(view);
  }

  /** `language`: of the receipt's sentences. Another may have been chosen while it was made. */
  #showDone(view: ArchiveView, language: Language): void {
    this.show(view);
    if (this.#language !== language) void this.speak(this.#language);
  }

  /** The receipt with its sentences in the language of now; undefined where the vault has no more to say of the job. */
  async #receiptAgain(): Promise<Receipt | undefined> {
    try {
      const vault = await openVault();
      try {
        const job = await jobToWrite(vault, this.jobId);
        return job && (await this.#receiptOf(vault, job));
      } finally {
        await vault.close();
      }
    } catch {
      // The receipt stands on the page already; what cannot be said anew stays as it was said.
      return undefined;
    }
  }

  /** As it is shown, in the language of now. */
  async #receiptOf(vault: Vault, job: Job): Promise<Receipt> {
    const words = archiveWordsFor(this.#language);
    const { receipt } = await sourceOfJob(vault, job, new Date(), 'read-back', words);
    return shownReceipt(receipt, words);
  }

  async #write(vault: Vault, job: Job): Promise<void> {
    const language = this.#language;
    const { what } = job.request;
    const progress = { parts: 0, fraction: null as number | null };
    const draw = (): void => this.show({ state: 'writing', what, progress });
    const status = new WritingStatus(job);
    const fileNames: string[] = [];
    try {
      draw();
      const written = await writeJob(vault, job, language, {
        handOver: ({ fileName, blob }) => {
          saveFile(blob, fileName);
          fileNames.push(fileName);
          progress.parts = fileNames.length;
          draw();
        },
        progress: (fraction) => {
          status.alive();
          // Drawn when there is something new to see: of fifty thousand files each says how far it is.
          const before = progress.fraction;
          progress.fraction = fraction;
          if (percentOf(fraction) !== percentOf(before)) draw();
        },
      });
      this.markWritten();
      await status.done(written, fileNames);
      const receipt = shownReceipt(written, archiveWordsFor(language));
      this.#showDone({ state: 'done', what, receipt, fileNames }, language);
    } finally {
      status.stop();
    }
  }

  async #showReceipt(vault: Vault, job: Job): Promise<void> {
    const language = this.#language;
    const receipt = await this.#receiptOf(vault, job);
    this.#showDone({ state: 'done', what: job.request.what, receipt, fileNames: null }, language);
  }

  /** Finds the job, once it is no longer read, and shows what went wrong in `work`. */
  async #told(work: (vault: Vault, job: Job) => Promise<void>, wasWritten = false): Promise<void> {
    try {
      if (await isRead(this.jobId)) {
        this.show({ state: 'still-reading' });
        await readingOver(this.jobId);
      }
      const vault = await openVault();
      try {
        const job = await jobToWrite(vault, this.jobId);
        if (job) await work(vault, job);
        else this.show({ state: 'nothing', wasWritten });
      } finally {
        await vault.close();
      }
    } catch (error) {
      this.show({ state: 'failed', noSpace: isNoSpace(error), detail: String(error) });
    }
  }
}

async function isRead(jobId: string): Promise<boolean> {
  const status = asShown(await readStatus(), Date.now());
  return status.state === 'reading' && status.jobId === jobId;
}

function readingOver(jobId: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchStatus((status) => {
      if (status.state === 'reading' && status.jobId === jobId) return;
      stop();
      resolve();
    });
  });
}

function isNoSpace(error: unknown): boolean {
  return error instanceof LetterkeepError
    ? error.kind === 'no-space'
    : error instanceof DOMException && error.name === 'QuotaExceededError';
}

function percentOf(fraction: number | null): number | null {
  return fraction === null ? null : Math.floor(fraction * 100);
}
