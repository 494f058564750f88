import { leavesAttachmentsOut } from '../model/chosen';
import { addCounts, noCounts } from '../model/receipt';
import type { Counts, Exception, Receipt } from '../model/receipt';
import { mailboxes, mailboxOf } from '../model/message';
import type { Mailbox } from '../model/message';
import type { Job, LedgerRow } from '../model/ledger';
import type { FailureKind } from '../model/failure';
import { disagreements } from './accounts';
import type { MessageRecord } from './archive-source';
import type { ReadBack } from './read-back';
import type { ArchiveWords } from './words/archive-words';
import { englishArchive } from './words/english/catalogue';

type End = { state: 'saved'; record: MessageRecord } | { state: Lost; kind: FailureKind; reason: string };
type Lost = 'failed' | 'vanished' | 'skipped';

/** Left out because the family said so: no reason to call an archive incomplete. */
const chosenKinds: readonly FailureKind[] = ['left-unread', 'not-chosen'];

/**
 * The receipt of a job: what was listed, saved, and not, with a sentence for each thing that is not here, in the
 * language of `words`. `facts` bear their reasons in it already (job-source.ts); rows and findings as they were recorded.
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
  words: ArchiveWords = englishArchive,
  notGiven: Pick<ReadBack, 'lost' | 'lostPages'> = { lost: [], lostPages: new Set() },
): Receipt {
  const recordOf = new Map(facts.map((record) => [record.id, record]));
  const ends = onceEach(rows.map((row) => ({ row, end: endOf(row, job, recordOf, words) })));
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
    ...reasonsToCallIncomplete(job, ends, words),
    ...reasonsOfTheVault(lostFromBefore.length, withoutPage.length, words),
    ...(disagree ? [words.receipt.sumsDiffer] : []),
  ];
  return {
    version: 2,
    complete: incompleteBecause.length === 0,
    incompleteBecause,
    messages,
    attachments,
    byMailbox,
    exceptions: [
      ...job.findings.listExceptions.map((exception) => ({
        ...exception,
        reason: words.reasons.of(exception.kind, exception.reason),
      })),
      ...messageExceptions(ends),
      ...lostFromBefore.map((record) => lostException(record, words.reasons.of('vault-error'))),
      ...withoutPage.map((record) => lostException(record, words.receipt.pageLost)),
      ...attachmentExceptions(ends, words),
      // Where none were asked for, none of those that the counts leave out is an exception.
      ...(leavesAttachmentsOut(job.request) ? [] : fromBefore).flatMap((record) =>
        missingAttachments(record, mailboxOf[record.direction] + fromBeforeMark, words),
      ),
    ],
    keptFromBefore,
    notes: notes(job, fromBefore, leftOutAttachments(ends), words),
    startedAt: job.startedAt,
    finishedAt: job.finishedAt ?? now.toISOString(),
    requests: job.findings.requests,
  };
}

/**
 * Ends `where` of a message that was not listed this time: it stands on no page of a list. The same in every language
 * (contract.md); words.receipt.where says how it is shown.
 */
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

function endOf(
  row: LedgerRow,
  job: Job,
  recordOf: Map<string, MessageRecord>,
  { reasons }: ArchiveWords,
): End {
  switch (row.state) {
    case 'saved': {
      const record = row.messageId === undefined ? undefined : recordOf.get(row.messageId);
      return record
        ? { state: 'saved', record }
        : { state: 'failed', kind: 'vault-error', reason: reasons.of('vault-error') };
    }
    case 'listed': {
      // A row without an end was never opened; it is counted, so that the sums hold, and it is said.
      const kind = job.state === 'cancelled' ? 'cancelled' : 'not-tried';
      return { state: 'skipped', kind, reason: reasons.of(kind) };
    }
    case 'failed':
    case 'vanished':
    case 'skipped': {
      const kind = row.failure ?? usualKinds[row.state];
      return { state: row.state, kind, reason: reasons.of(kind, row.reason) };
    }
  }
}

const usualKinds: Record<Lost, FailureKind> = {
  failed: 'unexpected-page',
  vanished: 'message-vanished',
  skipped: 'not-tried',
};

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

