// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/jpay/list';
import { inboxOf, inboxRow, pageOf } from './made-up-page';

const back = (pager: string) =>
  readList(pageOf(inboxOf(inboxRow('03', 'Fake Person', '07-15-2019'), { pager }))).back;
const post = (target: string, argument = '') => `href="javascript:__doPostBack('${target}','${argument}')"`;
const first = (target: string, more = '') => `<a id="LinkbuttonArrowFirst" ${post(target)} ${more}>First</a>`;

describe('the way back to the first page of a list', () => {
  it('is First, where it may be pressed', () => {
    const step = { by: 'postback', target: 'LinkbuttonArrowFirst', argument: '' };
    expect(back(first('LinkbuttonArrowFirst'))).toEqual({ state: 'live', toFirst: step });
  });
  it('is the grid’s own link to its first page', () => {
    const step = { by: 'postback', target: 'Mails_Grid', argument: 'Page$1' };
    expect(back(`<a ${post('Mails_Grid', 'Page$1')}>1</a>`)).toEqual({ state: 'live', toFirst: step });
  });
  it.each([
    '',
    '<a id="LinkbuttonArrowFirst">First</a>',
    '<a id="LinkbuttonArrowFirst" href="#">First</a>',
    first('LinkbuttonArrowFirst', 'class="aspNetDisabled"'),
    first('LinkbuttonArrowFirst', 'style="display:none"'),
    `<a id="LinkbuttonArrowNext" ${post('LinkbuttonArrowNext')}>Next</a>`,
  ])('is not there on the first page: "%s"', (pager) => {
    expect(back(pager)).toEqual({ state: 'none' });
  });
  it.each([
    first('imgBtnDelete'),
    first('LinkbuttonArrowLast'),
    first('LinkbuttonArrowFirst', 'onclick="return confirm(\'Delete all?\')"'),
    `<a id="LinkbuttonArrowPrev" ${post('LinkbuttonArrowPrev')}>Prev</a>`,
  ])('is seen, and nothing is pressed that is not plainly First: %s', (pager) => {
    expect(back(pager)).toEqual({ state: 'live' });
  });
});
