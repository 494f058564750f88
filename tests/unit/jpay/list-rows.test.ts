// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { recognise } from '../../../src/jpay/page-kind';
import { inboxOf, inboxRow, pageOf } from './made-up-page';

const list = (rows: string) => readList(pageOf(inboxOf(rows)));
const brief = (rows: string) =>
  list(rows).rows.map((one) => [one.personName, one.dateText, one.opening.by] as const);
const good = (number: string, name: string) => inboxRow(number, name, `07-${number}-2019`);

describe('rows whose labels have other ids', () => {
  it('are read where the number of the row stands last', () => {
    const rows = [0, 1].map(
      (n) =>
        `<tr><td><input type="checkbox" id="Mails_Grid_chkMail_${n}" name="Mails_Grid$ctl0${n + 2}$chkMail"></td><td><a id="Mails_Grid_lblFrom_${n}" href="javascript:__doPostBack('Mails_Grid$ctl0${n + 2}$lblFrom','')">Fake ${n}</a></td><td><span id="Mails_Grid_lblDate_${n}">07-1${n}-2019</span></td></tr>`,
    );
    expect(brief(rows.join(''))).toEqual([
      ['Fake 0', '07-10-2019', 'postback'],
      ['Fake 1', '07-11-2019', 'postback'],
    ]);
  });

  it('are counted by their dates, and told as not to be opened', () => {
    const odd = '<tr onclick="OpenLetter(5)"><td></td><td>Fake Odd</td><td>07-04-2019</td></tr>';
    expect(brief(odd)).toEqual([['Fake Odd', '07-04-2019', 'refused']]);
    expect(brief(good('03', 'Fake One') + odd + good('05', 'Fake Two'))).toEqual([
      ['Fake One', '07-03-2019', 'link'],
      ['Fake Odd', '07-04-2019', 'refused'],
      ['Fake Two', '07-05-2019', 'link'],
    ]);
  });

  it('open where the grid itself selects them', () => {
    const selected = (n: number, date: string) =>
      `<tr onclick="javascript:__doPostBack('Mails_Grid','Select$${n}')"><td></td><td><span id="Mails_Grid_ctl0${n}_lblWho">Fake ${n}</span></td><td>${date}</td></tr>`;
    expect(list(selected(4, '') + good('05', 'Fake Five')).rows.map(({ opening }) => opening)).toEqual([
      { by: 'postback', target: 'Mails_Grid', argument: 'Select$4' },
      expect.objectContaining({ by: 'link' }),
    ]);
    expect(recognise(pageOf(inboxOf(selected(3, 'yesterday'))))).toEqual({ kind: 'inbox' });
    expect(list(selected(3, 'yesterday')).rows).toHaveLength(1);
  });
});

describe('what stands between the rows of a grid', () => {
  it.each([
    ['a line between groups', '<tr><td colspan="3">07-15-2019</td></tr>'],
    ['a second line of a message', '<tr><td>07-15-2019</td><td>2 photos</td></tr>'],
    [
      'a table in a cell',
      '<tr><td colspan="3"><table><tr><td></td><td></td><td>07-15-2019</td></tr></table></td></tr>',
    ],
    ['a footer', '<tr><td></td><td>Total</td><td>1</td></tr>'],
  ])('is no row: %s', (_, between) => {
    expect(brief(good('03', 'Fake One') + between)).toHaveLength(1);
  });
});

describe('several messages in one line', () => {
  const cells = (number: string, name: string) => /<tr>([\s\S]*)<\/tr>/.exec(good(number, name))?.[1] ?? '';
  it('are as many rows, side by side', () => {
    const one = (number: string, name: string) => `<td><table><tr>${cells(number, name)}</tr></table></td>`;
    expect(brief(`<tr>${one('03', 'Fake One')}${one('04', 'Fake Two')}</tr>`)).toEqual([
      ['Fake One', '07-03-2019', 'link'],
      ['Fake Two', '07-04-2019', 'link'],
    ]);
  });
  it('are as many rows where a table is around all of them', () => {
    const rows = good('03', 'Fake One') + good('04', 'Fake Two');
    expect(brief(`<tr><td colspan="3"><table>${rows}</table></td></tr>`)).toEqual([
      ['Fake One', '07-03-2019', 'link'],
      ['Fake Two', '07-04-2019', 'link'],
    ]);
  });
  it('are as many rows where only the order of the cells tells', () => {
    const line = `<tr>${cells('03', 'Fake One')}${cells('04', 'Fake Two')}</tr>`;
    expect(list(line).rows.map(({ personName, opening }) => [personName, opening.by])).toEqual([
      ['Fake One', 'link'],
      ['Fake Two', 'link'],
    ]);
  });
});

describe('a message that stands there twice, for wide and for small screens', () => {
  const both = (again: (number: string) => string) =>
    ['03', '04'].map((n) => good(n, `Fake ${n}`) + again(n)).join('');
  it.each([
    [
      'in a line of its own',
      '<td colspan="3"><a href="IncomingMailView.aspx?encLetterId=tokNN">Fake: read more</a></td>',
    ],
    [
      'with its date',
      '<td></td><td><a href="IncomingMailView.aspx?encLetterId=tokNN">Fake</a></td><td>07-NN-2019</td>',
    ],
  ])('is one row: %s', (_, inside) => {
    const rows = brief(both((n) => `<tr class="visible-xs">${inside.replaceAll('NN', n)}</tr>`));
    expect(rows).toEqual([
      ['Fake 03', '07-03-2019', 'link'],
      ['Fake 04', '07-04-2019', 'link'],
    ]);
  });
  it('is one row beside a card, and a card of another letter is a row', () => {
    const card = (token: string) =>
      `<div class="card"><a href="IncomingMailView.aspx?encLetterId=${token}">Fake Card</a></div>`;
    const page = pageOf(inboxOf(good('03', 'Fake One'), { pager: card('tok03') + card('tok09') }));
    expect(readList(page).rows.map(({ personName }) => personName)).toEqual(['Fake One', 'Fake Card']);
  });
});

describe('a box in the header that ticks all rows', () => {
  const tick = '<input type="checkbox" id="Mails_Grid_ctl02_chkMail" name="Mails_Grid$ctl02$chkMail">';
  it.each([
    `<td>${tick}</td><td>From</td><td>Date</td>`,
    `<td>${tick}</td><td>Inmate</td>`,
    `<th>${tick}</th><th>Anything</th><th>Else</th>`,
  ])('is no row, though it is called like theirs: %s', (header) => {
    const html = inboxOf(good('03', 'Fake One')).replace('<td>&nbsp;</td><td>From</td><td>Date</td>', header);
    expect(html).toContain(tick);
    expect(readList(pageOf(html)).rows.map(({ personName }) => personName)).toEqual(['Fake One']);
  });
  it('takes no row away that has only its tick and a name', () => {
    const row =
      '<tr><td><input type="checkbox" id="Mails_Grid_ctl04_chkMail"></td><td>Sender, Fake</td></tr>';
    expect(brief(good('03', 'Fake One') + row)).toHaveLength(2);
  });
});
