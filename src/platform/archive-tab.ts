import { browser } from 'wxt/browser';

export function archiveUrl(jobId: string): string {
  return browser.runtime.getURL(`/archive.html?job=${encodeURIComponent(jobId)}`);
}

/** The job an archive tab was opened for, from its own address; null if it names none and only checks archives. */
export function jobOfArchiveTab(url: string): string | null {
  return new URL(url).searchParams.get('job');
}

/** True while a tab shows the archive of a job, at work or not. */
export async function hasArchiveTab(jobId: string): Promise<boolean> {
  return (await browser.tabs.query({})).some((tab) => isArchiveOf(tab.url, jobId));
}

/** Shows the archive tab of a job. One that is open goes to its address anew: it writes when it loads. */
export function openArchiveTab(jobId: string): Promise<void> {
  return showTab(jobId, archiveUrl(jobId));
}

/** Shows the archive tab that writes nothing and only checks archives. One that is open stays as it is. */
export function openCheckTab(): Promise<void> {
  return showTab(null, browser.runtime.getURL('/archive.html'));
}

async function showTab(jobId: string | null, url: string): Promise<void> {
  // Our own pages show their address to us without the tabs permission; others stay undefined.
  const open = (await browser.tabs.query({})).find((tab) => isArchiveOf(tab.url, jobId));
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true, ...(jobId === null ? {} : { url }) });
}

function isArchiveOf(url: string | undefined, jobId: string | null): boolean {
  return url?.startsWith(browser.runtime.getURL('/archive.html')) === true && jobOfArchiveTab(url) === jobId;
}
