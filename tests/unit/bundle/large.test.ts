// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { albumOf, albumPageItems, hasOverview } from '../../../src/bundle/albums';
import { carefulFilePages, peoplePages, receiptPages } from '../../../src/bundle/long-lists';
import {
  carefulFilesText,
  filmsOverviewText,
  filmsText,
  peopleText,
  photosOverviewText,
  photosText,
  receiptText,
  startHereText,
} from '../../../src/bundle/pages/page-text';
import type { PartContents } from '../../../src/bundle/part-contents';
import type { Exception } from '../../../src/model/receipt';
import { madeUpContents, madeUpRecord } from './made-up-contents';

// jsdom takes its time over 30,000 lines; a guard against hanging, not a measure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** contract.md, issue 5 point 8. */
const mostBytes = 2_000_000;
const hash = (number: number): string => number.toString(16).padStart(64, 'f');

/**
 * Three thousand people, twenty thousand messages that were not tried, 400 photos and 120 films on a single day and 4,000 files
 * that no link leads to.
 */
function much(): PartContents {
  const awkward = '<&"Fake> \u202e';
  const anna = [
    ...Array.from({ length: 40 }, (_, n) => madeUpRecord(hash(n), '2019-07-15T15:04', 10)),
    ...Array.from({ length: 6 }, (_, n) => madeUpRecord(hash(500 + n), `201${n}-01-01`, 20, 'video/mp4')),
    ...Array.from({ length: 100 }, (_, n) =>
      madeUpRecord(hash(600 + n), null, 40, 'application/x-msdownload'),
    ),
  ];
  const others = Array.from({ length: 3_000 }, (_, n) => ({
    name: `${awkward}${n}`,
    records: [madeUpRecord(hash(10_000 + n), '2020-01-01')],
  }));
  const exceptions = Array.from({ length: 20_000 }, (_, n): Exception => ({
    what: 'message',
    where: `inbox, page ${n}`,
    personName: `${awkward}${n}`,
    dateText: '07/15/2019',
    kind: 'not-tried',
    reason: 'This was not opened before the export ended.',
  }));
  return madeUpContents([{ name: 'Fake Anna', records: anna }, ...others], exceptions);
}

const pages = new Map<string, string>();
let contents: PartContents;

beforeAll(() => {
  contents = much();
  pages.set('START HERE.html', startHereText(contents));
  const photos = albumOf(contents, 'photos');
  pages.set(`data/${photos.path}`, photosOverviewText(photos, contents));
  for (const page of photos.pages) pages.set(`data/${page.path}`, photosText(page, photos, contents));
  const films = albumOf(contents, 'videograms');
  pages.set(`data/${films.path}`, filmsOverviewText(films, contents));
  for (const page of films.pages) pages.set(`data/${page.path}`, filmsText(page, films, contents));
  const people = peoplePages(contents);
  for (const page of people) pages.set(`data/${page.path}`, peopleText(page, people, contents));
  const receipt = receiptPages(contents);
  for (const page of receipt) pages.set(`data/${page.path}`, receiptText(page, receipt, contents));
  const careful = carefulFilePages(contents);
  for (const page of careful) pages.set(`data/${page.path}`, carefulFilesText(page, careful, contents));
});

