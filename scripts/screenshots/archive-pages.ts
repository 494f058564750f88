import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { writtenArchive } from '../../tests/e2e/harness/written-archive';
import { drawnPhotographs } from './drawn-photographs';
import { familyMailbox } from './family-mailbox';
import { folder, mustBeLight, picture } from './picture';

const desk = { width: 1000, height: 860 };
const tallDesk = { width: 1000, height: 1180 };
const phone = { width: 390, height: 780 };
const photos = 18;

/** The pages of an archive, and what a browser prints of them, of a mailbox made up for it. */
export async function picturesOfArchive(page: Page): Promise<void> {
  const mailbox = familyMailbox(await drawnPhotographs(page, photos));
  const english = await writtenArchive(page, mailbox, 'en');
  const spanish = await writtenArchive(page, mailbox, 'es');
  try {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(desk);
    await onScreen(page, pathsOf(english), pathsOf(spanish));
    await onPaper(page, pathsOf(english));
  } finally {
    for (const top of [english, spanish]) await rm(dirname(dirname(top)), { recursive: true, force: true });
  }
}

interface Paths {
  start: string;
  conversation: string;
  message: string;
  photos: string;
  book: string;
  courtCopy: string;
}

function pathsOf(top: string): Paths {
  const people = join(top, 'data', 'people');
  const person = join(people, readdirSync(people).find((name) => name.includes('jose')) ?? '');
  const message = readdirSync(join(person, 'messages')).find((name) => /^2022.*sent.*\.html$/.test(name));
  const address = (path: string): string => pathToFileURL(path).href;
  return {
    start: address(join(top, 'START HERE.html')),
    conversation: address(join(person, 'conversation.html')),
    message: address(join(person, 'messages', message ?? '')),
    photos: address(join(top, 'data', 'pages', 'photos.html')),
    book: address(join(person, 'book.html')),
    courtCopy: address(join(person, 'court-copy.html')),
  };
}

async function onScreen(page: Page, english: Paths, spanish: Paths): Promise<void> {
  const open = async (path: string, name: string, much?: 'whole'): Promise<void> => {
    await page.goto(path);
    await picture(page, name, much);
  };
  await open(english.start, 'start-here.png');
  await bringToTop(page.locator('section').filter({ has: page.locator('#photos') }));
  await picture(page, 'start-here-photos.png');
  await page.getByRole('searchbox').fill('tomatoes');
  await page.locator('#search-results mark').first().waitFor();
  await bringToTop(page.locator('#search'));
  await picture(page, 'start-here-search.png');
  await open(spanish.start, 'start-here-spanish.png');
  await open(english.message, 'message.png', 'whole');
  await open(english.photos, 'photos.png');
  await page.locator('.album .photos a').nth(1).click();
  await picture(page, 'photos-large.png');
  await open(english.conversation, 'conversation.png');
  await page.setViewportSize(tallDesk);
  await bringToTop(page.locator('article').nth(1));
  await picture(page, 'conversation-photo.png');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'conversation-dark.png');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  await open(english.start, 'start-here-phone.png');
  await open(english.conversation, 'conversation-phone.png');
}

/** So that it begins a little below the window's upper edge. */
async function bringToTop(place: Locator): Promise<void> {
  await place.evaluate((element) => {
    scrollTo(0, scrollY + element.getBoundingClientRect().top - 30);
  });
}

async function onPaper(page: Page, { book, courtCopy }: Paths): Promise<void> {
  await printed(page, book, { 'book-cover.png': 1, 'book-chapter.png': 2 });
  await printed(page, courtCopy, { 'court-copy.png': 1 });
}

/** Prints a page as the browser does, and takes pictures of sheets of it, by their number from 1. */
async function printed(page: Page, path: string, sheets: Record<string, number>): Promise<void> {
  const pdf = join(folder, 'printed.pdf');
  await page.goto(path);
  await page.pdf({ path: pdf, format: 'Letter', preferCSSPageSize: true });
  for (const [name, sheet] of Object.entries(sheets)) {
    const stem = join(folder, name.replace(/\.png$/, ''));
    const at = String(sheet);
    execFileSync('pdftoppm', ['-png', '-r', '72', '-f', at, '-l', at, '-singlefile', pdf, stem]);
    await mustBeLight(join(folder, name));
  }
  await rm(pdf);
}
