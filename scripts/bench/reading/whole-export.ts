import { holdsExactly } from '../../../tests/e2e/harness/expected';
import { press, waitForState } from '../../../tests/e2e/harness/family';
import { openArchive } from '../../../tests/e2e/harness/open-archive';
import { savedFile } from '../../../tests/e2e/harness/saved-files';
import { readyScene, type Scene } from '../../../tests/e2e/harness/scenario';
import { expectMessages, type AccountOptions, type Switches } from '../../../tests/replica/index';

/** A guard against hanging. Milliseconds. */
const patience = 600_000;

export interface ExportRun {
  /** From the press of "Export all messages" until everything is read and kept. Milliseconds. */
  readingMs: number;
  /** From the same press until the ZIP is saved. */
  wholeMs: number;
  requests: number;
}

export interface ExportPlan {
  account: AccountOptions;
  switches: Partial<Switches>;
  /** Folder of another build than the one that ships. */
  extension?: string;
  before?: (scene: Scene) => Promise<void>;
  /** Called with the archive still there. */
  after?: (scene: Scene, zip: string) => Promise<void>;
}

/** A whole export by the built extension in a real Chromium, at speed "fast", held against the account to the last byte. */
export async function exportWhole({ account, switches, ...plan }: ExportPlan): Promise<ExportRun> {
  let run: ExportRun | undefined;
  const browser = plan.extension === undefined ? {} : { extension: plan.extension };
  await readyScene({ account, switches, browser }, async (opened) => {
    const { popup, replica } = opened;
    await plan.before?.(opened);
    const requestsBefore = replica.log.length;
    const startedAt = performance.now();
    await press(popup, 'Export all messages');
    await popup.locator('main[data-state="writing"], main[data-state="done"]').waitFor({ timeout: patience });
    const readingMs = performance.now() - startedAt;
    await waitForState(popup, 'done', patience);
    const zip = await savedFile(opened.browser.downloads, /^Letterkeep-.*\.zip$/, patience);
    const wholeMs = performance.now() - startedAt;
    const requests = replica.log.length - requestsBefore;
    holdsExactly(await openArchive(zip), expectMessages(replica.mailbox.truth, replica.switches));
    await plan.after?.(opened, zip);
    run = { readingMs, wholeMs, requests };
  });
  if (!run) throw new Error('Nothing was exported.');
  return run;
}
