import { LetterkeepError } from '../model/failure';
import type { Choice } from '../model/export-request';
import type { Keeper } from '../model/keeper';
import type { Mailbox } from '../model/message';
import { requireSameMail } from './account-watch';
import { mostIdleWalks } from './decide';
import { inLanes } from './lanes';
import type { LedgerBook } from './ledger-book';
import { firstPageAgain, type ListStart } from './first-page';
import { listPages, stillShows, type ContentProbe } from './list-pages';
import { asLedgerRow, wayTo, type ListedRow, type Listing } from './listing';
import type { MessageReader } from './message-reader';
import { planMailbox, type Plan } from './plan';
import { handled } from './put-away';
import { namesakesShown } from './recognisable';
import { isPrecise } from './row-evidence';
import { RowOpener } from './row-opener';
import { Twins } from './twins';
import { UnopenedRows } from './unopened-rows';
import { walkMailbox, type WalkTools } from './walk';

export interface MailboxTools extends WalkTools {
  keeper: Keeper;
  book: LedgerBook;
  messages: MessageReader;
  choice: Choice;
  /** Messages under way at once, where rows open by themselves. */
  lanes: () => number;
  /** Names that several contacts bear. */
  namesakes: ReadonlySet<string>;
  /** Rows that belong to the job: all, or those of one conversation. */
  wanted: (row: ListedRow) => boolean;
  /** The name that is meant by what a list shows. */
  nameOf: (shown: string) => string;
  /** Throws "other-account" if somebody else is signed in now. */
  requireSameAccount: () => Promise<void>;
}

/** What came of going through the rows once: `again` with the same list, `moved`: the list is another by now. */
type Turn = 'done' | 'again' | 'moved';

/**
 * Reads one mailbox to its end: list, plan, open, and again where the list has grown old under the reader.
 *
 *   list --> plan --> open each row from the list --all ended--> done
 *    ^         ^          | stale form, two rows in a row that do not open, or some that did not
 *    |         |          v
 *    |         +---- new round --> open each row on the way through the list, while its page is the newest
 *    +---- the list is another by now <---+
 *
 * Three turns that brought nothing, and what is left is failed with its reason.
 */
export class MailboxReader {
  #listing: Listing | undefined;
  #round = 0;
  /** Whether forms and tokens of the list hold while other pages are loaded. */
  #formsHold = true;
  readonly #unopened: UnopenedRows;
  readonly #twins: Twins;
  readonly #rows: RowOpener;

  constructor(
    private readonly tools: MailboxTools,
    readonly mailbox: Mailbox,
    private readonly start: { url: string; referrer: string },
  ) {
    this.#unopened = new UnopenedRows(tools.book);
    this.#twins = new Twins(tools.book);
    this.#rows = new RowOpener(tools, this, this.#unopened, this.#twins);
  }

  /** The list as it was last walked. */
  get listing(): Listing | undefined {
    return this.#listing;
  }

