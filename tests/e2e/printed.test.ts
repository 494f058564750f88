// @vitest-environment jsdom
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frame } from '../unit/bundle/framed-picture';
import {
  keepsakeMailbox,
  messages,
  missingPhotoReason,
  missingReason,
  personName,
  pictureSizes,
  rightToLeftMessage,
  wordsOf,
} from '../unit/bundle/keepsake-mailbox';
import { writtenParts } from '../unit/bundle/opened-archive';
import { startPlainBrowser, type Paper } from './harness/plain-browser';
import { printedPages, type PrintedPage } from './harness/printed-paper';
import { hasTurn } from '../turn';

/* What families and courts hold in their hands: the PDFs that browsers make of one made-up conversation. */

/** All of them or none: the printing takes long. */
const inTurn = describe.runIf(hasTurn('printing'));

let work: string;
let folder: string;
const printed = new Map<string, PrintedPage[]>();

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'letterkeep-printed-'));
  const [part] = await writtenParts(keepsakeMailbox());
  if (!part) throw new Error('No archive was written.');
  await writeFile(join(work, 'a.zip'), new Uint8Array(await part.blob.arrayBuffer()));
  execFileSync('unzip', ['-q', 'a.zip'], { cwd: work });
  const top = (await readdir(work)).find((name) => !name.endsWith('.zip')) ?? '';
  const people = join(work, top, 'data', 'people');
  folder = join(people, (await readdir(people))[0] ?? '');
  await printWith('chromium', [
    ['book', 'Letter'],
    ['book', 'A4'],
    ['court-copy', 'Letter'],
    ['court-copy', 'A4'],
    ['conversation', 'Letter'],
  ]);
  await printWith('firefox', [
    ['book', 'Letter'],
    ['court-copy', 'A4'],
  ]);
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function printWith(name: 'chromium' | 'firefox', jobs: readonly (readonly [string, Paper])[]) {
  const browser = await startPlainBrowser(name);
  try {
    const page = await browser.newPage();
    for (const [what, paper] of jobs) {
      const pdf = join(work, `${name}-${what}-${paper}.pdf`);
      await page.goTo(pathToFileURL(join(folder, `${what}.html`)).href);
      await page.print(pdf, paper);
      printed.set(`${name} ${what} ${paper}`, printedPages(pdf));
    }
  } finally {
    await browser.close();
  }
}

function paperOf(print: string): PrintedPage[] {
  const pages = printed.get(print);
  if (!pages || pages.length === 0) throw new Error(`Nothing was printed: ${print}`);
  return pages;
}

/** Words alone: lines are broken where the paper ends. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const allText = (pages: readonly PrintedPage[]): string => plain(pages.map(({ text }) => text).join('\n'));

/** Without what ends a line: a reader of PDFs drops the hyphen there too. */
const squeezed = (pages: readonly PrintedPage[]): string => allText(pages).replace(/[ -]/g, '');

const pictures = Object.values(pictureSizes).flat();
const books = ['chromium book Letter', 'chromium book A4', 'firefox book Letter'];
const copies = ['chromium court-copy Letter', 'chromium court-copy A4', 'firefox court-copy A4'];
const all = [...books, ...copies, 'chromium conversation Letter'];

