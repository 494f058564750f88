// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { aspx, inboxOf, inboxRow, signedOutHeader } from './made-up-page';
import { label, read, row } from './made-up-row';

describe('the rows of the inbox', () => {
  it('are read in order, whatever their numbers', () => {
    const list = read(
      inboxOf(
        inboxRow('02', 'Fake One', '07-15-2019') +
          inboxRow('10', 'Fake Two', '07-14-2019') +
          inboxRow('100', 'Fake Three', '07-13-2019'),
      ),
    );
    expect(list.mailbox).toBe('inbox');
    expect(list.rows.map((one) => [one.personName, one.dateText, one.date])).toEqual([
      ['Fake One', '07-15-2019', '2019-07-15'],
      ['Fake Two', '07-14-2019', '2019-07-14'],
      ['Fake Three', '07-13-2019', '2019-07-13'],
    ]);
    expect(list.rows[1]?.where).toBe('row 2 (Mails_Grid_ctl10)');
    expect(list.prints).toEqual(list.rows.map((one) => one.print));
    expect(list.openings).toEqual(['tok02', 'tok10', 'tok100']);
  });

  it('have names with accents, signs and odd spaces', () => {
    const list = read(inboxOf(inboxRow('03', '\n  José&nbsp; <b>O&#39;Fake</b> &amp; Söhne ', '')));
    expect(list.rows[0]?.personName).toBe("José O'Fake & Söhne");
  });

  it('count even when the name is empty', () => {
    expect(read(inboxOf(inboxRow('03', '', '07-15-2019'))).rows).toHaveLength(1);
  });

  it('are found by the link to a letter when the labels are gone', () => {
    const bare =
      '<tr><td><a href="IncomingMailView.aspx?encletterid=a">Fake Person</a></td><td>07-15-2019</td></tr>';
    const list = read(
      aspx(`<table id="NewGrid"><tr><th>From</th><th>Received</th></tr>${bare}${bare}</table>`),
    );
    expect(list.rows).toHaveLength(2);
    expect(list.rows[0]).toMatchObject({
      personName: 'Fake Person',
      dateText: '07-15-2019',
      opening: { by: 'link', token: 'a' },
    });
  });

  it('are all there when one of them lacks its label', () => {
    const odd =
      '<tr><td></td><td><a href="IncomingMailView.aspx?encletterid=odd">Fake Odd</a></td><td>07-14-2019</td></tr>';
    const list = read(
      inboxOf(inboxRow('03', 'Fake One', '07-15-2019') + odd + inboxRow('05', 'Fake Two', '07-13-2019')),
    );
    expect(list.rows.map((one) => one.personName)).toEqual(['Fake One', 'Fake Odd', 'Fake Two']);
  });

  it('are there, but not to be opened, when only the tick box is left', () => {
    const list = read(inboxOf(inboxRow('03', 'Fake One', '') + row('<td>Fake Two</td>', '', '04')));
    expect(list.rows.map((one) => [one.personName, one.opening.by])).toEqual([
      ['Fake One', 'link'],
      ['Fake Two', 'refused'],
    ]);
  });

  it('do not include the header, a tick-all box or the grid’s own pager', () => {
    const html = inboxOf(inboxRow('03', 'Fake One', '07-15-2019'), {
      header: '<td><input id="Mails_Grid_ctl02_chkAll" type="checkbox"></td><td>From</td><td>Date</td>',
    }).replace(
      '<table id="Mails_Grid" cellspacing="0">',
      '<table id="Mails_Grid"><tr><td colspan="3"><span>1</span></td></tr>',
    );
    expect(read(html).rows.map((one) => one.dateText)).toEqual(['07-15-2019']);
  });

  it('may hold tables of their own', () => {
    const inner = `<td><table><tr><td>${label()}</td></tr></table></td>`;
    const list = read(inboxOf(row(inner, `onclick="location.href='IncomingMailView.aspx?encletterid=a'"`)));
    expect(list.rows).toHaveLength(1);
    expect(list.rows[0]).toMatchObject({ opening: { by: 'link', token: 'a' }, dateText: '07-15-2019' });
  });

  it('may be boxes instead of a table', () => {
    const item = (number: string) =>
      `<div class="item">${label(number)}<a href="IncomingMailView.aspx?encletterid=t${number}">open</a><span>07-15-2019</span></div>`;
    const list = read(aspx(`<div id="Mails_Grid">${item('03')}${item('04')}</div>`));
    expect(list.openings).toEqual(['t03', 't04']);
  });

  it('may have prefixed ids after a change of the site', () => {
    const html = inboxOf(inboxRow('03', 'Fake One', '07-15-2019')).replaceAll(
      'Mails_Grid',
      'ctl00_Main_Mails_Grid',
    );
    expect(read(html).rows.map((one) => one.personName)).toEqual(['Fake One']);
  });
});

