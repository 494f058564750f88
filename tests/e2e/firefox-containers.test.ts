import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReplica, expectMessages, makeAccount } from '../replica/index';
import { leavingTheSite } from './harness/egress';
import { holdsExactly } from './harness/expected';
import { startFirefox, type FirefoxWithLetterkeep } from './harness/firefox';
import { containersOfJpayTabs, openContainerTab, setContainerCookies } from './harness/firefox-container';
import { exportAllFromTab, exportAllInFirefox } from './harness/firefox-family';
import { askedByTheReader, showedGoodManners } from './harness/good-manners';
import { openArchive, type OpenedArchive } from './harness/open-archive';
import { openSite, type Site } from './harness/site';
import { hasTurn } from '../turn';

const stranger = { name: 'Inventa Otherly', userId: 'inventa@example.invalid' };
const inbox = 'https://www.jpay.com/IncomingMails.aspx';

/** The cookie that tells the site who asks. */
const sessionOf = (header: string): string | undefined => /ASP\.NET_SessionId=([^;]+)/.exec(header)?.[1];

/**
 * A family has JPay open in a container of Firefox, where they are signed in; outside it, the same site knows somebody
 * else, or nobody. Pictures lie on another host, which gives them only to who is signed in.
 */
describe
  .runIf(hasTurn('containers of Firefox'))
  .each(['somebody else is signed in', 'nobody is signed in'] as const)(
  'a family exports all messages in a container of Firefox, outside which %s',
  (outside) => {
    const account = makeAccount({ seed: 'container', messages: 20, photoShare: 0.4 });
    const replica = createReplica({
      account,
      otherAccounts: [makeAccount({ seed: 'strangers', holder: stranger, messages: 12, photoShare: 0.4 })],
      switches: { imageSource: 'other-host', otherHostNeedsCookie: 'yes' },
    });
    const ours = replica.signIn();
    const theirs = replica.signIn(stranger.userId);
    let site: Site;
    let firefox: FirefoxWithLetterkeep;
    let archive: OpenedArchive;
    let exportBegan: number;

    beforeAll(async () => {
      site = await openSite(replica);
      firefox = await startFirefox({ replicaPort: site.port });
      await firefox.openTab('https://www.jpay.com/login.aspx');
      if (outside === 'somebody else is signed in') {
        await firefox.setCookies(theirs, '.jpay.com');
        await firefox.openTab(inbox);
      }
      await setContainerCookies(firefox, ours);
      await openContainerTab(firefox, inbox);
      exportBegan = replica.log.length;
      archive = await openArchive(await exportAllFromTab(firefox));
    });

    afterAll(async () => {
      await firefox.close();
      await site.close();
    });

    it('gets their own messages, letter for letter, and every attachment, byte for byte', () => {
      holdsExactly(archive, expectMessages(account, replica.switches));
      expect(archive.receipt.complete).toBe(true);
      expect(archive.receipt.attachments.saved).toBeGreaterThan(5);
    });

    it('asks with the cookies of that container alone, also for pictures on the other host', () => {
      const asked = replica.log.slice(exportBegan);
      const pictures = asked.filter(({ host }) => host === 'cdna.jpay.com');
      expect(pictures.length).toBeGreaterThan(5);
      expect(new Set(asked.map(({ cookieSession }) => cookieSession))).toEqual(new Set([sessionOf(ours)]));
    });

    it('asks the other host as the page’s own pictures do: with its Referer and no Origin', () => {
      for (const picture of replica.log.filter(({ host }) => host === 'cdna.jpay.com')) {
        expect(picture.referer).toBe('https://www.jpay.com/');
        expect(picture).not.toHaveProperty('origin');
        expect(picture.method).toBe('GET');
      }
    });

    it('presses nothing dangerous and asks nobody but JPay', async () => {
      expect(replica.log.filter(askedByTheReader).length).toBeGreaterThan(20);
      showedGoodManners(replica);
      expect(leavingTheSite(await firefox.wantedRequests())).toEqual([]);
    });

    it('opens no tab of JPay outside the container', async () => {
      const others = outside === 'somebody else is signed in' ? [0, 0] : [0];
      expect(await containersOfJpayTabs(firefox)).toEqual([...others, 1]);
    });
  },
);

describe.runIf(hasTurn('a picture host that sends on'))(
  'a picture host that sends a tab of Firefox on',
  () => {
    const account = makeAccount({ seed: 'sent-on', messages: 8, photoShare: 0.5 });
    const replica = createReplica({
      account,
      switches: { imageSource: 'other-host', otherHostNeedsCookie: 'yes' },
    });
    const strangers = ['pictures.example.invalid'];
    const outside = `https://${strangers[0]}/photo`;
    const sentOn: string[] = [];
    let site: Site;
    let firefox: FirefoxWithLetterkeep;
    let archive: OpenedArchive;

    beforeAll(async () => {
      replica.beforeEach(({ n, host, path }) => {
        if (host !== 'cdna.jpay.com' || sentOn.length === 2) return;
        const file = path.replace(/^\/images\//, '');
        const location = [`https://www.jpay.com/UserImages/${file}`, outside][sentOn.length] ?? '';
        sentOn.push(location);
        replica.fault(n, { kind: 'redirect', location });
      });
      site = await openSite(replica);
      firefox = await startFirefox({ replicaPort: site.port, strangers });
      archive = await openArchive(await exportAllInFirefox(firefox, replica));
    });

    afterAll(async () => {
      await firefox.close();
      await site.close();
    });

    it('is followed to another host of JPay, and asked again where it sent to a stranger', () => {
      expect(sentOn).toEqual([expect.stringMatching(/^https:\/\/www\.jpay\.com\/UserImages\//), outside]);
      expect(replica.log.some(({ path }) => path.startsWith('/UserImages/'))).toBe(true);
      holdsExactly(archive, expectMessages(account, replica.switches));
      expect(archive.receipt.complete).toBe(true);
    });

    it('brings nobody to ask the stranger', async () => {
      expect(leavingTheSite(await firefox.wantedRequests())).toEqual([]);
      expect(replica.log.filter(({ foreign }) => foreign)).toEqual([]);
    });
  },
);
