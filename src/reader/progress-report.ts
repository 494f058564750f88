import type { FailureKind } from '../model/failure';
import type { Forecast } from '../model/forecast';
import type { Mailbox } from '../model/message';
import { addCounts, noCounts, type Counts } from '../model/receipt';
import type { Progress } from '../model/status';
import type { LedgerBook, MailboxCounts } from './ledger-book';
import { TimeLeft } from './time-left';

/** What the reader is at; everything else of a progress is counted here. */
export type Now = Pick<Progress, 'activity' | 'mailbox' | 'page' | 'attachmentKind'>;

interface Wait {
  seconds: number;
  /** Milliseconds since 1970. */
  until: number;
  /** Undefined: the pace itself rests. */
  reason: FailureKind | undefined;
}

/**
 * Tells what is happening. Counts come from the ledger, so that listed >= saved + failed + vanished + skipped holds at
 * every moment; rows of a list being walked and attachments of the messages in hand are added as listed only.
 */
export class ProgressReport {
  #now: Now = { activity: 'starting' };
  #waits: Wait[] = [];
  readonly #foundInWalk = new Map<Mailbox, number>();
  readonly #inHand = new Map<string, Omit<Counts, 'vanished'>>();
  readonly #toOpen: Record<Mailbox, number> = { inbox: 0, sent: 0 };
  readonly #timeLeft: TimeLeft;
  #book: LedgerBook | undefined;
  #forecast: Forecast | undefined;

  /** @param clock milliseconds since 1970 */
  constructor(
    private readonly tell: (progress: Progress) => void,
    private readonly clock: () => number,
  ) {
    this.#timeLeft = new TimeLeft(clock);
  }

  follow(book: LedgerBook): void {
    this.#book = book;
  }

  doing(now: Now): void {
    this.#now = now;
    this.#runWatch();
    this.#tell();
  }

  /** Rows a walk has met so far; none once they stand in the ledger. */
  found(mailbox: Mailbox, rows: number): void {
    this.#foundInWalk.set(mailbox, rows);
  }

  /** How many rows of a mailbox are going to be opened: what was saved before is not opened again. */
  toOpen(mailbox: Mailbox, rows: number): void {
    this.#toOpen[mailbox] = rows;
  }

  /** Of a big export, before its first message is opened. */
  foreseen(forecast: Forecast): void {
    this.#forecast = forecast;
    this.#tell();
  }

  /** Each is ended by a goingOn(); several may be at once. */
  waiting(seconds: number, reason: FailureKind | undefined): void {
    this.#waits.push({ seconds, until: this.clock() + seconds * 1000, reason });
    this.#waits.sort((a, b) => a.until - b.until);
    this.#runWatch();
    this.#tell();
  }

  /** The wait is over, of several the one that ends first: back to what was being done. */
  goingOn(): void {
    this.#waits.shift();
    this.#runWatch();
    this.#tell();
  }

  /** A message was opened that has so many attachments. */
  messageInHand(rowKey: string, attachments: number): void {
    this.#inHand.set(rowKey, { listed: attachments, saved: 0, failed: 0, skipped: 0 });
  }

  /** Opening them has shown so many more. */
  attachmentsFound(rowKey: string, more: number): void {
    const inHand = this.#inHand.get(rowKey);
    if (inHand) inHand.listed += more;
  }

  attachmentDone(rowKey: string, state: 'saved' | 'failed' | 'skipped'): void {
    const inHand = this.#inHand.get(rowKey);
    if (inHand) inHand[state] += 1;
    this.#tell();
  }

  /** The message is in the ledger, or given up. */
  messageDone(rowKey: string): void {
    this.#inHand.delete(rowKey);
    const mailbox = this.#book?.row(rowKey)?.mailbox;
    if (mailbox) this.#toOpen[mailbox] = Math.max(0, this.#toOpen[mailbox] - 1);
    this.#timeLeft.opened();
    this.#tell();
  }

  /** Looks at page 1 between two messages belong to the pace; walks and waits do not. */
  #runWatch(): void {
    const { activity } = this.#now;
    if (this.#waits.length > 0 || activity === 'listing' || activity === 'starting')
      this.#timeLeft.run(false);
    else if (activity !== 'checking') this.#timeLeft.run(true);
  }

  #tell(): void {
    const counts = this.#counts();
    const wait = this.#waits[this.#waits.length - 1];
    const secondsLeft = this.#secondsLeft();
    const left = this.#toOpen.inbox + this.#toOpen.sent;
    // Past the half nobody tries a smaller one first, and the time left is told by then.
    if (this.#forecast && left < this.#forecast.messages / 2) this.#forecast = undefined;
    this.tell({
      ...this.#now,
      ...(wait && {
        activity: 'waiting',
        waitSeconds: wait.seconds,
        waitUntil: wait.until,
        ...(wait.reason === undefined ? {} : { waitReason: wait.reason }),
      }),
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
      ...(this.#forecast && { forecast: this.#forecast }),
      messages: addCounts(counts.inbox.messages, counts.sent.messages),
      attachments: addCounts(counts.inbox.attachments, counts.sent.attachments),
      byMailbox: counts,
    });
  }

  #secondsLeft(): number | undefined {
    const { activity } = this.#now;
    if (activity === 'listing' || activity === 'starting') return undefined;
    return this.#timeLeft.secondsFor(this.#toOpen.inbox + this.#toOpen.sent);
  }

  #counts(): Record<Mailbox, MailboxCounts> {
    const nothing = { messages: noCounts, attachments: noCounts };
    if (!this.#book) return { inbox: nothing, sent: nothing };
    const counts = this.#book.counts();
    for (const [mailbox, rows] of this.#foundInWalk) {
      const { messages } = counts[mailbox];
      messages.listed = Math.max(messages.listed, rows);
    }
    for (const [rowKey, inHand] of this.#inHand) {
      const row = this.#book.row(rowKey);
      // One that was just kept is counted by the ledger already.
      if (!row || row.state === 'saved') continue;
      const of = counts[row.mailbox];
      of.attachments = addCounts(of.attachments, { ...noCounts, ...inHand });
    }
    return counts;
  }
}
