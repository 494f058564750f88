// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import { landmarks, type Landmark } from '../../../src/jpay/selectors';
import { hostileMail } from '../../hostile/mail';
import { createReplica, makeAccount, type Replica, type Switches } from '../../replica';
import { benchOn } from './on-replica';
import { parseQuickly } from './quick-pages';
import { testOf } from './quick-selectors';

const madeUp = `<div class="nHeaderSubMenuStyleInDiv"><a href="SentMails.aspx">Sent</a><a>nowhere</a></div>
  <span id="ctl00_lblDate">1</span><span id="LBLDATE">2</span><input TYPE="Password"><table id="dgAttachments"><tr><td>
  <a id="dgAttachments_ctl02_lnkAttachments" href="#">a</a></td></tr></table><a href="LogOut.aspx">out</a><label>b</label>
  <select id="inmatesDropDownList"><option>c</option></select><div id="pagecontent"><table><tr><td><label>d</label></table>
  <a id="LinkbuttonArrowNext">e</a></div><noscript><a href=x>f</a></noscript><template><a href=y>g</a></template>
  <script>1 < 2</script><script src=z></script><svg viewBox="0 0 1 1"><a>h</a></svg><pre>
 i</pre><p>j<!-- k --><b>l</p>m`;

const variants: Partial<Switches>[] = [
  {},
  {
    rowOpening: 'postback-row',
    viewStateScope: 'latest',
    columns: 'rich',
    total: 'shown',
    pageText: 'shown',
  },
  {
    rowOpening: 'cell-onclick',
    tokens: 'changing',
    columns: 'bare',
    scanPlace: 'body-iframe',
    player: 'iframe',
  },
];

/** Every page that a reader meets on a replica, as text. */
async function pagesOf(switches: Partial<Switches>): Promise<Set<string>> {
  const account = makeAccount({ seed: 'quick pages', messages: 12, people: 2, attachmentBytes: 300 });
  const replica = createReplica({ account, switches: { rowsPerPage: 4, ...switches } });
  const pages = new Set<string>();
  const handle = async (request: Parameters<Replica['handle']>[0]) => {
    const answer = await replica.handle(request);
    const text = Buffer.from(answer.body).toString('utf8');
    if (/^\s*<!doctype html/i.test(text)) pages.add(text);
    return answer;
  };
  await benchOn(Object.create(replica, { handle: { value: handle } }) as Replica).run();
  return pages;
}

/** All that src/jpay may ask of a page, element by element. */
function seenOf(page: Document): unknown[] {
  const elements = Array.from(page.querySelectorAll('*'));
  const place = new Map<Element | null, number>(elements.map((element, index) => [element, index]));
  return elements.map((element) => ({
    name: element.localName,
    parent: place.get(element.parentElement),
    children: Array.from(element.children, (child) => place.get(child)),
    nodes: Array.from(element.childNodes)
      .filter(({ nodeType }) => nodeType === 1 || nodeType === 3)
      .map(({ nodeType, nodeValue }) => (nodeType === 3 ? nodeValue : nodeType)),
    text: element.children.length < 30 ? element.textContent : '',
    // Of what holds little: a page's outer elements hold the same again and again.
    inside: element.querySelectorAll('*').length < 30 ? element.innerHTML : '',
    attributes: ['id', 'class', 'href', 'style', 'type', 'VALUE', 'xlink:href', 'onclick'].map((name) =>
      element.getAttribute(name),
    ),
  }));
}

const selectors = [
  ...Object.values(landmarks).flatMap(({ selectors: all }: Landmark) => [...all, all.join(', ')]),
  '*',
  '[id]',
  'a[href], [onclick], [data-href], [data-url]',
  'script:not([src])',
  'input[type="image" i]',
  '[id^="dgAttachments_ctl"][id$="_lnkAttachments"], [id*="_dg"][id$="x"]',
];

describe('pages parsed quickly', () => {
  const pages: { html: string; quick: Document; slow: Document }[] = [];
  beforeAll(async () => {
    // Words that stand in a table are moved before it; jsdom 29 moves them behind what was moved before them.
    const mails = hostileMail.filter((mail) => mail.length < 5_000 && !mail.startsWith('<table>words<b>'));
    const texts = new Set([madeUp, ...mails]);
    for (const switches of variants) for (const text of await pagesOf(switches)) texts.add(text);
    for (const html of texts) {
      const slow = new DOMParser().parseFromString(html, 'text/html');
      pages.push({ html, quick: parseQuickly(html), slow });
    }
  });

  it('are what jsdom makes of them, node by node', () => {
    expect(pages.length).toBeGreaterThan(680);
    for (const { html, quick, slow } of pages) {
      expect(seenOf(quick), html.slice(0, 300)).toEqual(seenOf(slow));
    }
  });

  it('answer as jsdom does, whatever is asked', () => {
    const places = new Map(
      pages.flatMap(({ quick, slow }) =>
        [quick, slow].flatMap((page) =>
          Array.from(page.querySelectorAll('*'), (element, index) => [element, index] as const),
        ),
      ),
    );
    const ofTheSite = pages.filter(({ html }) => html.length > 2_000 || html === madeUp);
    for (const selector of selectors) {
      for (const { quick, slow } of ofTheSite) {
        const [one, other] = [quick, slow].map((page) =>
          Array.from(page.querySelectorAll(selector), (element) => places.get(element)),
        );
        expect(one, selector).toEqual(other);
      }
    }
  });

  it('throw where a selector is not known, rather than find nothing', () => {
    expect(testOf('a:not(.x)')).toBeNull();
    expect(testOf('ul > li')).toBeNull();
    expect(() => parseQuickly(madeUp).querySelector('ul > li')).toThrow('ul > li');
  });
});