describe('the rows of Sent', () => {
  const sent = (header: string, cells: string) =>
    aspx(
      `<span id="lbl_pleaseAllow">Soon</span><table id="TransferHistory_Grid"><tr>${header}</tr><tr>${cells}</tr></table>`,
    );

  it('have name, letter number, status and date', () => {
    const list = read(
      sent(
        '<td>To</td><td>Letter ID</td><td>Date Sent</td><td>Status</td>',
        `<td><a href="SentMailView.aspx?encletterid=a"><span id="TransferHistory_Grid_ctl03_lblsRecipientName">FAKE PERSON</span></a></td>
<td><span id="TransferHistory_Grid_ctl03_lblsUniqueId"> 123456 </span></td><td>07-15-2019</td><td><span id="TransferHistory_Grid_ctl03_lblStatus">Released</span></td>`,
      ),
      '/SentMails.aspx',
    );
    expect(list).toMatchObject({
      mailbox: 'sent',
      rows: [
        {
          personName: 'FAKE PERSON',
          letterNumber: '123456',
          status: 'Released',
          dateText: '07-15-2019',
          date: '2019-07-15',
          unread: false,
        },
      ],
    });
  });

  it('have no letter number from a column that may count rows or name the inmate', () => {
    for (const word of ['ID', '#']) {
      const list = read(
        inboxOf(
          '<tr><td>7</td><td><a href="IncomingMailView.aspx?encletterid=a">Fake Person</a></td><td>07-15-2019</td></tr>',
          { header: `<td>${word}</td><td>From</td><td>Date</td>` },
        ),
      );
      expect(list.rows).toHaveLength(1);
      expect(list.rows[0]).not.toHaveProperty('letterNumber');
    }
  });

  it('are read by header words when there are no ids for the rest', () => {
    const list = read(
      sent(
        '<th>Status</th><th>Sent on</th><th>Letter #</th><th>Recipient</th>',
        `<td>Released</td><td>Jul 15, 2019</td><td>77</td><td><span id="TransferHistory_Grid_ctl03_lblsRecipientName">FAKE PERSON</span></td>`,
      ),
      '/SentMails.aspx',
    );
    expect(list.rows[0]).toMatchObject({ letterNumber: '77', status: 'Released', date: '2019-07-15' });
  });
});

describe('the date of a row', () => {
  const dated = (header: string, cells: string) => {
    const list = read(inboxOf(`<tr><td>${label()}</td>${cells}</tr>`, { header: `<td>From</td>${header}` }));
    return [list.rows[0]?.dateText, list.rows[0]?.date];
  };

  it('is taken by its id before all else', () => {
    expect(
      dated(
        '<td>Date</td><td>x</td>',
        '<td>1/1/2020</td><td><span id="Mails_Grid_ctl03_lblDate">2/2/2020</span></td>',
      ),
    ).toEqual(['2/2/2020', '2020-02-02']);
  });
  it('is not taken by the id of another date, of which there are some', () => {
    for (const other of ['lblReadDate', 'lblDateOpened', 'ExpiresDate']) {
      const cells = `<td><span id="Mails_Grid_ctl03_${other}">1/1/2020</span></td><td><span id="Mails_Grid_ctl03_lblDate">2/2/2020</span></td>`;
      expect(dated('<td>a</td><td>b</td>', cells)).toEqual(['2/2/2020', '2020-02-02']);
    }
  });
  it('is taken by the header’s word, and kept as text if nobody can read it', () => {
    expect(dated('<td>Date Read</td><td>Date Received</td>', '<td>1/1/2020</td><td>2/2/2020</td>')).toEqual([
      '2/2/2020',
      '2020-02-02',
    ]);
    expect(dated('<td>Received</td>', '<td>last Tuesday</td>')).toEqual(['last Tuesday', null]);
  });
  it('is the only cell that is a date', () => {
    expect(dated('<td>&nbsp;</td><td>&nbsp;</td>', '<td>2 photos</td><td>2/2/2020</td>')).toEqual([
      '2/2/2020',
      '2020-02-02',
    ]);
  });
  it('is not guessed between two', () => {
    expect(dated('<td>&nbsp;</td><td>&nbsp;</td>', '<td>1/1/2020</td><td>2/2/2020</td>')).toEqual([
      undefined,
      null,
    ]);
  });
  it('may be missing', () => {
    expect(dated('', '')).toEqual([undefined, null]);
  });
  it('respects cells that span columns', () => {
    expect(
      dated('<td colspan="2">Extras</td><td>Date</td>', '<td>a</td><td>b</td><td>2/2/2020</td>'),
    ).toEqual(['2/2/2020', '2020-02-02']);
  });
});

describe('a page that is no list', () => {
  it('is refused by the name of what it is', () => {
    const login = aspx('<input type="password">', { header: signedOutHeader, menu: '' });
    expect(() => read(login)).toThrow(expect.objectContaining({ kind: 'signed-out' }));
    expect(() => read(aspx('<textarea id="message"></textarea>'))).toThrow(
      expect.objectContaining({ kind: 'unexpected-page' }),
    );
  });

  it('is refused when its end is missing: the pager may have been there', () => {
    const html = inboxOf(inboxRow('03', 'Fake Person', ''));
    expect(() => read(html.slice(0, html.indexOf('</form>')))).toThrow(
      expect.objectContaining({ kind: 'incomplete-bytes' }),
    );
  });
});
