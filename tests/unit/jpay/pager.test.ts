// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { inboxOf, inboxRow, pageOf } from './made-up-page';

const next = (pager: string, gridPager = '') => {
  const html = inboxOf(inboxRow('03', 'Fake Person', '07-15-2019'), { pager }).replace(
    '<table id="Mails_Grid" cellspacing="0">',
    `<table id="Mails_Grid">${gridPager}`,
  );
  return readList(pageOf(html)).next;
};
const post = (target: string, argument = '') => `href="javascript:__doPostBack('${target}','${argument}')"`;

describe('the next page of a list', () => {
  it.each([
    [`<a id="LinkbuttonArrowNext" ${post('LinkbuttonArrowNext')}>Next</a>`, 'LinkbuttonArrowNext'],
    [`<a id="LinkbuttonArrowNext" ${post('LinkbuttonArrowNext')}>Delete</a>`, 'LinkbuttonArrowNext'],
    [
      `<a id="ctl00_Main_LinkbuttonArrowNext" ${post('ctl00$Main$LinkbuttonArrowNext')}>&gt;</a>`,
      'ctl00$Main$LinkbuttonArrowNext',
    ],
    [
      `<a id="LinkbuttonArrowNext" href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("LinkbuttonArrowNext", "", false, "", "", false, true))'>Next</a>`,
      'LinkbuttonArrowNext',
    ],
  ])('is a postback: %s', (pager, target) => {
    expect(next(pager)).toEqual({ state: 'more', step: { by: 'postback', target, argument: '' } });
  });

  it('may be a plain address of the same list', () => {
    expect(next('<a id="LinkbuttonArrowNext" href="IncomingMails.aspx?page=2">Next</a>')).toEqual({
      state: 'more',
      step: { by: 'link', url: 'https://www.jpay.com/IncomingMails.aspx?page=2' },
    });
  });

  it('may be the grid’s own Next', () => {
    expect(next(`<a ${post('Mails_Grid', 'Page$Next')}>Next</a>`)).toMatchObject({
      state: 'more',
      step: { target: 'Mails_Grid', argument: 'Page$Next' },
    });
  });

  it.each([
    ['', 'missing'],
    ['<a id="LinkbuttonArrowNext">Next</a>', 'no-target'],
    ['<a id="LinkbuttonArrowNext" href="">Next</a>', 'no-target'],
    ['<a id="LinkbuttonArrowNext" href="#">Next</a>', 'no-target'],
    ['<a id="LinkbuttonArrowNext" href="javascript:void(0)">Next</a>', 'no-target'],
    [
      `<a id="LinkbuttonArrowNext" class="aspNetDisabled" ${post('LinkbuttonArrowNext')}>Next</a>`,
      'disabled',
    ],
    ['<a id="LinkbuttonArrowNext" disabled="disabled">Next</a>', 'disabled'],
    [`<a id="LinkbuttonArrowNext" aria-disabled="true" ${post('LinkbuttonArrowNext')}>Next</a>`, 'disabled'],
    ['<input type="submit" id="LinkbuttonArrowNext" disabled value="Next">', 'disabled'],
    [
      `<div style="display: none"><a id="LinkbuttonArrowNext" ${post('LinkbuttonArrowNext')}>Next</a></div>`,
      'hidden',
    ],
    [`<a id="LinkbuttonArrowNext" hidden ${post('LinkbuttonArrowNext')}>Next</a>`, 'hidden'],
  ])('is not there at the end: "%s"', (pager, why) => {
    expect(next(pager)).toEqual({ state: 'end', why });
  });

  it.each([
    [post('imgBtnDelete'), 'imgBtnDelete'],
    [post('ButtonDelete'), 'ButtonDelete'],
    [post('btnSendLetter'), 'btnSendLetter'],
    [post('LinkbuttonArrowLast'), 'LinkbuttonArrowLast'],
    [post('LinkbuttonArrowPrev'), 'LinkbuttonArrowPrev'],
    [post('LinkbuttonArrowNext', 'delete'), 'LinkbuttonArrowNext'],
    [`${post('LinkbuttonArrowNext')} onclick="return confirm('Delete all?')"`, 'LinkbuttonArrowNext'],
    [`${post('LinkbuttonArrowNext')} onclick="__doPostBack('imgBtnDelete','')"`, 'LinkbuttonArrowNext'],
    [
      `href="javascript:__doPostBack('LinkbuttonArrowNext','');__doPostBack('imgBtnDelete','')"`,
      'LinkbuttonArrowNext',
    ],
    [post('%69mgBtnDelete'), 'imgBtnDelete'],
    [post('\\x69mgBtnDelete'), 'imgBtnDelete'],
    [
      `href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("LinkbuttonArrowNext", "", false, "", "SendMail.aspx", false, true))'`,
      'a script that is not plain',
    ],
    ['href="SendMail.aspx"', '/SendMail.aspx'],
    ['href="https://evil.example/IncomingMails.aspx"', '/IncomingMails.aspx'],
    ['href="IncomingMails.aspx?cmd=delete"', '/IncomingMails.aspx'],
    ['onclick="__doPostBack(this.id,\'\')"', 'a script that is not plain'],
  ])('is refused when the link would do something else: %s', (attributes, target) => {
    expect(next(`<a id="LinkbuttonArrowNext" ${attributes}>Next</a>`)).toEqual({ state: 'refused', target });
  });

  it('is refused as a submit button', () => {
    expect(next('<input type="image" id="LinkbuttonArrowNext" name="LinkbuttonArrowNext">')).toMatchObject({
      state: 'refused',
    });
  });

  const numbers = (inside: string) => `<tr><td colspan="3">${inside}</td></tr>`;
  const number = (n: number | string) => `<a ${post(`Mails_Grid$ctl01$ctl0${n}`)}>${n}</a>`;
  it('is not believed to be missing when page numbers go on', () => {
    expect(next('', numbers(`<span>1</span> ${number(2)} ${number(3)}`))).toEqual({
      state: 'refused',
      target: 'Mails_Grid$ctl01$ctl02',
    });
    expect(
      next('<a id="LinkbuttonArrowNext">Next</a>', numbers(`${number(1)} <span>2</span> ${number('...')}`)),
    ).toMatchObject({ state: 'refused' });
  });
  it('is believed to be missing on the last number', () => {
    expect(next('', numbers(`${number('...')} ${number(2)} <span>3</span>`))).toEqual({
      state: 'end',
      why: 'missing',
    });
  });
});