inTurn.each(all)('%s', (print) => {
  it('holds the words of every message once, and in order', () => {
    const text = allText(paperOf(print));
    let last = -1;
    for (let at = 1; at <= messages; at += 1) {
      // A reader of PDFs gives the lines of right-to-left words in an order of its own.
      const sought =
        at === rightToLeftMessage ? wordsOf(at).flatMap((line) => line.split(' ')) : [wordsOf(at).join(' ')];
      for (const words of sought) {
        const found = text.indexOf(plain(words), at === rightToLeftMessage ? last : 0);
        expect(found, words).toBeGreaterThan(last);
        if (at !== rightToLeftMessage) {
          expect(text.indexOf(plain(words), found + 1), `${words} stands there twice`).toBe(-1);
          last = found;
        }
      }
    }
    expect(text).toContain(plain(missingReason));
    expect(text).toContain(plain(missingPhotoReason));
    expect(text).toContain('JPay does not say which time zone its times are in.');
  });

  it('shows every picture once, whole, within the margins, and in its own shape', () => {
    const pages = paperOf(print);
    const cover = print.includes('book') ? 1 : 0;
    if (cover === 1) expect(pages[0]?.pictures).toHaveLength(1);
    const placed = pages
      .slice(cover)
      .flatMap((page) => page.pictures.map((picture) => ({ page, ...picture })));
    expect(placed).toHaveLength(pictures.length);
    for (const [order, one] of placed.entries()) {
      const [width, height] = pictures[order] ?? [0, 0];
      // Its longer side says how long the other is, to a millimetre.
      if (width > height) expect(Math.abs(one.height - (one.width * height) / width)).toBeLessThan(1);
      else expect(Math.abs(one.width - (one.height * width) / height)).toBeLessThan(1);
      expect(one.left).toBeGreaterThanOrEqual(15);
      expect(one.top).toBeGreaterThanOrEqual(15);
      expect(one.left + one.width).toBeLessThanOrEqual(one.page.width - 15);
      expect(one.top + one.height).toBeLessThanOrEqual(one.page.height - 15);
      for (const edge of ['top', 'right', 'bottom', 'left'] as const) {
        const off = frame[edge].map((value, colour) => Math.abs(value - (one.edges[edge][colour] ?? 999)));
        expect(Math.max(...off), `picture ${order + 1}, ${edge}: ${one.edges[edge].join()}`).toBeLessThan(70);
      }
    }
  });

  it('has no empty page', () => {
    const empty = paperOf(print).flatMap(({ text, pictures: shown }, index) =>
      plain(text) === '' && shown.length === 0 ? [index + 1] : [],
    );
    expect(empty).toEqual([]);
  });

  it('leaves no heading alone at the end of a page', () => {
    const alone = paperOf(print).filter(({ text }) =>
      /^(?:(?:From|To) Fake Rosa Prueba|Message \d+|Exhibit \d+-\d+|20\d\d)$/.test(
        text.trimEnd().split('\n').at(-1) ?? '',
      ),
    );
    expect(alone.map(({ text }) => text.slice(-200))).toEqual([]);
  });
});

inTurn.each(books)('%s', (print) => {
  it('has a cover first, with the name, the years, the count and the day it was saved', () => {
    const [cover] = paperOf(print);
    expect(plain(cover?.text ?? '')).toBe(
      `Letters with ${personName} 2019 to 2021 34 messages Saved from JPay on November 22, 2026`,
    );
  });

  it('begins a chapter on a new page, with the year above it', () => {
    const starts = paperOf(print).map(({ text }) => text.trimStart().split('\n')[0] ?? '');
    for (const title of ['2019', '2020', '2021', 'Without a date']) {
      expect(
        starts.filter((start) => start === title),
        title,
      ).toHaveLength(1);
    }
  });

  it('prints no note about printing, and no link', () => {
    expect(allText(paperOf(print))).not.toMatch(/Save as PDF|Back to/);
  });
});

inTurn('page numbers', () => {
  it('are those of the book itself in Chromium, with none on the cover', () => {
    for (const print of books.filter((name) => name.startsWith('chromium'))) {
      const numbers = paperOf(print).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => (index === 0 ? '' : String(index + 1))));
    }
  });
});

inTurn.each(copies)('%s', (print) => {
  it('numbers the messages from 1 on, and none that is missing', () => {
    const text = paperOf(print)
      .map((page) => page.text)
      .join('\n');
    const numbers = [...text.matchAll(/^Message (\d+)$/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: messages }, (_, index) => index + 1));
  });

  it('gives each exhibit its number and the sum of its file', async () => {
    const text = squeezed(paperOf(print));
    const names = await readdir(join(folder, 'attachments'));
    expect(names).toHaveLength(pictures.length + 3);
    for (const name of names) {
      const sum = createHash('sha256')
        .update(await readFile(join(folder, 'attachments', name)))
        .digest('hex');
      const from = text.indexOf(`${name.replace(/-/g, '')}Typeoffile`);
      expect(from, name).toBeGreaterThan(0);
      expect(text.slice(from, from + 300), name).toContain(`SHA256:${sum}`);
    }
    const exhibits = [...allText(paperOf(print)).matchAll(/Exhibit \d+-\d+/g)].map(([exhibit]) => exhibit);
    expect(exhibits).toEqual(
      [
        ...Object.entries(pictureSizes).flatMap(([at, sizes]) =>
          sizes.map((_, index) => `${at}-${index + 1}`),
        ),
        '30-1',
        '31-1',
        '31-2',
      ].map((number) => `Exhibit ${number}`),
    );
  });

  it('names the page as JPay sent it with its sum, and the date exactly as JPay showed it', async () => {
    const text = allText(paperOf(print));
    for (const name of await readdir(join(folder, 'raw'))) {
      const sum = createHash('sha256')
        .update(await readFile(join(folder, 'raw', name)))
        .digest('hex');
      expect(squeezed(paperOf(print)), name).toContain(`${name.replace(/-/g, '')}SHA256:${sum}`);
    }
    expect(text).toContain('Date as JPay showed it: 1/15/2019 10:11:05 AM');
    expect(text).toContain('Date as JPay showed it: Some day in spring');
  });
});
