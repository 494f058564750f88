import { mkdir, rm } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findOrInstallBrowser } from './browsers';
import { picturesOfArchive } from './screenshots/archive-pages';
import { folder } from './screenshots/picture';
import { picturesOfViews } from './screenshots/views';

/** `npm run screenshots`: remakes every picture in docs/screenshots, of made-up people, in a real Chromium. */
async function main(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  try {
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    await picturesOfViews(page);
    await picturesOfArchive(page);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
