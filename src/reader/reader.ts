import { LetterkeepError, type FailureKind } from '../model/failure';
import type { Findings } from '../model/ledger';
import type { Contact } from '../model/person';
import { loadHome } from './account-watch';
import { boundaryOf } from './decide';
import { beginJob, type ReadingJob } from './job-tools';
import { Loader } from './loader';
import { MailboxesJob } from './mailboxes-job';
import { MessageJob } from './message-job';
import type { ReaderPorts } from './ports';
import { ProgressReport } from './progress-report';

export type { ReadingJob } from './job-tools';
export type { Clock, ReaderPorts, ReadingOrder } from './ports';

/** How a reading ended. After `paused` and `stopped`, read() with the same jobId goes on. */
export type ReadingEnd =
  | { end: 'read' }
  | { end: 'paused'; why: FailureKind | 'by-person'; amount?: number }
  | { end: 'cancelled' }
  | { end: 'stopped'; why: 'other-account' };

/**
 * Reads what the request asks for into the keeper. Everything a continued job needs is in the keeper: read() with the same
 * jobId goes on after a pause, a reload or a killed browser.
 *
 *   starting      home.aspx: who is signed in; keeper.begin()
 *      |   \--- somebody else ------------------------------------------------> stopped
 *      v
 *   listing       each mailbox walked to its end, page 1 checked, all rows into the ledger      (walk.ts)
 *      v
 *   opening  <--- another round: list grown old, rows that did not open ---+    (mailbox-reader.ts)
 *      |     ---- each row: page, attachments, keeper.keep() -------------+
 *      v
 *   last look     page 1 of each mailbox; new rows -> listing, a few times at most. At speed "fast" beside the last
 *      |          attachments
 *      v
 *   finished      every row has its end; keeper.finish('read') ----------------> read
 *
 *   From any state: the person pauses, or what decide.ts calls a pause ---------> paused
 *                   the person cancels: keeper.finish('cancelled') ------------> cancelled
 *
 * @param signal aborted with the reason "cancel" for a cancel, with any other for a pause; no request is started after it
 * @returns how it ended. Rejects only with what is no LetterkeepError: a fault of our own.
 */
export async function read(job: ReadingJob, ports: ReaderPorts, signal: AbortSignal): Promise<ReadingEnd> {
  const progress = new ProgressReport(ports.report, () => ports.clock.now());
  const loader = new Loader(ports, job.origin, signal, progress, job.speed);
  let findings: (() => Findings) | undefined;
  try {
    progress.doing({ activity: 'starting' });
    const tools = await beginJob(job, ports, loader, progress);
    const { request } = job;
    const work = request.what === 'message' ? new MessageJob(tools, request) : new MailboxesJob(tools);
    findings = () => work.findings();
    await work.run();
    await finish('read', work.findings());
    return { end: 'read' };
  } catch (error) {
    if (signal.aborted && signal.reason === 'cancel') {
      // Before the job was begun there is nothing to finish.
      if (findings) await finish('cancelled', findings());
      return { end: 'cancelled' };
    }
    if (!signal.aborted && !(error instanceof LetterkeepError)) throw error;
    if (findings) await note(findings());
    if (signal.aborted) return { end: 'paused', why: 'by-person' };
    return endOf(error as LetterkeepError);
  }

  /** In case nobody continues. A vault that takes nothing is often why the job pauses: then that is told, not this. */
  async function note(found: Findings): Promise<void> {
    try {
      await ports.keeper.note(job.jobId, found);
    } catch (error) {
      if (!(error instanceof LetterkeepError)) throw error;
    }
  }

  function finish(state: 'read' | 'cancelled', found: Findings): Promise<void> {
    return ports.keeper.finish(job.jobId, state, found, new Date(ports.clock.now()).toISOString());
  }
}

function endOf({ kind, context }: LetterkeepError): ReadingEnd {
  if (boundaryOf(kind) === 'stop') return { end: 'stopped', why: 'other-account' };
  const amount = kind === 'no-space' ? context.bytesNeeded : context.retryAfterSeconds;
  return { end: 'paused', why: kind, ...(amount === undefined ? {} : { amount }) };
}

/**
 * The contacts of the account, for choosing among them: one GET of home.aspx. Throws LetterkeepError "signed-out", or what else
 * stands in the way.
 */
export async function listPeople(
  origin: string,
  ports: Omit<ReaderPorts, 'keeper' | 'report'>,
): Promise<Contact[]> {
  const silent = new ProgressReport(
    () => undefined,
    () => ports.clock.now(),
  );
  const none = { ...ports, report: () => undefined };
  const loader = new Loader(none, origin, new AbortController().signal, silent);
  return [...(await loadHome(loader, origin)).marks.contacts];
}
