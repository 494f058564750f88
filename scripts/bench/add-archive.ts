import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startChromium } from '../../tests/e2e/harness/chromium';
import { startFirefox } from '../../tests/e2e/harness/firefox';
import { bundled } from '../../tests/e2e/harness/real-dom';
import { openOwnPage } from './filled-vault';
import type * as Looking from './in-page/brought-back';
import { writeLargePart } from './large-part';
import type { PartMade } from './large-part';
import type { Bench, Measure } from './measure';
import {
  chromiumProcesses,
  firefoxProcesses,
  memoryIsTold,
  watchMemory,
  watchedOf,
  watchProcesses,
  type WatchedProcess,
} from './process-memory';

/** The largest part that is ever written (contract.md). Bytes. */
const largestPart = 1_900_000_000;
/** What bringing it in may take above the idle tab (issue 9). MB. */
const mostMemory = 150;
/** A browser that has just begun starts more of its own: that is no cost of bringing in. Milliseconds. */
const settling = 10_000;
const mostTime = 1_800_000;
const mostTimeToDraw = 60_000;
const entry = 'scripts/bench/in-page/brought-back.ts';

type LettersMade = PartMade & { letters: number };

/** Of letters with a photo or a VideoGram each, as families have them; and of as many files as a part may nearly hold. */
const kinds: Readonly<Record<string, LettersMade>> = {
  letters: { pages: 5_000, photos: 0, letters: 4_300 },
  'very many files': { pages: 49_000, photos: 0, letters: 3_800 },
};

/** "Add an earlier archive" with the largest part there is, into an empty vault, in each browser whose build is there. */
export const addArchive: Bench = {
  name: 'add-archive',
  async run() {
    const measures: Measure[] = [];
    const folder = await mkdtemp(join(tmpdir(), 'letterkeep-large-part-'));
    try {
      const path = join(folder, 'Letterkeep-2026-11-22-part-1-of-1.zip');
      for (const [kind, made] of Object.entries(kinds)) {
        const files = await writeLargePart(path, largestPart, made);
        measures.push(
          { what: `A part of ${kind}: its size`, value: (await stat(path)).size, unit: 'bytes' },
          { what: `A part of ${kind}: files in it`, value: files, unit: 'files' },
          {
            what: `A part of ${kind}: messages, each with an attachment`,
            value: made.letters,
            unit: 'messages',
          },
        );
        if (existsSync('.output/chrome-mv3')) measures.push(...(await chromium(path, made)));
        if (existsSync('.output/firefox-mv2')) measures.push(...(await firefox(path, made)));
      }
      return measures;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** One browser that was given the part; `most` in MB above the idle tab, by process. */
interface Added {
  ms: number;
  /** In MB; `all`: of all processes together, where that is measured. */
  most: Readonly<Record<WatchedProcess, number> & { all?: number }>;
}

/** Once as in memory-writing.ts: told again and again to let go of what is done with, it holds what it needs. */
async function chromium(path: string, made: LettersMade): Promise<Measure[]> {
  const left = await inChromium(path, made, 'left to itself');
  const held = memoryIsTold ? await inChromium(path, made, 'collecting') : undefined;
  return [
    { what: 'Chromium: time to bring it in', value: left.ms, unit: 'ms' },
    ...(held
      ? [
          limited('Chromium: the archive tab needs, above idle', held.most.extension),
          limited('Chromium: the archive tab takes, left to itself', left.most.extension),
          limited('Chromium: the browser itself takes', left.most.browser),
        ]
      : []),
  ];
}

async function firefox(path: string, made: LettersMade): Promise<Measure[]> {
  const { ms, most } = await inFirefox(path, made);
  return [
    { what: 'Firefox: time to bring it in', value: ms, unit: 'ms' },
    ...(memoryIsTold
      ? [
          limited('Firefox: the archive tab takes, left to itself', most.extension),
          limited('Firefox: the browser itself takes', most.browser),
          { what: 'Firefox: all its processes take', value: most.all ?? NaN, unit: 'MB' as const },
        ]
      : []),
  ];
}

function limited(what: string, megabytes = NaN): Measure {
  return { what, value: megabytes, unit: 'MB', limit: mostMemory };
}

async function inChromium(
  path: string,
  made: LettersMade,
  how: 'collecting' | 'left to itself',
): Promise<Added> {
  const browser = await startChromium({ replicaPort: 9 });
  try {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/archive.html?add`);
    await page.locator('.check[data-state="waiting"]').waitFor();
    await setTimeout(settling);
    const session = await browser.context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const watched = watchProcesses(
      watchedOf(chromiumProcesses()),
      how === 'collecting' ? () => session.send('HeapProfiler.collectGarbage') : undefined,
    );
    const began = performance.now();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.locator('.check[data-state="told"]').waitFor({ timeout: mostTime });
    const ms = performance.now() - began;
    const most = await watched();
    const said = (await page.locator('.check .sentence').textContent()) ?? '';
    const looking = await openOwnPage<typeof Looking>(browser, entry);
    hold('Chromium', made, said, await looking.call('broughtBack'));
    return { ms, most };
  } finally {
    await browser.close();
  }
}

async function inFirefox(path: string, made: LettersMade): Promise<Added> {
  const browser = await startFirefox({ replicaPort: 9 });
  const { marionette } = browser;
  try {
    await browser.openOwnPage('archive.html?add');
    await marionette.send('WebDriver:SetTimeouts', { script: mostTime, implicit: mostTimeToDraw });
    const found = (await marionette.send('WebDriver:FindElement', {
      using: 'css selector',
      value: 'input[type=file]',
    })) as { value: Record<string, string> };
    await setTimeout(settling);
    const all = memoryIsTold ? watchMemory() : () => NaN;
    const watched = watchProcesses(watchedOf(firefoxProcesses()));
    const began = performance.now();
    await marionette.send('WebDriver:ElementSendKeys', { id: Object.values(found.value)[0], text: path });
    const said = await browser.evaluate(`() => new Promise((resolve) => {
      const look = () => {
        const result = document.querySelector('.check[data-state=told] .sentence');
        if (result) resolve(result.textContent);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true });
      look();
    })`);
    const ms = performance.now() - began;
    const most = { all: all(), ...(await watched()) };
    const back = await browser.evaluate(
      `async () => { ${await bundled(entry)}\nreturn JSON.stringify(await ours.broughtBack()); }`,
    );
    // The page's own JSON, of a function whose type is known.
    hold('Firefox', made, String(said), JSON.parse(String(back)) as Looking.BroughtBack);
    return { ms, most };
  } finally {
    await browser.close();
  }
}

/** Ends the bench unless everything came back as it was, and the page says so. */
function hold(browser: string, { letters }: LettersMade, said: string, back: Looking.BroughtBack): void {
  const { messages, attachments, right, wrong } = back;
  const number = letters.toLocaleString('en-US');
  // A page and an attachment for each message; no two are equal.
  const whole = messages === letters && attachments === letters && right === 2 * letters && wrong === 0;
  if (whole && said === `${number} messages and ${number} photos and other attachments came back.`) return;
  throw new Error(`${browser} did not bring all of it in: ${said} In the vault: ${JSON.stringify(back)}.`);
}
