import { LetterkeepError } from '../model/failure';
import { isForTheJob } from './decide';
import type { Behind, InOrder } from './lanes';
import type { ListedRow } from './listing';
import type { MessageReader, Prepared } from './message-reader';
import type { ProgressReport } from './progress-report';
import type { ListAtHand, Twins } from './twins';
import type { UnopenedRows } from './unopened-rows';

/** What came of one row: it has its end, is put aside for later, or the list it stands in is old or another. */
export type Outcome = 'ended' | 'aside' | 'stale' | 'moved';

/** The mailbox that rows are opened in, with its list and round. */
export interface MailboxAtHand extends ListAtHand {
  readonly round: number;
}

/** Opens single rows of a mailbox and says what came of each. */
export class RowOpener {
  constructor(
    private readonly tools: { messages: MessageReader; progress: ProgressReport },
    private readonly mailbox: MailboxAtHand,
    private readonly unopened: UnopenedRows,
    private readonly twins: Twins,
  ) {}

  /** One row, with no other beside it. */
  open(row: ListedRow): Promise<Outcome> {
    const alone = (): void => undefined;
    return this.finish(row, () => this.prepare(row, (step) => step(), alone));
  }

  /** What may go on beside other rows (lanes.ts). Throws what opening the message throws. */
  readonly prepare = (
    row: ListedRow,
    inOrder: InOrder,
    behind: Behind<Pick<ListedRow, 'key'>>,
  ): Promise<Prepared> =>
    this.tools.messages.prepare(row, inOrder, (metKey) => {
      // Twins are numbered in the order in which they are kept.
      behind(({ key }) => key === metKey);
      return this.twins.judge(row, metKey, this.mailbox);
    });

  /** Keeps what was prepared, or puts the row aside with why it did not open. Throws what concerns the whole job. */
  async finish(row: ListedRow, prepared: () => Prepared | Promise<Prepared>): Promise<Outcome> {
    const { round, formsHold } = this.mailbox;
    try {
      const outcome = await this.tools.messages.finish(row, round, await prepared());
      if (outcome === 'ended') this.unopened.opened();
      if (outcome === 'not-proved') {
        this.twins.doubt(row);
        return 'moved';
      }
      return outcome === 'contradicts' ? await this.unopened.put(round, row.key, 'unexpected-page') : outcome;
    } catch (error) {
      if (!(error instanceof LetterkeepError) || isForTheJob(error.kind)) throw error;
      if (error.kind === 'stale-form' && formsHold) return 'stale';
      return await this.unopened.put(round, row.key, error.kind);
    } finally {
      this.tools.progress.messageDone(row.key);
    }
  }
}
