import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as LargeArchive from '../../scripts/bench/in-page/large-archive';
import { findOrInstallBrowser } from '../../scripts/browsers';
import { startPlainBrowser, type PlainBrowser } from './harness/plain-browser';
import { openRealDom } from './harness/real-dom';

/** START HERE, its search and its photos, opened from the disk as a family does: written by Firefox, read in both. */
describe('START HERE from the disk', () => {
  let firefox: PlainBrowser;
  let browser: Browser;
  let page: Page;
  let folder: string;
  const address = (path: string): string => pathToFileURL(join(folder, 'Letterkeep-2026-11-22', path)).href;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'letterkeep-start-here-'));
    firefox = await startPlainBrowser('firefox');
    const dom = await openRealDom<typeof LargeArchive>(firefox, 'scripts/bench/in-page/large-archive.ts');
    const { bytes } = await dom.call('write', { messages: 400, photos: 130 });
    const zip = join(folder, 'archive.zip');
    await writeFile(zip, Buffer.from(await dom.call('piece', 0, bytes), 'base64'));
    await dom.close();
    execFileSync('unzip', ['-q', zip, '-d', folder], { stdio: 'pipe' });
    browser = await chromium.launch({
      executablePath: findOrInstallBrowser('chromium'),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
    await firefox.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('finds in Firefox what is typed, from shards loaded after the page', async () => {
    const tab = await firefox.newPage();
    await tab.goTo(address('START HERE.html'));
    const found = await tab.run(`async () => {
      const field = document.getElementById('search-words');
      const count = document.getElementById('search-count');
      field.value = 'needle';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => {
        new MutationObserver(resolve).observe(count, { childList: true });
        if (count.textContent !== '') resolve();
      });
      return [count.textContent, document.querySelector('#search-results mark').textContent];
    }`);
    expect(found).toEqual(['1 message found.', 'needle']);
  });

  it('finds as one types, narrows, and leads to the message', async () => {
    await page.goto(address('START HERE.html'));
    await page.getByRole('searchbox', { name: 'Search all messages' }).pressSequentially('muchisimo');
    await page.getByText('40 messages found, the oldest first.').waitFor();
    await page.getByLabel('Year').selectOption('2015');
    await page.getByText(/^[34] messages found, the oldest first\.$/).waitFor();
    expect(await page.locator('#search-results mark').first().textContent()).toBe('muchísimo');
    await page.locator('#search-results a').first().press('Enter');
    await page.getByText('Te quiero muchísimo, mamá.').waitFor();
    expect(page.url()).toContain('/messages/2015-');
  });

  it('says that a part cannot be searched when its file is gone, and finds the rest', async () => {
    const shard = join(folder, 'Letterkeep-2026-11-22/data/pages/search-1.js');
    const gone = `${shard}.gone`;
    execFileSync('mv', [shard, gone]);
    await page.goto(address('START HERE.html'));
    await page.getByText(/messages cannot be searched, because files of this archive are missing/).waitFor();
    execFileSync('mv', [gone, shard]);
    await page.getByRole('searchbox').fill('garden');
    await page.getByText(/messages found, the oldest first/).waitFor();
  });

  it('shows each photo large by keyboard alone, without script, with next, previous, back and its message', async () => {
    await page.goto(address('START HERE.html'));
    await page.getByRole('link', { name: 'See all 130 photos and eCards' }).press('Enter');
    await page.getByRole('link', { name: '2013' }).press('Enter');
    const small = page.locator('.album a').first();
    await small.press('Enter');
    const large = page.locator('.large:target');
    const title = (): Promise<string | null> => large.getByRole('heading').textContent();
    const first = await title();
    expect(await page.locator('.album').isVisible()).toBe(false);
    expect(
      await large
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(640);

    // The first of the year has one before it, on the page of the year before.
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('Tab', 'Tab', 'Enter');
    await page.waitForFunction(
      (was) => document.querySelector('.large:target h2')?.textContent !== was,
      first,
    );
    await press('Tab', 'Enter');
    expect(await title()).toBe(first);
    await press('Tab', 'Enter');
    await page.waitForURL(/photos-2012\.html#photo-\d+$/);
    expect(await title()).toContain('2012');
    await page.goBack();
    await page.getByRole('link', { name: 'Read the message' }).press('Enter');
    await page.waitForURL(/\/messages\/2013-/);
    await page.goBack();
    await page.getByRole('link', { name: 'Back to the small pictures' }).press('Enter');
    expect(await page.locator('.album').isVisible()).toBe(true);
    expect(await page.locator('.large:visible').count()).toBe(0);
  });
});
