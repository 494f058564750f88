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

/** The least that a page of an extension may be and still do something: beside it one sees what the machine takes. */
const barePage =
  '<!DOCTYPE html><title>Bare</title><main></main><script type="module" src="bare.js"></script>';
const bareScript = `const button = document.createElement('button');
button.textContent = 'Export all messages';
document.querySelector('main').append(button);`;

/**
 * From the opening of the popup (its navigation begins; a process for it may have to be started) until "Export all
 * messages" can be pressed, over a JPay tab that answers.
 */
export async function popupOpenings(): Promise<Measure[]> {
  const first: Opening[] = [];
  const later: Opening[] = [];
  const bare: Opening[] = [];
  const toolbar: { opened: number; pressed: number }[] = [];
  const replica = createReplica({ account: makeAccount({ seed: 'start', messages: 60 }) });
  const site = await openSite(replica);
  const extension = await buildWithBarePage();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const browser = await startChromium({ replicaPort: site.port, extension });
      try {
        const jpay = await openJpay(browser, replica);
        await pause(settling);
        first.push(await openAsPage(browser, 'popup'));
        for (let opening = 0; opening < laterOpenings; opening += 1) {
          later.push(await openAsPage(browser, 'popup'));
          bare.push(await openAsPage(browser, 'bare'));
        }
        for (let opening = 0; opening < laterOpenings; opening += 1) {
          await jpay.bringToFront();
          toolbar.push(await openFromToolbar(browser));
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await site.close();
    await rm(extension, { recursive: true, force: true });
  }
  const figures = (label: string, openings: readonly Opening[]): Measure[] => [
    {
      what: `popup as a page, ${label}: can be pressed`,
      value: median(openings.map(({ there }) => there)),
      unit: 'ms',
      limit: mostUntilInteractive,
    },
    {
      what: `popup as a page, ${label}: is drawn`,
      value: median(openings.map(({ drawn }) => drawn)),
      unit: 'ms',
      limit: mostUntilInteractive,
    },
  ];
  return [
    ...figures('first opening', first),
    ...figures('later openings', later),
    {
      what: 'a page of one button and three lines of script, later openings: can be pressed',
      value: median(bare.map(({ there }) => there)),
      unit: 'ms',
    },
    {
      what: 'popup of the toolbar button: can be pressed, at the latest',
      value: median(toolbar.map(({ opened }) => opened)),
      unit: 'ms',
      limit: mostUntilInteractive,
    },
    {
      what: 'popup of the toolbar button: the same since the press, with the making of its window',
      value: median(toolbar.map(({ pressed }) => pressed)),
      unit: 'ms',
    },
  ];
}

/** The build in a folder of its own, with the bare page beside the popup. */
async function buildWithBarePage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-bare-'));
  await cp(join('.output', builds.Chrome), folder, { recursive: true });
  await writeFile(join(folder, 'bare.html'), barePage);
  await writeFile(join(folder, 'bare.js'), bareScript);
  return folder;
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

/**
 * The popup over the JPay tab. Nothing can be put into it before it runs: the button is looked for once the tools have
 * found the popup, so that the figure is an upper bound.
 */
async function openFromToolbar(
  browser: ChromiumWithLetterkeep,
): Promise<{ opened: number; pressed: number }> {
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
