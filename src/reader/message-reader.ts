import type { Choice } from '../model/export-request';
import type { Keeper } from '../model/keeper';
import type { Draft } from '../model/ledger';
import type { LedgerBook } from './ledger-book';
import type { ListedRow } from './listing';
import type { Loader } from './loader';
import { contentOf, contradicts, openMessage, type OpenedMessage } from './open-message';
import { isOutsideDates } from './plan';
import type { Clock } from './ports';
import type { ProgressReport } from './progress-report';
import type { AttachmentReader } from './read-attachments';
import { reasonFor } from './reasons';

export interface MessageTools {
  loader: Loader;
  keeper: Keeper;
  book: LedgerBook;
  progress: ProgressReport;
  attachments: AttachmentReader;
  clock: Clock;
  choice: Choice;
}

type DraftRow = Pick<ListedRow, 'key' | 'personName' | 'letterNumber' | 'status'>;

/** Reads single messages: page, attachments, bytes into staging, and the checkpoint. */
export class MessageReader {
  /** Contents met in this round, each with the row it came from. */
  #met = new Map<string, string>();
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
  }

  /**
   * Opens a row and keeps its message. `contradicts`: what opened plainly is another message, and nothing was kept;
   * `moved`: it is one met before, because the list is another by now. Throws what openMessage throws.
   * @param twinCheck asked when another row of this round had the same content
   */
  async read(
    row: ListedRow,
    round: number,
    twinCheck: () => Promise<'twins' | 'moved' | 'shown-twice'>,
  ): Promise<'ended' | 'contradicts' | 'moved'> {
    const { loader, book, progress, choice } = this.tools;
    progress.doing({ activity: 'opening', mailbox: row.mailbox });
    const opened = await openMessage(loader, row);
    if (this.#isAnother(row, opened)) return 'contradicts';
    if (isOutsideDates(opened.message.date, choice)) {
      await book.settle(round, row.key, {
        state: 'skipped',
        failure: 'not-chosen',
        reason: reasonFor('not-chosen'),
      });
      return 'ended';
    }
    const met = await this.#meets(row, opened);
    if (met) {
      const verdict = await twinCheck();
      if (verdict === 'moved') return 'moved';
      if (verdict === 'shown-twice') {
        const reason = reasonFor('mailbox-kept-changing');
        await book.settle(round, row.key, { state: 'vanished', failure: 'mailbox-kept-changing', reason });
        return 'ended';
      }
    }
    await this.keep(row, round, opened);
    return 'ended';
  }

  /** Reads the attachments of an opened message and keeps it all, in one transaction of the vault. */
  async keep(row: DraftRow, round: number, opened: OpenedMessage): Promise<void> {
    const { keeper, book, attachments, progress, clock } = this.tools;
    const { page, message } = opened;
    if (message.attachments.length + message.embedded.length > 0) progress.doing({ activity: 'attachment' });
    const drafts = await attachments.readAll(opened);
    const letterNumber = message.letterNumber ?? row.letterNumber;
    const status = row.status ?? message.status;
    const draft: Draft = {
      direction: message.direction,
      personName: message.personName || row.personName,
      dateText: message.dateText,
      date: message.date,
      ...(letterNumber === undefined ? {} : { letterNumber }),
      ...(status === undefined ? {} : { status }),
      bodyHtml: message.bodyHtml,
      bodyText: message.bodyText,
      attachments: drafts,
      raw: { stagedId: await keeper.stage(page.bytes), charset: page.charset },
      readAt: new Date(clock.now()).toISOString(),
    };
    await book.keep(round, row.key, draft);
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

  /** A letter number tells the vault enough; a token leads to one message; only a row's place can lead astray. */
  async #meets(row: ListedRow, opened: OpenedMessage): Promise<boolean> {
    const content = await contentOf(opened, row);
    const before = this.#met.get(content);
    this.#met.set(content, row.key);
    return before !== undefined && before !== row.key && row.letterNumber === undefined;
  }
}