describe('an archive of very much', () => {
  it('has no page over 2 MB', () => {
    expect(pages.size).toBeGreaterThan(20);
    for (const [path, text] of pages) expect(Buffer.byteLength(text), path).toBeLessThan(mostBytes);
    expect(pages.get('START HERE.html')?.length).toBeLessThan(200_000);
  });

  it('leaves nobody and nothing out of its lists', () => {
    const texts = (name: string): string =>
      [...pages].flatMap(([path, text]) => (path.startsWith(`data/pages/${name}`) ? [text] : [])).join('');
    expect(texts('people').match(/class="person"/g)).toHaveLength(3_001);
    expect(texts('receipt').match(/<li>(?!<a)/g)).toHaveLength(20_000);
    expect(texts('careful-files').match(/<li><bdi>data\/people/g)).toHaveLength(4_000);
    expect(texts('photos').match(/id="small-\d+"/g)).toHaveLength(400);
    expect(texts('videograms').match(/<video/g)).toHaveLength(120);
  });

  it('leads from START HERE to every page of them, step by step', () => {
    const reached = new Set(['START HERE.html']);
    for (const path of reached) {
      const text = pages.get(path) ?? '';
      for (const [, href = ''] of text.matchAll(/href="([^"#]*\.html)[^"]*"/g)) {
        const base = new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///');
        const target = decodeURIComponent(new URL(href, base).pathname.slice(1));
        if (pages.has(target)) reached.add(target);
      }
    }
    expect([...reached].sort()).toEqual([...pages.keys()].sort());
  });

  it('splits an album by year and then by number, in order', () => {
    const { pages: ofPhotos, items } = albumOf(contents, 'photos');
    expect(ofPhotos.map(({ path }) => path)).toEqual([
      'pages/photos-2019.html',
      'pages/photos-2019-2.html',
      'pages/photos-2019-3.html',
      'pages/photos-2019-4.html',
    ]);
    expect(ofPhotos.flatMap((page) => page.items)).toEqual(items);
    for (const page of ofPhotos) expect(page.items.length).toBeLessThanOrEqual(albumPageItems.photos);
  });

  it('leaves a small album on one page', () => {
    const few = madeUpContents([{ name: 'Fake Anna', records: [madeUpRecord(hash(1), '2019-01-01', 3)] }]);
    expect(hasOverview(albumOf(few, 'photos'))).toBe(false);
    expect(albumOf(few, 'photos').pages.map(({ path }) => path)).toEqual(['pages/photos.html']);
    expect(albumOf(few, 'videograms').pages).toEqual([]);
    expect(receiptPages(few)).toEqual([]);
  });
});

describe('the photos pages', () => {
  it('show every picture large, with the one before and the one after across pages, and its message', () => {
    const hrefs = (path: string, id: string): (string | undefined)[] => {
      const page = new DOMParser().parseFromString(pages.get(path) ?? '', 'text/html');
      const links = page.getElementById(id)?.querySelectorAll('a') ?? [];
      return [...links].map((link) => link.getAttribute('href') ?? undefined);
    };
    expect(hrefs('data/pages/photos-2019.html', 'photo-1')).toEqual([
      '#photo-2',
      `../people/fake-somebody-of-a-long-name_0000/messages/stem_${hash(0)}.html`,
      '#small-1',
    ]);
    expect(hrefs('data/pages/photos-2019.html', 'photo-120').slice(0, 2)).toEqual([
      '#photo-119',
      'photos-2019-2.html#photo-121',
    ]);
    expect(hrefs('data/pages/photos-2019-4.html', 'photo-400')[0]).toBe('#photo-399');
    expect(hrefs('data/pages/photos-2019-4.html', 'small-400')).toEqual(['#photo-400']);
  });

  it('say what a picture is, and that some are not here, without a broken picture', () => {
    const record = madeUpRecord(hash(1), '2019-01-01', 2);
    record.attachments[1] = {
      ...{ index: 2, label: 'IMG_2.jpg', kind: 'image', state: 'failed' },
      ...{ failure: 'attachment-not-shown', reason: 'JPay would not open it.' },
    };
    const few = madeUpContents([{ name: 'Fake Anna', records: [record] }]);
    const album = albumOf(few, 'photos');
    const [only] = album.pages;
    if (!only) throw new Error('no page');
    const page = new DOMParser().parseFromString(photosText(only, album, few), 'text/html');
    expect([...page.images].map(({ alt }) => alt)).toEqual([
      'Photo from Fake Anna, January 1, 2019',
      'Photo',
    ]);
    expect(page.querySelector('.large h2')?.textContent).toBe('Photo from Fake Anna, January 1, 2019');
    expect(page.querySelector('.album > p')?.textContent).toBe(
      '1 picture more could not be saved. See what is not here',
    );
  });
});
