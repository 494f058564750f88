import { LetterkeepError, type FailureKind } from '../model/failure';
import { isOfTheSite, mostFailuresInARow } from './decide';
import type { LedgerBook } from './ledger-book';
import { reasonFor } from './reasons';

/** Rows of a mailbox that did not open: put aside, tried once more, and failed in the ledger the second time. */
export class UnopenedRows {
  #failuresInARow = 0;
  /** Rows put aside: how often, and why. */
  readonly #aside = new Map<string, { times: number; kind: FailureKind }>();
  readonly #gone = new Set<string>();
  #total = 0;

  constructor(private readonly book: LedgerBook) {}

  /** Rows that answered as gone when they were opened. */
  get gone(): ReadonlySet<string> {
    return this.#gone;
  }

  /** How often any row was put aside: twice at most for each, so this comes to an end. */
  get total(): number {
    return this.#total;
  }

  kindOf(rowKey: string): FailureKind | undefined {
    return this.#aside.get(rowKey)?.kind;
  }

  /** It was the list that had grown old, not the rows: each has its two tries again. */
  forgive(): void {
    this.#aside.clear();
  }

  /** A row opened: the site is well. */
  opened(): void {
    this.#failuresInARow = 0;
  }

  /**
   * Tried once more after a new look at the list; the second time the row has failed. Throws the kind when so many in a row
   * did not open that it is the site's trouble.
   */
  async put(round: number, rowKey: string, kind: FailureKind): Promise<'ended' | 'aside'> {
    const failedBefore = this.book.row(rowKey)?.state === 'failed';
    const times = (this.#aside.get(rowKey)?.times ?? 0) + 1;
    this.#aside.set(rowKey, { times, kind });
    this.#total += 1;
    if (kind === 'message-vanished') this.#gone.add(rowKey);
    const isFinal = times > 1 || kind === 'refused';
    if (isFinal) await this.fail(round, rowKey, kind);
    if (isOfTheSite(kind) && !failedBefore) await this.#count(round, kind);
    return isFinal ? 'ended' : 'aside';
  }

  fail(round: number, rowKey: string, failure: FailureKind): Promise<void> {
    return this.book.settle(round, rowKey, { state: 'failed', failure, reason: reasonFor(failure) });
  }

  /** Many in a row pause the job. What failed is written down, so that it comes last next time. */
  async #count(round: number, kind: FailureKind): Promise<void> {
    this.#failuresInARow += 1;
    if (this.#failuresInARow < mostFailuresInARow) return;
    for (const [key, aside] of this.#aside) await this.fail(round, key, aside.kind);
    throw new LetterkeepError(kind, 'Several messages in a row could not be opened.');
  }
}
