import { describe, expect, it } from 'vitest';
import { accountOf, contact, exportsOf, letter, numberOf, photo } from './letters-of-one-day';

const patience = 60_000;

describe('a list that shows the day and no time', () => {
  it.each(['stable', 'changing'] as const)(
    'I exported, deleted that letter on JPay, another came the same day, I exported again: both are kept (tokens: %s)',
    async (tokens) => {
      const { bench, exportAll, kept, end } = await exportsOf(
        accountOf([letter('morning', 22), letter('older', 3)]),
        { tokens },
      );
      await exportAll();
      bench.replica.mailbox.delete(numberOf('morning'));
      bench.replica.mailbox.insert(letter('afternoon', 22, { hour: 16, unread: true }));
      await exportAll({ daysLater: 4 / 24 });
      expect(await kept()).toEqual(['afternoon', 'morning', 'older']);
      await end();
    },
    patience,
  );
  it(
    'the letter I left unread is read later, though the one I had read that day was deleted on JPay',
    async () => {
      const { bench, exportAll, kept, end } = await exportsOf(
        accountOf([letter('left', 3, { hour: 16, unread: true }), letter('seen', 3)]),
        { tokens: 'changing', unreadMark: 'bold-row' },
      );
      await exportAll({ daysLater: 100, choice: { leaveUnread: true } });
      expect(await kept()).toEqual(['seen']);
      bench.replica.mailbox.delete(numberOf('seen'));
      bench.replica.mailbox.markRead(numberOf('left'));
      await exportAll();
      expect(await kept()).toEqual(['left', 'seen']);
      await end();
    },
    patience,
  );
  it(
    'a new unread letter of a day is left alone and not taken for the one that was deleted',
    async () => {
      const { bench, exportAll, kept, end } = await exportsOf(accountOf([letter('first', 3)]), {
        tokens: 'changing',
        unreadMark: 'bold-row',
      });
      await exportAll({ daysLater: 100 });
      bench.replica.mailbox.delete(numberOf('first'));
      bench.replica.mailbox.insert(letter('late', 3, { unread: true }));
      await exportAll({ choice: { leaveUnread: true } });
      expect(await kept()).toEqual(['first']);
      await exportAll();
      expect(await kept()).toEqual(['first', 'late']);
      await end();
    },
    patience,
  );
  it(
    'two people of one name wrote on one day, and JPay lists the chosen one alone: both letters are kept',
    async () => {
      if (!contact) throw new Error('The account has no contact.');
      const other = { ...contact, key: 'other', inmateId: '0000555555', optionValue: '5555' };
      const account = accountOf(
        [letter('of the first', 3), letter('of the second', 3, { contact: other, hour: 1 })],
        { contacts: [contact, other] },
      );
      const { bench, exportAll, kept, end } = await exportsOf(account, { listScope: 'selected' });
      await exportAll({ daysLater: 100 });
      bench.replica.selectInmate('other');
      await exportAll();
      expect(await kept()).toEqual(['of the first', 'of the second']);
      await end();
    },
    patience,
  );
  it(
    'the photo that did not come is tried again, though the other letter of that day was deleted on JPay',
    async () => {
      const [attachment] = photo;
      if (!attachment) throw new Error('No photo was made.');
      const { bench, exportAll, attachments, end } = await exportsOf(
        accountOf([
          letter('with a photo', 3, { attachments: [attachment] }),
          letter('plain', 3, { hour: 1 }),
        ]),
        { tokens: 'changing' },
      );
      bench.replica.fault(
        ({ eventTarget }) => eventTarget?.includes('dgAttachments') === true,
        { kind: 'error200' },
        Infinity,
      );
      await exportAll({ daysLater: 100 });
      expect(await attachments()).toEqual(['failed']);
      bench.replica.clearFaults();
      bench.replica.mailbox.delete(numberOf('plain'));
      await exportAll();
      expect(await attachments()).toEqual(['saved']);
      await end();
    },
    patience,
  );
  it(
    'letters of the last days are opened again by the next export, and by none after that',
    async () => {
      const { exportAll, end } = await exportsOf(
        accountOf([letter('today', 22), letter('today too', 22), letter('older', 3), letter('oldest', 2)]),
        { tokens: 'changing' },
      );
      expect(await exportAll()).toBe(4);
      expect(await exportAll({ daysLater: 30 })).toBe(2);
      expect(await exportAll()).toBe(0);
      await end();
    },
    patience,
  );
  it(
    'I press Export again at once: no letter is opened a second time, and tomorrow those of the last days are',
    async () => {
      const { exportAll, end } = await exportsOf(
        accountOf([letter('today', 22), letter('today too', 22), letter('older', 3)]),
        { tokens: 'changing' },
      );
      expect(await exportAll()).toBe(3);
      expect(await exportAll()).toBe(0);
      expect(await exportAll({ daysLater: 1 })).toBe(2);
      await end();
    },
    patience,
  );
  it(
    'a letter that took the place of a deleted one within the hour is kept by the next export after it',
    async () => {
      const { bench, exportAll, kept, end } = await exportsOf(
        accountOf([letter('morning', 22), letter('older', 3)]),
        { tokens: 'changing' },
      );
      await exportAll();
      bench.replica.mailbox.delete(numberOf('morning'));
      bench.replica.mailbox.insert(letter('noon', 22, { hour: 13 }));
      await exportAll({ daysLater: 0.5 / 24 });
      expect(await kept()).toEqual(['morning', 'older']);
      await exportAll({ daysLater: 1 / 24 });
      expect(await kept()).toEqual(['morning', 'noon', 'older']);
      await end();
    },
    patience,
  );
  it(
    'where links stay with their letters, the next export opens none of them',
    async () => {
      const account = accountOf([letter('today', 22), letter('older', 3)]);
      const { exportAll, end } = await exportsOf(account, { tokens: 'stable' });
      expect(await exportAll()).toBe(2);
      expect(await exportAll()).toBe(0);
      await end();
    },
    patience,
  );
});

