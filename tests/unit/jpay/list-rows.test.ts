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