  /**
   * Walks the list and writes it to the ledger, before any message is opened. Throws "other-account" if a continued job
   * finds another's list here.
   */
  async list(round: number): Promise<void> {
    const before = this.tools.book.rowsOf(this.mailbox).filter(({ state }) => state !== 'vanished');
    await this.#walk(round, (listing) => {
      if (listing.believed) requireSameMail(before, listing.rows.filter(this.tools.wanted));
    });
  }

  async #walk(round: number, judge: (listing: Listing) => void = () => undefined): Promise<void> {
    this.#round = round;
    this.#listing = await walkMailbox(this.tools, this.mailbox, this.start);
    judge(this.#listing);
    await this.tools.book.list(this.#wanted().map(asLedgerRow));
    this.tools.progress.found(this.mailbox, 0);
  }

  /** How many messages are to be opened, told to the progress too before its turn comes. Changes nothing else. */
  async foresee(): Promise<number> {
    const { open } = await this.#plan();
    this.tools.progress.toOpen(this.mailbox, open.length);
    return open.length;
  }

  /** The round in which rows are ended now (keeper.nextRound). */
  get round(): number {
    return this.#round;
  }

  /** Whether the list opens its rows though other pages are loaded meanwhile. */
  get formsHold(): boolean {
    return this.#formsHold;
  }

  /**
   * Opens everything that the ledger needs. Throws what concerns the whole job.
   * @param look begun as soon as there is no message left to open, beside the attachments still to come
   * @returns what the look showed, if it was begun and nothing was opened after it
   */
  async readAll<Look>(look?: () => Promise<Look>): Promise<Look | undefined> {
    for (let idle = 0; ;) {
      const before = { ended: this.#endedRows(), asides: this.#unopened.total };
      const begun: Promise<Look>[] = [];
      const turn = await this.#turn(() => {
        if (look) begun.push(handled(look()));
      }).finally(() => Promise.allSettled(begun));
      if (turn === 'done') {
        this.#twins.settled();
        return begun[0];
      }
      // A row put aside is half a step: the next try of it ends it, unless the list changes faster than it is read.
      const step = this.#unopened.total > before.asides ? 0.5 : 1;
      idle = this.#endedRows() > before.ended ? 0 : idle + step;
      if (idle >= mostIdleWalks) {
        await this.#giveUp();
        return undefined;
      }
      await this.#newRound(turn === 'moved' || this.#formsHold || this.#listing?.believed !== true);
    }
  }

  /** True if page 1 shows other rows, or states another total, than when the list was walked. */
  async hasChanged(): Promise<boolean> {
    const { loader, progress } = this.tools;
    const listing = this.#listing;
    if (!listing?.firstPage) return false;
    progress.doing({ activity: 'checking', mailbox: this.mailbox, page: 1 });
    const now = await firstPageAgain(loader, this.mailbox, this.#startNow(), listing.firstPage.list);
    if (now.list.statedTotal !== listing.statedTotal) return true;
    return !(await stillShows(listing.firstPage, now, this.#probe));
  }

  /**
   * Where forms die with the next page, a row of page 1 as it was does not open any more: what it opened to on the way of
   * this round is known.
   */
  readonly #probe: ContentProbe = async (row, page) => {
    const { messages, probe } = this.tools;
    const { firstPage, rows = [] } = this.#listing ?? {};
    const at = page === firstPage?.page && !this.#formsHold ? firstPage.list.rows.indexOf(row) : -1;
    const listed = rows[at];
    const known = listed?.print === row.print ? messages.contentOfRow(listed.key) : null;
    return known ?? probe(row, page);
  };

  /** Makes a new round, with a new walk or with the list as it is known. */
  async #newRound(walk: boolean): Promise<void> {
    const { keeper, book, requireSameAccount } = this.tools;
    await requireSameAccount();
    const round = await keeper.nextRound(book.jobId);
    if (walk) await this.#walk(round);
    this.#round = round;
  }

  async listAnew(): Promise<void> {
    await this.#newRound(true);
  }

  /** @param allOpened called when no message is left to open, if the site bears that other pages are loaded then */
  async #turn(allOpened: () => void): Promise<Turn> {
    const { book } = this.tools;
    await book.load();
    const plan = await this.#plan();
    const isSaved = (rowKey: string): boolean => book.row(rowKey)?.state === 'saved';
    const counted = new Set(plan.recognise.flatMap(({ rowKey }) => (isSaved(rowKey) ? [] : [rowKey])));
    await book.recognise(this.#round, plan.recognise);
    for (const { rowKey, end } of plan.settle) await book.settle(this.#round, rowKey, end);
    this.tools.progress.toOpen(this.mailbox, plan.open.length);
    this.tools.messages.newRound(plan.recognise);
    const said = new Set(plan.recognise.map(({ rowKey }) => rowKey));
    const rowsOf = (keys: ReadonlySet<string>): ListedRow[] =>
      this.#wanted().filter(({ key }) => keys.has(key));
    this.#twins.newTurn(rowsOf(said), rowsOf(counted));
    return this.#formsHold ? this.#openFromList(plan.open, allOpened) : this.#openOnTheWay(plan.open);
  }

  async #plan(): Promise<Plan<ListedRow>> {
    const { book, keeper, choice, nameOf } = this.tools;
    return planMailbox({
      mailbox: this.mailbox,
      rows: this.#wanted(),
      ledger: book.rowsOf(this.mailbox),
      known: await keeper.known(book.jobId, this.mailbox),
      gone: this.#unopened.gone,
      doubted: this.#twins.doubted,
      namesakes: namesakesShown(this.#listing?.rows ?? [], this.tools.namesakes),
      believed: this.#listing?.believed === true,
      choice,
      nameOf,
    });
  }

  async #openFromList(rows: readonly ListedRow[], allOpened: () => void): Promise<Turn> {
    const { lanes } = this.tools;
    const lastInOrder = (): void => {
      if (lanes() > 1) allOpened();
    };
    let unopened = 0;
    let asideInARow = 0;
    for await (const { item, prepared } of inLanes(rows, lanes, this.#rows.prepare, lastInOrder)) {
      const outcome = await this.#rows.finish(item, prepared);
      if (outcome === 'moved') return 'moved';
      asideInARow = outcome === 'aside' ? asideInARow + 1 : 0;
      if (outcome === 'aside') unopened += 1;
      // One may be broken; two in a row, and it is more likely that the whole list has grown old.
      if (outcome === 'stale' || asideInARow >= 2) {
        this.#formsHold = false;
        this.#unopened.forgive();
        return 'again';
      }
    }
    // The second try of a row is made from its own page just loaded: the token may have been what was broken.
    if (unopened > 0) this.#formsHold = false;
    return unopened > 0 ? 'again' : 'done';
  }

  /** Goes through the list once more and opens rows while their page is the newest that was loaded. */
  async #openOnTheWay(rows: readonly ListedRow[]): Promise<Turn> {
    try {
      return await this.#goAndOpen(rows);
    } catch (error) {
      if (error instanceof LetterkeepError && error.kind === 'stale-form') return 'moved';
      throw error;
    }
  }

  async #goAndOpen(rows: readonly ListedRow[]): Promise<Turn> {
    const { loader, probe } = this.tools;
    const pending = new Map(rows.map((row) => [row.key, row]));
    const known = this.#listing?.rows ?? [];
    const mustCount = !known.every(isPrecise);
    const met = new Set<string>();
    let at = 0;
    let unopened = 0;
    if (pending.size === 0) return 'done';
    for await (const { page, list } of listPages(loader, this.mailbox, this.#startNow(), probe)) {
      for (const row of list.rows) {
        const expected = known[at];
        if (expected?.print !== row.print) return 'moved';
        at += 1;
        // The same address twice on one way: the list has moved down between two pages.
        if (row.opening.by === 'link' && met.has(row.opening.url)) return 'moved';
        if (row.opening.by === 'link') met.add(row.opening.url);
        if (!pending.delete(expected.key)) continue;
        this.#twins.openedOn(expected, page);
        const outcome = await this.#rows.open({ ...expected, ...wayTo(row, page) });
        if (outcome === 'moved' || outcome === 'stale') return 'moved';
        if (outcome === 'aside') unopened += 1;
        // An answer that was the list, or another look at it, has made the page at hand an old one.
        if (this.#unopened.kindOf(expected.key) === 'message-vanished' || this.#twins.wayIsOld)
          return 'again';
      }
      if (pending.size === 0 && !mustCount) break;
    }
    // Where prints do not tell one row from the next, only their number shows that the list is still the same.
    if (pending.size > 0 || (mustCount && at < known.length)) return 'moved';
    return unopened > 0 ? 'again' : 'done';
  }

  async #giveUp(): Promise<void> {
    for (const row of this.#wanted()) {
      const { state } = this.tools.book.row(row.key) ?? {};
      if (state !== 'listed') continue;
      await this.#unopened.fail(this.#round, row.key, this.#unopened.kindOf(row.key) ?? 'stale-form');
    }
  }

  #startNow(): ListStart {
    return { ...this.start, byFirst: this.#listing?.byFirst === true };
  }

  #wanted(): ListedRow[] {
    return (this.#listing?.rows ?? []).filter(this.tools.wanted);
  }

  #endedRows(): number {
    return this.tools.book.rowsOf(this.mailbox).filter(({ state }) => state !== 'listed').length;
  }
}
