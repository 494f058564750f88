import { browser } from 'wxt/browser';
import type { ExportRequest } from '../model/export-request';
import type { Contact } from '../model/person';
import { askTab } from './ask';
import { askTabs } from './asked-tabs';
import type { Started, TabPage } from './page-words';
import type { AskedAhead } from './popup-ahead';
import { isSiteUrl } from './sender';
import { asShown, readStatus } from './status-item';
import type { StoredItems } from './stored-items';

/**
 * `loading`: a page of jpay.com is on its way and will answer by itself. `silent`: it is there and does not answer, because it
 * was there before the extension was, and must be loaded anew.
 */
export type JpayTab =
  | { state: 'none' }
  | { state: 'loading' | 'silent'; tabId: number }
  | { state: 'answers'; tabId: number; page: TabPage };

/** A page that hangs never answers. Milliseconds. */
const longestAnswer = 3_000;

/** A tab that the browser says is at jpay.com. */
export interface TabOfSite {
  id: number;
  url: string | undefined;
  status: string | undefined;
}

/**
 * The tabs that may be the one the popup works on, in the order they are to be asked in: the active one alone where that
 * is JPay; else, because the popup is a page of its own, the one that reads, then by when they were used last.
 * What was not asked ahead is asked now.
 */
export async function tabsOfSite({ tabs, items }: Partial<AskedAhead> = {}): Promise<TabOfSite[]> {
  const { front, ofSite } = tabs ?? askTabs(browser.tabs);
  const others = Promise.all([ofSite, tabThatReads(items)]);
  // Where JPay is in front, nobody waits for them.
  others.catch(() => undefined);
  const [active] = await front;
  if (active?.id !== undefined && isSiteUrl(active.url)) {
    return [{ id: active.id, url: active.url, status: active.status }];
  }
  const [found, readingTab] = await others;
  return (
    found
      .flatMap(({ id, url, status, active: inFront, ...tab }) => {
        const { lastAccessed = 0 } = tab as { lastAccessed?: number };
        return id === undefined ? [] : [{ id, url, status, reads: id === readingTab, inFront, lastAccessed }];
      })
      // Chrome before 121 does not say when a tab was last used; the one in front, then the newest, comes nearest.
      .sort(
        (a, b) =>
          Number(b.reads) - Number(a.reads) ||
          b.lastAccessed - a.lastAccessed ||
          Number(b.inFront) - Number(a.inFront) ||
          b.id - a.id,
      )
  );
}

/**
 * The tab that will most likely answer, before it has: the only one there can be, when its page is whole and has an
 * address that is `expected` to have something to export. Null: none is to be expected before it was asked.
 */
export async function expectedJpayTab(
  expected: (url: string) => boolean,
  tabs = tabsOfSite(),
): Promise<{ state: 'expected'; tabId: number } | null> {
  const [only, ...others] = await tabs;
  if (only?.url === undefined || others.length > 0) return null;
  return only.status === 'complete' && expected(only.url) ? { state: 'expected', tabId: only.id } : null;
}

/** The JPay tab the popup works on: the first that answers. */
export async function findJpayTab(tabs = tabsOfSite()): Promise<JpayTab> {
  let first: JpayTab = { state: 'none' };
  for (const { id } of await tabs) {
    const tab = await describe(id);
    if (tab.state === 'answers') return tab;
    if (first.state === 'none') first = tab;
  }
  return first;
}

/** Orders an export from a tab. Throws LetterkeepError, as all below. */
export function startReading(tabId: number, request: ExportRequest): Promise<Started> {
  return askTab(tabId, 'page.start', { request });
}

export function continueReading(tabId: number, jobId: string): Promise<Started> {
  return askTab(tabId, 'page.resume', { jobId });
}

/** Resolves when the reader has the order; the status item says when it has stopped. */
export async function pauseReading(tabId: number): Promise<void> {
  await askTab(tabId, 'page.pause', {});
}

/** What is kept stays. Ends a job that stands still, too. */
export async function cancelReading(tabId: number): Promise<void> {
  await askTab(tabId, 'page.cancel', {});
}

/** The contacts of the account; one request to JPay. */
export function listPeople(tabId: number): Promise<Contact[]> {
  return askTab(tabId, 'page.listPeople', {});
}

/**
 * Loads the page of a tab anew. One that the browser took out of memory is sent to its address instead: reloaded,
 * Firefox shows an empty page in it (seen in 153, 28 November 2026).
 */
export async function reloadTab(tabId: number): Promise<void> {
  const { discarded, url } = await browser.tabs.get(tabId);
  if (discarded && url !== undefined && isSiteUrl(url)) await browser.tabs.update(tabId, { url });
  else await browser.tabs.reload(tabId);
}

async function tabThatReads(items: StoredItems | undefined): Promise<number | undefined> {
  const status = asShown(await readStatus(items), Date.now());
  return status.state === 'reading' ? status.tabId : undefined;
}

async function describe(tabId: number): Promise<JpayTab> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), longestAnswer);
  });
  const answer = askTab(tabId, 'page.describe', {}).catch(() => null);
  try {
    const page = await Promise.race([answer, patience]);
    return page === null
      ? { state: await stateWithoutAnswer(tabId), tabId }
      : { state: 'answers', tabId, page };
  } finally {
    clearTimeout(timer);
  }
}

/** The content script begins to listen when the page has all its elements; until then nobody is there to answer. */
async function stateWithoutAnswer(tabId: number): Promise<'loading' | 'silent'> {
  // A tab that is gone meanwhile is not loading either.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.status === 'loading' ? 'loading' : 'silent';
}
