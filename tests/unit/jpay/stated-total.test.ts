// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { inboxOf, inboxRow, pageOf } from './made-up-page';

const stated = (status: string, pager = '', name = 'Fake Person') => {
  const list = readList(pageOf(inboxOf(inboxRow('03', name, '07-15-2019'), { status, pager })));
  return { total: list.statedTotal, page: list.statedPage, pages: list.statedPages };
};
const none = { total: undefined, page: undefined, pages: undefined };

describe('the size a list states', () => {
  it.each([
    ['You have 23 messages.', 23],
    ['23 letters', 23],
    ['1 message', 1],
    ['There are 1,234 messages in your inbox', 1234],
    ['Total messages: 45', 45],
    ['1-10 of 45', 45],
    ['Showing 1 to 10 of 45 messages', 45],
    ['Page 1 of 5 (1 - 10 of 45)', 45],
    ['You have <b>23</b> messages.', 23],
  ])('is in "%s"', (words, total) => {
    expect(stated(words).total).toBe(total);
  });

  it('may be in pages', () => {
    expect(stated('', '<div>Page 2 of 7</div>')).toEqual({ total: undefined, page: 2, pages: 7 });
    expect(stated('', '<span id="lblPages">Page: 1 / 3</span>')).toEqual({
      total: undefined,
      page: 1,
      pages: 3,
    });
  });

  it.each([
    'You have 12 stamps',
    'Stamp Balance (12)',
    '2 new messages',
    'You have 3 unread messages',
    'You may keep up to 75 messages',
    '15 minutes after they are sent',
    'Call 1-800-574-5729',
    '12 of your friends use JPay',
    '$5.00 of 10',
    '07-15-2019',
    'You have no messages.',
  ])('is not in "%s"', (words) => {
    expect(stated(words)).toEqual(none);
  });

  it('is not taken from a row', () => {
    expect(stated('', '', '23 messages')).toEqual(none);
  });

  it('is not taken when two statements differ', () => {
    expect(stated('23 messages', '<div>24 letters</div>').total).toBeUndefined();
    expect(stated('', '<div>Page 1 of 2</div><div>Page 1 of 3</div>')).toEqual(none);
  });
});
