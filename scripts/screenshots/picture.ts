import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export const folder = 'docs/screenshots';

/** What a picture in the repository may weigh, in bytes: the README is read on slow lines. */
const heaviest = 150_000;

/** Takes a picture of what the window shows, or of the whole page; `name` is its file in docs/screenshots. */
export async function picture(page: Page, name: string, much: 'window' | 'whole' = 'window'): Promise<void> {
  const path = join(folder, name);
  await page.evaluate(untilPicturesAreThere);
  await page.screenshot({ path, fullPage: much === 'whole', animations: 'disabled', caret: 'hide' });
  await mustBeLight(path);
}

/** Throws if the file is too heavy for the repository. */
export async function mustBeLight(path: string): Promise<void> {
  const { size } = await stat(path);
  if (size > heaviest) throw new Error(`${path} has ${size} bytes: more than ${heaviest}.`);
}

/** Runs in the page. A browser leaves pictures for later until they are nearly in sight. */
const untilPicturesAreThere = async (): Promise<void> => {
  await Promise.all(
    Array.from(document.images, async (image) => {
      image.loading = 'eager';
      await image.decode();
    }),
  );
};
