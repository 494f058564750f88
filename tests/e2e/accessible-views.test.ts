import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrInstallBrowser } from '../../scripts/browsers';
import { languages, type Language } from '../../src/model/language';
import { axeOffences } from './harness/axe';
import { keyboardOffences } from './harness/by-keys';
import { lettersTwiceAsLarge } from './harness/letter-size';
import { makeGallery, type Gallery } from './harness/gallery';
import {
  forcedColourFaults,
  layoutFaults,
  motionFaults,
  spaceText,
  structureFaults,
} from './harness/page-faults';
import type { Frame } from './in-page/gallery';
import { hasTurn } from '../turn';

/** All of them or none: what they look at takes long to make. */
const inTurn = describe.runIf(hasTurn('popup and archive tab'));

/** Every state of popup and archive tab, drawn by the code that ships from made-up state, in one browser. */
inTurn('popup and archive tab are for everybody (docs/accessibility.md)', () => {
  let browser: Browser;
  let gallery: Gallery;
  let page: Page;

  beforeAll(async () => {
    gallery = await makeGallery();
    browser = await chromium.launch({
      executablePath: findOrInstallBrowser('chromium'),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await (await browser.newContext()).newPage();
  });

  afterAll(async () => {
    await browser.close();
    await gallery.close();
  });

  /** Draws every view, and collects what `look` finds wrong under the view's name. */
  async function faultsOf(
    frame: Frame,
    width: number,
    language: Language,
    look: (page: Page) => Promise<string[]>,
  ): Promise<Record<string, string[]>> {
    await page.setViewportSize({ width, height: 600 });
    const faulty: Record<string, string[]> = {};
    for (const name of await gallery.open(page, frame)) {
      await gallery.draw(page, frame, name, language);
      const faults = await look(page);
      if (faults.length > 0) faulty[name] = faults;
    }
    return faulty;
  }

  describe.each([
    { frame: 'popup' as const, name: 'the popup', width: 360 },
    { frame: 'archive' as const, name: 'the archive tab', width: 1000 },
  ])('$name, in every state', ({ frame, width }) => {
    it.each(languages)('has nothing that axe-core finds wrong or cannot judge (%s)', async (language) => {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
      const choice = { colours: 'own', rules: 'all' } as const;
      expect(await faultsOf(frame, width, language, (at) => axeOffences(at, choice))).toEqual({});
    });

    it('keeps its contrast in the dark', async () => {
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'reduce' });
      const choice = { colours: 'own', rules: 'of colour' } as const;
      expect(await faultsOf(frame, width, 'en', (at) => axeOffences(at, choice))).toEqual({});
    });

    it('can be told apart in colours that the system has chosen', async () => {
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
      const choice = { colours: 'forced', rules: 'all' } as const;
      const look = async (at: Page): Promise<string[]> => [
        ...(await axeOffences(at, choice)),
        ...(await at.evaluate(forcedColourFaults)),
      ];
      expect(await faultsOf(frame, width, 'en', look)).toEqual({});
    });

    it('says what it is: language, one heading, one main, in order', async () => {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
      expect(await faultsOf(frame, width, 'es', (at) => at.evaluate(structureFaults, false))).toEqual({});
    });

    it('can be walked through with Tab, the focus always in sight', async () => {
      expect(await faultsOf(frame, width, 'en', keyboardOffences)).toEqual({});
    });

    it.each(languages)('fits into 320 pixels (%s)', async (language) => {
      expect(await faultsOf(frame, 320, language, (at) => at.evaluate(layoutFaults))).toEqual({});
    });

    it('fits when its letters are twice as large and stand apart', async () => {
      const looksWide = async (at: Page): Promise<string[]> => {
        await at.evaluate(spaceText);
        return at.evaluate(layoutFaults);
      };
      await lettersTwiceAsLarge(page, async () => {
        expect(await faultsOf(frame, width, 'es', looksWide)).toEqual({});
      });
    });

    it('stands still for those who asked for less motion', async () => {
      expect(await faultsOf(frame, width, 'en', (at) => at.evaluate(motionFaults))).toEqual({});
    });
  });
});
