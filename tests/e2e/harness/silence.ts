import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BrowserName } from '../../../scripts/browsers';
import { benignMail } from '../../hostile/benign-mail';
import { hostileMail, hostileMailByClass } from '../../hostile/mail';
import { leakPage, leftOut, publishedLieHere, purifierPayloads } from '../../hostile/published';
import { openCanary, type Canary, type Heard } from './canary';
import {
  rawPages,
  urlsOf,
  vectorsByClass,
  withoutPolicy,
  writeHostilePages,
  type HostilePages,
} from './hostile-pages';
import { startPlainBrowser, type PlainBrowser } from './plain-browser';
import { knownHoles } from './known-holes';
import { openRealDom, type RealDom } from './real-dom';
import type * as Benign from '../in-page/benign';
import type * as Sanitising from '../in-page/sanitising';
import { dayOfTen, fifths, tenths, turn } from '../../turn';
import type { Tabs, Visit } from './visits';

const long = Boolean(process.env['LETTERKEEP_LONG']);
const vectors = Object.values(vectorsByClass).flat();

/** Of how many shares one is opened: of the day's turn a smaller one, for CI has twenty minutes (tests/turn.ts). */
const shares = turn === undefined ? fifths : tenths;
/** Which vectors are opened on a page of their own: by the day, so that ten days see them all, or as told. */
const share = Number(process.env['LETTERKEEP_SHARE'] ?? turn ?? dayOfTen) % shares;
const isShared = (_: unknown, at: number): boolean => at % shares === share;

/** What a page did by itself; of a silent one, nothing. */
interface Doings {
  requests: string[];
  connections: number;
  dialogs: number;
  navigations: number;
  frames: number;
  popups: number;
  downloads: number;
}
const nothing: Doings = {
  requests: [],
  connections: 0,
  dialogs: 0,
  navigations: 0,
  frames: 0,
  popups: 0,
  downloads: 0,
};

function doings(visits: readonly Visit[], heard: Heard): Doings {
  const sum = (of: (visit: Visit) => number) => visits.reduce((total, visit) => total + of(visit), 0);
  return {
    requests: [...new Set(heard.requests)].sort(),
    connections: heard.connections,
    dialogs: sum(({ dialogs }) => dialogs),
    navigations: sum(({ navigations }) => navigations),
    frames: sum(({ frames }) => frames),
    popups: sum(({ popups }) => popups),
    downloads: sum(({ downloads }) => downloads),
  };
}

/**
 * Issue 4, point 1 (SAN-1 to SAN-5 of reliability.md) in one browser. What cannot be seen from outside: a look-up of a
 * name (dns-prefetch) that no connection follows, because no name server is asked here at all.
 */
