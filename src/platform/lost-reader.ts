import { browser } from 'wxt/browser';
import { askTab } from './ask';
import { holdsLease } from './lease';
import { changeStatus, readStatus, withoutReader } from './status-item';

/**
 * Shows a job as paused as soon as it is known that its reader is gone: with its tab, with the browser, or with the
 * extension it was a part of. Where nobody tells (a page discarded, crashed or frozen), a minute's silence does.
 *
 * @param fault told what goes wrong; nobody asked, so nobody else can be
 */
export function pauseLostReaders(fault: (error: unknown) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => void pauseReaderOf(tabId).catch(fault));
  // A browser that was started or an extension that was loaded anew has no reader left of those before.
  browser.runtime.onStartup.addListener(() => void pauseUnlessRead().catch(fault));
  browser.runtime.onInstalled.addListener(() => void pauseUnlessRead().catch(fault));
}

/** The tab was closed. */
export async function pauseReaderOf(tabId: number): Promise<void> {
  await changeStatus((status) => (holdsLease(status, tabId) ? withoutReader(status) : status));
}

/** Asks the tab that should be reading, because numbers of tabs may come again in the next session. */
export async function pauseUnlessRead(): Promise<void> {
  const before = await readStatus();
  if (before.state !== 'reading') return;
  const { jobId, tabId } = before;
  const readingJobId = await askTab(tabId, 'page.describe', {}).then(
    (page) => page.readingJobId,
    () => undefined,
  );
  if (readingJobId === jobId) return;
  await changeStatus((status) => {
    const isTheSame = holdsLease(status, tabId, jobId) && status.lastWordAt === before.lastWordAt;
    return isTheSame ? withoutReader(status) : status;
  });
}
