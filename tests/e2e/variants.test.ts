import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createReplica, expectMessages, makeAccount, switchChoices, type Switches } from '../replica/index';
import { startChromium, type ChromiumWithLetterkeep } from './harness/chromium';
import { holdsExactly } from './harness/expected';
import { exportAll, openJpay } from './harness/family';
import { showedGoodManners } from './harness/good-manners';
import { openArchive } from './harness/open-archive';
import { openSite, type Site } from './harness/site';

/**
 * Every unknown of the dossier in every likely form: each value of each switch of the replica goes the whole way
 * through the built extension. A few switches are turned at a time, so that a run can be blamed and all of them stay
 * affordable; LETTERKEEP_LONG=1 turns them one by one. What differs from "everything is saved" has tests elsewhere.
 */
const isLong = process.env['LETTERKEEP_LONG'] !== undefined;
const elsewhere: Partial<Record<keyof Switches, readonly string[]>> = {
  // trouble.test.ts: something is missing there, and the family is told.
  pagerEnd: ['stuck-on-first'],
  total: ['lying'],
  listScope: ['selected'],
  restrictedDialog: ['instead-of-list'],
  interstitial: ['terms', 'account-link'],
  landmine: ['next-deletes', 'row-deletes'],
  // interrupted.test.ts: nobody is signed out here.
  signedOutFace: switchChoices.signedOutFace,
  // tests/unit/reader/against-replica.test.ts, where the minutes of waiting pass at once.
  ...(isLong ? {} : { tokens: ['changing-old-dead'] }),
};
const switchesAtATime = isLong ? 1 : 6;

interface Variant {
  name: keyof typeof switchChoices;
  choice: string;
}

const variants = (Object.keys(switchChoices) as Variant['name'][]).flatMap((name) =>
  switchChoices[name]
    .slice(1)
    .filter((choice) => !elsewhere[name]?.includes(choice))
    .map((choice): Variant => ({ name, choice })),
);

/** Where Sent is, and whether a link says so: both unknown at once is a case of trouble.test.ts. */
function subject(name: string): string {
  return name.replace(/^sent(Url|Link)$/, 'sent');
}

/** Puts each variant into the first run with room that does not turn the same switch. */
function runsOf(all: readonly Variant[]): Variant[][] {
  const runs: Variant[][] = [];
  for (const variant of all) {
    const fitting = runs.find(
      (run) =>
        run.length < switchesAtATime && run.every(({ name }) => subject(name) !== subject(variant.name)),
    );
    if (fitting) fitting.push(variant);
    else runs.push([variant]);
  }
  return runs;
}

const runs = runsOf(variants).map((run) => ({
  title: run.map(({ name, choice }) => `${name} ${choice}`).join(', '),
  switches: Object.fromEntries(run.map(({ name, choice }) => [name, choice])),
}));

describe('whatever form JPay has, everything is saved', () => {
  const account = makeAccount({ seed: 'variants', messages: 26, photoShare: 0.2 });
  let site: Site;
  let browser: ChromiumWithLetterkeep;
  let pages: Page[] = [];

  beforeAll(async () => {
    site = await openSite(createReplica({ account }));
    browser = await startChromium({ replicaPort: site.port });
  });

  afterEach(async () => {
    for (const page of browser.context.pages()) {
      if (page.url().includes('archive.html')) await page.close();
    }
    const popup = await browser.openPopup();
    await popup.evaluate(forgetEverything);
    for (const page of [...pages, popup]) await page.close();
    pages = [];
    await browser.context.clearCookies();
    await rm(browser.downloads, { recursive: true, force: true });
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(runs)('$title', async ({ switches }) => {
    const replica = createReplica({ account, switches: { rowsPerPage: 5, ...switches } });
    site.show(replica);
    pages.push(await openJpay(browser, replica));
    const { zip, popup } = await exportAll(browser);
    pages.push(popup);
    const archive = await openArchive(zip);
    holdsExactly(archive, expectMessages(account, replica.switches));
    expect(archive.receipt.incompleteBecause).toEqual([]);
    showedGoodManners(replica);
  });
});

/** Runs in the popup: empties the vault and the status, quicker than by pressing. */
async function forgetEverything(): Promise<void> {
  const api = (globalThis as unknown as { chrome: { storage: { local: { clear(): Promise<void> } } } })
    .chrome;
  await api.storage.local.clear();
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name ?? '');
      request.onsuccess = resolve;
      request.onerror = resolve;
      request.onblocked = resolve;
    });
  }
}
