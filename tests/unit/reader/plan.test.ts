import { describe, expect, it } from 'vitest';
import { rowKey, type KnownPrint, type LedgerRow } from '../../../src/model/ledger';
import { everything } from '../../../src/model/export-request';
import { planMailbox, type PlanInput, type PlannableRow } from '../../../src/reader/plan';

/** A list as the family sees it, newest first: "Fake Anna 07-15-2019". Equal words are equal prints. */
function listed(...prints: string[]): PlannableRow[] {
  const counts = new Map<string, number>();
  return [...prints]
    .reverse()
    .map((print) => {
      const ordinal = (counts.get(print) ?? 0) + 1;
      counts.set(print, ordinal);
      const [, personName = '', dateText] = /^(\D+?)(?: (\d.*))?$/.exec(print) ?? [];
      const date = dateText?.replace(/^(\d\d)-(\d\d)-(\d{4})/, '$3-$1-$2') ?? null;
      return { key: rowKey(print, ordinal), print, personName, dateText, date, unread: null };
    })
    .reverse();
}

function ledgerOf(rows: readonly PlannableRow[], ends: Record<string, Partial<LedgerRow>> = {}): LedgerRow[] {
  const made = rows.map((row): LedgerRow => ({
    key: row.key,
    mailbox: 'inbox',
    print: row.print,
    where: 'inbox, page 1',
    personName: row.personName,
    state: 'listed',
    ...ends[row.key],
  }));
  return made;
}

function planned(rows: readonly PlannableRow[], more: Partial<PlanInput<PlannableRow>> = {}) {
  return planMailbox({
    mailbox: 'inbox',
    rows,
    ledger: ledgerOf(rows),
    known: [],
    gone: new Set(),
    believed: true,
    choice: everything,
    ...more,
  });
}

function plan(rows: PlannableRow[], more: Partial<PlanInput<PlannableRow>> = {}) {
  const made = planned(rows, more);
  return {
    open: made.open.map(({ key }) => key),
    recognised: made.recognise.map(({ rowKey: key }) => key).sort(),
    settled: Object.fromEntries(made.settle.map(({ rowKey: key, end }) => [key, end.failure])),
  };
}

function known(...entries: [string, ...string[]][]): KnownPrint[] {
  return entries.map(([print, ...messageIds]) => ({ print, messageIds }));
}

const saved = (messageId: string): Partial<LedgerRow> => ({ state: 'saved', messageId, round: 1 });
const a = 'Fake Anna 07-15-2019';
const b = 'Fake Ben 07-15-2019';
const exact = 'Fake Anna 07-15-2019T10:00';

describe('what has to be opened', () => {
  it('is everything the first time, the oldest first', () => {
    expect(plan(listed(b, a)).open).toEqual([rowKey(a, 1), rowKey(b, 1)]);
  });
  it('is only what is new the second time', () => {
    const { open, recognised } = plan(listed(b, a), { known: known([a, 'm1']) });
    expect(open).toEqual([rowKey(b, 1)]);
    expect(recognised).toEqual([rowKey(a, 1)]);
  });
  it('is every row of a print that the list shows more often than the vault holds it', () => {
    const { open, recognised } = plan(listed(a, a, b), { known: known([a, 'm1'], [b, 'm2']) });
    expect(open).toEqual([rowKey(a, 1), rowKey(a, 2)]);
    expect(recognised).toEqual([rowKey(b, 1)]);
  });
  it('is nothing that this job has saved, also where an attachment failed', () => {
    const rows = listed(a);
    expect(plan(rows, { ledger: ledgerOf(rows, { [rowKey(a, 1)]: saved('m1') }) }).open).toEqual([]);
  });
  it('is what failed before, after all the rest', () => {
    const rows = listed(b, a);
    const ledger = ledgerOf(rows, { [rowKey(a, 1)]: { state: 'failed', failure: 'site-error' } });
    expect(plan(rows, { ledger }).open).toEqual([rowKey(b, 1), rowKey(a, 1)]);
  });
  it('is, of twins in one minute, the one still missing, while the other keeps its message', () => {
    const rows = listed(exact, exact);
    const ledger = ledgerOf(rows, { [rowKey(exact, 1)]: saved('m1') });
    const { open, recognised } = plan(rows, { ledger });
    expect(open).toEqual([rowKey(exact, 2)]);
    expect(recognised).toEqual([rowKey(exact, 1)]);
  });
  it('is all that is left of a day, when one of that day is gone and nobody can say which', () => {
    const rows = listed(a);
    const ledger = ledgerOf(listed(a, a), { [rowKey(a, 1)]: saved('m1') });
    const { open, settled } = plan(rows, { ledger, known: known([a, 'm1']) });
    expect(open).toEqual([rowKey(a, 1)]);
    expect(settled).toEqual({ [rowKey(a, 2)]: 'not-tried' });
  });
  it('is nothing, when the one that is gone was seen to be gone', () => {
    const rows = listed(a, a);
    const ledger = ledgerOf(listed(a, a, a), { [rowKey(a, 1)]: saved('m1'), [rowKey(a, 3)]: saved('m3') });
    const { open, settled } = plan(rows, { ledger, gone: new Set([rowKey(a, 2)]) });
    expect(open).toEqual([]);
    expect(settled).toEqual({ [rowKey(a, 2)]: 'message-vanished' });
  });
});

