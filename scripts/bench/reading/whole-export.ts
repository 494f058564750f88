import type { Page } from 'playwright-core';
import { startChromium, type ChromiumWithLetterkeep } from '../../../tests/e2e/harness/chromium';
import { holdsExactly } from '../../../tests/e2e/harness/expected';
import { choose, openJpay, press, waitForState } from '../../../tests/e2e/harness/family';
import { showedGoodManners } from '../../../tests/e2e/harness/good-manners';
import { openArchive } from '../../../tests/e2e/harness/open-archive';
import { savedFile } from '../../../tests/e2e/harness/saved-files';
import {
  expectMessages,
  makeAccount,
  type AccountOptions,
  type Switches,
} from '../../../tests/replica/index';
import { startSite, type SeparateSite } from '../site/separate-site';

/** A guard against hanging. Milliseconds. */
const patience = 600_000;

export interface ExportRun {
  /**
   * From the press of "Export all messages" until everything is read and kept: the end that stands in the receipt, which the
   * reader writes down when it has its last answer from the vault. Milliseconds.
   */
  readingMs: number;
  /** From the same press until the ZIP is saved. */
  wholeMs: number;
  requests: number;
}

/** An export that is looked at while it goes on. */
export interface Watched {
  browser: ChromiumWithLetterkeep;
  jpay: Page;
}

export interface ExportPlan {
  account: AccountOptions;
  switches: Partial<Switches>;
  /** Of a copy of the build that takes its own times. Such a run is slower: what it takes as a whole is not to be used. */
  watched?: {
    /** Folder of that build. */
    extension: string;
    before: (seen: Watched) => Promise<void>;
    after: (seen: Watched) => Promise<void>;
  };
  /** Called with the archive still there. */
  judge?: (zip: string) => Promise<void>;
}

/**
 * A whole export by the built extension in a real Chromium, at speed "fast", held against the account to the last byte. As at a
 * family's: the JPay tab is in front, the popup is gone after the press, and no tool is told of every request, which
 * would cost each of them some 4 %.
 */
export async function exportWhole(plan: ExportPlan): Promise<ExportRun> {
  const site = await startSite(plan.account, plan.switches);
  try {
    return await exportFrom(site, plan);
  } finally {
    await site.close();
  }
}

async function exportFrom(site: SeparateSite, { account, watched, judge }: ExportPlan): Promise<ExportRun> {
  const browser = await startChromium({
    replicaPort: site.port,
    pagesMayHide: true,
    ...(watched && { extension: watched.extension }),
  });
  try {
    const jpay = await openJpay(browser, site);
    const popup = await browser.openPopup();
    await choose(popup, 'fast');
    await waitForState(popup, 'ready');
    await watched?.before({ browser, jpay });
    const requestsBefore = (await site.seen()).log.length;
    const pressedAt = Date.now();
    await press(popup, 'Export all messages');
    await popup.close();
    await jpay.bringToFront();
    if (!watched) await browser.letGo();
    const zip = await savedFile(browser.downloads, /^Letterkeep-.*\.zip$/, patience);
    const wholeMs = Date.now() - pressedAt;
    await watched?.after({ browser, jpay });
    const archive = await openArchive(zip);
    holdsExactly(archive, expectMessages(makeAccount(account), site.switches));
    const seen = await site.seen();
    showedGoodManners(seen);
    await judge?.(zip);
    const readingMs = Date.parse(archive.receipt.finishedAt) - pressedAt;
    return { readingMs, wholeMs, requests: seen.log.length - requestsBefore };
  } finally {
    await browser.close();
  }
}
