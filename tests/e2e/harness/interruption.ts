import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { awkwardKinds, expectMessages, type LogEntry, type Replica } from '../../replica/index';
import { holdsExactly } from './expected';
import { waitForState } from './family';
import { askedByTheReader } from './good-manners';
import { openArchive } from './open-archive';
import { savedFile } from './saved-files';
import type { Scene } from './scenario';

/**
 * What the reader opens once more on purpose each time it goes on: a photo that the facility removed, and messages of one
 * day and one person that the list does not tell apart. Beside them, what is read twice for want of care would not be seen.
 */
const openedAgain = ['removed', 'hostile', 'twins', 'snap twins', 'sent same minute'];

/** Long enough to be interrupted in, short enough for a test. */
export const slow = {
  account: { messages: 24, awkward: awkwardKinds.filter((kind) => !openedAgain.includes(kind)) },
  switches: { latencyMs: 40 },
};

/** The end of every interrupted run: an archive of everything. */
export async function savedEverything({
  browser,
  replica,
  popup,
}: Pick<Scene, 'browser' | 'replica' | 'popup'>): Promise<void> {
  await waitForState(popup, 'done');
  await holdsEverything(browser.downloads, replica);
}

/** That the browser saved an archive of everything the family has. */
export async function holdsEverything(downloads: string, replica: Replica): Promise<void> {
  const archive = await openArchive(await savedFile(downloads, /^Letterkeep-.*\.zip$/, 120_000));
  holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
  assert.equal(archive.receipt.complete, true);
}

/** Resolves when the reader has asked for so many message pages from now on. */
export function afterMessages(replica: Replica, count: number): Promise<void> {
  return afterRequests(replica, count, opensMessage);
}

export function afterRequests(
  replica: Replica,
  count: number,
  fits: (entry: LogEntry) => boolean = askedByTheReader,
): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    replica.beforeEach((entry) => {
      if (fits(entry) && ++seen === count) resolve();
    });
  });
}

export function opensMessage(entry: LogEntry): boolean {
  return askedByTheReader(entry) && entry.method === 'GET' && /MailView\.aspx$/i.test(entry.path);
}

/** Messages in hand at the speed that tests run at (fast): so many may be read twice after an interruption. */
export const inHand = 4;

/** How often a message page was asked for that had been asked for before. */
export function readAgain(replica: Replica): number {
  const opened = replica.log.filter(opensMessage).map(({ path, query }) => path + query);
  return opened.length - new Set(opened).size;
}

interface StatusItem {
  state: string;
  lastWordAt?: number;
}

/** The extension's own doors, as its pages have them. */
export interface ExtensionApi {
  storage: {
    local: {
      get(key: string): Promise<Record<string, StatusItem>>;
      set(values: object): Promise<void>;
      clear(): Promise<void>;
    };
  };
  tabs: {
    query(of: object): Promise<{ id: number; url?: string; discarded: boolean; status?: string }[]>;
    discard(tabId: number): Promise<unknown>;
    sendMessage(tabId: number, message: object, options: object): Promise<unknown>;
  };
  runtime: { reload(): void };
}

/** Firefox's name for them, and Chromium's. */
export interface ExtensionApis {
  browser?: ExtensionApi;
  chrome: ExtensionApi;
}

/** As if nothing had been heard of the reader or writer for so long: nobody waits for silence in a test. */
export async function silentFor(popup: Page, ms: number): Promise<void> {
  await popup.evaluate(makeSilent, ms);
}

/** The same, to be sent into a page of the extension in either browser. */
export async function makeSilent(ms: number): Promise<void> {
  const { browser, chrome } = globalThis as unknown as ExtensionApis;
  const { local } = (browser ?? chrome).storage;
  const { status } = await local.get('status');
  if (status?.lastWordAt === undefined) throw new Error('Nobody reads or writes.');
  await local.set({ status: { ...status, lastWordAt: Date.now() - ms } });
}

/** The tabs that show JPay, as the browser itself counts them. */
export async function jpayTabs(popup: Page): Promise<{ id: number; discarded: boolean }[]> {
  return popup.evaluate(async () => {
    const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
    return tabs.query({ url: 'https://www.jpay.com/*' });
  });
}
