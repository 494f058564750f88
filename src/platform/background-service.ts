import { browser } from 'wxt/browser';
import type { ExportRequest } from '../model/export-request';
import { LetterkeepError } from '../model/failure';
import type { Findings, Job } from '../model/ledger';
import type { Keeper } from '../model/keeper';
import type { Progress } from '../model/status';
import { hasArchiveTab, openArchiveTab } from './archive-tab';
import type { BackgroundWords } from './ask';
import { showBadge } from './badge';
import { fromBase64 } from './base64';
import { fetchElsewhere } from './elsewhere';
import { keeperWords } from './keeper-words';
import { countsOf, holdsLease, ownJob, takeLease, type Turn } from './lease';
import { lingeringVault } from './lingering-vault';
import { pauseLostReaders } from './lost-reader';
import { answering, type Handlers } from './protocol';
import { readerWords, type Lease } from './reader-words';
import { siteTab, type SiteTab } from './sender';
import { asShown, changeStatus, isSilent, readStatus } from './status-item';

/** What the background needs of the vault (platform may not import it; the entry point hands it in). */
export interface BackgroundVault extends Keeper {
  stageSlice(slice: {
    stagedId: string;
    n: number;
    last: boolean;
    bytes: Uint8Array<ArrayBuffer>;
  }): Promise<void>;
  job(jobId: string): Promise<Job | undefined>;
  sweepStaging(): Promise<number>;
  close(): Promise<void>;
}

export type OpenVault = () => Promise<BackgroundVault>;
/** Does a piece of work with the vault open. */
export type WithVault = <Result>(work: (vault: BackgroundVault) => Promise<Result>) => Promise<Result>;

/**
 * Everything the background does: it answers words. It remembers nothing between two of them, because the browser may
 * stop it at any time: what is kept stands in the vault, the rest in the status item.
 */
