// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { inboxOf, inboxRow, pageOf } from './made-up-page';

const rows = inboxRow('03', 'Fake Person', '07-15-2019') + inboxRow('04', 'Fake Next', '07-14-2019');
const next = (pager: string, inGrid = '') =>
  readList(
    pageOf(
      inboxOf(rows, { pager }).replace(
        '<table id="Mails_Grid" cellspacing="0">',
        `<table id="Mails_Grid">${inGrid}`,
      ),
    ),
  ).next;
const post = (target: string, argument = '') => `href="javascript:__doPostBack('${target}','${argument}')"`;
const select = (chosen: number, id = 'ddlPage') =>
  `Page <select id="${id}" name="${id}" onchange="javascript:setTimeout('__doPostBack(\\'ddlPage\\',\\'\\')', 0)">${[1, 2].map((n) => `<option${n === chosen ? ' selected' : ''} value="${n}">${n}</option>`).join('')}</select> of 2`;
const gridView = (current: number, last: number) =>
  `<tr><td><table><tr>${Array.from({ length: last }, (_, at) => `<td>${at + 1 === current ? `<span>${current}</span>` : `<a ${post('Mails_Grid', `Page$${at + 1}`)}>${at + 1}</a>`}</td>`).join('')}</tr></table></td></tr>`;

describe('a pager that nobody knows', () => {
  it.each([
    [
      'DataGrid’s own',
      '',
      `<tr><td colspan="3"><span>&lt;</span>&nbsp;<a ${post('Mails_Grid$ctl01$ctl01')}>&gt;</a></td></tr>`,
    ],
    [
      'DataGrid’s own in words',
      '',
      `<tr><td colspan="3"><span>Prev</span>&nbsp;<a ${post('Mails_Grid$ctl01$ctl01')}>Next</a></td></tr>`,
    ],
    ['a link', `<a id="lnkNext" ${post('lnkNext')}>Next &gt;</a>`, ''],
    ['a link with a picture', `<a ${post('pager$ctl02')}><img src="arrow.gif" alt="Next page"></a>`, ''],
    ['a picture', '<input type="image" id="imgBtnNext" name="imgBtnNext" src="n.gif">', ''],
    ['an address of the list', '<a href="IncomingMails.aspx?page=2">»</a>', ''],
    [
      'numbers',
      `<div><a class="aspNetDisabled">1</a> <a ${post('rpt$ctl01$lnkPage')}>2</a> <a ${post('rpt$ctl02$lnkPage')}>3</a></div>`,
      '',
    ],
    ['numbers in a list', `<ul><li>1</li><li><a ${post('rpt$ctl01$lnkPage')}>2</a></li></ul>`, ''],
    ['a choice', select(1), ''],
    ['a button', '<input type="submit" id="btnMore" name="btnMore" value="Load more messages">', ''],
    ['a script', '<a href="javascript:loadMore()">Show older messages</a>', ''],
    ['GridView’s numbers in one column', '', gridView(1, 3)],
    ['GridView’s numbers alone', `<a ${post('Mails_Grid', 'Page$2')}>two</a>`, ''],
  ])('does not prove the end while it leads on: %s', (_, pager, inGrid) => {
    expect(next(pager, inGrid)).toMatchObject({ state: 'refused' });
  });

  it.each([
    [
      'DataGrid’s own',
      '',
      `<tr><td colspan="3"><a ${post('Mails_Grid$ctl01$ctl00')}>&lt;</a>&nbsp;<span>&gt;</span></td></tr>`,
    ],
    ['a dead link', '<a id="lnkNext" class="aspNetDisabled">Next &gt;</a>', ''],
    ['a hidden button', '<input type="submit" id="btnNext" value="Next" style="display:none">', ''],
    ['numbers', `<div><a ${post('rpt$ctl00$lnkPage')}>1</a> <span>2</span></div>`, ''],
    ['a choice', select(2), ''],
    ['GridView’s numbers', '', gridView(3, 3)],
    ['GridView’s numbers without its own', `<a ${post('Mails_Grid', 'Page$1')}>one</a>`, ''],
    [
      'the arrows back',
      `<a id="LinkbuttonArrowFirst" ${post('LinkbuttonArrowFirst')}>&lt;&lt; First</a><a id="LinkbuttonArrowPrev" ${post('LinkbuttonArrowPrev')}>&lt; Prev</a>`,
      '',
    ],
  ])('proves it at its own end: %s', (_, pager, inGrid) => {
    expect(next(pager, inGrid)).toEqual({ state: 'end', why: 'missing' });
  });
});

describe('what is no pager', () => {
  it.each([
    ['a menu', `<div class="navMenu"><a ${post('lnkMore')}>More</a></div>`],
    ['a footer', `<div class="footer"><a ${post('lnkMore')}>More</a></div>`],
    ['words of help', '<a href="Help.aspx">Read more</a> <a href="Help.aspx">More</a>'],
    ['pictures that pass by', '<button type="button" onclick="slide(1)">Next</button><a href="#">&gt;</a>'],
    [
      'a calendar',
      `<table><tr><td>July</td><td><a ${post('Calendar1', 'V7000')} title="Go to the next month">&gt;</a></td></tr><tr><td><a ${post('Calendar1', '7137')} title="July 16">16</a></td><td>15</td></tr></table>`,
    ],
    ['how many rows a page has', '<select id="ddlPageSize"><option>10</option><option>20</option></select>'],
    ['a number of something', `Stamps: <b>1</b> <a ${post('lnkTwo')}>20</a>`],
  ])('takes nothing from the proof: %s', (_, pager) => {
    expect(next(pager)).toEqual({ state: 'end', why: 'missing' });
  });

  it('is Delete that is called Next', () => {
    const html = inboxOf(rows).replace('value="Delete"', 'value="Next &gt;"');
    expect(readList(pageOf(html)).next).toEqual({ state: 'end', why: 'missing' });
  });
});
