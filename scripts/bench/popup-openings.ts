import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { createReplica, makeAccount } from '../../tests/replica';
import { backgroundOf } from '../../tests/e2e/harness/background';
import { startChromium, type ChromiumWithLetterkeep } from '../../tests/e2e/harness/chromium';
import { chromiumToolbarPopup } from '../../tests/e2e/harness/either-browser/chromium-tab';
import { openJpay } from '../../tests/e2e/harness/family';
import { openSite } from '../../tests/e2e/harness/site';
import { builds } from './built';
import { median, rounds, type Measure } from './measure';

/** Issue 8, point 7. Milliseconds. */
const mostUntilInteractive = 100;
/** Of one browser; each browser started anew has one first opening and these. */
const laterOpenings = 5;
/** A browser that has just begun starts more of its own; a popup that was closed leaves. Milliseconds. */
const settling = 3_000;
const between = 400;

interface Opening {
  /** When "Export all messages" was there and could be pressed, since the opening. Milliseconds. */
  there: number;
  /** When the browser had drawn it. */
  drawn: number;
}

interface ToolbarOpening {
  /** When the button was seen, since the popup's own beginning. Milliseconds. */
  opened: number;
  /** The same since the press. Milliseconds. */
  pressed: number;
}

/** The least that a page of an extension may be and still do something: beside it one sees what the machine takes. */
const barePage =
  '<!DOCTYPE html><title>Bare</title><main></main><script type="module" src="bare.js"></script>';
const bareScript = `const button = document.createElement('button');
button.textContent = 'Export all messages';
document.querySelector('main').append(button);`;

/** What was seen, of the popup and of the bare page in its place. */
interface Openings {
  first: Opening[];
  later: Opening[];
  bare: Opening[];
  toolbar: ToolbarOpening[];
  bareToolbar: ToolbarOpening[];
}

/**
 * From the opening of the popup (its navigation begins; a process for it may have to be started) until "Export all
 * messages" can be pressed, over a JPay tab that answers.
 */
