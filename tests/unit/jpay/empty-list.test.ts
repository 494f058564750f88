// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { recognise } from '../../../src/jpay/page-kind';
import { aspx, inboxOf, pageOf } from './made-up-page';

const buttons = '<input type="submit" name="imgBtnDelete" id="imgBtnDelete" value="Delete">';
const withoutGrid = (status: string, more = '') =>
  pageOf(aspx(`<span id="lbl_msgstatus">${status}</span>${more}${buttons}`));
const sorry = 'We are unable to retrieve your messages at this time. Please try again later.';

describe('a page without rows', () => {
  it.each([
    sorry,
    'No messages could be retrieved. Please contact us.',
    'An error has occurred while loading your mail.',
    'Messages cannot be displayed right now.',
    'This service is temporarily unavailable.',
    'Your facility has changed how it sends mail.',
  ])('is no empty inbox when it says: %s', (words) => {
    expect(recognise(withoutGrid(words))).toEqual({ kind: 'other' });
    expect(recognise(pageOf(aspx(`<div>${sorry}</div>${buttons}`)))).toEqual({ kind: 'other' });
  });

  it('is no empty list either when it says so above a header or beside the remark on Sent', () => {
    expect(recognise(pageOf(inboxOf('', { status: sorry })))).toEqual({ kind: 'other' });
    const sent = aspx(
      `<span id="lbl_msgstatus">${sorry}</span><span id="lbl_pleaseAllow">Please allow 15 minutes, and try again.</span>`,
    );
    expect(recognise(pageOf(sent, '/SentMails.aspx'))).toEqual({ kind: 'other' });
  });

  it.each([
    '',
    'You have no messages.',
    'You have no messages',
    'You do not have any messages.',
    'There are no new messages in your inbox.',
    'You have not received any messages',
    'No messages found.',
    'No mail',
    'You have 0 messages.',
    'Your inbox is currently empty.',
    'No records found',
    'There is nothing to display.',
    'Inbox',
    'My Received Messages:',
    'Click on a message to read it, or tick the box to delete it.',
  ])('is an empty inbox when it says: "%s"', (words) => {
    expect(recognise(withoutGrid(words))).toEqual({ kind: 'inbox' });
    expect(readList(withoutGrid(words)).rows).toEqual([]);
  });

  it('is an empty inbox when the notice of trouble waits hidden, and under a heading nobody knows if there is a header', () => {
    expect(recognise(withoutGrid('', `<div style="display:none">${sorry}</div>`))).toEqual({ kind: 'inbox' });
    expect(recognise(pageOf(inboxOf('', { status: 'Hello, dear family!' })))).toEqual({ kind: 'inbox' });
  });

  it('is an empty Sent beside the remark that asks for patience', () => {
    const sent =
      '<span id="lbl_pleaseAllow">Letters take 15 minutes. If you see none, try again later.</span>';
    expect(recognise(pageOf(aspx(sent), '/SentMails.aspx'))).toEqual({ kind: 'sent' });
  });

  it('has nothing to show that it is the end of a list, unless it has a header, a pager or a word', () => {
    expect(readList(withoutGrid('')).bare).toBe(true);
    expect(readList(withoutGrid('You have no messages.'))).not.toHaveProperty('bare');
    expect(readList(withoutGrid('', '<a id="LinkbuttonArrowPrev">Prev</a>'))).not.toHaveProperty('bare');
    expect(readList(pageOf(inboxOf('')))).not.toHaveProperty('bare');
  });
});
