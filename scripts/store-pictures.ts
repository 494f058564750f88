import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findOrInstallBrowser } from './browsers';
import { marqueePage, promotionalPage, screenPage } from './store-pictures/composition';
import {
  folder,
  heaviest,
  languages,
  marqueeFile,
  plannedPictures,
  promotionalFile,
  screenFile,
  screens,
} from './store-pictures/plan';
import { takeViews } from './store-pictures/views';

/** `npm run store-pictures`: remakes the stores' pictures in docs/store/pictures, of made-up people, in a real Chromium. */
async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  try {
    const views = await takeViews(browser);
    await rm(folder, { recursive: true, force: true });
    const page = await browser.newPage();
    for (const language of languages) {
      for (const screen of screens)
        await picture(page, screenFile(language, screen), screenPage(language, screen, views[language]));
      await picture(page, promotionalFile(language), promotionalPage(language));
      await picture(page, marqueeFile(language), marqueePage(language, views[language]));
    }
  } finally {
    await browser.close();
  }
}

async function picture(page: Page, file: string, html: string): Promise<void> {
  const size = plannedPictures().get(file);
  if (!size) throw new Error(`${file} is not in the plan.`);
  await page.setViewportSize(size);
  await page.setContent(html);
  await page.evaluate(() => Promise.all(Array.from(document.images, (image) => image.decode())));
  const png = await page.screenshot();
  if (png.length > heaviest) throw new Error(`${file} has ${png.length} bytes: more than ${heaviest}.`);
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), png);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
