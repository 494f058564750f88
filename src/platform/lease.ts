import { noCounts } from '../model/receipt';
import type { ExportRequest } from '../model/export-request';
import type { Progress, Status } from '../model/status';
import type { Lease, OwnJob } from './reader-words';
import { isSilent } from './status-item';

/**
 * Who may read: one tab at a time. The status item itself is the lease, so that nothing is held in memory. Pure
 * functions; the background applies them with changeStatus().
 *
 *   free --take--> held by a tab --paused, ended, or 60 s without a word--> free
 */
export interface Turn {
  status: Status;
  lease: Lease;
}

const starting: Progress = { activity: 'starting', messages: noCounts, attachments: noCounts };

/** Gives the tab its turn unless another one is reading and has been heard of lately. */
export function takeLease(
  status: Status,
  tabId: number,
  job: { jobId: string; request: ExportRequest },
  now: number,
): Turn {
  if (status.state === 'reading' && status.tabId !== tabId && !isSilent(status, now)) {
    return { status, lease: { outcome: 'busy', tabId: status.tabId } };
  }
  // A job that goes on shows what it had reached, not zero.
  const isSameJob = (status.state === 'reading' || status.state === 'paused') && status.jobId === job.jobId;
  const progress: Progress = isSameJob ? { ...countsOf(status.progress), activity: 'starting' } : starting;
  return {
    status: { state: 'reading', ...job, tabId, progress, lastWordAt: now },
    lease: { outcome: 'granted', tabId, request: job.request },
  };
}

/** The job a tab was reading when its page changed, or null. A reader silent for too long has lost its turn. */
export function ownJob(status: Status, tabId: number, now: number): OwnJob | null {
  if (status.state !== 'reading' || status.tabId !== tabId || isSilent(status, now)) return null;
  return { jobId: status.jobId, request: status.request, tabId };
}

/** True while the tab reads for the job, however long it has been silent, and nobody else took its turn. */
export function holdsLease(
  status: Status,
  tabId: number,
  jobId?: string,
): status is Extract<Status, { state: 'reading' }> {
  return (
    status.state === 'reading' && status.tabId === tabId && (jobId === undefined || status.jobId === jobId)
  );
}

/** All that outlasts a reader; what it was doing, and how long it had left, does not. */
export function countsOf(progress: Progress): Pick<Progress, 'messages' | 'attachments' | 'byMailbox'> {
  const { messages, attachments, byMailbox } = progress;
  return { messages, attachments, ...(byMailbox && { byMailbox }) };
}