export function serveBackground(openVault: OpenVault): void {
  const withVault = lingeringVault(openVault, reportFault);
  const listen = answering({ ...keeperWords, ...readerWords }, backgroundHandlers(withVault), siteTab);
  browser.runtime.onMessage.addListener(
    listen as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
  browser.runtime.onUpdateAvailable.addListener(() => void updateWhenIdle());
  pauseLostReaders(reportFault);
  void withVault((vault) => vault.sweepStaging()).catch(reportFault);
  void readStatus()
    .then((status) => showBadge(asShown(status, Date.now())))
    .catch(reportFault);
}

/** A job under way is not cut off by an update; the browser installs it when it next starts. */
export async function updateWhenIdle(): Promise<void> {
  const status = await readStatus();
  const atWork = (status.state === 'reading' || status.state === 'writing') && !isSilent(status, Date.now());
  if (!atWork) browser.runtime.reload();
}

export function backgroundHandlers(withVault: WithVault): Handlers<BackgroundWords, SiteTab> {
  /** Only the tab whose turn it is writes: one that was frozen for an hour must not write into another's round. */
  async function keep<Result>(
    { tabId }: SiteTab,
    work: (vault: BackgroundVault) => Promise<Result>,
  ): Promise<Result> {
    if (!holdsLease(await readStatus(), tabId)) {
      throw new LetterkeepError('vault-error', 'This tab is not the one that reads.');
    }
    return withVault(work);
  }
  const done = (work: Promise<void>) => work.then(() => null);

  return {
    'keeper.begin': (begin, from) => keep(from, (vault) => vault.begin(begin)),
    'keeper.list': ({ jobId, rows }, from) => keep(from, (vault) => done(vault.list(jobId, rows))),
    'keeper.rows': ({ jobId }, from) => keep(from, (vault) => vault.rows(jobId)),
    'keeper.known': ({ jobId, mailbox }, from) => keep(from, (vault) => vault.known(jobId, mailbox)),
    'keeper.recognise': ({ jobId, round, rows }, from) =>
      keep(from, (vault) => done(vault.recognise(jobId, round, rows))),
    'keeper.stageSlice': ({ text, ...slice }, from) =>
      keep(from, (vault) => done(vault.stageSlice({ ...slice, bytes: fromBase64(text) }))),
    'keeper.keep': ({ page, ...call }, from) =>
      keep(from, (vault) => vault.keep(call, page === undefined ? page : fromBase64(page))),
    'keeper.settle': (call, from) => keep(from, (vault) => done(vault.settle(call))),
    'keeper.nextRound': ({ jobId }, from) => keep(from, (vault) => vault.nextRound(jobId)),
    'keeper.note': ({ jobId, findings }, from) => keep(from, (vault) => done(vault.note(jobId, findings))),
    'keeper.room': (_nothing, from) => keep(from, (vault) => vault.room()),
    'keeper.finish': ({ jobId, state, findings, at }, from) =>
      keep(from, (vault) => done(vault.finish(jobId, state, findings, at))),

    'lease.take': (wanted, { tabId }) => take(withVault, wanted, tabId),
    'lease.mine': async (_nothing, { tabId }) => {
      const status = await changeStatus((before) =>
        before.state === 'reading' && ownJob(before, tabId, Date.now())
          ? { ...before, lastWordAt: Date.now() }
          : before,
      );
      return ownJob(status, tabId, Date.now());
    },

    'status.report': async ({ jobId, progress }, { tabId }) => {
      const status = await changeStatus((before) =>
        holdsLease(before, tabId, jobId)
          ? { ...before, progress: withCounts(before.progress, progress), lastWordAt: Date.now() }
          : before,
      );
      return holdsLease(status, tabId, jobId);
    },
    'status.paused': async ({ jobId, why, amount }, { tabId }) => {
      await changeStatus((before) => {
        if (!holdsLease(before, tabId, jobId)) return before;
        const { request, progress } = before;
        return {
          state: 'paused',
          jobId,
          request,
          progress,
          why,
          ...(amount === undefined ? {} : { amount }),
        };
      });
      return null;
    },
    'status.ended': async ({ jobId, state }, { tabId }) => {
      const before = await readStatus();
      // The background may have been stopped between its two steps: the word comes again, and the second is still due.
      if (before.state === 'writing' && before.jobId === jobId) {
        if (!(await hasArchiveTab(jobId))) await openArchiveTab(jobId);
        return null;
      }
      if (!holdsLease(before, tabId, jobId)) return null;
      const { request } = before;
      await changeStatus((status) => {
        if (!holdsLease(status, tabId, jobId)) return status;
        if (state === 'cancelled') return { state: 'idle' };
        return { state: 'writing', jobId, request, lastWordAt: Date.now() };
      });
      if (state === 'read') await openArchiveTab(jobId);
      return null;
    },
    'status.cancelled': async (_nothing, { tabId }) => {
      const before = await readStatus();
      await changeStatus((status) => (mayCancel(status, tabId) ? { state: 'idle' } : status));
      if (mayCancel(before, tabId)) await endInVault(withVault, before.jobId);
      return null;
    },

    'clock.wait': ({ ms }) => new Promise((resolve) => setTimeout(() => resolve(null), ms)),
    'site.elsewhere': ({ url }, from) =>
      keep(from, (vault) => fetchElsewhere(url, (bytes) => vault.stage(bytes))),
  };
}

async function take(
  withVault: WithVault,
  { jobId, request }: { jobId: string; request?: ExportRequest | undefined },
  tabId: number,
): Promise<Lease> {
  const known = request ?? (await requestOf(withVault, jobId));
  if (!known) return { outcome: 'unknown-job' };
  let turn: Turn | undefined;
  await changeStatus((before) => {
    turn = takeLease(before, tabId, { jobId, request: known }, Date.now());
    return turn.status;
  });
  return turn?.lease ?? { outcome: 'unknown-job' };
}

async function requestOf(withVault: WithVault, jobId: string): Promise<ExportRequest | undefined> {
  const status = await readStatus();
  // A job that was paused before it began is in no vault yet.
  if (status.state !== 'idle' && status.jobId === jobId) return status.request;
  return withVault(async (vault) => (await vault.job(jobId))?.request);
}

/** A job that stands still, or this tab's own whose reader is gone: not one that another tab reads. */
function mayCancel(
  status: Awaited<ReturnType<typeof readStatus>>,
  tabId: number,
): status is Extract<typeof status, { state: 'paused' | 'reading' }> {
  if (status.state === 'paused') return true;
  return status.state === 'reading' && (status.tabId === tabId || isSilent(status, Date.now()));
}

async function endInVault(withVault: WithVault, jobId: string): Promise<void> {
  await withVault(async (vault) => {
    const job = await vault.job(jobId);
    const findings: Findings | undefined = job?.findings;
    if (job?.state === 'reading' && findings) {
      await vault.finish(jobId, 'cancelled', findings, new Date().toISOString());
    }
  });
}

/** A reader that is only starting has not looked at its ledger yet: what was reached before stays on show. */
function withCounts(before: Progress, now: Progress | undefined): Progress {
  if (now?.activity !== 'starting') return now ?? before;
  return { ...now, ...countsOf(before) };
}

/** Nobody asked, so nobody can be told but the extension's own console; it holds no word of anyone's mail. */
function reportFault(error: unknown): void {
  console.error('Letterkeep background:', error instanceof Error ? error.message : 'unknown fault');
}