describe('a row that is no longer listed', () => {
  it('was not tried, when it was never opened: the list may be that of another person now', () => {
    expect(plan([], { ledger: ledgerOf(listed(a)) }).settled).toEqual({ [rowKey(a, 1)]: 'not-tried' });
  });
  it('has vanished, when it was opened and gone', () => {
    const gone = new Set([rowKey(a, 1)]);
    expect(plan([], { ledger: ledgerOf(listed(a)), gone }).settled).toEqual({
      [rowKey(a, 1)]: 'message-vanished',
    });
  });
  it('may stand where nobody looked when it cannot', () => {
    expect(plan([], { ledger: ledgerOf(listed(a)), believed: false }).settled).toEqual({});
  });
});

describe('a list without dates', () => {
  const ben = 'Fake Ben';
  const anna = 'Fake Anna';
  it('is known as far as it is known without a gap up from its end', () => {
    const { open, recognised } = plan(listed(anna, ben, anna, anna), {
      known: known([anna, 'm1', 'm3'], [ben, 'm2']),
    });
    // The newest known one of each person is opened once more, as the proof that nothing below it has gone.
    expect(open).toEqual([rowKey(anna, 2), rowKey(ben, 1), rowKey(anna, 3)]);
    expect(recognised).toEqual([rowKey(anna, 1)]);
  });
  it('is opened above the first row that is not known', () => {
    const { open } = plan(listed(anna, ben, anna), { known: known([anna, 'm1', 'm3']) });
    expect(open).toContain(rowKey(ben, 1));
    expect(open).toContain(rowKey(anna, 2));
  });
  it('does not let a row above the gap take the message of one below it', () => {
    const { open, recognised } = plan(listed(anna, ben, anna), { known: known([anna, 'm1', 'm3']) });
    expect(recognised).toEqual([]);
    expect(open).toEqual([rowKey(anna, 1), rowKey(ben, 1), rowKey(anna, 2)]);
  });
  it('takes an unread row for a new one', () => {
    const [newest, ...rest] = listed(anna, anna);
    const rows = [{ ...newest!, unread: true }, ...rest];
    expect(plan(rows, { known: known([anna, 'm1', 'm2']) }).open).toContain(rowKey(anna, 2));
  });
  it('goes on after a break where it stopped', () => {
    const rows = listed(anna, ben, anna, anna);
    const ledger = ledgerOf(rows, { [rowKey(anna, 1)]: saved('m1'), [rowKey(anna, 2)]: saved('m3') });
    const { open, recognised } = plan(rows, { ledger, known: known([anna, 'm1', 'm3']) });
    expect(open).toEqual([rowKey(anna, 2), rowKey(ben, 1), rowKey(anna, 3)]);
    expect(recognised).toEqual([rowKey(anna, 1)]);
  });
});