export function describeSilence(name: BrowserName): void {
  // The whole of it takes a quarter of an hour; what CI opens, one to two minutes.
  if (long) vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 600_000 });
  describe(`saved pages in ${name}`, () => {
    let canary: Canary;
    let browser: PlainBrowser;
    let pages: HostilePages;
    let sanitising: RealDom<typeof Sanitising>;

    beforeAll(async () => {
      canary = await openCanary();
      browser = await startPlainBrowser(name, canary.ports);
      sanitising = await openRealDom(browser, 'tests/e2e/in-page/sanitising.ts');
      pages = await writeHostilePages(browser);
    });

    afterAll(async () => {
      await sanitising.close();
      await browser.close();
      await canary.close();
      await pages.close();
    });

    /** Opens pages, and gives what came of it. */
    const open = async (
      paths: readonly string[],
      look?: string,
      tabs?: Tabs,
    ): Promise<{ did: Doings; visits: Visit[]; report: string }> => {
      canary.take();
      const visits = await browser.visit(urlsOf(paths), look, tabs);
      const did = doings(visits, canary.take());
      return {
        did,
        visits,
        report: `${name}: ${paths.length} pages, ${did.requests.length} requests, ${did.connections} connections, ${did.dialogs} dialogs, ${did.navigations} navigations`,
      };
    };

    /** A page of one piece of markup under the strictest policy there is. */
    const openUnderNone = async (body: string, look?: string) => {
      await mkdir(join(pages.folder, 'none'), { recursive: true });
      const path = join(pages.folder, 'none', 'page.html');
      const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
      await writeFile(path, `<!doctype html><html><head><meta charset="utf-8">${policy}</head><body>${body}`);
      return await open([path], look);
    };

    /** The same of a page that is known to leak: on a busy machine it may be judged before it does, and gets a few more. */
    const openLeaking = async (body: string, leaks: (did: Doings) => boolean): Promise<Doings> => {
      let { did } = await openUnderNone(body);
      for (let again = 0; again < 4 && !leaks(did); again += 1) ({ did } = await openUnderNone(body));
      return did;
    };

    it('were made of every vector, ours and the published', () => {
      expect(hostileMail.length).toBeGreaterThanOrEqual(300);
      expect(new Set(hostileMail).size).toBe(hostileMail.length);
      if (publishedLieHere) {
        expect(vectorsByClass['published payloads']).toHaveLength(223);
        expect(new Set(vectorsByClass['published leaks']).size).toBe(217);
        expect(vectors.length).toBeGreaterThanOrEqual(740);
      }
      expect(pages.messages).toHaveLength(vectors.length);
    });

    it(`are silent, every one of them${leftOut}`, async () => {
      // The conversations and the books beside them hold every vector, as is counted below. A share is opened on pages of
      // their own too, another one each day; all of them with LETTERKEEP_LONG.
      const alone = long ? pages.messages : pages.messages.filter(isShared);
      const all = [...alone, ...pages.gatherings, ...pages.documents];
      const { did, visits, report } = await open(all, countLetters);
      console.log(`Both layers in ${report}${long ? '' : ` (LETTERKEEP_SHARE=${share})`}`);
      // First, since it names the page.
      expect(visits.filter(({ url, endedAt }) => endedAt !== url)).toEqual([]);
      expect(did).toEqual(nothing);
      // The policy had nothing left to stop.
      expect(visits.filter(({ violations }) => violations > 0).map(({ url }) => url)).toEqual([]);
      // Each letter stayed within its own: none ended the page early, none swallowed the next.
      expect(visits.slice(0, alone.length).filter(({ seen }) => seen !== 1)).toEqual([]);
      const together = visits.slice(alone.length, alone.length + pages.gatherings.length);
      // In the conversations, and in the books beside them.
      expect(together.reduce((sum, { seen }) => sum + Number(seen), 0)).toBe(2 * vectors.length);
    });

    it('are silent by the allow-list alone, without their policy', async () => {
      // All vectors stand in the conversations, of which CI opens a share a day; one by one with LETTERKEEP_LONG.
      const together = [...pages.gatherings, ...pages.documents];
      const shared = turn !== undefined ? together.filter(isShared) : together;
      const chosen = [...shared, ...(long ? pages.messages : [])];
      const { did, visits, report } = await open(await withoutPolicy(chosen), countLetters);
      console.log(`The allow-list alone in ${report}`);
      expect(visits.filter(({ url, endedAt }) => endedAt !== url)).toEqual([]);
      expect(did).toEqual(nothing);
    });

    it('would leak by the policy alone through the holes we know, and no other', async () => {
      const { refreshes, 'head elements': head, ...rest } = vectorsByClass;
      // Raw tables a thousand deep are more than a browser can lay out; saved, they are not.
      const others = Object.entries(rest).flatMap(([of, mails]) => (of === 'limits' ? [] : mails));
      const sample = long ? others : others.filter((_, at) => at % 12 === 0);
      const shared = turn === undefined ? sample : sample.filter(isShared);
      const chosen = [...(refreshes ?? []), ...(head ?? []), ...shared];
      const folder = join(pages.folder, 'policy-alone');
      const raw = await rawPages(chosen.map(markHosts), pages.messages[0] ?? '', folder, 'with policy');
      const { did, visits, report } = await open(raw, undefined, 'own');
      console.log(`The policy alone in ${report}`);
      const holes = knownHoles[name];
      // Nothing runs, opens or saves anything; and whatever leaks does so through a hole we know.
      expect({ ...did, requests: [], connections: 0, navigations: 0, frames: 0 }).toEqual(nothing);
      const leaking = new Set(did.requests.map((request) => chosen[markOf(request)] ?? request));
      const leaving = visits.flatMap(({ navigations }, at) => (navigations > 0 ? [chosen[at] ?? ''] : []));
      for (const mail of [...leaking, ...leaving]) expect(mail).toMatch(holes.any);
      // Of the two classes that are opened whole, exactly these.
      const whole = (refreshes ?? []).length + (head ?? []).length;
      const hostsOf = (requests: readonly string[]): string[] =>
        requests.flatMap((request) => (markOf(request) < whole ? [hostOf(request)] : []));
      const hosts = new Set(hostsOf(did.requests));
      // On a busy machine a page may be judged before its refresh had its turn: it gets a few more.
      for (let again = 0; again < 3; again += 1) {
        const late = holes.hosts.filter((host) => !hosts.has(host));
        if (late.length === 0) break;
        const pagesOfLate = raw.filter((_, at) => late.some((host) => chosen[at]?.includes(host)));
        for (const host of hostsOf((await open(pagesOfLate)).did.requests)) hosts.add(host);
      }
      expect([...hosts].sort()).toEqual([...holes.hosts].sort());
    });

    it('would go elsewhere by a refresh: no policy stops that', async () => {
      const did = await openLeaking(
        '<meta http-equiv=refresh content="0;url=http://gone.example/">',
        ({ requests }) => requests.length > 0,
      );
      expect(did.requests).toContain('gone.example/');
      expect(did.navigations).toBeGreaterThan(0);
    });

    it('would have a picture fetched by imagesrcset of a preload in Firefox', async () => {
      const did = await openLeaking(
        '<link rel=preload as=image imagesrcset="http://set.example/x.png 1x">',
        ({ requests }) => requests.length > 0 || name !== 'firefox',
      );
      expect(did.requests).toEqual(name === 'firefox' ? ['set.example/x.png'] : []);
    });

    it('would have a connection made by preconnect in Firefox', async () => {
      const did = await openLeaking(
        '<link rel=preconnect href="http://connected.example/">',
        ({ connections }) => connections > 0 || name !== 'firefox',
      );
      expect(did.connections).toBe(name === 'firefox' ? 1 : 0);
      expect(did.requests).toEqual([]);
    });

    it('could have a picture fetched by a source in Firefox: it depends on who is first, its reader or the policy', async () => {
      const { did } = await openUnderNone(
        '<picture><source srcset="http://source.example/x.png"><img src="http://source.example/y.png" alt=""></picture>',
      );
      const hole = name === 'firefox' ? ['source.example/x.png'] : [];
      expect(did.requests.filter((request) => !hole.includes(request))).toEqual([]);
    });

    it('would have files beside them loaded in Firefox, though the policy says none', async () => {
      await mkdir(join(pages.folder, 'none'), { recursive: true });
      await writeFile(join(pages.folder, 'none', 'beside.gif'), Buffer.from(smallestGif, 'base64'));
      const { visits } = await openUnderNone(
        '<img src="beside.gif">',
        `() => document.querySelector('img').naturalWidth`,
      );
      expect(visits[0]?.seen).toBe(name === 'firefox' ? 1 : 0);
    });

    it('would make a noise without either layer: the canary hears, the hooks are awake', async () => {
      const { script, handlers, style, pictures, refreshes, 'head elements': head } = hostileMailByClass;
      const loud = [
        ...[pictures, style, head].map((mails) => mails.filter((mail) => !/refresh/i.test(mail)).join('\n')),
        ...(publishedLieHere ? [leakPage() ?? ''] : []),
        ...script.slice(0, 20),
        ...handlers.slice(0, 12),
        ...refreshes.slice(0, 8),
      ];
      const folder = join(pages.folder, 'no-layer');
      const { did, report } = await open(
        await rawPages(loud, pages.messages[0] ?? '', folder, 'without policy'),
      );
      console.log(`Neither layer in ${report}`);
      expect(did.requests.length).toBeGreaterThan(50);
      expect(did.dialogs).toBeGreaterThan(10);
      expect(did.navigations).toBeGreaterThan(5);
      expect(did).not.toEqual(nothing);
    });

    it('come out the same when they are sanitised or parsed again, whatever was sent', async () => {
      for (const [of, mails] of Object.entries(vectorsByClass)) {
        expect(await sanitising.call('unsound', [...mails], of === 'limits')).toEqual([]);
      }
    });

    it('and so do generated mails, by the ten thousand', async () => {
      const corpus = [...hostileMail, ...purifierPayloads()].filter((mail) => mail.length < 2_000);
      const [first, count] = [name === 'chromium' ? 0 : 1_000_000, long ? 300_000 : 10_000];
      expect(await sanitising.call('offendingUnsanitised', corpus, first, 200)).toBeGreaterThan(150);
      for (let from = first; from < first + count; from += 2_000) {
        expect(await sanitising.call('unsoundGenerated', corpus, from, 2_000)).toEqual([]);
      }
    }, 1_800_000);

    it('show every word of an ordinary letter, and no two run together', async () => {
      const benign = await openRealDom<typeof Benign>(browser, 'tests/e2e/in-page/benign.ts');
      const shown = await benign.call('shownWords', [...benignMail]);
      await benign.close();
      for (const { mail, before, after } of shown) expect(after, mail).toBe(before);
    });
  });
}

/** Letters on the page: none can end its own page or swallow the next one. */
const countLetters = `() => document.querySelectorAll('article.letter').length`;

/** Gives the hosts of a vector a name of their own, so that what the canary hears says which vector it was. */
function markHosts(mail: string, at: number): string {
  return mail
    .replace(/\.example(?![a-z])/gi, `.v${at}.example`)
    .replace(/leaking\.via/g, `v${at}.leaking.via`);
}

function markOf(request: string): number {
  return Number(/(?:^|\.)v(\d+)\./.exec(request)?.[1] ?? -1);
}

function hostOf(request: string): string {
  return request.replace(/[/:].*$/, '').replace(/(^|\.)v\d+\./, '$1');
}

const smallestGif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
