import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  createReplica,
  expectMessages,
  makeAccount,
  switchChoices,
  type Switches,
} from '../../replica/index';
import { startFamilyBrowser, type FamilyBrowser } from '../harness/either-browser/family-browser';
import { inEachBrowser } from '../harness/either-browser/family-scene';
import { openJpay, savedArchive } from '../harness/either-browser/outcomes';
import { holdsExactly } from '../harness/expected';
import { showedGoodManners } from '../harness/good-manners';
import { openSite, type Site } from '../harness/site';

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
  // tests/unit/reader/links-of-another-form.test.ts: of such a list only what stands on its first page is kept.
  sentUrl: ['TransferHistory.aspx'],
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

inEachBrowser('whatever form JPay has, everything is saved', (kind) => {
  const account = makeAccount({ seed: 'variants', messages: 26, photoShare: 0.2 });
  let site: Site;
  let browser: FamilyBrowser;

  beforeAll(async () => {
    site = await openSite(createReplica({ account }));
    browser = await startFamilyBrowser(kind, { replicaPort: site.port });
  });

  afterEach(async () => {
    await browser.beginAnew();
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(runs)('$title', async ({ switches }) => {
    const replica = createReplica({ account, switches: { rowsPerPage: 5, ...switches } });
    site.show(replica);
    await openJpay(browser, replica);
    const popup = await browser.openPopup();
    await popup.waitForState('ready');
    await popup.chooseSpeed('fast');
    await popup.press('Export all messages');
    await popup.waitForState('done');
    const archive = await savedArchive({ browser });
    holdsExactly(archive, expectMessages(account, replica.switches));
    expect(archive.receipt.incompleteBecause).toEqual([]);
    showedGoodManners(replica);
  });
});
