import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrInstallBrowser } from '../../scripts/browsers';
import { languages } from '../../src/model/language';
import { sampleMailbox } from '../unit/bundle/sample-mailbox';
import { axeOffences } from './harness/axe';
import { keyboardOffences } from './harness/by-keys';
import {
  forcedColourFaults,
  layoutFaults,
  motionFaults,
  spaceText,
  structureFaults,
} from './harness/page-faults';
import { lettersTwiceAsLarge } from './harness/letter-size';
import { writtenArchive } from './harness/written-archive';

/**
 * Every page of an archive that holds one of everything, whatever pages there are: what is new is looked at by itself.
 * Written once a language, in the browser that then looks.
 */
describe.each(languages)('the pages of an archive are for everybody (%s)', (language) => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let pages: string[];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findOrInstallBrowser('chromium'),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await (await browser.newContext()).newPage();
    folder = await writtenArchive(page, sampleMailbox(), language);
    pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.html'))
      .sort();
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser.close();
    await rm(dirname(dirname(folder)), { recursive: true, force: true });
  });

  /** Opens every page, and collects what `look` finds wrong under the page's path. */
  async function faultsOf(
    width: number,
    look: (page: Page) => Promise<string[]>,
    among = pages,
  ): Promise<Record<string, string[]>> {
    await page.setViewportSize({ width, height: 800 });
    const faulty: Record<string, string[]> = {};
    for (const path of among) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      const faults = await look(page);
      if (faults.length > 0) faulty[path] = faults;
    }
    return faulty;
  }

  it('holds START HERE, conversations, messages, photos and VideoGrams', () => {
    for (const kind of ['START HERE', '/conversation', '/messages/', 'photos', 'videograms']) {
      expect(pages.filter((path) => path.includes(kind))).not.toEqual([]);
    }
  });

  it('has nothing that axe-core finds wrong or cannot judge, and says what it is', async () => {
    const look = async (at: Page): Promise<string[]> => [
      ...(await axeOffences(at, { colours: 'own', rules: 'all' })),
      ...(await at.evaluate(structureFaults, true)),
    ];
    expect(await faultsOf(1000, look)).toEqual({});
  });

  it('keeps its contrast in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const look = (at: Page): Promise<string[]> => axeOffences(at, { colours: 'own', rules: 'of colour' });
    expect(await faultsOf(1000, look)).toEqual({});
  });

  it('can be told apart in colours that the system has chosen', async () => {
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    expect(await faultsOf(1000, (at) => at.evaluate(forcedColourFaults))).toEqual({});
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  });

  it('can be walked through with Tab, the focus always in sight', async () => {
    expect(await faultsOf(1000, keyboardOffences)).toEqual({});
  });

  it('fits into 320 pixels, and stands still for those who asked for less motion', async () => {
    const look = async (at: Page): Promise<string[]> => [
      ...(await at.evaluate(layoutFaults)),
      ...(await at.evaluate(motionFaults)),
    ];
    expect(await faultsOf(320, look)).toEqual({});
  });

  it('fits when its letters are twice as large and stand apart', async () => {
    const look = async (at: Page): Promise<string[]> => {
      await at.evaluate(spaceText);
      return await at.evaluate(layoutFaults);
    };
    await lettersTwiceAsLarge(page, async () => {
      expect(await faultsOf(1000, look)).toEqual({});
    });
  });
});
