import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/model/language';
import type { Frame } from '../in-page/gallery';
import { bundled } from './real-dom';

/** Popup and archive tab as pages of a browser without the extension: their own HTML and style sheets, made-up state. */
export interface Gallery {
  /** Goes to the popup or the archive tab; gives the names of its views. */
  open(page: Page, frame: Frame): Promise<string[]>;
  /** Draws a view in a page that `open` went to. */
  draw(page: Page, frame: Frame, name: string, language: Language): Promise<void>;
  close(): Promise<void>;
}

const sheets = ['ui.css', 'popup.css', 'archive.css', 'library.css'];

export async function makeGallery(): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-gallery-'));
  for (const sheet of sheets) await copyFile(join('assets', sheet), join(folder, sheet));
  await copyFile('public/icon/48.png', join(folder, '48.png'));
  await writeFile(join(folder, 'ours.js'), await bundled('tests/e2e/in-page/gallery.ts'));
  for (const frame of ['popup', 'archive']) {
    const html = await readFile(`entrypoints/${frame}/index.html`, 'utf8');
    const here = html
      .replaceAll('../../assets/', '')
      .replace('/icon/48.png', '48.png')
      .replace('<script type="module" src="./main.ts">', '<script src="ours.js">');
    if (!here.includes('"ours.js"')) throw new Error(`The page of the ${frame} is not as it was.`);
    await writeFile(join(folder, `${frame}.html`), here);
  }
  return {
    async open(page, frame) {
      await page.goto(pathToFileURL(join(folder, `${frame}.html`)).href);
      return await page.evaluate<string[]>(`ours.names(${JSON.stringify(frame)})`);
    },
    async draw(page, ...view) {
      await page.evaluate(`ours.draw(...${JSON.stringify(view)})`);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
