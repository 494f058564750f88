import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
/** Browsers of each kind that are started in a round; each has one first opening. */
const browsersPerRound = 2;
/** Of one browser, after its first. */
const laterOpenings = 3;
/** A browser that has just begun starts more of its own; a popup that was closed leaves. Milliseconds. */
const settling = 3_000;
const between = 400;
/** Until a popup is asked what it saw. Milliseconds. */
const undisturbed = 600;

/** Since the popup's own beginning (its navigation begins; a process for it may have to be started). Milliseconds. */
interface Opening {
  /** When "Export all messages" was there and could be pressed. */
  there: number;
  /** When the browser had drawn it. */
  drawn: number;
}

interface Openings {
  first: Opening[];
  later: Opening[];
}

/** The least that a page of an extension may be and still do something: beside it one sees what the machine takes. */
const barePage =
  '<!DOCTYPE html><head></head><title>Bare</title><main></main><script type="module" src="/bare.js"></script>';
const bareScript = `const button = document.createElement('button');
button.textContent = 'Export all messages';
document.querySelector('main').append(button);`;

type Open = (browser: ChromiumWithLetterkeep, jpay: Page) => Promise<Opening>;

/**
 * From the opening of the popup until "Export all messages" can be pressed, over a JPay tab that answers: the first one of
 * a browser that has just begun, and those after it.
 */
export async function popupOpenings(): Promise<Measure[]> {
  const replica = createReplica({ account: makeAccount({ seed: 'start', messages: 60 }) });
  const site = await openSite(replica);
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-bare-'));
  const openIn = async (extension: string, open: Open, openings: Openings): Promise<void> => {
    const browser = await startChromium({ replicaPort: site.port, extension });
    try {
      const jpay = await openJpay(browser, replica);
      await pause(settling);
      openings.first.push(await open(browser, jpay));
      for (let opening = 0; opening < laterOpenings; opening += 1)
        openings.later.push(await open(browser, jpay));
    } finally {
      await browser.close();
    }
  };
  const none = (): Openings => ({ first: [], later: [] });
  const seen = { toolbar: none(), page: none(), bareToolbar: none(), barePage: none() };
  try {
    const { ours, bare } = await watchedBuilds(folder);
    for (let browsers = 0; browsers < rounds * browsersPerRound; browsers += 1) {
      await openIn(ours, openFromToolbar, seen.toolbar);
      await openIn(bare, openFromToolbar, seen.bareToolbar);
      await openIn(ours, openAsPage, seen.page);
      await openIn(bare, openAsPage, seen.barePage);
    }
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
  return [
    ...figures('popup of the toolbar button', seen.toolbar, seen.bareToolbar),
    ...figures('popup as a page in a tab', seen.page, seen.barePage),
  ];
}

/** @param bare of a page of one button and three lines of script, in the popup's place */
function figures(what: string, ours: Openings, bare: Openings): Measure[] {
  const limit = mostUntilInteractive;
  const middle = (of: readonly Opening[], when: keyof Opening): number =>
    median(of.map((opening) => opening[when]));
  return (['first', 'later'] as const).flatMap((which): Measure[] => {
    const slowest = Math.max(...ours[which].map(({ there }) => there));
    const name = `${what}, ${which === 'first' ? 'first opening' : 'later openings'}`;
    return [
      { what: `${name}: can be pressed`, value: middle(ours[which], 'there'), unit: 'ms', limit },
      { what: `${name}: the slowest of ${ours[which].length}`, value: slowest, unit: 'ms' },
      { what: `${name}: a page of one button in its place`, value: middle(bare[which], 'there'), unit: 'ms' },
      { what: `${name}: is drawn`, value: middle(ours[which], 'drawn'), unit: 'ms', limit },
      { what: `${name}: that page is drawn`, value: middle(bare[which], 'drawn'), unit: 'ms' },
    ];
  });
}

/** Two copies of the build in a folder, both with a script that watches for the button: ours, and with the bare page in the popup's place. */
async function watchedBuilds(folder: string): Promise<{ ours: string; bare: string }> {
  const copyWith = async (name: string, popup: string): Promise<string> => {
    const copy = join(folder, name);
    await cp(join('.output', builds.Chrome), copy, { recursive: true });
    await writeFile(
      join(copy, 'popup.html'),
      popup.replace('<head>', '<head><script src="/watch.js"></script>'),
    );
    // Functions made by the tool that runs this have calls of one that it brings along.
    await writeFile(join(copy, 'watch.js'), `globalThis.__name = (it) => it; (${String(watchForButton)})();`);
    await writeFile(join(copy, 'bare.js'), bareScript);
    return copy;
  };
  const popup = await readFile(join('.output', builds.Chrome, 'popup.html'), 'utf8');
  return { ours: await copyWith('ours', popup), bare: await copyWith('bare', barePage) };
}

async function openAsPage(browser: ChromiumWithLetterkeep): Promise<Opening> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  const opening = await page.evaluate(openingHere);
  await page.close();
  await pause(between);
  return opening;
}

async function openFromToolbar(browser: ChromiumWithLetterkeep, jpay: Page): Promise<Opening> {
  await jpay.bringToFront();
  // So that the press finds the background awake, as the harness wakes it in any case.
  await backgroundOf(browser);
  const popup = await chromiumToolbarPopup(browser, () => pause(undisturbed));
  const opening = await popup.evaluate(openingHere);
  await popup.close();
  await pause(between);
  return opening;
}

function openingHere(): Promise<Opening> {
  return (globalThis as unknown as { opening: Promise<Opening> }).opening;
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