function attachmentExceptions(ends: EndedRow[], words: ArchiveWords): Exception[] {
  return ends.flatMap(({ row, end }) =>
    end.state === 'saved' ? missingAttachments(end.record, row.where, words) : [],
  );
}

function missingAttachments(record: MessageRecord, where: string, words: ArchiveWords): Exception[] {
  return record.attachments.flatMap((attachment): Exception[] => {
    const named = { what: 'attachment', messageId: record.id, where, ...shownOf(record) } as const;
    if (attachment.state !== 'saved') {
      const { failure, reason } = attachment;
      return [{ ...named, kind: failure, reason: reason.trim() || words.reasons.of(failure) }];
    }
    if (!attachment.endsEarly) return [];
    return [{ ...named, kind: 'incomplete-bytes', reason: words.receipt.endsEarly(attachment.label) }];
  });
}

/** Whom a message is with and when, so that a line of the receipt is about one message and no other. */
function shownOf({ personName, dateText }: Pick<LedgerRow, 'personName' | 'dateText'>): Partial<Exception> {
  return { personName, ...(dateText === undefined || dateText === '' ? {} : { dateText }) };
}

function lostException(record: MessageRecord, reason: string): Exception {
  const where = mailboxOf[record.direction] + fromBeforeMark;
  return { what: 'message', messageId: record.id, where, ...shownOf(record), kind: 'vault-error', reason };
}

function reasonsOfTheVault(lost: number, withoutPage: number, { receipt }: ArchiveWords): string[] {
  return [
    ...(lost > 0 ? [receipt.notGivenBack(lost)] : []),
    ...(withoutPage > 0 ? [receipt.pagesNotGivenBack(withoutPage)] : []),
  ];
}

function reasonsToCallIncomplete(job: Job, ends: EndedRow[], words: ArchiveWords): string[] {
  const said = words.receipt;
  const reasons: string[] = [];
  if (job.state !== 'read') reasons.push(said.stopped);
  for (const mailbox of mailboxes) {
    const failed = ends.filter(({ row, end }) => row.mailbox === mailbox && end.state === 'failed').length;
    if (failed > 0) reasons.push(said.notSaved(failed, mailbox));
    const notTried = ends.filter(({ row, end }) => row.mailbox === mailbox && wasNotTried(end)).length;
    if (notTried > 0) reasons.push(said.notOpened(notTried, mailbox));
  }
  for (const { where, kind, reason } of job.findings.listExceptions) {
    reasons.push(said.ofTheList(where, words.reasons.of(kind, reason)));
  }
  return reasons;
}

/** Left out though nobody chose so; also a row that was gone from the list before anybody could open it. */
function wasNotTried(end: End): boolean {
  if (end.state === 'vanished') return end.kind === 'not-tried';
  return end.state === 'skipped' && !chosenKinds.includes(end.kind);
}

function leftOutAttachments(ends: readonly EndedRow[]): number {
  const attachments = ends.flatMap(({ end }) => (end.state === 'saved' ? end.record.attachments : []));
  return attachments.filter((one) => one.state === 'skipped' && one.failure === 'not-chosen').length;
}

function notes(
  job: Job,
  fromBefore: readonly MessageRecord[],
  attachmentsLeftOut: number,
  words: ArchiveWords,
): string[] {
  const { receipt, reasons } = words;
  return [
    ...job.findings.notes.map((note) => reasons.note(note)),
    ...(attachmentsLeftOut === 0 ? [] : [receipt.attachmentsLeftOut(attachmentsLeftOut)]),
    ...(fromBefore.length === 0
      ? []
      : [receipt.fromBefore(fromBefore.length), ...readDays(fromBefore, words)]),
    receipt.neverOpened,
  ];
}

/** When JPay was read for messages that were kept before; an archive of the oldest layout did not tell it. */
function readDays(records: readonly MessageRecord[], { receipt, day }: ArchiveWords): string[] {
  const days = records.flatMap(({ readAt }) => (readAt === '' ? [] : [readAt.slice(0, 10)])).sort();
  const [first] = days;
  const last = days.at(-1);
  const known = first === undefined || last === undefined ? [] : [receipt.readBetween(day(first), day(last))];
  const unknown = records.length - days.length;
  return [[...known, ...(unknown === 0 ? [] : [receipt.readUnknown(unknown)])].join(' ')];
}
