import { addCounts, noCounts } from '../model/receipt';
import type { Counts, Exception, Receipt } from '../model/receipt';
import { mailboxes, mailboxOf } from '../model/message';
import type { Mailbox } from '../model/message';
import type { Job, LedgerRow } from '../model/ledger';
import type { FailureKind } from '../model/failure';
import { disagreements, sumsDiffer } from './accounts';
import type { MessageRecord } from './archive-source';
import type { ReadBack } from './read-back';
import { counted, failureWords } from './words';

type End = { state: 'saved'; record: MessageRecord } | { state: Lost; kind: FailureKind; reason: string };
type Lost = 'failed' | 'vanished' | 'skipped';

/** Left out because the family said so: no reason to call an archive incomplete. */
const chosenKinds: readonly FailureKind[] = ['left-unread', 'not-chosen'];

/**
 * The receipt of a job: what was listed, saved, and not, with a sentence for each thing that is not here.
 * `rows` is the job's ledger; `facts` is every message that goes into the archive, and must hold each one that a
 * saved row names: one that is not there counts as failed, for the archive would not have it. Rows that led to one and
 * the same message are one listed message: the archive holds it once.
 * `notGiven` is what the vault holds and could not give back: said, and never counted as saved.
 * INCOMPLETE by the rule in design.md ("Nothing lost in silence").
 */
export function makeReceipt(
  job: Job,
  rows: LedgerRow[],
  facts: MessageRecord[],
  now: Date,
  notGiven: Pick<ReadBack, 'lost' | 'lostPages'> = { lost: [], lostPages: new Set() },
): Receipt {
  const recordOf = new Map(facts.map((record) => [record.id, record]));
  const ends = onceEach(rows.map((row) => ({ row, end: endOf(row, job, recordOf) })));
  const byMailbox = {
    inbox: countMailbox(ends, 'inbox'),
    sent: countMailbox(ends, 'sent'),
  };
  const messages = addCounts(byMailbox.inbox.messages, byMailbox.sent.messages);
  const attachments = addCounts(byMailbox.inbox.attachments, byMailbox.sent.attachments);

  const listedIds = new Set(ends.flatMap(({ end }) => (end.state === 'saved' ? [end.record.id] : [])));
  const fromBefore = facts.filter((record) => !listedIds.has(record.id));
  const keptFromBefore = fromBefore.length;
  const named = new Set(rows.flatMap(({ state, messageId }) => (state === 'saved' ? [messageId] : [])));
  // One that a row names is counted as failed by its row.
  const lostFromBefore = notGiven.lost.filter(({ id }) => !named.has(id));
  const withoutPage = facts.filter(({ id }) => notGiven.lostPages.has(id));
  const disagree = disagreements({ byMailbox, messages, attachments, keptFromBefore }, facts).length > 0;
  const incompleteBecause = [
    ...reasonsToCallIncomplete(job, ends),
    ...reasonsOfTheVault(lostFromBefore.length, withoutPage.length),
    ...(disagree ? [sumsDiffer] : []),
  ];
  return {
    version: 1,
    complete: incompleteBecause.length === 0,
    incompleteBecause,
    messages,
    attachments,
    byMailbox,
    exceptions: [
      ...job.findings.listExceptions,
      ...messageExceptions(ends),
      ...lostFromBefore.map((record) => lostException(record, failureWords['vault-error'])),
      ...withoutPage.map((record) => lostException(record, pageLost)),
      ...attachmentExceptions(ends),
      ...fromBefore.flatMap((record) =>
        missingAttachments(record, mailboxOf[record.direction] + fromBeforeMark),
      ),
    ],
    keptFromBefore,
    notes: notes(job, keptFromBefore),
    startedAt: job.startedAt,
    finishedAt: job.finishedAt ?? now.toISOString(),
    requests: job.findings.requests,
  };
}

/** Ends `where` of a message that was not listed this time: it stands on no page of a list. */
const fromBeforeMark = ', kept from an earlier export';

/** Whether an exception is of a message kept from an earlier export, which the counts leave out. */
export function isKeptFromBefore({ where }: Exception): boolean {
  return where.endsWith(fromBeforeMark);
}

interface EndedRow {
  row: LedgerRow;
  end: End;
}

function onceEach(ends: readonly EndedRow[]): EndedRow[] {
  const seen = new Set<string>();
  return ends.filter(({ end }) => {
    if (end.state !== 'saved') return true;
    const first = !seen.has(end.record.id);
    seen.add(end.record.id);
    return first;
  });
}

function endOf(row: LedgerRow, job: Job, recordOf: Map<string, MessageRecord>): End {
  switch (row.state) {
    case 'saved': {
      const record = row.messageId === undefined ? undefined : recordOf.get(row.messageId);
      return record
        ? { state: 'saved', record }
        : { state: 'failed', kind: 'vault-error', reason: failureWords['vault-error'] };
    }
    case 'listed': {
      // A row without an end was never opened; it is counted, so that the sums hold, and it is said.
      const kind = job.state === 'cancelled' ? 'cancelled' : 'not-tried';
      return { state: 'skipped', kind, reason: failureWords[kind] };
    }
    case 'failed':
    case 'vanished':
    case 'skipped': {
      const kind = row.failure ?? usualKinds[row.state];
      return { state: row.state, kind, reason: reasonOf(row.reason, kind) };
    }
  }
}

