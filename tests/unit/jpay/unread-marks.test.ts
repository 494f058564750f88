// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { inboxOf } from './made-up-page';
import { label, read } from './made-up-row';

const unread = (...rows: string[]) => read(inboxOf(rows.join(''))).rows.map((one) => one.unread);
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

describe('whether a message is unread', () => {
  const marked = (number: string, attributes: string, name = 'X') =>
    `<tr ${attributes}><td><a href="IncomingMailView.aspx?encletterid=${number}">${label(number, name)}</a></td></tr>`;

  it('is told by a class, a picture’s words or its file', () => {
    expect(unread(marked('03', 'class="GridItemUnread"'), marked('04', 'class="GridItem"'))).toEqual([
      true,
      null,
    ]);
    const image = (number: string, img: string) =>
      `<tr><td>${img}</td><td><a href="IncomingMailView.aspx?encletterid=${number}">${label(number)}</a></td></tr>`;
    expect(unread(image('03', '<img alt="Unread">'), image('04', '<img alt="Read">'))).toEqual([true, false]);
    expect(
      unread(
        image('03', '<img src="img/mail_unread.gif?v=1">'),
        image('04', '<img src="img/mail_read.gif">'),
      ),
    ).toEqual([true, false]);
  });

  const pictured = (number: string, img: string) =>
    `<tr><td>${img}</td><td><a href="IncomingMailView.aspx?encletterid=${number}">${label(number)}</a></td></tr>`;

  it.each([
    ['<img src="img/mail_new.gif">', '<img src="img/mail_read.gif">', false],
    ['<img src="new.png">', '<img src="old.png">', null],
    ['<img src="newmail.gif">', '', null],
    ['<img src="e.gif" alt="New">', '<img src="e2.gif" alt="">', null],
    ['<i class="icon-new"></i>', '<i class="icon-old"></i>', null],
    ['<i class="isNew"></i>', '<i class="opened"></i>', false],
  ])('is told by a mark that says "new": %s beside %s', (mark, other, told) => {
    expect(unread(pictured('03', mark), pictured('04', other))).toEqual([true, told]);
  });

  it('is not told of a row without a mark when read rows bear one', () => {
    const read = '<img src="mail_read.gif">';
    expect(unread(pictured('03', ''), pictured('04', read))).toEqual([null, false]);
    expect(
      unread(pictured('03', ''), pictured('04', read), pictured('05', '<img src="mail_unread.gif">')),
    ).toEqual([null, false, true]);
  });

  it('is not told by what a link offers, nor by words of the page’s own making', () => {
    const offer = '<a href="IncomingMailView.aspx?encletterid=x" title="Read">go</a>';
    expect(unread(pictured('03', offer), pictured('04', offer))).toEqual([null, null]);
    const words = '<img src="a.gif" alt="Click to read this letter">';
    expect(unread(pictured('03', words))).toEqual([null]);
    const layout = '<i class="newGridCell" title="Opens in a new window"></i>';
    expect(unread(pictured('03', layout), pictured('04', ''))).toEqual([null, null]);
    expect(unread(pictured('03', '<i title="Mark as unread"></i>'))).toEqual([null]);
  });

  it('is told by bold where other rows bear no mark but that of being read', () => {
    const row = (number: string, before: string, name: string) =>
      pictured(number, before).replace('FAKE PERSON', name);
    expect(
      unread(row('03', '', '<b>X</b>'), row('04', '<img src="mail_read.gif">', 'X'), row('05', '', 'X')),
    ).toEqual([true, false, null]);
  });

  it('is told by bold names, also on a page where all are bold', () => {
    expect(unread(marked('03', 'style="font-weight: bold"'), marked('04', ''))).toEqual([true, null]);
    expect(unread(marked('03', '', '<b>X</b>'), marked('04', '', '<b>Y</b>'))).toEqual([true, true]);
  });

  it('is not told of a row without any mark: only the whole mailbox says what that means', () => {
    expect(unread(marked('03', ''), marked('04', ''))).toEqual([null, null]);
  });

  it('is not told by a person’s name or a word that only holds "read"', () => {
    expect(unread(marked('03', 'class="threadRow"', 'Unread Jones'), marked('04', 'class="bread"'))).toEqual([
      null,
      null,
    ]);
  });
});
