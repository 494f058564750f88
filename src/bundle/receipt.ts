import { addCounts, addsUp, noCounts } from '../model/receipt';
import type { Counts, Exception, Receipt } from '../model/receipt';
import { mailboxes, mailboxOf } from '../model/message';
import type { Mailbox } from '../model/message';
import type { Job, LedgerRow } from '../model/ledger';
import type { FailureKind } from '../model/failure';
import type { MessageRecord } from './archive-source';
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
 * INCOMPLETE by the rule in design.md ("Nothing lost in silence").
 */
export function makeReceipt(job: Job, rows: LedgerRow[], facts: MessageRecord[], now: Date): Receipt {
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
  const incompleteBecause = reasonsToCallIncomplete(job, ends, messages, attachments);
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
      ...attachmentExceptions(ends),
      ...fromBefore.flatMap((record) =>
        missingAttachments(record, mailboxOf[record.direction] + fromBeforeMark),
      ),
    ],
    keptFromBefore: fromBefore.length,
    notes: notes(job, fromBefore.length),
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
    return [{ what: 'message', ...named, where: row.where, kind: end.kind, reason: end.reason }];
  });
}

function attachmentExceptions(ends: EndedRow[]): Exception[] {
  return ends.flatMap(({ row, end }) =>
    end.state === 'saved' ? missingAttachments(end.record, row.where) : [],
  );
}

function missingAttachments(record: MessageRecord, where: string): Exception[] {
  return record.attachments.flatMap((attachment): Exception[] =>
    attachment.state === 'saved'
      ? []
      : [
          {
            what: 'attachment',
            messageId: record.id,
            where,
            kind: attachment.failure,
            reason: reasonOf(attachment.reason, attachment.failure),
          },
        ],
  );
}

function reasonsToCallIncomplete(
  job: Job,
  ends: EndedRow[],
  messages: Counts,
  attachments: Counts,
): string[] {
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
  if (!addsUp(messages) || !addsUp(attachments)) {
    reasons.push('The numbers of what was listed and what was saved do not add up.');
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
