import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../src/model/ledger';
import { mailboxes } from '../../../src/model/message';
import { LedgerBook } from '../../../src/reader/ledger-book';
import { randomFrom } from '../../replica';

/** A keeper that has nothing to say against anything. */
function bookOf(ledger: LedgerRow[] = []): LedgerBook {
  const attachments = { saved: 2, failed: 1, vanished: 0, skipped: 1 };
  const nothing = (): Promise<void> => Promise.resolve();
  const keeper = {
    rows: () => Promise.resolve(ledger),
    list: nothing,
    recognise: nothing,
    settle: nothing,
    keep: ({ rowKey }: { rowKey: string }) => Promise.resolve({ messageId: `of ${rowKey}`, attachments }),
  } as unknown as ConstructorParameters<typeof LedgerBook>[1];
  return new LedgerBook('job-1', keeper, () => 0);
}

function listed(number: number): LedgerRow {
  const mailbox = number % 3 === 0 ? 'sent' : 'inbox';
  return { key: `row ${number}`, mailbox, print: 'p', where: '', personName: '', state: 'listed' };
}

/** Counted from the rows, one by one. */
function recounted(book: LedgerBook): unknown {
  const nothing = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };
  return Object.fromEntries(
    mailboxes.map((mailbox) => {
      const counts = { messages: { ...nothing }, attachments: { ...nothing } };
      for (const { state, attachments } of book.rowsOf(mailbox)) {
        counts.messages.listed += 1;
        if (state !== 'listed') counts.messages[state] += 1;
        for (const [end, many] of Object.entries(attachments ?? {})) {
          counts.attachments[end as keyof typeof nothing] += many;
          counts.attachments.listed += many;
        }
      }
      return [mailbox, counts];
    }),
  );
}

describe('the counts that a ledger carries along', () => {
  it('are those of its rows, whatever becomes of them and however often', async () => {
    const random = randomFrom('ledger');
    const book = bookOf([{ ...listed(1), state: 'failed', failure: 'site-error', reason: 'r' }, listed(2)]);
    await book.load();
    expect(book.counts()).toEqual(recounted(book));
    const draft = {} as Parameters<LedgerBook['keep']>[2];
    for (let step = 0; step < 2_000; step += 1) {
      const number = random.int(0, 60);
      const key = `row ${number}`;
      switch (random.int(0, 4)) {
        case 0:
          await book.list([listed(number), listed(number), listed(number + 1)]);
          break;
        case 1:
          await book.keep(1, key, draft);
          break;
        case 2:
          await book.recognise(1, [{ rowKey: key, messageId: 'm' }]);
          break;
        case 3:
          await book.settle(1, key, { state: 'skipped', failure: 'not-chosen', reason: 'r' });
          break;
        case 4:
          await book.settle(1, key, { state: 'failed', failure: 'site-error', reason: 'r' });
          break;
      }
      expect(book.counts(), `step ${step}`).toEqual(recounted(book));
    }
    await book.load();
    expect(book.counts()).toEqual(recounted(book));
  });

  it('are nobody else’s: who is given them may change them', () => {
    const book = bookOf();
    book.counts().inbox.messages.listed = 5;
    expect(book.counts().inbox.messages.listed).toBe(0);
  });
});