export async function popupOpenings(): Promise<Measure[]> {
  const openings: Openings = { first: [], later: [], bare: [], toolbar: [], bareToolbar: [] };
  const replica = createReplica({ account: makeAccount({ seed: 'start', messages: 60 }) });
  const site = await openSite(replica);
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-bare-'));
  const overJpay = async (
    extension: string,
    open: (browser: ChromiumWithLetterkeep, jpay: Page) => Promise<void>,
  ): Promise<void> => {
    const browser = await startChromium({ replicaPort: site.port, extension });
    try {
      const jpay = await openJpay(browser, replica);
      await pause(settling);
      await open(browser, jpay);
    } finally {
      await browser.close();
    }
  };
  try {
    const { ours, bareInPlace } = await buildsWithBarePage(folder);
    for (let round = 0; round < rounds; round += 1) {
      await overJpay(ours, async (browser, jpay) => {
        openings.first.push(await openAsPage(browser, 'popup'));
        for (let opening = 0; opening < laterOpenings; opening += 1) {
          openings.later.push(await openAsPage(browser, 'popup'));
          openings.bare.push(await openAsPage(browser, 'bare'));
        }
        openings.toolbar.push(...(await openOverTab(browser, jpay)));
      });
      await overJpay(bareInPlace, async (browser, jpay) => {
        openings.bareToolbar.push(...(await openOverTab(browser, jpay)));
      });
    }
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
  return figures(openings);
}

function figures({ first, later, bare, toolbar, bareToolbar }: Openings): Measure[] {
  const limit = mostUntilInteractive;
  const there = (of: readonly Opening[]): number => median(of.map((opening) => opening.there));
  const drawn = (of: readonly Opening[]): number => median(of.map((opening) => opening.drawn));
  const opened = (of: readonly ToolbarOpening[]): number => median(of.map((opening) => opening.opened));
  const pressed = (of: readonly ToolbarOpening[]): number => median(of.map((opening) => opening.pressed));
  const ms = (what: string, value: number): Measure => ({ what, value, unit: 'ms' });
  const times = (what: string, value: number): Measure => ({ what, value, unit: 'times' });
  return [
    { ...ms('popup as a page, first opening: can be pressed', there(first)), limit },
    { ...ms('popup as a page, first opening: is drawn', drawn(first)), limit },
    { ...ms('popup as a page, later openings: can be pressed', there(later)), limit },
    { ...ms('popup as a page, later openings: is drawn', drawn(later)), limit },
    ms('a page of one button and three lines of script, later openings: can be pressed', there(bare)),
    times('popup as a page, later openings, for one of that page', there(later) / there(bare)),
    { ...ms('popup of the toolbar button: can be pressed, at the latest', opened(toolbar)), limit },
    ms('that page as the popup of the toolbar button: can be pressed, at the latest', opened(bareToolbar)),
    times('popup of the toolbar button, for one of that page', opened(toolbar) / opened(bareToolbar)),
    ms(
      'popup of the toolbar button: the same since the press, with the making of its window',
      pressed(toolbar),
    ),
  ];
}

/** Two copies of the build in a folder: with the bare page beside the popup, and with it in the popup's place. */
async function buildsWithBarePage(folder: string): Promise<{ ours: string; bareInPlace: string }> {
  const copyWith = async (name: 'bare' | 'popup'): Promise<string> => {
    const copy = join(folder, name);
    await cp(join('.output', builds.Chrome), copy, { recursive: true });
    await writeFile(join(copy, `${name}.html`), barePage);
    await writeFile(join(copy, 'bare.js'), bareScript);
    return copy;
  };
  return { ours: await copyWith('bare'), bareInPlace: await copyWith('popup') };
}

async function openAsPage(browser: ChromiumWithLetterkeep, name: 'popup' | 'bare'): Promise<Opening> {
  const page = await browser.newPage();
  // What runs in the page was made by a tool that leaves calls of this function in it.
  await page.addInitScript('globalThis.__name = (it) => it;');
  await page.addInitScript(watchForButton);
  await page.goto(`chrome-extension://${browser.extensionId}/${name}.html`);
  const opening = await openingOf(page);
  await page.close();
  await pause(between);
  return opening;
}

function openingOf(page: Page): Promise<Opening> {
  return page.evaluate(() => (globalThis as unknown as { opening: Promise<Opening> }).opening);
}

/** Before anything of the popup runs. */
function watchForButton(): void {
  const isThere = (): boolean =>
    Array.from(document.querySelectorAll('button')).some(
      (button) => button.textContent === 'Export all messages' && !button.disabled,
    );
  const opening = new Promise((resolve) => {
    const look = (): void => {
      if (!isThere()) return;
      observer.disconnect();
      const there = performance.now();
      // The frame after the one in which it is drawn begins when that one is done.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve({ there, drawn: performance.now() })));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  Object.assign(globalThis, { opening });
}

/** The popup over the JPay tab, several times. */
async function openOverTab(browser: ChromiumWithLetterkeep, jpay: Page): Promise<ToolbarOpening[]> {
  const openings: ToolbarOpening[] = [];
  for (let opening = 0; opening < laterOpenings; opening += 1) {
    await jpay.bringToFront();
    openings.push(await openFromToolbar(browser));
  }
  return openings;
}

/**
 * Nothing can be put into the toolbar's popup before it runs: the button is looked for once the tools have
 * found the popup, so that the figure is an upper bound.
 */
async function openFromToolbar(browser: ChromiumWithLetterkeep): Promise<ToolbarOpening> {
  // So that the press finds the background awake, as the harness wakes it in any case.
  await backgroundOf(browser);
  const pressedAt = Date.now();
  const popup = await chromiumToolbarPopup(browser);
  await popup.until(() =>
    Array.from(document.querySelectorAll('button')).some(
      (button) => button.textContent === 'Export all messages' && !button.disabled,
    ),
  );
  const { origin, now } = await popup.evaluate(() => ({
    origin: performance.timeOrigin,
    now: performance.now(),
  }));
  await popup.close();
  await pause(between);
  return { opened: now, pressed: origin + now - pressedAt };
}
