import { browser } from 'wxt/browser';
import type { ExportRequest } from '../model/export-request';
import type { Contact } from '../model/person';
import { askTab } from './ask';
import type { Started, TabPage } from './page-words';
import { isSiteUrl, sitePatterns } from './sender';
import { asShown, readStatus } from './status-item';

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

/**
 * The JPay tab the popup works on: the active one; opened as a page of its own, the one that reads, else the one
 * used last that answers.
 */
export async function findJpayTab(): Promise<JpayTab> {
  // All at once: while they are asked one after the other, somebody waits for the popup.
  const front = browser.tabs.query({ active: true, currentWindow: true });
  // Seen without the tabs permission, because we have host access to these addresses.
  const others = Promise.all([browser.tabs.query({ url: sitePatterns }), tabThatReads()]);
  // Where JPay is in front, nobody waits for them.
  others.catch(() => undefined);
  const [active] = await front;
  if (active?.id !== undefined && isSiteUrl(active.url)) return describe(active.id);
  const [tabs, readingTab] = await others;
  const inOrder = tabs
    .flatMap(({ id, active: inFront, ...tab }) => {
      const { lastAccessed = 0 } = tab as { lastAccessed?: number };
      return id === undefined ? [] : [{ id, reads: id === readingTab, inFront, lastAccessed }];
    })
    // Chrome before 121 does not say when a tab was last used; the one in front, then the newest, comes nearest.
    .sort(
      (a, b) =>
        Number(b.reads) - Number(a.reads) ||
        b.lastAccessed - a.lastAccessed ||
        Number(b.inFront) - Number(a.inFront) ||
        b.id - a.id,
    );
  let first: JpayTab = { state: 'none' };
  for (const { id } of inOrder) {
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

async function tabThatReads(): Promise<number | undefined> {
  const status = asShown(await readStatus(), Date.now());
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
