import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReplica, expectMessages, makeAccount } from '../replica/index';
import { startChromium, type ChromiumWithLetterkeep } from './harness/chromium';
import { leavingTheSite, wantedRequests, type WantedRequest } from './harness/egress';
import { holdsExactly } from './harness/expected';
import { exportAll, hurry, openJpay, press, waitForState } from './harness/family';
import { showedGoodManners } from './harness/good-manners';
import { hostileReports, sawNothing, whatCounts } from './harness/hostile';
import { openArchive, type OpenedArchive } from './harness/open-archive';
import { savedFile } from './harness/saved-files';
import { openSite, type Site } from './harness/site';

/** The same mailbox twice in one browser: first with a script in JPay's pages that fights whatever reads them. */
describe('a page of JPay that turns against Letterkeep', () => {
  const account = makeAccount({ seed: 'hostile-page', messages: 30, photoShare: 0.3 });
  const replica = createReplica({ account, switches: { imageSource: 'other-host' } });
  let site: Site;
  let browser: ChromiumWithLetterkeep;
  let folder: string;
  let besieged: OpenedArchive;
  let inPeace: OpenedArchive;
  let wanted: WantedRequest[];
  let extensionId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'letterkeep-net-log-'));
    const netLog = join(folder, 'net-log.json');
    site = await openSite(replica);
    browser = await startChromium({ replicaPort: site.port, netLog });
    ({ extensionId } = browser);
    replica.switches.hostileTo = `chrome-extension://${extensionId}/`;
    const page = await openJpay(browser, replica);
    const { zip, popup } = await exportAll(browser);
    besieged = await openArchive(zip);
    // Unpacked; the next one gets its name.
    await rm(zip);

    replica.switches.hostileTo = '';
    await page.goto('https://www.jpay.com/IncomingMails.aspx');
    await press(popup, 'Forget everything');
    await popup
      .getByRole('button', { name: /^(Yes|Forget)/ })
      .last()
      .click();
    await waitForState(popup, 'ready');
    await hurry(popup);
    await press(popup, 'Export all messages');
    await waitForState(popup, 'done');
    inPeace = await openArchive(await savedFile(browser.downloads, /^Letterkeep-.*\.zip$/));
    await browser.close();
    wanted = await wantedRequests(netLog);
  });

  afterAll(async () => {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('changes nothing in the archive: letters, sums, totals and paths are those of a quiet day', () => {
    holdsExactly(besieged, expectMessages(account, replica.switches));
    expect(whatCounts(besieged)).toEqual(whatCounts(inPeace));
  });

  it('was at work all the time, and sees nothing of Letterkeep: no node, name, message, file or answer', () => {
    sawNothing(hostileReports(replica), 11);
  });

  it('makes Letterkeep press nothing and ask for nothing that the site would not', () => {
    showedGoodManners(replica);
  });

  it('meets no request to anybody but JPay, from the install to the end of the archive', () => {
    expect(leavingTheSite(wanted)).toEqual([]);
    // The log does see who asks: the reader in the page, the background for pictures elsewhere.
    const initiators = new Set(wanted.map(({ initiator }) => initiator));
    expect(initiators).toContain('https://www.jpay.com');
    expect(initiators).toContain(`chrome-extension://${extensionId}`);
  });
});
