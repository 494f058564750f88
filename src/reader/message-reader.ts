import { isBetweenDates } from '../model/chosen';
import type { Choice } from '../model/export-request';
import type { Draft } from '../model/ledger';
import type { InOrder } from './lanes';
import type { LedgerBook, ReadMessage } from './ledger-book';
import type { ListedRow } from './listing';
import type { Loader } from './loader';
import { contentOf, contradicts, openMessage, type OpenedMessage } from './open-message';
import type { Proof } from './plan';
import type { Clock } from './ports';
import type { ProgressReport } from './progress-report';
import type { AttachmentReader } from './read-attachments';
import { reasonFor } from './reasons';
import type { TwinVerdict } from './twins';

export interface MessageTools {
  loader: Loader;
  book: LedgerBook;
  progress: ProgressReport;
  attachments: AttachmentReader;
  clock: Clock;
  choice: Choice;
}

/**
 * Asked when another row of this round had the same content: whether two messages are equal, or one was met twice.
 * @param metKey the other row
 */
export type TwinCheck = (metKey: string) => Promise<TwinVerdict>;

/** A row of the plan. */
type RowToOpen = ListedRow & { proof?: Proof };

type DraftRow = Pick<ListedRow, 'key' | 'personName' | 'letterNumber' | 'status'> & {
  opening?: ListedRow['opening'];
};

/**
 * What opening a row brought: its message, ready for the vault, or why it is not to be kept. `contradicts`: what opened
 * plainly is another message; `moved`: it is one met before, because the list is another by now; `shown-twice`: one met
 * before, and the list is too restless to tell whether it is another; `proved`: the message the row
 * was taken to have, `not-proved`: another.
 */
export type Prepared =
  | ({ is: 'message' } & ReadMessage)
  | { is: 'proved'; messageId: string }
  | { is: 'contradicts' | 'moved' | 'not-proved' | 'outside-dates' | 'shown-twice' };

/**
 * Reads single messages: page, attachments into staging (prepare), and the checkpoint (finish). Several may be
 * prepared at once; what compares them with each other goes in order.
 */
export class MessageReader {
  /** Contents met in this round, each with the row it came from. */
  #met = new Map<string, string>();
  /** The content of each row that was opened in this round. */
  readonly #contents = new Map<string, string>();
  /** Rows whose page names another person or day than the list does, even after a new look: so the site shows them. */
  readonly #contradicted = new Set<string>();
  #toleratesAll = false;

  constructor(private readonly tools: MessageTools) {}

  /**
   * @param recognised rows that have their message already in this round: an id begins as a content's hash, so that what is
   *   opened from another row and is one of them is noticed
   */
  newRound(recognised: readonly { rowKey: string; messageId: string }[]): void {
    this.#met = new Map(recognised.map(({ rowKey, messageId }) => [messageId, rowKey]));
    this.#contents.clear();
  }

  /** What a row opened to in this round, as contentOf says it; null if it was not opened. */
  contentOfRow(rowKey: string): string | null {
    return this.#contents.get(rowKey) ?? null;
  }

  /**
   * Opens a row and reads its message; into staging go its attachments alone. Throws what openMessage throws.
   */
  async prepare(row: RowToOpen, inOrder: InOrder, twinCheck: TwinCheck): Promise<Prepared> {
    const { loader, progress } = this.tools;
    progress.doing({ activity: 'opening', mailbox: row.mailbox });
    const opened = await openMessage(loader, row);
    if (row.proof) {
      const { messageId, among } = row.proof;
      const content = await contentOf(opened, row);
      this.#contents.set(row.key, content);
      // An id begins as the hash of the content; where a letter number makes it, nothing is to be proved.
      const isProved =
        opened.message.letterNumber !== undefined || among.some((id) => id.startsWith(content));
      return isProved ? { is: 'proved', messageId } : { is: 'not-proved' };
    }
    const verdict = await inOrder(() => this.#judge(row, opened, twinCheck));
    if (verdict !== 'message') return { is: verdict };
    return { is: 'message', ...(await this.read(row, opened)) };
  }

  /** Keeps a prepared message in one transaction of the vault, or ends its row without one. */
  async finish(
    row: DraftRow,
    round: number,
    prepared: Prepared,
  ): Promise<'ended' | 'contradicts' | 'moved' | 'not-proved'> {
    const { book } = this.tools;
    switch (prepared.is) {
      case 'message':
        await book.keep(round, row.key, prepared);
        return 'ended';
      case 'proved':
        await book.recognise(round, [{ rowKey: row.key, messageId: prepared.messageId }]);
        return 'ended';
      case 'outside-dates': {
        const reason = reasonFor('not-chosen');
        await book.settle(round, row.key, { state: 'skipped', failure: 'not-chosen', reason });
        return 'ended';
      }
      case 'shown-twice': {
        const reason = reasonFor('mailbox-kept-changing');
        await book.settle(round, row.key, { state: 'vanished', failure: 'mailbox-kept-changing', reason });
        return 'ended';
      }
      case 'contradicts':
      case 'moved':
      case 'not-proved':
        return prepared.is;
    }
  }

  /** Reads the attachments of an opened message, into staging. */
  async read(row: DraftRow, opened: OpenedMessage): Promise<ReadMessage> {
    const { attachments, clock } = this.tools;
    const { page, message } = opened;
    const drafts = await attachments.readAll(row.key, opened);
    const letterNumber = message.letterNumber ?? row.letterNumber;
    const status = row.status ?? message.status;
    const draft: Draft = {
      direction: message.direction,
      personName: message.personName || row.personName,
      dateText: message.dateText,
      date: message.date,
      ...(letterNumber === undefined ? {} : { letterNumber }),
      ...(status === undefined ? {} : { status }),
      ...(row.opening?.by === 'link' ? { link: row.opening.url } : {}),
      bodyHtml: message.bodyHtml,
      bodyText: message.bodyText,
      attachments: drafts,
      raw: { draftId: crypto.randomUUID(), charset: page.charset },
      readAt: new Date(clock.now()).toISOString(),
    };
    return { draft, page: page.bytes };
  }

  async #judge(
    row: ListedRow,
    opened: OpenedMessage,
    twinCheck: TwinCheck,
  ): Promise<Exclude<Prepared['is'], 'proved'>> {
    if (this.#isAnother(row, opened)) return 'contradicts';
    if (!isBetweenDates(opened.message.date, this.tools.choice)) return 'outside-dates';
    const metKey = await this.#metBefore(row, opened);
    if (metKey === null) return 'message';
    const verdict = await twinCheck(metKey);
    return verdict === 'twins' ? 'message' : verdict;
  }

  /** The first time, a new look at the list is worth it. Where it says the same again, list and page simply differ here. */
  #isAnother(row: ListedRow, opened: OpenedMessage): boolean {
    if (this.#toleratesAll || !contradicts(row, opened.message)) return false;
    if (this.#contradicted.has(row.key)) {
      this.#toleratesAll = true;
      return false;
    }
    this.#contradicted.add(row.key);
    return true;
  }

  /**
   * The row of this round that had the same content, if that is in doubt: a letter number tells the vault enough; a token
   * leads to one message; only a row's place can lead astray.
   */
  async #metBefore(row: ListedRow, opened: OpenedMessage): Promise<string | null> {
    const content = await contentOf(opened, row);
    const before = this.#met.get(content);
    this.#met.set(content, row.key);
    this.#contents.set(row.key, content);
    return before === undefined || before === row.key || row.letterNumber !== undefined ? null : before;
  }
}
