import type { FailureKind } from '../model/failure';
import type { Mailbox } from '../model/message';
import type { Progress } from '../model/status';
import type { LedgerBook } from './ledger-book';

type Now = Omit<Progress, 'messages' | 'attachments' | 'waitSeconds' | 'waitReason'>;

/**
 * Tells what is happening. Counts come from the ledger, so that listed >= saved + failed + vanished + skipped holds at
 * every moment; rows of a list being walked and attachments of the message in hand are added as listed only.
 */
export class ProgressReport {
  #now: Now = { activity: 'starting' };
  #foundInWalk: { mailbox: Mailbox; rows: number } | undefined;
  #inHand = { listed: 0, saved: 0, failed: 0 };
  #book: LedgerBook | undefined;

  constructor(private readonly tell: (progress: Progress) => void) {}

  follow(book: LedgerBook): void {
    this.#book = book;
  }

  doing(now: Now): void {
    this.#now = now;
    this.tell(this.#progress({}));
  }

  /** Rows a walk has met so far; undefined once they stand in the ledger. */
  found(walk: { mailbox: Mailbox; rows: number } | undefined): void {
    this.#foundInWalk = walk;
  }

  waiting(seconds: number, reason: FailureKind): void {
    this.tell(this.#progress({ activity: 'waiting', waitSeconds: seconds, waitReason: reason }));
  }

  /** The wait is over: back to what was being done. */
  goingOn(): void {
    this.tell(this.#progress({}));
  }

  /** A message was opened that has so many attachments. */
  messageInHand(attachments: number): void {
    this.#inHand = { listed: attachments, saved: 0, failed: 0 };
  }

  attachmentDone(state: 'saved' | 'failed'): void {
    this.#inHand[state] += 1;
    this.tell(this.#progress({}));
  }

  /** The message in hand is in the ledger, or given up. */
  messageDone(): void {
    this.#inHand = { listed: 0, saved: 0, failed: 0 };
    this.tell(this.#progress({}));
  }

  #progress(wait: Partial<Progress>): Progress {
    const messages = this.#book?.messageCounts() ?? {
      listed: 0,
      saved: 0,
      failed: 0,
      vanished: 0,
      skipped: 0,
    };
    const attachments = this.#book?.attachmentCounts() ?? { ...messages };
    if (this.#foundInWalk && this.#book) {
      const { mailbox, rows } = this.#foundInWalk;
      messages.listed += Math.max(0, rows - this.#book.listedIn(mailbox));
    }
    attachments.listed += this.#inHand.listed;
    attachments.saved += this.#inHand.saved;
    attachments.failed += this.#inHand.failed;
    return { ...this.#now, messages, attachments, ...wait };
  }
}
