// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { inboxOf, pageOf } from './made-up-page';

const unread = (...rows: string[]) => readList(pageOf(inboxOf(rows.join('')))).rows.map((one) => one.unread);
const row = (number: string, before: string, name = 'Fake Person') =>
  `<tr><td>${before}</td><td><a href="IncomingMailView.aspx?encletterid=${number}"><span id="Mails_Grid_ctl${number}_lblFrom">${name}</span></a></td></tr>`;

describe('a picture that offers to read a message', () => {
  it.each([
    '<a href="#"><img src="Images/read.gif" alt="Read"></a>',
    '<a href="IncomingMailView.aspx?encletterid=x"><img src="img/btn_read.png"></a>',
    '<button type="button"><i class="icon-read"></i></button>',
    '<span onclick="Open(3)"><img src="e.gif" alt="Read"></span>',
    '<img src="e.gif" alt="Read" onclick="Open(3)">',
  ])('does not say that it was read: %s', (offer) => {
    expect(unread(row('03', offer), row('04', offer))).toEqual([null, null]);
    expect(unread(row('03', offer, '<b>Fake Person</b>'), row('04', offer))).toEqual([true, null]);
  });

  it('does not hide from a bold name that the message is unread, wherever it stands', () => {
    const offer = '<img src="Images/read.gif" alt="Read">';
    expect(unread(row('03', offer, '<b>Fake Person</b>'), row('04', offer))).toEqual([true, false]);
  });

  it('is believed when other rows say "unread", whatever is bold', () => {
    const rows = [
      row('03', '<img src="unread.gif">', '<b>Fake Person</b>'),
      row('04', '<img src="read.gif">', '<b>Fake Person</b>'),
    ];
    expect(unread(...rows)).toEqual([true, false]);
  });
});

describe('a mark of being unread or read', () => {
  it('counts on a link too when it says "unread"', () => {
    const mark = '<a href="#"><img src="Images/unread.gif" alt="Unread"></a>';
    expect(unread(row('03', mark))).toEqual([true]);
  });

  it('counts in the link that opens the letter by its name', () => {
    const marked = (number: string, file: string) =>
      `<tr><td><a href="IncomingMailView.aspx?encletterid=${number}"><img src="${file}.gif"><span id="Mails_Grid_ctl${number}_lblFrom">Fake</span></a></td></tr>`;
    expect(unread(marked('03', 'unread'), marked('04', 'read'))).toEqual([true, false]);
  });
});
