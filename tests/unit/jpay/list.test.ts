// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { aspx, inboxOf, inboxRow, pageOf, signedOutHeader } from './made-up-page';

const read = (html: string, path?: string) => readList(pageOf(html, path));
const row = (cell: string, attributes = '', number = '03') =>
  `<tr ${attributes}><td><input id="Mails_Grid_ctl${number}_chkMail" type="checkbox"></td>${cell}<td>07-15-2019</td></tr>`;
const label = (number = '03', name = 'FAKE PERSON') =>
  `<span id="Mails_Grid_ctl${number}_lblFrom">${name}</span>`;
const openingOf = (rows: string) => read(inboxOf(rows)).rows[0]?.opening;

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

describe('how a row opens', () => {
  const url = 'https://www.jpay.com/IncomingMailView.aspx?encletterid=A%2Bb/c==';
  const href = 'IncomingMailView.aspx?encletterid=A%2Bb/c==';
  it.each([
    ['a link around the name', row(`<td><a href="${href}">${label()}</a></td>`)],
    [
      'a link inside the name',
      row(`<td><span id="Mails_Grid_ctl03_lblFrom"><a href="${href}">X</a></span></td>`),
    ],
    ['a link elsewhere in the row', row(`<td>${label()}</td><td><a href="${href}">View</a></td>`)],
    ['onclick of the row', row(`<td>${label()}</td>`, `onclick="location.href='${href}';"`)],
    [
      'onclick of the row, quotes escaped',
      row(`<td>${label()}</td>`, `onclick="window.location=&#39;${href}&#39;"`),
    ],
    ['onclick of the cell', row(`<td onclick='document.location = "${href}"'>${label()}</td>`)],
    ['onclick that opens a window', row(`<td onclick="window.open('${href}','_blank')">${label()}</td>`)],
    [
      'onclick of the name',
      row(`<td><span id="Mails_Grid_ctl03_lblFrom" onclick="Open('${href}')">X</span></td>`),
    ],
  ])('by %s', (_, html) => {
    expect(openingOf(html)).toEqual({ by: 'link', url, token: 'A%2Bb/c==' });
  });

  it('by a javascript link, with escapes undone as browsers do it', () => {
    const link = row(`<td><a href="javascript:location.replace('${href}')">${label()}</a></td>`);
    expect(openingOf(link)).toMatchObject({ by: 'link', token: 'A+b/c==' });
  });

  it.each([
    [
      'a link',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lblFrom','')">${label()}</a></td>`),
      'Mails_Grid$ctl03$lblFrom',
      '',
    ],
    [
      'the name itself',
      row(
        `<td><a id="Mails_Grid_ctl03_lblFrom" href="javascript:__doPostBack(&#39;Mails_Grid$ctl03$lblFrom&#39;,&#39;&#39;)">X</a></td>`,
      ),
      'Mails_Grid$ctl03$lblFrom',
      '',
    ],
    [
      'the row',
      row(`<td>${label()}</td>`, `onclick="javascript:__doPostBack('Mails_Grid','Select$0')"`),
      'Mails_Grid',
      'Select$0',
    ],
    [
      'options',
      row(
        `<td><a href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("Mails_Grid$ctl03$lnkOpen", "", true, "", "", false, true))'>${label()}</a></td>`,
      ),
      'Mails_Grid$ctl03$lnkOpen',
      '',
    ],
  ])('by postback of %s', (_, html, target, argument) => {
    expect(openingOf(html)).toEqual({ by: 'postback', target, argument });
  });

  it.each(['LinkButton1', 'lbtnFrom', 'lnkbtnFrom', 'lnkLetterDetail'])(
    'by the link around the name in its own row, by whatever name: %s',
    (control) => {
      const link = (more = '', target = `Mails_Grid$ctl03$${control}`, inside = label()) =>
        row(
          `<td><a id="Mails_Grid_ctl03_${control}" ${more} href="javascript:__doPostBack('${target}','')">${inside}</a></td>`,
        );
      const target = `Mails_Grid$ctl03$${control}`;
      expect(openingOf(link())).toEqual({ by: 'postback', target, argument: '' });
      for (const other of [
        link('onclick="return confirm(1)"'),
        link('title="Delete this letter"'),
        link('class="btnDelete"'),
        link('', target, `${label()} <img src="Images/delete.gif">`),
        link('', target, `${label()} Remove`),
        link('', `Mails_Grid$ctl04$${control}`),
        link('', `${target}Delete`),
        link('', `OtherGrid$ctl03$${control}`),
      ]) {
        expect(openingOf(other)).toMatchObject({ by: 'refused' });
      }
    },
  );

  it('not by such a control beside the name', () => {
    const beside = row(
      `<td>${label()}</td><td><a href="javascript:__doPostBack('Mails_Grid$ctl03$LinkButton1','')">X</a></td>`,
    );
    expect(openingOf(beside)).toMatchObject({ by: 'refused' });
  });

  it.each([
    [
      'the name deletes',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lnkDelete','')">${label()}</a></td>`),
      'lnkDelete',
    ],
    [
      'the row deletes',
      row(`<td>${label()}</td>`, `onclick="__doPostBack('Mails_Grid','Delete$0')"`),
      'Mails_Grid',
    ],
    [
      'the name asks first',
      row(
        `<td><a onclick="return confirm('Sure?')" href="javascript:__doPostBack('Mails_Grid$ctl03$lblFrom','')">${label()}</a></td>`,
      ),
      'Mails_Grid$ctl03$lblFrom',
    ],
    [
      'the name opens another row',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl04$lblFrom','')">${label()}</a></td>`),
      'ctl04',
    ],
    [
      'one of two postbacks deletes',
      row(
        `<td onclick="if(x){__doPostBack('Mails_Grid$ctl03$lblFrom','')}else{__doPostBack('imgBtnDelete','')}">${label()}</td>`,
      ),
      'Mails_Grid$ctl03$lblFrom',
    ],
    [
      'a control called Delete looks harmless',
      row(
        `<td>${label()}</td><td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lnkOpen','')">Delete</a></td>`,
      ),
      'lnkOpen',
    ],
    [
      'the link leads to writing',
      row(`<td><a href="SendMail.aspx?to=5">${label()}</a></td>`),
      'SendMail.aspx',
    ],
    [
      'the letter lies on another host',
      row(`<td><a href="https://evil.example/IncomingMailView.aspx?encletterid=a">${label()}</a></td>`),
      'evil.example',
    ],
    [
      'nobody knows what it does',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$ctl00','')">${label()}</a></td>`),
      'ctl00',
    ],
  ])('is refused when %s', (_, html, named) => {
    const opening = openingOf(html);
    expect(opening).toMatchObject({ by: 'refused' });
    expect(opening?.by === 'refused' && opening.reason).toContain(named);
  });

  it('is refused with a word for it when nothing opens it', () => {
    expect(openingOf(row(`<td>${label()}</td>`))).toEqual({
      by: 'refused',
      reason: 'Nothing in the row opens it.',
    });
  });

  it('keeps tokens out of the reason', () => {
    const opening = openingOf(row(`<td><a href="Odd.aspx?secret=token">${label()}</a></td>`));
    expect(JSON.stringify(opening)).not.toContain('token');
  });

  it('prefers the letter to the delete beside it', () => {
    const html = row(
      `<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lnkDelete','')">x</a></td><td><a href="${href}">${label()}</a></td>`,
    );
    expect(openingOf(html)).toMatchObject({ by: 'link' });
  });

  it('works for somebody called Dele Print', () => {
    const html = row(
      `<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lblFrom','')">${label('03', 'PRINT, DELETE SEND')}</a></td>`,
    );
    expect(openingOf(html)).toMatchObject({ by: 'postback' });
  });
});

describe('whether a message is unread', () => {
  const unread = (...rows: string[]) => read(inboxOf(rows.join(''))).rows.map((one) => one.unread);
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
