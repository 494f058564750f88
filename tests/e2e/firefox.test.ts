import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReplica, expectMessages, makeAccount } from '../replica/index';
import { leavingTheSite, type WantedRequest } from './harness/egress';
import { holdsExactly } from './harness/expected';
import { filesInFirefox, startFirefox, type FirefoxWithLetterkeep } from './harness/firefox';
import { exportAllInFirefox } from './harness/firefox-family';
import { askedByTheReader, showedGoodManners } from './harness/good-manners';
import { hostileReports, sawNothing } from './harness/hostile';
import { openArchive, type OpenedArchive } from './harness/open-archive';
import { openSite, type Site } from './harness/site';

/**
 * The whole way in Firefox, where the extension is Manifest V2 and requests go out by content.fetch; in a page whose own
 * scripts fight it (hostile-page.test.ts).
 */
describe('a family exports all messages in Firefox', () => {
  const account = makeAccount({ seed: 'firefox', messages: 40, photoShare: 0.2 });
  const replica = createReplica({
    account,
    switches: {
      imageSource: 'other-host',
      otherHostNeedsCookie: 'yes',
      rowOpening: 'postback',
      hostileTo: filesInFirefox,
    },
  });
  let site: Site;
  let firefox: FirefoxWithLetterkeep;
  let archive: OpenedArchive;
  let wanted: WantedRequest[];

  beforeAll(async () => {
    site = await openSite(replica);
    firefox = await startFirefox({ replicaPort: site.port });
    archive = await openArchive(await exportAllInFirefox(firefox, replica));
    wanted = await firefox.wantedRequests();
  });

  afterAll(async () => {
    await firefox.close();
    await site.close();
  });

  it('gets every message, letter for letter, and every attachment, byte for byte', () => {
    holdsExactly(archive, expectMessages(account, replica.switches));
    expect(archive.receipt.complete).toBe(true);
  });

  it('presses nothing dangerous and asks as the site itself would', () => {
    expect(replica.log.filter(askedByTheReader).length).toBeGreaterThan(60);
    showedGoodManners(replica);
  });

  it('asks for pictures on the other host of JPay, and no host but JPay’s', () => {
    expect(replica.log.some(({ host }) => host === 'cdna.jpay.com')).toBe(true);
    expect(replica.log.filter(({ foreign }) => foreign)).toEqual([]);
  });

  it('lets no request go to anybody but JPay, from the install to the end of the archive', () => {
    expect(leavingTheSite(wanted)).toEqual([]);
    const initiators = new Set(wanted.map(({ initiator }) => initiator));
    expect(initiators).toContain('https://www.jpay.com');
    // Pictures on the other host: asked for by the page and the extension together, as a content script is.
    const extension = filesInFirefox.replace(/\/$/, '');
    expect(initiators).toContain(`[Expanded Principal [https://www.jpay.com, ${extension}]]`);
  });

  it('shows nothing of itself to a page that looks for it and fights it', () => {
    sawNothing(hostileReports(replica), 3);
  });
});
