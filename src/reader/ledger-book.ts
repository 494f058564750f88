import type { Keeper } from '../model/keeper';
import type { Draft, Kept, LedgerRow, Settle } from '../model/ledger';
import { mailboxes, type Mailbox } from '../model/message';
import { noCounts, type Counts } from '../model/receipt';

/** How a row ends without a message. */
export type RowEnd = Pick<Settle, 'state' | 'failure' | 'reason'>;

/** A message as it was read, ready to be kept. */
export interface ReadMessage {
  draft: Draft;
  /** As JPay sent it. */
  page: Uint8Array<ArrayBuffer>;
}

/** Messages and attachments of one mailbox. */
export interface MailboxCounts {
  messages: Counts;
  attachments: Counts;
}

/**
 * The job's ledger as the reader sees it: every change goes to the keeper first and is repeated here, so that plans
 * and progress need not ask for the whole ledger after every message.
 */
export class LedgerBook {
  #rows = new Map<string, LedgerRow>();
  /** Of all rows, carried along with every change: progress is told several times a message. */
  #counts = countsOfNothing();

  constructor(
    readonly jobId: string,
    private readonly keeper: Keeper,
    /** Requests of the job so far. */
    private readonly requests: () => number,
  ) {}

  /** Takes the ledger as the keeper holds it: at the start, and whenever a mailbox is planned anew. */
  async load(): Promise<void> {
    const rows = await this.keeper.rows(this.jobId);
    this.#rows = new Map();
    this.#counts = countsOfNothing();
    for (const row of rows) this.#put(row);
  }

  rowsOf(mailbox: Mailbox): LedgerRow[] {
    return [...this.#rows.values()].filter((row) => row.mailbox === mailbox);
  }

  row(key: string): LedgerRow | undefined {
    return this.#rows.get(key);
  }

  async list(rows: LedgerRow[]): Promise<void> {
    if (rows.length > 0) await this.keeper.list(this.jobId, rows);
    for (const row of rows) {
      const before = this.#rows.get(row.key);
      const ended = before !== undefined && before.state !== 'listed';
      this.#put(ended ? { ...before, where: row.where } : row);
    }
  }

  async recognise(round: number, rows: { rowKey: string; messageId: string }[]): Promise<void> {
    if (rows.length > 0) await this.keeper.recognise(this.jobId, round, rows);
    for (const { rowKey, messageId } of rows) this.#save(rowKey, messageId, round);
  }

  async keep(round: number, rowKey: string, { draft, page }: ReadMessage): Promise<Kept> {
    const requests = this.requests();
    const kept = await this.keeper.keep({ jobId: this.jobId, round, rowKey, draft, requests }, page);
    this.#save(rowKey, kept.messageId, round, kept.attachments);
    return kept;
  }

  /** A saved row stays saved: nothing that is kept is unsaid. */
  async settle(round: number, rowKey: string, end: RowEnd): Promise<void> {
    const row = this.#rows.get(rowKey);
    if (row?.state === 'saved') return;
    await this.keeper.settle({ jobId: this.jobId, round, rowKey, ...end });
    if (row) this.#put({ ...row, ...end, round });
  }

  /** Attachments are those of messages that this job opened, before a pause or after it. The caller may change them. */
  counts(): Record<Mailbox, MailboxCounts> {
    const copied = ({ messages, attachments }: MailboxCounts): MailboxCounts => ({
      messages: { ...messages },
      attachments: { ...attachments },
    });
    return { inbox: copied(this.#counts.inbox), sent: copied(this.#counts.sent) };
  }

  /** Rows without an end. */
  open(): LedgerRow[] {
    return mailboxes.flatMap((mailbox) => this.rowsOf(mailbox)).filter((row) => row.state === 'listed');
  }

  #save(rowKey: string, messageId: string, round: number, attachments?: Kept['attachments']): void {
    const row = this.#rows.get(rowKey);
    if (!row) return;
    const saved: LedgerRow = { ...row, state: 'saved', messageId, round };
    if (attachments) saved.attachments = attachments;
    delete saved.failure;
    delete saved.reason;
    this.#put(saved);
  }

  #put(row: LedgerRow): void {
    const before = this.#rows.get(row.key);
    if (before) this.#count(before, -1);
    this.#rows.set(row.key, row);
    this.#count(row, 1);
  }

  #count({ mailbox, state, attachments }: LedgerRow, by: 1 | -1): void {
    const of = this.#counts[mailbox];
    of.messages.listed += by;
    if (state !== 'listed') of.messages[state] += by;
    for (const end of ['saved', 'failed', 'vanished', 'skipped'] as const) {
      const many = by * (attachments?.[end] ?? 0);
      of.attachments[end] += many;
      of.attachments.listed += many;
    }
  }
}

function countsOfNothing(): Record<Mailbox, MailboxCounts> {
  const nothing = (): MailboxCounts => ({ messages: { ...noCounts }, attachments: { ...noCounts } });
  return { inbox: nothing(), sent: nothing() };
}
