import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { startPlainBrowser } from '../../tests/e2e/harness/plain-browser';
import { openRealDom } from '../../tests/e2e/harness/real-dom';
import { findOrInstallBrowser } from '../browsers';
import { growthOf, type Taken } from './growth';
import type * as LargeArchive from './in-page/large-archive';
import type { Bench } from './measure';

const top = 'Letterkeep-2026-11-22';
/** One picture for twenty letters. */
const lettersOfAPicture = 20;

/** Issue 8, point 8: writing an archive, and searching in its START HERE. */
export const growthArchive: Bench = {
  name: 'growth-archive',
  run: () =>
    growthOf('archive', async (messages) => {
      const folder = await mkdtemp(join(tmpdir(), 'letterkeep-growth-'));
      try {
        const writing = await write(messages, folder);
        return { writing, searching: await search(messages, join(folder, top)) };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
};

async function write(messages: number, folder: string): Promise<Taken> {
  const browser = await startPlainBrowser('chromium');
  try {
    const dom = await openRealDom<typeof LargeArchive>(browser, 'scripts/bench/in-page/large-archive.ts');
    const mail = { messages, photos: Math.floor(messages / lettersOfAPicture) };
    // Once for nothing: what was never run is slow.
    await dom.call('write', { messages: 20, photos: 1 });
    const { bytes, ms } = await dom.call('write', mail);
    const zip = await open(join(folder, 'archive.zip'), 'w');
    const pieceBytes = 8_000_000;
    for (let from = 0; from < bytes; from += pieceBytes) {
      await zip.write(
        Buffer.from(await dom.call('piece', from, Math.min(bytes, from + pieceBytes)), 'base64'),
      );
    }
    await zip.close();
    await dom.close();
    execFileSync('unzip', ['-q', join(folder, 'archive.zip'), '-d', folder], { stdio: 'pipe' });
    const listed = execFileSync('wc', ['-l', join(folder, top, 'data', 'messages.jsonl')], {
      encoding: 'utf8',
    });
    const done = Number.parseInt(listed, 10);
    if (done !== messages) throw new Error(`${done} of ${messages} messages are in the archive.`);
    return { n: messages, t: ms, done };
  } finally {
    await browser.close();
  }
}

/** What is asked, and how many letters of so many hold it (in-page/large-archive.ts). */
const queries = ['garden', 'needle', 'muchisimo mama', '"te quiero"', 'jose', 'e'];
const repeats = 5;

/** All queries, from the last key to the number of results: the middle of several times over. */
async function search(messages: number, folder: string): Promise<Taken> {
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    // What runs in the page was made by a tool that leaves calls of this function in it.
    await page.addInitScript('globalThis.__name = (it) => it;');
    await page.goto(pathToFileURL(join(folder, 'START HERE.html')).href);
    await page.waitForFunction(() => document.documentElement.dataset['search'] === 'loaded');
    // The texts are made ready in idle time.
    await page.waitForTimeout(2_000);
    const { t, found } = await page.evaluate(ask, { queries, repeats });
    if (found < Math.floor(messages / 500)) throw new Error(`The search found ${found} results.`);
    return { n: messages, t, done: found };
  } finally {
    await browser.close();
  }
}

const ask = async (order: {
  queries: readonly string[];
  repeats: number;
}): Promise<{ t: number; found: number }> => {
  const field = document.getElementById('search-words') as HTMLInputElement;
  const count = document.getElementById('search-count');
  if (!count) throw new Error('There is no search.');
  const type = (words: string): void => {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const counted = (): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (count.textContent === '') return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      observer.observe(count, { childList: true, characterData: true, subtree: true });
      look();
    });
  const all: number[] = [];
  let found = 0;
  for (let repeat = 0; repeat < order.repeats; repeat += 1) {
    let t = 0;
    for (const query of order.queries) {
      type('');
      await new Promise((resolve) => setTimeout(resolve, 50));
      const began = performance.now();
      type(query);
      await counted();
      t += performance.now() - began;
      if (repeat === 0) found += Number(/[\d,]+/.exec(count.textContent)?.[0].replace(/,/g, '') ?? 0);
    }
    all.push(t);
  }
  all.sort((a, b) => a - b);
  return { t: all[Math.floor(all.length / 2)] ?? NaN, found };
};