describe('a choice', () => {
  it('of received messages alone lists the sent ones, leaves each aside and opens none', () => {
    const choice = { directions: ['received' as const], leaveUnread: false };
    const rows = listed(b, a);
    expect(plan(rows, { mailbox: 'sent', choice, known: known([a, 'm1']) })).toEqual({
      open: [],
      recognised: [],
      settled: { [rowKey(a, 1)]: 'not-chosen', [rowKey(b, 1)]: 'not-chosen' },
    });
    expect(plan(rows, { mailbox: 'inbox', choice }).open).toEqual([rowKey(a, 1), rowKey(b, 1)]);
  });
  it('of people leaves the others out, known or not', () => {
    const { open, recognised, settled } = plan(listed(b, a), {
      known: known([b, 'm2']),
      choice: { people: ['FAKE ANNA'], leaveUnread: false },
    });
    expect(open).toEqual([rowKey(a, 1)]);
    expect(recognised).toEqual([]);
    expect(settled).toEqual({ [rowKey(b, 1)]: 'not-chosen' });
  });
  it('of dates goes by the day that the list shows, both ends included', () => {
    const days = ['07-14-2019', '07-15-2019', '07-16-2019', '07-17-2019'].map((day) => `Fake Anna ${day}`);
    const { open } = plan(listed(...days), {
      choice: { from: '2019-07-15', to: '2019-07-16', leaveUnread: false },
    });
    expect(open).toEqual([rowKey(days[2]!, 1), rowKey(days[1]!, 1)]);
  });
  it('of dates opens what shows no date, even if it is known: only its page can tell', () => {
    const { open } = plan(listed('Fake Anna'), {
      known: known(['Fake Anna', 'm1']),
      choice: { from: '2019-07-15', leaveUnread: false },
    });
    expect(open).toEqual([rowKey('Fake Anna', 1)]);
  });
  it('to leave unread ones alone opens the unmarked, where only unread ones bear a mark', () => {
    const [one, two] = listed('Fake Anna 07-13-2019', 'Fake Anna 07-14-2019');
    const rows = [
      { ...one!, unread: true },
      { ...two!, unread: null },
    ];
    const { open, settled } = plan(rows, { choice: { leaveUnread: true } });
    expect(open).toEqual([two!.key]);
    expect(settled).toEqual({ [one!.key]: 'left-unread' });
  });
  it('to leave unread ones alone leaves the unmarked, where read ones bear a mark', () => {
    const [one, two, three] = listed('Fake Anna 07-13-2019', 'Fake Anna 07-14-2019', 'Fake Anna 07-15-2019');
    const rows = [
      { ...one!, unread: true },
      { ...two!, unread: false },
      { ...three!, unread: null },
    ];
    const { open, settled } = plan(rows, { choice: { leaveUnread: true } });
    expect(open).toEqual([two!.key]);
    expect(settled).toEqual({ [one!.key]: 'left-unread', [three!.key]: 'left-unread' });
  });
  it('to leave unread ones alone opens nothing new where the list shows no marks at all', () => {
    const { open, recognised, settled } = plan(listed(b, a), {
      known: known([a, 'm1']),
      choice: { leaveUnread: true },
    });
    expect(open).toEqual([]);
    expect(recognised).toEqual([rowKey(a, 1)]);
    expect(settled).toEqual({ [rowKey(b, 1)]: 'left-unread' });
  });
  it('to leave unread ones alone does not concern Sent', () => {
    expect(plan(listed(a), { mailbox: 'sent', choice: { leaveUnread: true } }).open).toEqual([rowKey(a, 1)]);
  });
});

