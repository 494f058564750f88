import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { startChromium } from '../tests/e2e/harness/chromium';
import { exportAll, openJpay, waitForState } from '../tests/e2e/harness/family';
import { openSite } from '../tests/e2e/harness/site';
import { createReplica, makeAccount } from '../tests/replica/index';

/** `npm run screenshots`: remakes the README's pictures from a made-up mailbox, in a real Chromium. */
const folder = 'docs/screenshots';

async function main(): Promise<void> {
  if (spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) {
    throw new Error('The build failed.');
  }
  await mkdir(folder, { recursive: true });
  const account = makeAccount({ seed: 'pictures', messages: 48, photoShare: 0.3 });
  const replica = createReplica({ account });
  const site = await openSite(replica);
  const browser = await startChromium({ replicaPort: site.port });
  try {
    await openJpay(browser, replica);
    const ready = await browser.openPopup();
    await waitForState(ready, 'ready');
    await picture(ready, 'popup-ready.png');
    await ready.close();
    const { zip, popup } = await exportAll(browser);
    await picture(popup, 'popup-done.png');
    const into = await mkdtemp(join(tmpdir(), 'letterkeep-pictures-'));
    execFileSync('unzip', ['-q', zip, '-d', into]);
    const page = await browser.newPage();
    await page.setViewportSize({ width: 1000, height: 1200 });
    await page.goto(`file://${into}/${basename(zip, '.zip')}/START%20HERE.html`);
    await page.screenshot({ path: join(folder, 'start-here.png') });
    await page.getByRole('link', { name: 'Read from the beginning' }).first().click();
    await page.screenshot({ path: join(folder, 'conversation.png') });
    const archive = browser.context.pages().find((open) => open.url().includes('archive.html'));
    await archive?.setViewportSize({ width: 900, height: 1100 });
    await archive?.screenshot({ path: join(folder, 'archive-tab.png') });
  } finally {
    await browser.close();
    await site.close();
  }
}

/** A popup as large as what it shows, as the browser makes it. */
async function picture(popup: Page, name: string): Promise<void> {
  await popup.setViewportSize({ width: 360, height: 100 });
  const height = await popup.evaluate(() => document.documentElement.scrollHeight);
  await popup.setViewportSize({ width: 360, height });
  await popup.screenshot({ path: join(folder, name) });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
