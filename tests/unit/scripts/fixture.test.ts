import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonymise } from '../../../scripts/fixture/anonymise';
import { structureOf, type Expectation } from '../../../scripts/fixture/expectation';
import { MadeUp } from '../../../scripts/fixture/made-up';
import { parseHtml } from '../../../scripts/fixture/saved-page';
import {
  attachmentPhrases,
  controlPhrases,
  fileWords,
  greeting,
  sitePhrases,
  titles,
} from '../../../scripts/fixture/site-words';
import { makeFixture } from '../../../scripts/fixture/write-fixture';
import { readList } from '../../../src/jpay/list';
import { recognise } from '../../../src/jpay/page-kind';
import { parseSiteDate } from '../../../src/jpay/dates';
import { all, attribute, documentElement, seenText } from '../../../src/jpay/unclobbered';
import { parsePage, type SitePage } from '../../../src/jpay/page';
import { randomFrom } from '../../replica';
import { allCanaries, canaries, canaryPages } from '../jpay/canary-pages';

const pageOf = (answer: {
  url: string;
  status: number;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}): SitePage => parsePage({ ...answer, redirected: false, retryAfter: null }, parseHtml);
const again = (page: SitePage, html: string): SitePage =>
  pageOf({
    url: page.url,
    status: page.status,
    contentType: 'text/html; charset=utf-8',
    bytes: new TextEncoder().encode(html),
  });

/** Ids and classes are what a fixture is for; those of the site name nobody. */
const mayStay: readonly string[] = canaries.markup.slice(0, 2);
const mustGo = allCanaries.filter((word) => !mayStay.includes(word));

const months = 'january february march april june july august september october november december'.split(' ');
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
/** What the site itself says on a page: the closed list of the phrases that stay, and names of months. */
const closed = new Set([...fileWords, ...phraseWords(), ...months, ...weekdays, 'charset', 'plays']);

/** Words by the letter, and long numbers, of what could be read on the page, that can still be read on the made-up one. */
function wordsLeft(page: SitePage, made: string): string[] {
  const readable = (document: Document): string =>
    [
      documentText(document),
      ...['alt', 'title', 'value', 'content', 'placeholder'].flatMap((name) =>
        all(document, `[${name}]`).map((element) => attribute(element, name) ?? ''),
      ),
    ].join(' ');
  const wordsOf = (text: string): Set<string> =>
    new Set(text.toLowerCase().match(/\p{L}{5,}|\d{6,}/gu) ?? []);
  const after = wordsOf(readable(parseHtml(made)));
  return [...wordsOf(readable(page.document))].filter((word) => after.has(word) && !closed.has(word));
}

function documentText(document: Document): string {
  const root = documentElement(document);
  return root ? seenText(root) : '';
}

function phraseWords(): string[] {
  return [...titles, sitePhrases.source, attachmentPhrases.source, controlPhrases.source, greeting.source]
    .join(' ')
    .replace(/\\[a-z]/gi, ' ')
    .toLowerCase()
    .match(/[a-z]+/g)!;
}

