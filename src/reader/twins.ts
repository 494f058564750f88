import type { SitePage } from '../jpay/page';
import type { ListedRow, Listing } from './listing';
import type { LedgerBook } from './ledger-book';
import { isPrecise } from './row-evidence';

/** What is known of the list at the moment a row met the content of another. */
export interface ListAtHand {
  listing: Listing | undefined;
  /** Whether forms and tokens of the list hold while other pages are loaded. */
  formsHold: boolean;
  /** Loads page 1 and compares it. */
  hasChanged: () => Promise<boolean>;
}

export type TwinVerdict = 'twins' | 'moved' | 'shown-twice';

/**
 * Judges two rows with one content: two messages that are equal, or one that the moving list showed twice. Tokens that stay
 * with their message tell, and so do two rows of one page. Else the list is walked once more; if the same two rows meet
 * again and the list stood still, they are two.
 *
 *   met --both by the links they had, or on one page--> twins
 *    |--the list never stood still--> shown twice, if page 1 is the same now
 *    +--first time--> moved (new walk) --met again in a later turn, page 1 the same--> twins
 *
 * Turns, because within one a doubt proves nothing: twins of one page may be followed, in the same turn, by a message that
 * the list moved from that page to the next.
 */
export class Twins {
  /** Prints of rows whose message was met behind another row too: all rows of them are opened in one round. */
  readonly #doubted = new Set<string>();
  /** Prints of rows that met, not on one page, in an earlier turn; and those of this turn. */
  readonly #metEarlier = new Set<string>();
  readonly #metNow = new Set<string>();
  /** Prints of rows that are not opened in this round because they have their message. */
  #saidAgain = new Set<string>();
  /** Of these, now or in an earlier turn, without having been opened by this job. */
  readonly #counted = new Set<string>();
  /** Rows opened on the way through the list, each with the page it was opened from. */
  readonly #openedOn = new Map<string, SitePage>();
  #wayIsOld = false;

  constructor(private readonly book: LedgerBook) {}

  get doubted(): ReadonlySet<string> {
    return this.#doubted;
  }

  /** True once a verdict needed another page: the one at hand on the way is no longer the newest. */
  get wayIsOld(): boolean {
    return this.#wayIsOld;
  }

  /** @param counted those of `saidAgain` that this job has not opened itself */
  newTurn(saidAgain: readonly ListedRow[], counted: readonly ListedRow[] = saidAgain): void {
    this.#saidAgain = new Set(saidAgain.map(({ print }) => print));
    for (const { print } of counted) this.#counted.add(print);
    for (const print of this.#metNow) this.#metEarlier.add(print);
    this.#metNow.clear();
    this.#openedOn.clear();
    this.#wayIsOld = false;
  }

  /** Everything has its end: what was in doubt is settled. */
  settled(): void {
    this.#doubted.clear();
    this.#metEarlier.clear();
    this.#metNow.clear();
  }

  /** All rows of this row's print are opened in the next round. */
  doubt(row: ListedRow): void {
    this.#doubted.add(row.print);
  }

  openedOn(row: ListedRow, page: SitePage): void {
    this.#openedOn.set(row.key, page);
  }

  async judge(row: ListedRow, metKey: string, at: ListAtHand): Promise<TwinVerdict> {
    if (at.listing?.steady !== true) return (await this.#hasChanged(at)) ? 'moved' : 'shown-twice';
    // Rows said to have their message by their number alone may be one off by now: all of them are opened instead.
    const isSaid = this.#saidAgain.has(row.print) && !isPrecise(row);
    const onlyCounted = isSaid && this.#counted.has(row.print);
    const byToken = at.listing.tokensHold && at.formsHold && !onlyCounted;
    if (byToken && [row.key, metKey].every((key) => this.#hasItsLink(key, at.listing))) return 'twins';
    this.doubt(row);
    const page = this.#openedOn.get(row.key);
    const onOnePage = page !== undefined && page === this.#openedOn.get(metKey);
    if (!onOnePage) this.#metNow.add(row.print);
    if (isSaid) return 'moved';
    if (onOnePage) return 'twins';
    const again = this.#metEarlier.has(row.print);
    return again && !(await this.#hasChanged(at)) ? 'twins' : 'moved';
  }

  #hasChanged(at: ListAtHand): Promise<boolean> {
    this.#wayIsOld = true;
    return at.hasChanged();
  }

  /** True if a row opens by the link it had when it was first listed. */
  #hasItsLink(rowKey: string, listing: Listing | undefined): boolean {
    const opening = listing?.rows.find(({ key }) => key === rowKey)?.opening;
    return opening?.by === 'link' && opening.url === this.book.row(rowKey)?.link;
  }
}
