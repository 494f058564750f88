import type { ExportRequest } from '../model/export-request';
import { LetterkeepError } from '../model/failure';
import { rowPrint } from '../model/identity';
import { rowKey, type Findings } from '../model/ledger';
import { mailboxOf } from '../model/message';
import { boundaryOf } from './decide';
import { makeFindings } from './findings';
import type { JobTools } from './job-tools';
import { openAt, type OpenedMessage } from './open-message';
import { reasonFor } from './reasons';

/**
 * Reads the one message that the tab shows. Its row is made up here: no list has a row of this print, so a later export
 * opens the message once more rather than take another one for it.
 */
export class MessageJob {
  constructor(
    private readonly tools: JobTools,
    private readonly request: Extract<ExportRequest, { what: 'message' }>,
  ) {}

  async run(): Promise<void> {
    const { book, messages, progress, round } = this.tools;
    const mailbox = mailboxOf[this.request.direction];
    const print = rowPrint({ mailbox, personName: '', dateText: 'the message that the tab shows' });
    const key = rowKey(print, 1);
    if (book.row(key)?.state === 'saved') return;
    progress.doing({ activity: 'opening', mailbox });
    const opened = await this.#open();
    const personName = opened instanceof LetterkeepError ? '' : opened.message.personName;
    const where = `${mailbox}, the page itself`;
    await book.list([{ key, mailbox, print, where, personName, state: 'listed' }]);
    if (opened instanceof LetterkeepError) {
      const failure = opened.kind;
      await book.settle(round, key, { state: 'failed', failure, reason: reasonFor(failure) });
    } else {
      await book.keep(round, key, await messages.read({ key, personName }, opened));
    }
    progress.messageDone(key);
  }

  findings(): Findings {
    const { contacts, home, loader } = this.tools;
    return makeFindings({
      listings: [],
      unlisted: [],
      contacts,
      homeReadable: home.readable,
      ofEverybody: false,
      requests: loader.requests,
    });
  }

  /** A page that cannot be read is an end of its own, told in the receipt; what concerns the job is thrown. */
  async #open(): Promise<OpenedMessage | LetterkeepError> {
    const { loader, job } = this.tools;
    const mailbox = mailboxOf[this.request.direction];
    try {
      const url = new URL(this.request.url);
      if (url.origin !== job.origin) throw new LetterkeepError('left-the-site', 'This is no page of JPay.');
      return await openAt(loader, { get: url.href }, url.href, mailbox);
    } catch (error) {
      const isItsEnd =
        error instanceof LetterkeepError &&
        error.kind !== 'cancelled' &&
        ['record', 'walk-again'].includes(boundaryOf(error.kind));
      if (isItsEnd) return error;
      throw error;
    }
  }
}
