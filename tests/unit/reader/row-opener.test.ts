import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LetterkeepError, type FailureKind } from '../../../src/model/failure';
import type { MessageReader, Prepared } from '../../../src/reader/message-reader';
import type { ListedRow } from '../../../src/reader/listing';
import type { ProgressReport } from '../../../src/reader/progress-report';
import { RowOpener, type MailboxAtHand } from '../../../src/reader/row-opener';
import type { Twins } from '../../../src/reader/twins';
import type { UnopenedRows } from '../../../src/reader/unopened-rows';

const row = { key: 'row 1', mailbox: 'inbox' } as ListedRow;
const prepared = {} as Prepared;
const calls: string[] = [];
const messages = {
  prepare: vi.fn<MessageReader['prepare']>(),
  finish: vi.fn<MessageReader['finish']>(),
};
const put = vi.fn<UnopenedRows['put']>();
let opener: (formsHold?: boolean) => RowOpener;

beforeEach(() => {
  calls.length = 0;
  messages.prepare.mockReset().mockResolvedValue(prepared);
  messages.finish.mockReset().mockResolvedValue('ended');
  put.mockReset().mockResolvedValue('aside');
  opener = (formsHold = true) =>
    new RowOpener(
      {
        messages: messages as unknown as MessageReader,
        progress: { messageDone: (key: string) => calls.push(`done ${key}`) } as unknown as ProgressReport,
      },
      { round: 2, formsHold } as MailboxAtHand,
      { opened: () => calls.push('opened'), put } as unknown as UnopenedRows,
      {
        doubt: ({ key }: ListedRow) => calls.push(`doubt ${key}`),
        judge: (_row: ListedRow, metKey: string) => (calls.push(`judge ${metKey}`), Promise.resolve('twins')),
      } as unknown as Twins,
    );
});

const failing = (kind: FailureKind): LetterkeepError => new LetterkeepError(kind, 'made up');

describe('a row that is opened', () => {
  it('has its end in the round of its mailbox, and is told as opened and done', async () => {
    expect(await opener().open(row)).toBe('ended');
    expect(messages.finish).toHaveBeenCalledWith(row, 2, prepared);
    expect(calls).toEqual(['opened', 'done row 1']);
  });

  it('is doubted, where the list may have moved under it', async () => {
    messages.finish.mockResolvedValue('not-proved');
    expect(await opener().open(row)).toBe('moved');
    expect(calls).toEqual(['doubt row 1', 'done row 1']);
  });

  it('is put aside as another page than its list told of', async () => {
    messages.finish.mockResolvedValue('contradicts');
    expect(await opener().open(row)).toBe('aside');
    expect(put).toHaveBeenCalledWith(2, 'row 1', 'unexpected-page');
  });

  it('is held against the one it met when that one has been kept', async () => {
    const behind = vi.fn();
    messages.prepare.mockImplementation(async (_row, _inOrder, met) => {
      await met('row 0');
      return prepared;
    });
    await opener().prepare(row, (step) => step(), behind);
    const [isTheOther] = behind.mock.calls[0] as [(other: { key: string }) => boolean];
    expect([isTheOther({ key: 'row 0' }), isTheOther({ key: 'row 5' })]).toEqual([true, false]);
    expect(calls).toEqual(['judge row 0']);
  });
});

describe('a row that does not open', () => {
  it.each<FailureKind>(['site-error', 'timed-out', 'message-vanished', 'unexpected-page'])(
    'is put aside with why: %s',
    async (kind) => {
      messages.prepare.mockRejectedValue(failing(kind));
      expect(await opener().open(row)).toBe('aside');
      expect(put).toHaveBeenCalledWith(2, 'row 1', kind);
      expect(calls).toEqual(['done row 1']);
    },
  );

  it.each<FailureKind>(['signed-out', 'other-account', 'offline', 'no-space', 'cancelled'])(
    'stops the job, where that concerns all of it: %s',
    async (kind) => {
      messages.prepare.mockRejectedValue(failing(kind));
      await expect(opener().open(row)).rejects.toMatchObject({ kind });
      expect(put).not.toHaveBeenCalled();
      expect(calls).toEqual(['done row 1']);
    },
  );

  it('is opened from its list once more, where forms hold and this one has grown old', async () => {
    messages.finish.mockRejectedValue(failing('stale-form'));
    expect(await opener(true).open(row)).toBe('stale');
    expect(put).not.toHaveBeenCalled();
  });

  it('is put aside, where no form of that list holds', async () => {
    messages.finish.mockRejectedValue(failing('stale-form'));
    expect(await opener(false).open(row)).toBe('aside');
    expect(put).toHaveBeenCalledWith(2, 'row 1', 'stale-form');
  });

  it('hides no mistake of ours', async () => {
    messages.prepare.mockRejectedValue(new TypeError('a slip'));
    await expect(opener().open(row)).rejects.toThrow('a slip');
    expect(put).not.toHaveBeenCalled();
  });
});