describe('an anonymised page', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'holds nobody’s words and is read as the one it was made of, for any page of a made-up JPay (seed %i)',
    async (seed) => {
      let pages = 0;
      const random = randomFrom(`anonymised ${seed}`);
      for (const served of await canaryPages(seed)) {
        const page = pageOf(served);
        if (page.form === 'delta' || !/<html/i.test(page.text)) continue;
        pages += 1;
        const made = anonymise(page, (below) => Math.floor(random.next() * below));
        const left = mustGo.filter((word) => made.toLowerCase().includes(word.toLowerCase()));
        const at = `${served.url} ${served.under}`;
        expect(left, `${at}\n${made}`).toEqual([]);
        expect(wordsLeft(page, made), at).toEqual([]);
        expect(structureOf(again(page, made)), at).toEqual(structureOf(page));
      }
      expect(pages).toBeGreaterThan(3);
    },
  );

  it.each([0, 1, 2, 3])(
    'holds nobody’s words where JPay has changed every name that the parser goes by (seed %i)',
    async (seed) => {
      for (const served of await canaryPages(seed)) {
        const text = Buffer.from(served.bytes)
          .toString('latin1')
          .replace(/lblLetter/g, 'ltrContent')
          .replace(/lblFrom|lblTo\b|lblsRecipientName/g, 'ltrPerson')
          .replace(/Mails_Grid|TransferHistory_Grid/g, 'MailTable')
          .replace(/uclSelectedInmate/g, 'boxChosen')
          .replace(/inmatesDropDownList/g, 'listOfPeople')
          .replace(/lblWelcome/g, 'ltrHello')
          .replace(/dgAttachments/g, 'tblFiles');
        const page = pageOf({ ...served, bytes: new Uint8Array(Buffer.from(text, 'latin1')) });
        if (page.form === 'delta' || !/<html/i.test(page.text)) continue;
        const made = anonymise(page);
        expect(mustGo.filter((word) => made.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
        expect(wordsLeft(page, made), served.url).toEqual([]);
      }
    },
  );

  const secret = 'Zorblaxa';
  const letter = (
    inside: string,
    outside = '',
  ): string => `<!DOCTYPE html><html><head><title>JPay | Email</title></head><body>
<form action="IncomingMailView.aspx?encletterid=abc"><input type="hidden" name="__VIEWSTATE" value="${secret}">
<span id="lblFrom">FAKE ${secret.toUpperCase()}</span><span id="lblDate">7/15/2019 3:04:05 PM</span>${outside}
<span id="lblLetter">${inside}</span></form></body></html>`;
  const madeOf = (html: string): string =>
    anonymise(
      pageOf({
        url: 'https://www.jpay.com/IncomingMailView.aspx',
        status: 200,
        contentType: 'text/html; charset=utf-8',
        bytes: new TextEncoder().encode(html),
      }),
    );

  it.each([
    ['a comment', `<!-- ${secret} --><!--[if IE]>${secret}<![endif]-->`],
    [
      'a script',
      `<script>var s = "${secret}"; /* ${secret} */ s = \`${secret} \${s} ${secret}\`; // ${secret}</script>`,
    ],
    ['a script that is none', `<script>${secret} is "not a script</script>`],
    ['data in a script', `<script type="application/json">{"${secret}":"${secret}"}</script>`],
    ['a pattern in a script', `<script>s.replace(/${secret}"/, '');</script>`],
    ['a style sheet', `<style>.x::before { content: "${secret}" }</style>`],
    ['a style', `<b style="background:url(${secret}.png); font-family: ${secret}; font-weight: bold">x</b>`],
    ['a picture’s words', `<img src="UserImages/${secret}.jpg" alt="${secret}" title="${secret}">`],
    [
      'a picture in the page',
      `<img src="data:image/png;base64,${btoa(secret.repeat(40))}" alt="${btoa(secret)}">`,
    ],
    [
      'an address',
      `<a href="https://${secret}:pw@${secret}.example/${secret}?who=${secret}#${secret}">x</a>`,
    ],
    [
      'an address of JPay',
      `<a href="/${secret}/View.aspx?id=${secret}&x=${encodeURIComponent(`é${secret}`)}">x</a>`,
    ],
    ['a mail address', `<a href="mailto:${secret}@example.invalid">x</a>`],
    ['a handler', `<a onclick="window.open('Show.aspx?who=${secret}'); alert('${secret}')">x</a>`],
    ['a link that is a script', `<a href="javascript:say('%5A${secret.slice(1)}')">x</a>`],
    ['a frame of its own', `<iframe srcdoc="<p>${secret}</p>" name="x" src="about:${secret}"></iframe>`],
    ['a field', `<textarea>${secret}</textarea><input value="${secret}" placeholder="${secret}">`],
    ['a template', `<template><p title="${secret}">${secret}</p></template>`],
    ['what is for browsers without script', `<noscript><img alt="${secret}">${secret}</noscript>`],
    ['an unknown attribute', `<p ${secret}="${secret}" data-who="${secret}" data-${secret}="x">x</p>`],
    ['a drawing', `<svg><title>${secret}</title><text>${secret}</text><desc>${secret}</desc></svg>`],
    [
      'a description',
      `<meta name="description" content="${secret}"><meta http-equiv="refresh" content="0;url=x.aspx?${secret}">`,
    ],
    [
      'a player',
      `<embed flashvars="file=${secret}.flv"><object><param name="movie" value="${secret}.swf"></object>`,
    ],
    ['an old page element', `<xmp>${secret}</xmp><marquee>${secret}</marquee>`],
    [
      'names that hide what the page has',
      `<input name="attributes" value="${secret}"><input name="childNodes"><input name="getAttribute">`,
    ],
  ])('holds nothing of %s, in the letter and beside it', (_what, markup) => {
    for (const html of [letter(markup), letter('Hello', markup)]) {
      const made = madeOf(html);
      expect(made.toLowerCase()).not.toContain(secret.toLowerCase());
      expect(made).not.toContain(btoa(secret).slice(0, 8));
    }
  });

  it('holds nothing of tags and ids that somebody wrote into a letter, nor a person’s name in an id', () => {
    const inside = `<${secret} id="${secret}" class="${secret}">x</${secret}>`;
    expect(madeOf(letter(inside)).toLowerCase()).not.toContain(secret.toLowerCase());
    const outside = `<div id="msg_${secret}_panel" class="row${secret}"></div>`;
    const made = madeOf(letter('Hello', outside));
    expect(made.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(made).toMatch(/id="msg_\w+_panel"/);
  });

  it('calls people Fake, one person by one name, and keeps capitals', () => {
    const made = madeOf(letter('Hello', `<span id="lblTo">Fake ${secret}</span>`));
    const from = /id="lblFrom">([^<]*)</.exec(made)?.[1] ?? '';
    const to = /id="lblTo">([^<]*)</.exec(made)?.[1] ?? '';
    expect(from).toMatch(/^FAKE [A-Z]{4} [A-Z]{8}$/);
    expect(to.toUpperCase()).toBe(from);
  });

  it('has a date of the same form, which is a date', () => {
    const madeUp = new MadeUp();
    for (const text of [
      '7/15/2019 3:04:05 PM',
      '07-15-2019',
      'Monday, July 15, 2019 3:04 PM',
      '2019-07-15T15:04',
      '15 Sep 19',
      '3:04 PM',
    ]) {
      const made = madeUp.date(text) ?? '';
      if (parseSiteDate(text) === null) continue;
      expect(made).not.toBe(text);
      expect(parseSiteDate(made)?.length, `${text} became ${made}`).toBe(parseSiteDate(text)?.length);
    }
  });
});

describe('npm run fixture', () => {
  const fixtures = join(import.meta.dirname, '../../fixtures/jpay');
  const place = (): string => mkdtempSync(join(tmpdir(), 'letterkeep-fixture-'));
  const saved = (content: string | Uint8Array): string => {
    const file = join(place(), 'saved.html');
    writeFileSync(file, content);
    return file;
  };
  const pageIn = (folder: string, url: string): SitePage =>
    pageOf({
      url,
      status: 200,
      contentType: 'text/html; charset=utf-8',
      bytes: Uint8Array.from(readFileSync(join(folder, 'source.html'))),
    });

  it.each(readdirSync(fixtures))('makes a fixture of %s that today’s parser passes', (slug) => {
    const folder = join(place(), 'made');
    const file = join(fixtures, slug, 'source.html');
    const { url } = JSON.parse(readFileSync(join(fixtures, slug, 'expected.json'), 'utf8')) as {
      url: string;
    };
    const foreign = slug === 'stale-form';
    if (foreign) {
      // A page of ASP.NET itself, with nothing of JPay on it.
      expect(() => makeFixture({ file, folder, url })).toThrow('does not look like a page of JPay');
      return;
    }
    const { remarks } = makeFixture({ file, folder, url });
    // The history of stamps is no page that Letterkeep reads.
    expect(remarks).toEqual(slug === 'history-of-stamps' ? [expect.stringContaining('--is')] : []);
    expect(readdirSync(folder).sort()).toEqual(['expected.json', 'note.md', 'source.html']);
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expectation;
    const page = pageIn(folder, expected.url);
    expect(recognise(page)).toEqual(expected.kind);
    if (expected.list) expect(readList(page)).toMatchObject(expected.list);
    expect(readFileSync(join(folder, 'note.md'), 'utf8').split('\n')).toHaveLength(2);
  });

  it('makes one that fails until the parser sees a list again whose names JPay has changed', () => {
    const changed = readFileSync(join(fixtures, 'inbox-links', 'source.html'), 'utf8')
      .replaceAll('Mails_Grid', 'MailTable')
      .replaceAll('encLetterId', 'letter');
    const folder = join(place(), 'made');
    const blind = makeFixture({ file: saved(changed), folder });
    expect(blind.expectation.url).toBe('https://www.jpay.com/IncomingMails.aspx');
    const { expectation } = makeFixture({ file: saved(changed), folder: join(place(), 'told'), is: 'sent' });
    expect(expectation.kind).toEqual({ kind: 'sent' });
    expect(recognise(pageIn(folder, expectation.url))).not.toEqual(expectation.kind);
    expect(readFileSync(join(folder, 'source.html'), 'utf8')).toContain('id="MailTable_ctl03_lblFrom"');
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'no saved page'],
    ['plain words', 'Dear Zorblaxa, I hope you are well.', 'no HTML'],
    ['a part of a page', '12|updatePanel|x|<p>Hello</p>\n|', 'Save the whole page'],
    [
      'a page of another site',
      '<html><head><title>Mail</title></head><body>JPay is down</body></html>',
      'a page of JPay',
    ],
    ['a page that only links to JPay', '<a href="https://www.jpay.com/">JPay</a>', 'a page of JPay'],
  ])('refuses %s in words, and writes nothing', (_what, content, words) => {
    const folder = join(place(), 'made');
    expect(() => makeFixture({ file: saved(content), folder })).toThrow(words);
    expect(() => readdirSync(folder)).toThrow();
  });

  it('refuses a file that is not there, a folder in use, and an address of another site', () => {
    const file = join(fixtures, 'inbox-links', 'source.html');
    expect(() => makeFixture({ file: 'nowhere.html', folder: place() })).toThrow('There is no file');
    expect(() => makeFixture({ file, folder: fixtures })).toThrow('holds something already');
    expect(() => makeFixture({ file, folder: place(), url: 'https://example.invalid/' })).toThrow(
      'no address of JPay',
    );
  });
});