describe('a list that is hidden until a script shows it', () => {
  const arrow = `<a id="LinkbuttonArrowNext" ${post('LinkbuttonArrowNext')}>Next</a>`;
  const hidden = (pager: string) =>
    readList(
      pageOf(
        inboxOf(inboxRow('03', 'Fake Person', '07-15-2019'), { pager }).replace(
          '<div id="pagecontent">',
          '<div id="loading">Please wait</div><div id="pagecontent" style="display:none">',
        ),
      ),
    ).next;
  it('has a next page all the same', () => {
    expect(hidden(arrow)).toMatchObject({ state: 'more' });
  });
  it('has none where only the arrow is hidden in it', () => {
    expect(hidden(`<div style="display:none">${arrow}</div>`)).toEqual({ state: 'end', why: 'hidden' });
  });
});

describe('a pager that loops', () => {
  it('can be seen by the prints and openings of its pages', () => {
    const pager = `<a id="LinkbuttonArrowNext" ${post('LinkbuttonArrowNext')}>Next</a>`;
    const page = (token: string) =>
      readList(pageOf(inboxOf(inboxRow('03', 'Fake Person', '07-15-2019', token), { pager })));
    expect(page('a').prints).toEqual(page('b').prints);
    expect(page('a').openings).toEqual(page('a').openings);
    expect(page('a').openings).not.toEqual(page('b').openings);
  });
});
