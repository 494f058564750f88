import { createHash } from 'node:crypto';
import { sameAccount, type AccountMarks } from '../../../src/model/account';
import { leavesAttachmentsOut } from '../../../src/model/chosen';
import { groupedBy } from '../../../src/model/grouped-by';
import { contentHash } from '../../../src/model/identity';
import type { Keeper } from '../../../src/model/keeper';
import type {
  Begin,
  Begun,
  Draft,
  Findings,
  Keep,
  Kept,
  KnownPrint,
  LedgerRow,
  Settle,
} from '../../../src/model/ledger';
import { isWhole, mailboxOf, type Attachment, type Mailbox } from '../../../src/model/message';
import { LetterkeepError } from '../../../src/model/failure';
import { mayBeAnother } from '../../../src/model/read-soon';
import { gapsAfter } from '../../../src/vault/gaps';

/** A message as the memory holds it. */
export interface MemoryMessage extends Omit<Draft, 'attachments'> {
  id: string;
  print: string;
  attachments: Attachment[];
  /** When it was read first. */
  firstReadAt: string;
}

interface MemoryJob {
  account: AccountMarks;
  request: Begin['request'];
  startedAt: string;
  round: number;
  rows: Map<string, LedgerRow>;
  state: 'reading' | 'read' | 'cancelled';
  findings?: Findings;
  requests: number;
}

/**
 * A vault in memory that keeps the promises of model/keeper.ts, and keeps watch besides: a row must be listed before it is ended,
 * and a message belongs to one row of a round. `calls` lets a test kill the reader between any two of them.
 */
export class MemoryKeeper implements Keeper {
  readonly messages: MemoryMessage[] = [];
  readonly jobs = new Map<string, MemoryJob>();
  readonly #staged = new Map<string, Uint8Array<ArrayBuffer>>();
  #stagedCount = 0;
  #gaps: readonly string[] = [];
  /** What room() says: nothing is known unless a test says so. */
  bytesLeft: number | null = null;
  /** Called before each call is done; throw to be killed there. */
  before: (call: string) => void = () => undefined;
  /** Called after each call is done, before its answer is heard. */
  after: (call: string) => void = () => undefined;
  /** How often each message was kept. */
  readonly keeps: string[] = [];