const usualKinds: Record<Lost, FailureKind> = {
  failed: 'unexpected-page',
  vanished: 'message-vanished',
  skipped: 'not-tried',
};

function reasonOf(reason: string | undefined, kind: FailureKind): string {
  const given = reason?.trim();
  return given ? given : failureWords[kind];
}

function countMailbox(ends: EndedRow[], mailbox: Mailbox): { messages: Counts; attachments: Counts } {
  const messages = { ...noCounts };
  const attachments = { ...noCounts };
  for (const { row, end } of ends) {
    if (row.mailbox !== mailbox) continue;
    messages.listed += 1;
    messages[end.state] += 1;
    if (end.state !== 'saved') continue;
    for (const attachment of end.record.attachments) {
      attachments.listed += 1;
      attachments[attachment.state] += 1;
    }
  }
  return { messages, attachments };
}

function messageExceptions(ends: EndedRow[]): Exception[] {
  return ends.flatMap(({ row, end }): Exception[] => {
    if (end.state === 'saved') return [];
    const named = row.messageId === undefined ? {} : { messageId: row.messageId };
    return [
      { what: 'message', ...named, where: row.where, ...shownOf(row), kind: end.kind, reason: end.reason },
    ];
  });
}

function attachmentExceptions(ends: EndedRow[]): Exception[] {
  return ends.flatMap(({ row, end }) =>
    end.state === 'saved' ? missingAttachments(end.record, row.where) : [],
  );
}

function missingAttachments(record: MessageRecord, where: string): Exception[] {
  return record.attachments.flatMap((attachment): Exception[] => {
    const named = { what: 'attachment', messageId: record.id, where, ...shownOf(record) } as const;
    if (attachment.state !== 'saved') {
      const { failure, reason } = attachment;
      return [{ ...named, kind: failure, reason: reasonOf(reason, failure) }];
    }
    if (!attachment.endsEarly) return [];
    return [{ ...named, kind: 'incomplete-bytes', reason: `${attachment.label}: ${endsEarlyReason}` }];
  });
}

/** Of a file that is here and counted as saved. */
export const endsEarlyReason =
  'JPay sent this file twice without the mark that should end it. What came was saved; look whether it opens.';

/** Whom a message is with and when, so that a line of the receipt is about one message and no other. */
function shownOf({ personName, dateText }: Pick<LedgerRow, 'personName' | 'dateText'>): Partial<Exception> {
  return { personName, ...(dateText === undefined || dateText === '' ? {} : { dateText }) };
}

const pageLost =
  'The message is here. The page as JPay sent it could not be given back by the browser and is not.';

function lostException(record: MessageRecord, reason: string): Exception {
  const where = mailboxOf[record.direction] + fromBeforeMark;
  return { what: 'message', messageId: record.id, where, ...shownOf(record), kind: 'vault-error', reason };
}

function reasonsOfTheVault(lost: number, withoutPage: number): string[] {
  return [
    ...(lost > 0
      ? [`${counted(lost, 'message')} kept from an earlier export could not be given back by the browser.`]
      : []),
    ...(withoutPage > 0
      ? [
          `The page as JPay sent it could not be given back by the browser for ${counted(withoutPage, 'message')}.`,
        ]
      : []),
  ];
}

function reasonsToCallIncomplete(job: Job, ends: EndedRow[]): string[] {
  const reasons: string[] = [];
  if (job.state !== 'read') reasons.push('The export was stopped before it had read everything.');
  for (const mailbox of mailboxes) {
    const failed = ends.filter(({ row, end }) => row.mailbox === mailbox && end.state === 'failed').length;
    if (failed > 0) reasons.push(`${counted(failed, 'message')} of the ${mailbox} list could not be saved.`);
    const notTried = ends.filter(({ row, end }) => row.mailbox === mailbox && wasNotTried(end)).length;
    if (notTried > 0)
      reasons.push(
        `${counted(notTried, 'message')} of the ${mailbox} list ${notTried === 1 ? 'was' : 'were'} not opened.`,
      );
  }
  for (const exception of job.findings.listExceptions) {
    reasons.push(`${exception.where}: ${reasonOf(exception.reason, exception.kind)}`);
  }
  return reasons;
}

/** Left out though nobody chose so; also a row that was gone from the list before anybody could open it. */
function wasNotTried(end: End): boolean {
  if (end.state === 'vanished') return end.kind === 'not-tried';
  return end.state === 'skipped' && !chosenKinds.includes(end.kind);
}

function notes(job: Job, fromBefore: number): string[] {
  return [
    ...job.findings.notes,
    ...(fromBefore === 0
      ? []
      : [
          `${counted(fromBefore, 'message')} in this archive ${fromBefore === 1 ? 'was' : 'were'} kept from an earlier export and not listed this time.`,
        ]),
    'Attachments of a message that was never opened are not listed.',
  ];
}
