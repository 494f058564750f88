import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrInstallBrowser } from '../../scripts/browsers';
import { sampleMailbox } from '../unit/bundle/sample-mailbox';
import { axeOffences } from './harness/axe';
import { keyboardOffences } from './harness/by-keys';
import { lettersTwiceAsLarge } from './harness/letter-size';
import {
  forcedColourFaults,
  layoutFaults,
  motionFaults,
  spaceText,
  structureFaults,
} from './harness/page-faults';
import { writtenArchive } from './harness/written-archive';
import { hasTurn } from '../turn';

/** All of them or none: what they look at takes long to make. */
const inTurn = describe.runIf(hasTurn('the saved pages'));

/**
 * Every page of an archive that holds one of everything, whatever pages there are, and the documents that stand alone:
 * what is new is looked at by itself. Written in the browser that then looks. Of pages made of the same elements (the
 * messages, above all) one is walked through; whether its words fit is looked at on each.
 */
inTurn('the saved pages are for everybody (docs/accessibility.md)', () => {
  let browser: Browser;
  let page: Page;
  let english: SavedPages;
  let spanish: SavedPages;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findOrInstallBrowser('chromium'),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await (await browser.newContext()).newPage();
    english = savedPages(await writtenArchive(page, sampleMailbox(), 'en'));
    spanish = savedPages(await writtenArchive(page, sampleMailbox(), 'es'));
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser.close();
    for (const { folder } of [english, spanish]) {
      await rm(dirname(dirname(folder)), { recursive: true, force: true });
    }
  });

  /** Opens pages, and collects what `look` finds wrong under each page's path. */
  async function faultsOf(
    { folder }: SavedPages,
    paths: readonly string[],
    width: number,
    look: (page: Page) => Promise<string[]>,
  ): Promise<Record<string, string[]>> {
    await page.setViewportSize({ width, height: 800 });
    const faulty: Record<string, string[]> = {};
    for (const path of paths) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      const faults = await look(page);
      if (faults.length > 0) faulty[path] = faults;
    }
    return faulty;
  }

  it('are START HERE, conversations, messages, books, court copies, photos and VideoGrams; fewer are walked through', () => {
    const kinds = ['START HERE', '/conversation', '/messages/', 'book', 'court-copy', 'photos', 'videograms'];
    for (const kind of kinds) {
      expect(english.ofEachMake.filter((path) => path.includes(kind))).not.toEqual([]);
    }
    expect(english.ofEachMake.length).toBeLessThan(english.all.length);
  });

  it.each(['English', 'Spanish'])(
    'have nothing that axe-core finds wrong or cannot judge, and say what they are (%s)',
    async (name) => {
      const saved = name === 'English' ? english : spanish;
      const look = async (at: Page): Promise<string[]> => [
        ...(await axeOffences(at, { colours: 'own', rules: 'all' })),
        ...(await at.evaluate(structureFaults, true)),
      ];
      expect(await faultsOf(saved, saved.ofEachMake, 1000, look)).toEqual({});
    },
  );

  it('keep their contrast in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const look = (at: Page): Promise<string[]> => axeOffences(at, { colours: 'own', rules: 'of colour' });
    expect(await faultsOf(english, english.ofEachMake, 1000, look)).toEqual({});
  });

  it('can be told apart in colours that the system has chosen', async () => {
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    const look = async (at: Page): Promise<string[]> => [
      ...(await axeOffences(at, { colours: 'forced', rules: 'all' })),
      ...(await at.evaluate(forcedColourFaults)),
    ];
    expect(await faultsOf(english, english.ofEachMake, 1000, look)).toEqual({});
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  });

  it('can be walked through with Tab, the focus always in sight', async () => {
    expect(await faultsOf(english, english.ofEachMake, 1000, keyboardOffences)).toEqual({});
  });

  it.each(['English', 'Spanish'])(
    'fit into 320 pixels, and stand still for those who asked for less motion (%s)',
    async (name) => {
      const saved = name === 'English' ? english : spanish;
      const look = async (at: Page): Promise<string[]> => [
        ...(await at.evaluate(layoutFaults)),
        ...(await at.evaluate(motionFaults)),
      ];
      expect(await faultsOf(saved, saved.all, 320, look)).toEqual({});
    },
  );

  it('fit when their letters are twice as large and stand apart', async () => {
    const look = async (at: Page): Promise<string[]> => {
      await at.evaluate(spaceText);
      return await at.evaluate(layoutFaults);
    };
    await lettersTwiceAsLarge(page, async () => {
      expect(await faultsOf(spanish, spanish.ofEachMake, 1000, look)).toEqual({});
    });
  });
});

interface SavedPages {
  folder: string;
  /** Paths of every page in it. */
  all: string[];
  /** So many of them that every kind of page and every kind of element is on one. */
  ofEachMake: string[];
}

function savedPages(folder: string): SavedPages {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .sort();
  const made = all.map((path) => ({ path, makes: makesOf(path, readFileSync(join(folder, path), 'utf8')) }));
  made.sort((one, other) => other.makes.length - one.makes.length);
  const seen = new Set<string>();
  const ofEachMake: string[] = [];
  for (const { path, makes } of made) {
    if (makes.every((make) => seen.has(make))) continue;
    ofEachMake.push(path);
    for (const make of makes) seen.add(make);
  }
  return { folder, all, ofEachMake };
}

/** The kind of a page, and the kinds of elements on it: their names with what looks and meaning depend on. */
function makesOf(path: string, html: string): string[] {
  const kind = path.includes('/messages/') ? 'message' : basename(path);
  return [kind, ...new Set(html.match(/<[a-z]\w*(?: (?:class|role|dir)="[^"]*")*/g))];
}
