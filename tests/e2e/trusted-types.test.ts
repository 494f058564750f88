import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '../replica/index';
import { startChromium, type ChromiumWithLetterkeep } from './harness/chromium';
import { exportAll, openJpay } from './harness/family';
import { startFirefox, type FirefoxWithLetterkeep } from './harness/firefox';
import { exportAllInFirefox } from './harness/firefox-family';
import { hostileMailbox, hostileWords } from './harness/hostile-mail';
import { openArchive, type OpenedArchive } from './harness/open-archive';
import { openSite, type Site } from './harness/site';
import {
  breaker,
  readNotes,
  takeNotes,
  watchedBuild,
  type Violation,
  type WatchedPages,
} from './harness/watched-build';
import { hasTurn } from '../turn';

const account = hostileMailbox('trusted-types');

/**
 * A JPay whose own pages may not turn any string into a document: the reader works in them all the same, since a content
 * script's world has a policy of its own.
 */
function strictReplica(): Replica {
  const replica = createReplica({ account, switches: { otherHostNeedsCookie: 'yes' } });
  const strict = [
    'Content-Security-Policy',
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ] as const;
  const handle = async (request: Parameters<Replica['handle']>[0]) => {
    const answer = await replica.handle(request);
    return { ...answer, headers: [...answer.headers, strict] };
  };
  return Object.create(replica, { handle: { value: handle } }) as Replica;
}

const isOfTrustedTypes = ({ directive }: Violation): boolean =>
  directive === 'require-trusted-types-for' || directive === 'trusted-types';

function keptEveryMessage(archive: OpenedArchive): void {
  expect(archive.receipt.complete).toBe(true);
  const words = archive.messages.map(({ text }) => /^\w+/.exec(text)?.[0]);
  expect(words.sort()).toEqual([...hostileWords].sort());
}

/** The page that breaks the policy on purpose: each attempt is refused, and those that Trusted Types forbid are counted. */
function breaksAndIsSeen(outcomes: unknown, { violations }: WatchedPages): void {
  expect(outcomes).toBe('innerHTML refused, parser refused, policy refused, eval refused');
  const seen = violations.filter(({ page }) => page === `/${breaker}`).filter(isOfTrustedTypes);
  expect(seen.filter(({ directive }) => directive === 'trusted-types').length).toBe(1);
  expect(seen.filter(({ sample }) => /innerHTML/.test(sample)).length).toBe(1);
  expect(seen.filter(({ sample }) => /parseFromString/.test(sample)).length).toBe(1);
}

/** All of them or none: what they look at takes long to make. */
const inTurnInChromium = describe.runIf(hasTurn('trusted types, Chromium'));
const inTurnInFirefox = describe.runIf(hasTurn('trusted types, Firefox'));

inTurnInChromium('a mailbox of hostile messages is exported in Chromium', () => {
  const replica = strictReplica();
  let build: string;
  let site: Site;
  let browser: ChromiumWithLetterkeep;
  let archive: OpenedArchive;
  let pages: WatchedPages;

  beforeAll(async () => {
    site = await openSite(replica);
    build = await watchedBuild('.output/chrome-mv3');
    browser = await startChromium({
      replicaPort: site.port,
      extension: build,
    });
    await openJpay(browser, replica);
    const { zip, popup } = await exportAll(browser);
    archive = await openArchive(zip);
    pages = readNotes(await popup.evaluate(`(${takeNotes})()`));
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(build, { recursive: true, force: true });
  });

  it('keeps the words of each', () => keptEveryMessage(archive));

  it('hands no string to a parser but through our own policy, in the popup or the archive tab', () => {
    expect(pages.watched).toEqual(['/popup.html', '/archive.html']);
    expect(pages.violations.filter(isOfTrustedTypes)).toEqual([]);
  });

  /*
   * A document that DOMParser makes has no window, but in Chromium it shares the policy of the page that made it, and
   * Chromium asks that policy about each handler it finds while parsing. The answer is no, and a report is sent, although
   * nothing would have run: scripts do not run in such a document. Firefox does not ask. There is no way to parse markup
   * without this but to change it before it is parsed, which would be worse than a line in a console nobody opens.
   */
  it('breaks no other rule: Chromium only reports the handlers of messages that it did not let run', () => {
    const others = pages.violations.filter((violation) => !isOfTrustedTypes(violation));
    const kinds = others.map(({ page, directive, blocked }) => `${page} ${directive} ${blocked}`);
    expect([...new Set(kinds)]).toEqual(['/archive.html script-src-attr inline']);
  });

  it('would have seen it: a page that breaks the policy is refused and counted', async () => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/${breaker}`);
    breaksAndIsSeen(await page.title(), readNotes(await page.evaluate(`(${takeNotes})()`)));
  });
});

inTurnInFirefox('a mailbox of hostile messages is exported in Firefox', () => {
  const replica = strictReplica();
  let build: string;
  let site: Site;
  let firefox: FirefoxWithLetterkeep;
  let archive: OpenedArchive;
  let pages: WatchedPages;

  beforeAll(async () => {
    site = await openSite(replica);
    build = await watchedBuild('.output/firefox-mv2');
    firefox = await startFirefox({
      replicaPort: site.port,
      extension: build,
    });
    archive = await openArchive(await exportAllInFirefox(firefox, replica));
    pages = readNotes(await firefox.evaluate(takeNotes));
  });

  afterAll(async () => {
    await firefox.close();
    await site.close();
    await rm(build, { recursive: true, force: true });
  });

  it('keeps the words of each', () => keptEveryMessage(archive));

  it('breaks no rule of the policy of the popup or the archive tab', () => {
    expect(pages).toEqual({ watched: ['/popup.html', '/archive.html'], violations: [] });
  });

  it('would have seen it: a page that breaks the policy is refused and counted', async () => {
    await firefox.openOwnPage(breaker);
    const outcomes = await firefox.evaluate('async () => document.title');
    breaksAndIsSeen(outcomes, readNotes(await firefox.evaluate(takeNotes)));
  });
});
