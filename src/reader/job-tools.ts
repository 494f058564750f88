import { leavesAttachmentsOut } from '../model/chosen';
import { everything, type Choice, type ExportRequest } from '../model/export-request';
import { LetterkeepError } from '../model/failure';
import type { Contact } from '../model/person';
import type { Speed } from '../model/speed';
import { loadHome, requireSameAccount, type Home } from './account-watch';
import { LedgerBook } from './ledger-book';
import type { Loader } from './loader';
import { MessageReader } from './message-reader';
import { speeds } from './pace';
import type { ReaderPorts } from './ports';
import type { ProgressReport } from './progress-report';
import { PutAway } from './put-away';
import { AttachmentReader } from './read-attachments';

export interface ReadingJob {
  jobId: string;
  request: ExportRequest;
  /** https://www.jpay.com: where the content script runs. */
  origin: string;
  speed?: Speed;
}

/** What every kind of job works with, made once the account is known. */
export interface JobTools {
  job: ReadingJob;
  ports: ReaderPorts;
  loader: Loader;
  progress: ProgressReport;
  book: LedgerBook;
  messages: MessageReader;
  home: Home;
  contacts: readonly Contact[];
  choice: Choice;
  /** Messages under way at once. */
  lanes: () => number;
  /** The walk of the lists that begins now. */
  round: number;
  requireSameAccount: () => Promise<void>;
  /** A reader of this job before this one has paused because there may be too little room. */
  toldOfRoom: boolean;
}

export function choiceOf(request: ExportRequest): Choice {
  return request.what === 'archive' ? request.choice : everything;
}

/** Finds out who is signed in and begins or resumes the job with the keeper. Throws "other-account". */
export async function beginJob(
  job: ReadingJob,
  ports: ReaderPorts,
  loader: Loader,
  progress: ProgressReport,
): Promise<JobTools> {
  const { keeper, clock, parseHtml } = ports;
  const home = await loadHome(loader, job.origin);
  const begun = await keeper.begin({
    jobId: job.jobId,
    request: job.request,
    account: home.marks,
    at: new Date(clock.now()).toISOString(),
  });
  if (begun.outcome === 'other-account') {
    throw new LetterkeepError('other-account', 'The job belongs to another account.');
  }
  loader.expectName(home.marks.shownName);
  loader.countOn(begun.requests);
  const book = new LedgerBook(job.jobId, keeper, () => loader.requests);
  await book.load();
  progress.follow(book);
  const attachments = new AttachmentReader(
    { loader, putAway: new PutAway(keeper), parseHtml, origin: job.origin },
    progress,
    leavesAttachmentsOut(job.request),
  );
  const choice = choiceOf(job.request);
  return {
    job,
    ports,
    loader,
    progress,
    book,
    messages: new MessageReader({ loader, book, progress, attachments, clock, choice }),
    home,
    contacts: home.marks.contacts,
    choice,
    lanes: () => (attachments.formsBearOthers ? speeds[job.speed ?? 'normal'].inHand : 1),
    round: begun.round,
    requireSameAccount: () => requireSameAccount(loader, job.origin, home.marks),
    toldOfRoom: begun.toldOfRoom === true,
  };
}
