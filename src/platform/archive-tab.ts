import { browser } from 'wxt/browser';
import type { ArchiveTabPurpose } from '../model/archive-tab';

export function archiveUrl(jobId: string): string {
  return browser.runtime.getURL(`/archive.html?job=${encodeURIComponent(jobId)}`);
}

/** What an archive tab was opened for, from its own address. */
export function purposeOfArchiveTab(url: string): ArchiveTabPurpose {
  const { searchParams } = new URL(url);
  const jobId = searchParams.get('job');
  if (jobId !== null) return { is: 'job', jobId };
  if (searchParams.has('kept')) return { is: 'kept' };
  if (searchParams.has('add')) return { is: 'add' };
  return { is: searchParams.has('leaving') ? 'leaving' : 'check' };
}

/** True while a tab shows the archive of a job, at work or not. */
export async function hasArchiveTab(jobId: string): Promise<boolean> {
  return (await browser.tabs.query({})).some((tab) => isFor(tab.url, { is: 'job', jobId }));
}

/** Shows the archive tab of a job. One that is open goes to its address anew: it writes when it loads. */
export function openArchiveTab(jobId: string): Promise<void> {
  return showTab({ is: 'job', jobId }, archiveUrl(jobId));
}

/** Shows the archive tab that writes nothing and only checks archives. One that is open stays as it is. */
export function openCheckTab(): Promise<void> {
  return showTab({ is: 'check' }, browser.runtime.getURL('/archive.html'));
}

/** Shows the archive tab that lists what is kept, as it is now: one that is open loads anew. */
export function openKeptTab(): Promise<void> {
  return showTab({ is: 'kept' }, browser.runtime.getURL('/archive.html?kept'));
}

/** Shows the archive tab that says what comes after JPay. */
export function openLeavingTab(): Promise<void> {
  return showTab({ is: 'leaving' }, browser.runtime.getURL('/archive.html?leaving'));
}

/** Shows the archive tab in which earlier archives are brought in. One that is open stays as it is: it may be at work. */
export function openAddTab(): Promise<void> {
  return showTab({ is: 'add' }, browser.runtime.getURL('/archive.html?add'));
}

async function showTab(purpose: ArchiveTabPurpose, url: string): Promise<void> {
  // Our own pages show their address to us without the tabs permission; others stay undefined.
  const open = (await browser.tabs.query({})).find((tab) => isFor(tab.url, purpose));
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true, ...(staysAsItIs(purpose) ? {} : { url }) });
}

function staysAsItIs({ is }: ArchiveTabPurpose): boolean {
  return is === 'check' || is === 'add';
}

function isFor(url: string | undefined, purpose: ArchiveTabPurpose): boolean {
  if (url?.startsWith(browser.runtime.getURL('/archive.html')) !== true) return false;
  const own = purposeOfArchiveTab(url);
  return own.is === 'job' && purpose.is === 'job' ? own.jobId === purpose.jobId : own.is === purpose.is;
}