  begin({ jobId, account, request, at: startedAt }: Begin): Promise<Begun> {
    return this.#do('begin', () => {
      const before = this.jobs.get(jobId);
      if (!before) {
        const newest = [...this.jobs.values()].pop();
        if (newest && request.what !== 'message')
          this.#gaps = gapsAfter(this.#gaps, [...newest.rows.values()]);
        this.jobs.set(jobId, {
          account,
          request,
          startedAt,
          round: 1,
          rows: new Map(),
          state: 'reading',
          requests: 0,
        });
        return { outcome: 'begun', round: 1, requests: 0 };
      }
      if (!sameAccount(before.account, account)) return { outcome: 'other-account' };
      before.round += 1;
      before.state = 'reading';
      const { round, requests, findings } = before;
      return {
        outcome: 'resumed',
        round,
        requests,
        ...(findings?.toldOfRoom === true ? { toldOfRoom: true } : {}),
      };
    });
  }

  list(jobId: string, rows: LedgerRow[]): Promise<void> {
    return this.#do('list', () => {
      for (const row of rows) {
        const before = this.#job(jobId).rows.get(row.key);
        const ended = before !== undefined && before.state !== 'listed';
        this.#job(jobId).rows.set(row.key, ended ? { ...before, where: row.where } : { ...row });
      }
    });
  }

  rows(jobId: string): Promise<LedgerRow[]> {
    return this.#do('rows', () => [...this.#job(jobId).rows.values()].map((row) => ({ ...row })));
  }

  known(jobId: string, mailbox: Mailbox): Promise<KnownPrint[]> {
    return this.#do('known', () => {
      const isDone = leavesAttachmentsOut(this.#job(jobId).request) ? () => true : isWhole;
      const kept = this.messages.filter((message) => mailboxOf[message.direction] === mailbox);
      return [...groupedBy(kept, ({ print }) => print)].flatMap(([print, messages]) => {
        const whole = messages.filter(isDone);
        const recent = whole.filter(({ date, readAt, firstReadAt }) =>
          mayBeAnother({ date, readAt: firstReadAt, opened: { at: readAt } }, this.#job(jobId)),
        );
        const known: KnownPrint = {
          print,
          messageIds: whole.map(({ id }) => id),
          recent: recent.map(({ id }) => id),
          hasIncomplete: whole.length < messages.length,
          hasGap: this.#gaps.includes(print),
          links: whole.flatMap(({ id, link }) => (link === undefined ? [] : [{ messageId: id, link }])),
        };
        return whole.length === 0 ? [] : [known];
      });
    });
  }

  recognise(jobId: string, round: number, rows: { rowKey: string; messageId: string }[]): Promise<void> {
    return this.#do('recognise', () => {
      for (const { rowKey, messageId } of rows)
        this.#end(jobId, rowKey, { state: 'saved', messageId, round });
    });
  }

  stage(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    return this.#do('stage', () => {
      this.#stagedCount += 1;
      const id = `staged ${this.#stagedCount}`;
      this.#staged.set(id, bytes.slice());
      return id;
    });
  }

  async keep({ jobId, round, rowKey, draft, requests }: Keep, page?: Uint8Array): Promise<Kept> {
    const hash = await contentHash(draft);
    return this.#do('keep', () => {
      const row = this.#row(jobId, rowKey);
      this.#job(jobId).requests = requests;
      const attachments = draft.attachments.map((attachment) => this.#stored(attachment));
      const known = this.#find(jobId, round, rowKey, hash, draft, attachments);
      const id = known?.id ?? this.#freeId(draft.letterNumber ?? hash);
      if (!page && !this.#staged.has(draft.raw.draftId))
        throw new LetterkeepError('vault-error', 'The raw page is not there.');
      const firstReadAt = known?.firstReadAt ?? draft.readAt;
      const message = { ...draft, id, print: row.print, attachments, firstReadAt };
      if (known) this.messages.splice(this.messages.indexOf(known), 1, message);
      else this.messages.push(message);
      const count = (state: Attachment['state']): number =>
        attachments.filter((one) => one.state === state).length;
      const ends = {
        saved: count('saved'),
        failed: count('failed'),
        vanished: count('vanished'),
        skipped: count('skipped'),
      };
      this.#end(jobId, rowKey, { state: 'saved', messageId: id, attachments: ends, round });
      this.keeps.push(id);
      return { messageId: id, attachments: ends };
    });
  }

  settle({ jobId, rowKey, ...end }: Settle): Promise<void> {
    return this.#do('settle', () => {
      if (this.#row(jobId, rowKey).state !== 'saved') this.#end(jobId, rowKey, end);
    });
  }

  nextRound(jobId: string): Promise<number> {
    return this.#do('nextRound', () => (this.#job(jobId).round += 1));
  }

  note(jobId: string, findings: Findings): Promise<void> {
    return this.#do('note', () => {
      Object.assign(this.#job(jobId), { findings, requests: findings.requests });
    });
  }

  room(): Promise<number | null> {
    return this.#do('room', () => this.bytesLeft);
  }

  finish(jobId: string, state: 'read' | 'cancelled', findings: Findings): Promise<void> {
    return this.#do('finish', () => {
      Object.assign(this.#job(jobId), { state, findings, requests: findings.requests });
    });
  }

  /** The ledger of a job, as a test wants it. */
  ledger(jobId: string): LedgerRow[] {
    return [...this.#job(jobId).rows.values()];
  }

  findings(jobId: string): Findings {
    const { findings } = this.#job(jobId);
    if (!findings) throw new Error('The job is not finished.');
    return findings;
  }

  #find(
    jobId: string,
    round: number,
    rowKey: string,
    hash: string,
    draft: Draft,
    attachments: Attachment[],
  ): MemoryMessage | undefined {
    const claimed = new Set(
      this.ledger(jobId)
        .filter((row) => row.round === round && row.key !== rowKey)
        .map((row) => row.messageId),
    );
    return this.messages.find((message) => {
      if (draft.letterNumber !== undefined) return message.id === draft.letterNumber;
      return (
        message.id.startsWith(hash) && !claimed.has(message.id) && sameBytes(message.attachments, attachments)
      );
    });
  }

  #freeId(start: string): string {
    for (let n = 1; ; n += 1) {
      const id = n === 1 ? start : `${start} ${n}`;
      if (!this.messages.some((message) => message.id === id)) return id;
    }
  }

  #stored(attachment: Draft['attachments'][number]): Attachment {
    if (attachment.state !== 'saved') return attachment;
    const { stagedId, ...rest } = attachment;
    const bytes = this.#staged.get(stagedId);
    if (!bytes) throw new LetterkeepError('vault-error', 'These bytes were never staged.');
    return { ...rest, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  #end(jobId: string, rowKey: string, end: Partial<LedgerRow>): void {
    const row = { ...this.#row(jobId, rowKey) };
    delete row.failure;
    delete row.reason;
    this.#job(jobId).rows.set(rowKey, { ...row, ...end });
  }

  #row(jobId: string, rowKey: string): LedgerRow {
    const row = this.#job(jobId).rows.get(rowKey);
    if (!row) throw new LetterkeepError('vault-error', `A row was ended that was never listed: ${rowKey}`);
    return row;
  }

  #job(jobId: string): MemoryJob {
    const job = this.jobs.get(jobId);
    if (!job) throw new LetterkeepError('vault-error', `There is no job ${jobId}.`);
    return job;
  }

  #do<Result>(call: string, work: () => Result): Promise<Result> {
    return Promise.resolve().then(() => {
      this.before(call);
      const answer = work();
      this.after(call);
      return answer;
    });
  }
}

function sameBytes(a: Attachment[], b: Attachment[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      if (one.state !== 'saved' || other?.state !== 'saved') return true;
      return one.sha256 === other.sha256;
    })
  );
}