describe('a day with several messages, read again after an interruption', () => {
  const token = (name: string): string =>
    `https://www.jpay.com/IncomingMailView.aspx?encLetterId=madeUpToken${name}%3D%3D`;
  const linked = (row: PlannableRow, url: string): PlannableRow => ({ ...row, opening: { by: 'link', url } });
  const [newer, older] = listed(a, a) as [PlannableRow, PlannableRow];
  const openedBefore = (link: string) => ({ [older.key]: { ...saved('m1'), link } });

  it('opens only what was not read yet where the links are as they were', () => {
    const rows = [linked(newer, token('two')), linked(older, token('one'))];
    const { open, recognised } = plan(rows, { ledger: ledgerOf(rows, openedBefore(token('one'))) });
    expect(open).toEqual([newer.key]);
    expect(recognised).toEqual([older.key]);
  });
  it('opens them all where a saved row has another link now: one may have gone and another come', () => {
    const rows = [linked(newer, token('three')), linked(older, token('two'))];
    expect(plan(rows, { ledger: ledgerOf(rows, openedBefore(token('one'))) }).open).toHaveLength(2);
  });
  it('opens them all where the link is no token, but might be the place in the list', () => {
    const place = (n: number): string => `https://www.jpay.com/IncomingMailView.aspx?row=${n}`;
    const rows = [linked(newer, place(1)), linked(older, place(2))];
    expect(plan(rows, { ledger: ledgerOf(rows, openedBefore(place(2))) }).open).toHaveLength(2);
  });
  it('opens them all where two rows have one link', () => {
    const rows = [linked(newer, token('one')), linked(older, token('one'))];
    expect(plan(rows, { ledger: ledgerOf(rows, openedBefore(token('one'))) }).open).toHaveLength(2);
  });
});

describe('a list without dates', () => {
  const word = 'Fake Anna';
  const [newest, middle, oldest] = listed(word, word, word) as [PlannableRow, PlannableRow, PlannableRow];
  const rows = [newest, middle, oldest];
  it('is proved by its newest known message: only that one is opened again', () => {
    const { open, recognise } = planned(rows, { known: known([word, 'm1', 'm2', 'm3']) });
    expect(open.map(({ key }) => key)).toEqual([newest.key]);
    expect(open[0]?.proof?.among).toEqual(['m1', 'm2', 'm3']);
    expect(recognise.map(({ rowKey: key }) => key)).toEqual([oldest.key, middle.key]);
  });
  it('is proved by the very message where this job has read it', () => {
    const ledger = ledgerOf(rows, { [oldest.key]: saved('m1'), [middle.key]: saved('m2') });
    const { open } = planned(rows, { ledger });
    expect(open.map(({ key, proof }) => [key, proof?.among])).toEqual([
      [middle.key, ['m2']],
      [newest.key, undefined],
    ]);
  });
  it('is opened from end to end where one of its messages lacks a photo: nobody can say which row that is', () => {
    const [print] = known([word, 'm1', 'm2', 'm3']);
    const { open } = planned(rows, { known: [{ ...print!, hasIncomplete: true }] });
    expect(open).toHaveLength(3);
  });
  it('is opened from end to end once its order is in doubt', () => {
    const { open, recognise } = planned(rows, {
      known: known([word, 'm1', 'm2', 'm3']),
      doubted: new Set([word]),
    });
    expect(open).toHaveLength(3);
    expect(recognise).toEqual([]);
  });
  it('opens nothing as a proof that the family wants left unread', () => {
    const { open } = planned(rows, { known: known([word, 'm1', 'm2', 'm3']), choice: { leaveUnread: true } });
    expect(open).toEqual([]);
  });
  it('is not known by its place where its proof may not be opened: a read letter may be a new one', () => {
    const { recognise, settle } = planned(rows, {
      known: known([word, 'm1', 'm2', 'm3']),
      choice: { leaveUnread: true },
    });
    expect(recognise).toEqual([]);
    expect(settle.map(({ end }) => end.failure)).toEqual(['left-unread', 'left-unread', 'left-unread']);
  });
  it('is proved by a letter that was read already, where unread ones are left alone', () => {
    const marked = rows.map((row) => ({ ...row, unread: false }));
    const { open } = planned(marked, {
      known: known([word, 'm1', 'm2', 'm3']),
      choice: { leaveUnread: true },
    });
    expect(open.map(({ key, proof }) => [key, proof?.messageId])).toEqual([[newest.key, 'm3']]);
  });
  it('is opened from end to end where an export left one of its letters: that one may stand anywhere', () => {
    const [print] = known([word, 'm1', 'm2', 'm3']);
    expect(planned(rows, { known: [{ ...print!, hasGap: true }] }).open).toHaveLength(3);
  });
});
