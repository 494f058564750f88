import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startChromium } from '../../tests/e2e/harness/chromium';
import { startFirefox } from '../../tests/e2e/harness/firefox';
import { writeLargePart } from './large-part';
import type { PartMade } from './large-part';
import type { Bench, Measure } from './measure';
import { memoryIsTold, watchMemory } from './process-memory';

/** The largest part that is ever written (contract.md). Bytes. */
const largestPart = 1_900_000_000;
/** What checking it may take beside the browser itself (issue 5). MB. */
const mostMemory = 150;
/** Milliseconds. */
const settling = 10_000;

/** Of photos and VideoGrams, as families have them; and of as many files as a part may nearly hold. */
const kinds: Readonly<Record<string, PartMade>> = {
  photos: { pages: 6_000, photos: 4_000 },
  'very many files': { pages: 50_000, photos: 2_000 },
};

/** "Check an archive" on the largest part there is, in each browser whose build is there. */
export const checkArchive: Bench = {
  name: 'check-archive',
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
        );
        if (existsSync('.output/chrome-mv3')) measures.push(...(await inChromium(path)));
        if (existsSync('.output/firefox-mv2')) measures.push(...(await inFirefox(path)));
      }
      return measures;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function inChromium(path: string): Promise<Measure[]> {
  const browser = await startChromium({ replicaPort: 9 });
  try {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/archive.html`);
    await page.locator('.check[data-state="waiting"]').waitFor();
    const session = await browser.context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    return await measured('Chromium', async () => {
      await page.locator('input[type=file]').setInputFiles(path);
      await page.locator('.check[data-state="told"]').waitFor({ timeout: 900_000 });
      return (await page.locator('article.result').getAttribute('class')) ?? '';
    });
  } finally {
    await browser.close();
  }
}

async function inFirefox(path: string): Promise<Measure[]> {
  const browser = await startFirefox({ replicaPort: 9 });
  const { marionette } = browser;
  try {
    await browser.openOwnPage('archive.html');
    await marionette.send('WebDriver:SetTimeouts', { script: 900_000 });
    const found = (await marionette.send('WebDriver:FindElement', {
      using: 'css selector',
      value: 'input[type=file]',
    })) as { value: Record<string, string> };
    return await measured('Firefox', async () => {
      await marionette.send('WebDriver:ElementSendKeys', { id: Object.values(found.value)[0], text: path });
      return String(
        await browser.evaluate(`() => new Promise((resolve) => {
          const look = () => {
            const result = document.querySelector('.check[data-state=told] .result');
            if (result) resolve(result.className);
          };
          new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true });
          look();
        })`),
      );
    });
  } finally {
    await browser.close();
  }
}

/** `check` gives the class of the result: anything but "whole" ends the bench. */
async function measured(browser: string, check: () => Promise<string>): Promise<Measure[]> {
  // A browser that has just begun starts more of its own: that is no cost of checking.
  await setTimeout(settling);
  const memory = memoryIsTold ? watchMemory() : null;
  const began = performance.now();
  const result = await check();
  const time = performance.now() - began;
  if (result !== 'result whole') throw new Error(`${browser} did not find the part whole: ${result}.`);
  return [
    { what: `${browser}: time to check it`, value: time, unit: 'ms' },
    ...(memory
      ? [
          {
            what: `${browser}: memory above the start`,
            value: memory(),
            unit: 'MB' as const,
            limit: mostMemory,
          },
        ]
      : []),
  ];
}
