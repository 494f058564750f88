// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { landmarks, type Landmark } from '../../../../src/jpay/selectors';
import { testOf } from './quick-queries';

const html = `<div class="nHeaderSubMenuStyleInDiv"><a href="SentMails.aspx">Sent</a><a>nowhere</a></div>
  <span id="ctl00_lblDate">1</span><span id="LBLDATE">2</span><input TYPE="Password"><table id="dgAttachments"><tr><td>
  <a id="dgAttachments_ctl02_lnkAttachments" href="#">a</a></td></tr></table><a href="LogOut.aspx">out</a><label>b</label>
  <select id="inmatesDropDownList"><option>c</option></select><div id="pagecontent"><table><tr><td><label>d</label></table>
  <a id="LinkbuttonArrowNext">e</a></div>`;

describe('selectors answered by plain comparison', () => {
  const selectors = [
    ...Object.values(landmarks).flatMap(({ selectors: all }: Landmark) => [...all, all.join(', ')]),
    '*',
    '[id]',
    'a[href], [onclick], [data-href], [data-url]',
    '[id^="dgAttachments_ctl"][id$="_lnkAttachments"], [id*="_dg"][id$="x"]',
  ];
  it.each(selectors)('find what jsdom finds: %s', (selector) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const test = testOf(selector);
    expect(test).not.toBeNull();
    const quick = Array.from(page.querySelectorAll('*')).filter((element) => test?.(element) === true);
    expect(quick).toEqual(Array.from(page.querySelectorAll(selector)));
  });
  it('leaves to jsdom what it does not understand', () => {
    expect(testOf('a:not([href])')).toBeNull();
    expect(testOf('ul > li')).toBeNull();
  });
});
