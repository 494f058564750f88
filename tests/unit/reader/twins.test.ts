import { describe, expect, it } from 'vitest';
import type { SitePage } from '../../../src/jpay/page';
import type { LedgerRow } from '../../../src/model/ledger';
import type { LedgerBook } from '../../../src/reader/ledger-book';
import type { ListedRow, Listing } from '../../../src/reader/listing';
import { Twins, type ListAtHand } from '../../../src/reader/twins';

const row = (key: string, changes: Partial<ListedRow> = {}): ListedRow => ({
  key,
  print: 'Fake Anna, a day',
  personName: 'Fake Anna',
  date: '2019-07-15',
  dateText: '7/15/2019',
  letterNumber: undefined,
  unread: null,
  mailbox: 'inbox',
  where: 'inbox, page 1',
  opening: {
    by: 'link',
    url: `https://www.jpay.com/IncomingMailView.aspx?encLetterId=${key}`,
    token: key,
  },
  referrer: 'https://www.jpay.com/IncomingMails.aspx',
  form: null,
  ...changes,
});
const older = row('older');
const newer = row('newer');

/** A list at a moment; `now` says whether page 1 shows something else by then. */
function at(listing: Partial<Listing>, now: { changed: boolean; formsHold?: boolean }): ListAtHand {
  return {
    listing: { rows: [newer, older], steady: true, tokensHold: false, ...listing } as Listing,
    formsHold: now.formsHold ?? true,
    hasChanged: () => Promise.resolve(now.changed),
  };
}

/** A ledger in which each row has the link it was listed with, unless told. */
function twins(links: Record<string, string> = {}): Twins {
  const linkOf = (key: string): string =>
    links[key] ?? `https://www.jpay.com/IncomingMailView.aspx?encLetterId=${key}`;
  const book = { row: (key: string) => ({ key, link: linkOf(key) }) as LedgerRow };
  return new Twins(book as unknown as LedgerBook);
}

describe('two rows that open to the same words', () => {
  it('are two messages where links stay with their message', async () => {
    expect(await twins().judge(newer, 'older', at({ tokensHold: true }, { changed: true }))).toBe('twins');
  });
  it('are doubted where one of them had another link when it was read', async () => {
    const moved = twins({ older: 'https://www.jpay.com/IncomingMailView.aspx?encLetterId=other' });
    expect(await moved.judge(newer, 'older', at({ tokensHold: true }, { changed: true }))).toBe('moved');
  });
  it('are two messages when one page showed both', async () => {
    const judge = twins();
    const page = {} as SitePage;
    judge.newTurn([]);
    judge.openedOn(older, page);
    judge.openedOn(newer, page);
    expect(await judge.judge(newer, 'older', at({}, { changed: true, formsHold: false }))).toBe('twins');
  });
  it('make the list be walked once more, and are two if they meet again and the list stood still', async () => {
    const judge = twins();
    expect(await judge.judge(newer, 'older', at({}, { changed: false }))).toBe('moved');
    expect(judge.doubted.has(newer.print)).toBe(true);
    judge.newTurn([]);
    expect(await judge.judge(newer, 'older', at({}, { changed: true }))).toBe('moved');
    expect(await judge.judge(newer, 'older', at({}, { changed: false }))).toBe('twins');
    expect(judge.wayIsOld).toBe(true);
    judge.settled();
    expect(judge.doubted.size).toBe(0);
  });
  it('are doubted for themselves, although two of one page had been judged just before', async () => {
    const judge = twins();
    const page = {} as SitePage;
    const here = at({}, { changed: false, formsHold: false });
    const oldest = row('oldest');
    for (const meeting of ['moved', 'twins'] as const) {
      judge.newTurn([]);
      judge.openedOn(newer, page);
      judge.openedOn(older, page);
      judge.openedOn(oldest, {} as SitePage);
      expect(await judge.judge(older, 'newer', here)).toBe('twins');
      expect(await judge.judge(oldest, 'older', here)).toBe(meeting);
    }
  });
  it('are doubted for themselves, although two others met just before, still under way', async () => {
    const judge = twins();
    judge.newTurn([]);
    expect(await judge.judge(newer, 'older', at({}, { changed: false }))).toBe('moved');
    expect(await judge.judge(row('third'), 'fourth', at({}, { changed: false }))).toBe('moved');
  });
  it('are one message shown twice where the list never stood still', async () => {
    expect(await twins().judge(newer, 'older', at({ steady: false }, { changed: false }))).toBe(
      'shown-twice',
    );
    expect(await twins().judge(newer, 'older', at({ steady: false }, { changed: true }))).toBe('moved');
  });
  it('are opened all anew when one of them was only counted, not read, in this round', async () => {
    const judge = twins();
    judge.newTurn([older]);
    expect(await judge.judge(newer, 'older', at({}, { changed: false }))).toBe('moved');
  });
  it('are two messages where links stay and this job has read the other one itself', async () => {
    const judge = twins();
    judge.newTurn([older], []);
    expect(await judge.judge(newer, 'older', at({ tokensHold: true }, { changed: false }))).toBe('twins');
  });
  it('are opened all anew when one was only counted, also where links stay: the count may be one off', async () => {
    const judge = twins();
    judge.newTurn([older]);
    expect(await judge.judge(newer, 'older', at({ tokensHold: true }, { changed: false }))).toBe('moved');
    expect(judge.doubted.has(newer.print)).toBe(true);
  });
});
