import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { press, waitForState } from './harness/family';
import { savedEverything, silentFor } from './harness/interruption';
import { readyScene, type Scene } from './harness/scenario';

const account = { messages: 14, attachmentBytes: 400_000 };

/** Resolves with the archive tab as soon as there is one. */
function archiveTab({ browser }: Scene): Promise<Page> {
  return browser.context.waitForEvent('page', {
    predicate: async (page) => {
      await page.waitForURL(/archive\.html/, { waitUntil: 'commit' }).catch(() => undefined);
      return page.url().includes('archive.html');
    },
  });
}

/** Words that would say that the file is on the disk, which nobody can know. */
const claims =
  /(was|is|has been|been|were) (saved|downloaded|stored)\b|(on|to) your (disk|computer|drive)|download(ed)? (is )?(complete|finished|done)/i;

describe('a file that does not come through', () => {
  it('is written again when its tab was closed in the middle, without asking JPay for anything', async () => {
    await readyScene({ account }, async (opened) => {
      const { popup, replica } = opened;
      const opening = archiveTab(opened);
      await press(popup, 'Export all messages');
      const tab = await opening;
      await tab.close();
      await waitForState(popup, 'writing');
      await silentFor(popup, 11_000);
      await popup.getByText(/Writing was interrupted/).waitFor();
      const asked = replica.log.length;
      await press(popup, 'Download again');
      await savedEverything(opened);
      expect(replica.log.length).toBe(asked);
    });
  });

  it('is never called saved when the family cancels the download, and comes when they ask again', async () => {
    await readyScene({ account }, async (opened) => {
      const { popup, replica, browser } = opened;
      const session = await browser.context.browser()?.newBrowserCDPSession();
      if (!session) throw new Error('Chromium has no browser session.');
      const cancelled = new Promise<void>((resolve) => {
        session.on('Browser.downloadProgress', ({ state }: { state: string }) => {
          if (state === 'canceled') resolve();
        });
      });
      await session.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
      const opening = archiveTab(opened);
      await press(popup, 'Export all messages');
      const tab = await opening;
      await cancelled;
      await tab.locator('main[data-state="done"]').waitFor();
      await waitForState(popup, 'done');
      for (const page of [tab, popup]) {
        const said = await page.locator('main').innerText();
        expect(said).toMatch(/Your browser is saving/);
        expect(said).not.toMatch(claims);
      }
      await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
      const asked = replica.log.length;
      await press(popup, 'Download again');
      await savedEverything(opened);
      expect(replica.log.length).toBe(asked);
    });
  });
});
