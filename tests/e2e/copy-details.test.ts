import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount } from '../replica/index';
import { startChromium } from './harness/chromium';
import { waitForState } from './harness/family';
import { readyScene } from './harness/scenario';
import { openSite } from './harness/site';

/** Presses "Copy details", and pastes as a person would: no page of ours may read the clipboard. */
async function copied(popup: Page): Promise<string> {
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Copy details', exact: true }).click();
  await popup.getByText(/^Copied\./).waitFor();
  await popup.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await popup.keyboard.press('Control+V');
  return await popup.locator('#pasted').inputValue();
}

describe('"Copy details"', () => {
  it('puts selectors and counts on the clipboard, and nobody’s name', async () => {
    await readyScene({ path: 'IncomingMails.aspx' }, async ({ popup, replica }) => {
      const text = await copied(popup);
      expect(text).toMatch(
        /^Letterkeep \d+\.\d+\.\d+\nbrowser: Chrome \d+ on Linux\ntab of JPay: answers\npage: inbox\n/,
      );
      expect(text).toContain('  logout: 1 of #myheader_TopRightNavButton_lnkLogout');
      for (const { name, inmateId } of replica.mailbox.contacts) {
        expect(text).not.toContain(name);
        expect(text).not.toContain(inmateId);
      }
    });
  });

  it('tells version, browser and job where no tab is on JPay', async () => {
    const site = await openSite(createReplica({ account: makeAccount({ seed: 1, messages: 2 }) }));
    const browser = await startChromium({ replicaPort: site.port });
    const popup = await browser.openPopup();
    await waitForState(popup, 'no-jpay');
    expect(await copied(popup)).toMatch(
      /^Letterkeep [\d.]+\nbrowser: Chrome \d+ on Linux\ntab of JPay: none\njob: idle\n$/,
    );
    await browser.close();
    await site.close();
  });
});
