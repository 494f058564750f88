import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/model/language';
import { makeGallery } from '../../tests/e2e/harness/gallery';
import { writtenArchive } from '../../tests/e2e/harness/written-archive';
import { drawnPhotographs } from '../screenshots/drawn-photographs';
import { familyMailbox } from '../screenshots/family-mailbox';
import { languages, type Screen } from './plan';
import { replicaInbox } from './replica-inbox';

/** What is shown, as PNG, twice as fine as it is shown. */
export type Views = Record<Screen | 'inbox' | 'photos', Buffer>;

const popup = { width: 360, height: 100 };
const inboxWindow = { width: 980, height: 900 };
const window = { width: 1040, height: 940 };
/** What a computer with Noto's fonts shows, wherever the pictures are made. */
const sameLetters = ":root { --letter: 'Noto Serif', Georgia, serif; }";
const photos = 18;

/** Everything that pictures are composed of, by the code that ships and on made-up mail, in each language. */
export async function takeViews(browser: Browser): Promise<Record<Language, Views>> {
  const inbox = await replicaInbox(inboxWindow.width, inboxWindow.height);
  const context = await browser.newContext({ deviceScaleFactor: 2, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: 'light' });
  const mailbox = familyMailbox(await drawnPhotographs(page, photos));
  const taken: Partial<Record<Language, Views>> = {};
  for (const language of languages) {
    const popups = await takePopups(page, language);
    const top = await writtenArchive(page, mailbox, language);
    try {
      taken[language] = { inbox, ...popups, ...(await takePages(page, top)) };
    } finally {
      await rm(dirname(dirname(top)), { recursive: true, force: true });
    }
  }
  await context.close();
  return taken as Record<Language, Views>;
}

async function takePopups(
  page: Page,
  language: Language,
): Promise<Pick<Views, 'ready' | 'reading' | 'done'>> {
  const gallery = await makeGallery();
  try {
    await page.setViewportSize(popup);
    const take = async (name: string): Promise<Buffer> => {
      await gallery.open(page, 'popup');
      await gallery.draw(page, 'popup', name, language);
      await page.addStyleTag({ content: sameLetters });
      return page.screenshot({ fullPage: true, animations: 'disabled' });
    };
    return {
      ready: await take('ready-first'),
      reading: await take('reading-half'),
      done: await take('done'),
    };
  } finally {
    await gallery.close();
  }
}

async function takePages(
  page: Page,
  top: string,
): Promise<Pick<Views, 'start-here' | 'conversation' | 'photos'>> {
  const people = join(top, 'data', 'people');
  const person = readdirSync(people).find((name) => name.includes('jose')) ?? '';
  await page.setViewportSize(window);
  const take = async (path: string, upper?: string): Promise<Buffer> => {
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(bringToTop, upper ?? 'body');
    return page.screenshot();
  };
  return {
    'start-here': await take(join(top, 'START HERE.html')),
    conversation: await take(join(people, person, 'conversation.html'), 'article:nth-of-type(2)'),
    photos: await take(join(top, 'data', 'pages', 'photos.html')),
  };
}

/** Runs in the page: scrolls to what is named, and waits for the pictures that a browser leaves for later. */
const bringToTop = async (selector: string): Promise<void> => {
  const upper = document.querySelector(selector);
  if (upper && upper !== document.body) scrollTo(0, scrollY + upper.getBoundingClientRect().top - 26);
  await Promise.all(
    Array.from(document.images, async (image) => {
      image.loading = 'eager';
      await image.decode();
    }),
  );
};
