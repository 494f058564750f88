import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/**
 * Every page of an archive that holds one of everything, whatever pages there are, and the documents that stand alone:
 * what is new is looked at by itself. Written in the browser that then looks. Of pages made of the same elements (the
 * messages, above all) one is looked at, except for what depends on the length of words.
 */
describe('the saved pages are for everybody (docs/accessibility.md)', () => {
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

  it('are START HERE, conversations, messages, photos and VideoGrams, and fewer looks than pages', () => {
    for (const kind of ['START HERE', '/conversation', '/messages/', 'photos', 'videograms']) {
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
  /** One of those that are made of the same elements and classes. */
  ofEachMake: string[];
}

function savedPages(folder: string): SavedPages {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .sort();
  const byMake = new Map<string, string>();
  for (const path of all) {
    const html = readFileSync(join(folder, path), 'utf8');
    const make = [...new Set(html.match(/<[a-z]\w*(?: (?:class|role|dir)="[^"]*")*/g))].sort().join();
    if (!byMake.has(make)) byMake.set(make, path);
  }
  return { folder, all, ofEachMake: [...byMake.values()] };
}
