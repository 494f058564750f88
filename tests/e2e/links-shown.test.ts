import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCanary, type Canary } from './harness/canary';
import { urlsOf } from './harness/hostile-pages';
import { startPlainBrowser, type PlainBrowser } from './harness/plain-browser';
import { openRealDom } from './harness/real-dom';
import type * as HostileArchive from './in-page/hostile-archive';
import { hasTurn } from '../turn';

/** What a family sees of links and left-out pictures, on whole pages in both browsers. */
const longHost = `${'far-too-long-'.repeat(4)}x.${'far-too-long-'.repeat(4)}y.evil.example`;
const letters: Record<string, { mail: string; notes: string[]; links: string[] }> = {
  'a link whose words say something else': {
    mail: '<a href="https://evil.example/a" target=_top rel=opener>https://good.example/</a>',
    notes: [' (evil.example)'],
    links: ['https://evil.example/a'],
  },
  'a link that says where it goes': {
    mail: '<a href="https://fake.example/a">https://fake.example/a</a>',
    notes: [],
    links: ['https://fake.example/a'],
  },
  'a host in letters of another alphabet': {
    mail: '<a href="https://\u0430pple.example/">apple.example</a> <a href="https://\u0430pple.example/">\u0430pple.example</a>',
    notes: [' (xn--pple-43d.example)', ' (xn--pple-43d.example)'],
    links: ['https://xn--pple-43d.example/', 'https://xn--pple-43d.example/'],
  },
  'a name before the host': {
    mail: '<a href="https://good.example@evil.example/">https://good.example</a>',
    notes: [' (evil.example)'],
    links: ['https://good.example@evil.example/'],
  },
  'a host longer than the line': {
    mail: `<a href="https://${longHost}/">good.example</a>`,
    notes: [` (${longHost})`],
    links: [`https://${longHost}/`],
  },
  'words that turn the line round': {
    mail: '<div dir=rtl>\u05e9\u05dc\u05d5\u05dd <a href="https://evil.example:8443/">\u202emoc.doog</a> \u202e</div>',
    notes: [' (evil.example:8443)'],
    links: ['https://evil.example:8443/'],
  },
  'an address to write to': {
    mail: '<a href="mailto:evil@fake.example?bcc=x">good@fake.example</a>',
    notes: [' (evil@fake.example)'],
    links: ['mailto:evil@fake.example?bcc=x'],
  },
  'addresses of other kinds': {
    mail: '<a href="javascript:alert(1)">a</a> <a href="data:text/html,x">b</a> <a href="ftp://f.example/">c</a> <a href="tel:1">d</a> <a href="//e.example/">e</a>',
    notes: [],
    links: [],
  },
  'pictures from elsewhere': {
    mail: '<img src="https://tracker.example/x.gif" width=1 height=1> <img src="cid:1"> <img srcset="//b\u00fccher.example/x 2x" style="display:none" hidden>',
    notes: [
      '[A picture from tracker.example was left out.]',
      '[A picture was left out.]',
      '[A picture from xn--bcher-kva.example was left out.]',
    ],
    links: [],
  },
  'a picture as a link': {
    mail: '<a href="https://evil.example/"><img src="https://good.example/logo.png" alt="good.example"></a>',
    notes: ['[A picture from good.example was left out.]', ' (evil.example)'],
    links: ['https://evil.example/'],
  },
};

const look = `() => {
  const body = document.querySelector('.letter-body');
  const inside = (box, of) => box.left >= of.left - 1 && box.right <= of.right + 1;
  return {
    pictures: document.images.length,
    links: [...body.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    bare: [...body.querySelectorAll('a')].filter((link) => link.rel !== 'noopener noreferrer' || link.target !== '').length,
    notes: [...body.querySelectorAll('small')].map((note) => {
      const style = getComputedStyle(note);
      const box = note.getBoundingClientRect();
      return {
        text: note.textContent,
        seen: style.visibility === 'visible' && style.opacity === '1' && parseFloat(style.fontSize) >= 12
          && box.width > 20 && box.height > 8 && style.color !== getComputedStyle(body.closest('.letter')).backgroundColor,
        apart: style.direction === 'ltr' && style.unicodeBidi === 'isolate',
        inside: inside(box, body.getBoundingClientRect()),
      };
    }),
  };
}`;

const seenSchema = v.object({
  pictures: v.number(),
  links: v.array(v.string()),
  bare: v.number(),
  notes: v.array(v.object({ text: v.string(), seen: v.boolean(), apart: v.boolean(), inside: v.boolean() })),
});

/** All of them or none: what they look at takes long to make. */
const inTurn = describe.runIf(hasTurn('links shown'));

inTurn.each(['chromium', 'firefox'] as const)('a saved letter in %s', (name) => {
  let canary: Canary;
  let browser: PlainBrowser;
  let folder: string;
  const seen = new Map<string, v.InferOutput<typeof seenSchema>>();

  beforeAll(async () => {
    canary = await openCanary();
    browser = await startPlainBrowser(name, canary.ports);
    folder = await mkdtemp(join(tmpdir(), 'letterkeep-links-'));
    const dom = await openRealDom<typeof HostileArchive>(browser, 'tests/e2e/in-page/hostile-archive.ts');
    const mails = Object.values(letters).map(({ mail }) => `<p>${mail}</p>`);
    const { each } = await dom.call('hostileDocuments', { name: 'Fake Anna', mails }, ['Photo 1']);
    await dom.close();
    const paths = each.map((_, at) => join(folder, `${at}.html`));
    for (const [at, path] of paths.entries()) await writeFile(path, each[at] ?? '');
    const visits = await browser.visit(urlsOf(paths), look);
    Object.keys(letters).forEach((which, at) => seen.set(which, v.parse(seenSchema, visits[at]?.seen)));
  });

  afterAll(async () => {
    await browser.close();
    await canary.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(Object.keys(letters))('says where it goes and what is not there: %s', (which) => {
    const shown = seen.get(which);
    const { notes = [], links = [] } = letters[which] ?? {};
    expect(shown?.links).toEqual(links);
    expect(shown?.notes.map(({ text }) => text)).toEqual(notes);
    // On the screen, within the letter, and not to be turned round by what stands before.
    for (const note of shown?.notes ?? []) {
      expect(note).toEqual({ text: note.text, seen: true, apart: true, inside: true });
    }
    expect(shown).toMatchObject({ pictures: 0, bare: 0 });
  });
});
