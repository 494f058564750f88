// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readDelta } from '../../../src/jpay/delta';
import { requireWhole } from '../../../src/jpay/page';
import { readList } from '../../../src/jpay/list';
import { preparePostback } from '../../../src/jpay/postback';
import { inboxOf, inboxRow, pageOf } from './made-up-page';

const part = (type: string, id: string, content: string): string =>
  `${content.length}|${type}|${id}|${content}|`;

describe('a partial answer of ASP.NET', () => {
  const panel = `<table id="Mails_Grid"><tr><td>&nbsp;</td><td>From</td><td>Date</td></tr>${inboxRow('03', 'Fake | Person 😀', '07-15-2019')}</table>
<a id="LinkbuttonArrowNext" href="javascript:__doPostBack('LinkbuttonArrowNext','')">Next</a>`;
  const delta = [
    part('#', '', '4'),
    part('updatePanel', 'UpdatePanelMain', panel),
    part('hiddenField', '__EVENTTARGET', ''),
    part('hiddenField', '__VIEWSTATE', 'new"state&<x>|y'),
    part('asyncPostBackControlIDs', '', ''),
    part('formAction', '', './IncomingMails.aspx'),
    part('pageTitle', '', 'JPay | Email'),
  ].join('');

  it('is read like the page it stands for', () => {
    const page = pageOf(delta, '/IncomingMails.aspx', { contentType: 'text/plain; charset=utf-8' });
    expect(page.form).toBe('delta');
    const list = readList(page);
    expect(list.rows.map((row) => row.personName)).toEqual(['Fake | Person 😀']);
    expect(list.next).toEqual({
      state: 'more',
      step: { by: 'postback', target: 'LinkbuttonArrowNext', argument: '' },
    });
    const { body } = preparePostback(page, 'LinkbuttonArrowNext', '', 'pager');
    expect(new URLSearchParams(body).get('__VIEWSTATE')).toBe('new"state&<x>|y');
  });

  it('does not prove the end of a list when its pager is somewhere else', () => {
    const rows = part(
      'updatePanel',
      'Grid',
      `<table id="Mails_Grid">${inboxRow('03', 'Fake Person', '')}</table>`,
    );
    expect(readList(pageOf(rows)).next).toEqual({
      state: 'refused',
      target: 'a partial page without its pager',
    });
  });

  it('that was cut short is noticed by its lengths', () => {
    const page = pageOf(delta.slice(0, -200));
    expect(page.whole).toBe(false);
    expect(() => requireWhole(page)).toThrow(expect.objectContaining({ kind: 'incomplete-bytes' }));
  });

  it.each(['%2flogin.aspx%3fReturnUrl%3d%252f', '/login.aspx?ReturnUrl=%2f', 'login.aspx'])(
    'may send the browser away: %s',
    (target) => {
      const page = pageOf(part('pageRedirect', '', target));
      expect(new URL(page.sendsTo ?? '').pathname).toBe('/login.aspx');
    },
  );

  it('keeps the token of a letter it sends the browser to', () => {
    const page = pageOf(part('pageRedirect', '', '%2fIncomingMailView.aspx%3fencletterid%3da%252Bb%253D'));
    expect(page.sendsTo).toBe('https://www.jpay.com/IncomingMailView.aspx?encletterid=a%2Bb%3D');
  });

  it('is told from text that only looks a little like it', () => {
    expect(readDelta('12 letters | 3 photos')).toBeNull();
    expect(readDelta('')).toBeNull();
    expect(readDelta('5|updatePanel|x|abc|')).toBeNull();
    expect(readDelta('3|updatePanel|x|abc|\r\n')).toEqual([{ type: 'updatePanel', id: 'x', content: 'abc' }]);
  });
});

describe('a full page', () => {
  it('without its end is not whole', () => {
    expect(pageOf('<html><body><form><table><tr><td>').whole).toBe(false);
    expect(pageOf('<html><body><form></form>').whole).toBe(true);
  });

  it('is not whole because a form before its own has ended', () => {
    const search = '<body><form id="search" action="SearchResult.aspx"><input name="searchText"></form>';
    const html = inboxOf(inboxRow('03', 'Fake Person', '07-15-2019')).replace('<body>', search);
    expect(pageOf(html).whole).toBe(true);
    expect(pageOf(html.slice(0, html.indexOf('</html>'))).whole).toBe(true);
    const cut = pageOf(html.slice(0, html.indexOf('imgBtnDelete')));
    expect(cut.whole).toBe(false);
    expect(() => readList(cut)).toThrow(expect.objectContaining({ kind: 'incomplete-bytes' }));
  });

  it('may refresh to another, but not by what is meant for browsers without script', () => {
    const refresh = '<meta http-equiv="Refresh" content="0; URL=\'login.aspx\'">';
    expect(pageOf(`<head>${refresh}</head>`).sendsTo).toBe('https://www.jpay.com/login.aspx');
    expect(pageOf(`<head><noscript>${refresh}</noscript></head>`).sendsTo).toBeUndefined();
  });
});