it(
  'of two letters of one minute, the one left unread is read later, though the other was deleted on JPay',
  async () => {
    const { bench, exportAll, kept, end } = await exportsOf(
      accountOf([letter('left', 3, { unread: true }), letter('seen', 3), letter('older', 2)]),
      { tokens: 'changing', unreadMark: 'bold-row', listDate: 'M/d/yyyy h:mm tt' },
    );
    await exportAll({ choice: { leaveUnread: true } });
    bench.replica.mailbox.delete(numberOf('seen'));
    bench.replica.mailbox.markRead(numberOf('left'));
    await exportAll();
    expect(await kept()).toEqual(['left', 'older', 'seen']);
    expect(await exportAll()).toBe(0);
    await end();
  },
  patience,
);

describe('a list without dates', () => {
  const eight = [8, 7, 6, 5, 4, 3, 2, 1].map((n) => letter(`letter ${n}`, 10 + n));
  const words = eight.map(({ source }) => source).sort();
  it(
    'I exported what came since a day, then everything: each letter is kept once',
    async () => {
      const { exportAll, kept, end } = await exportsOf(accountOf(eight), { columns: 'no-date' });
      await exportAll({ choice: { from: '2026-11-14' } });
      await exportAll();
      expect(await kept()).toEqual(words);
      await end();
    },
    patience,
  );
  it(
    'the oldest letter did not open the first time, and the newest was deleted: the next export brings the oldest',
    async () => {
      const { bench, exportAll, kept, end } = await exportsOf(accountOf(eight), { columns: 'no-date' });
      let oldest: string | undefined;
      bench.replica.fault(
        ({ path, query }) => path.endsWith('IncomingMailView.aspx') && query === (oldest ??= query),
        { kind: 'error200' },
        Infinity,
      );
      await exportAll();
      expect(await kept()).toEqual(words.slice(1));
      bench.replica.clearFaults();
      bench.replica.mailbox.delete(numberOf('letter 8'));
      await exportAll();
      expect(await kept()).toEqual(words);
      await end();
    },
    patience,
  );
  it(
    'I left unread ones alone: a new letter I had read on JPay is not taken for an old one that was deleted',
    async () => {
      const { bench, exportAll, kept, end } = await exportsOf(accountOf(eight), {
        columns: 'no-date',
        unreadMark: 'bold-row',
      });
      await exportAll();
      bench.replica.mailbox.delete(numberOf('letter 3'));
      bench.replica.mailbox.insert(letter('letter 9', 19));
      await exportAll({ choice: { leaveUnread: true } });
      await exportAll();
      expect(await kept()).toEqual([...words, 'letter 9']);
      await end();
    },
    patience,
  );
});
