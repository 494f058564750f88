import type { Dialog, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createReplica, makeAccount, type Replica } from '../replica/index';
import { startChromium } from './harness/chromium';
import { hurry, openJpay, popupState, waitForState } from './harness/family';
import { openSite } from './harness/site';

/** A JPay page that answers nobody until its dialog is closed, and a popup that presses Export the moment it can. */
async function pressedOverBusyPage(
  isSignedIn: boolean,
  play: (scene: { popup: Page; dialog: Dialog; replica: Replica }) => Promise<void>,
): Promise<void> {
  const replica = createReplica({ account: makeAccount({ seed: 'busy', messages: 6 }) });
  const site = await openSite(replica);
  const browser = await startChromium({ replicaPort: site.port });
  try {
    const jpay = await openJpay(browser, replica);
    await hurry(await browser.openPopup());
    if (!isSignedIn) {
      // The address stays the inbox's; what it shows asks for the password.
      replica.signOutAll('login-page');
      await jpay.reload();
    }
    const opened = new Promise<Dialog>((resolve) => jpay.once('dialog', resolve));
    // The page has its answer only when the dialog is gone: nobody waits for it here.
    void jpay.evaluate(() => void setTimeout(() => alert('Made up'))).catch(() => undefined);
    const dialog = await opened;
    const popup = await browser.newPage();
    await popup.addInitScript(pressAtOnce);
    await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
    await popup.locator('html[data-pressed]').waitFor();
    await play({ popup, dialog, replica });
  } finally {
    await browser.close();
    await site.close();
  }
}

function pressAtOnce(): void {
  new MutationObserver((_, observer) => {
    const exportAll = Array.from(document.querySelectorAll('button')).find(
      ({ textContent }) => textContent === 'Export all messages',
    );
    if (!exportAll) return;
    observer.disconnect();
    exportAll.click();
    document.documentElement.setAttribute('data-pressed', '');
  }).observe(document, { childList: true, subtree: true });
}

it('a press on Export while the JPay page is busy is carried out when the page answers', async () => {
  await pressedOverBusyPage(true, async ({ popup, dialog, replica }) => {
    expect(await popupState(popup)).not.toBe('ready');
    const before = replica.log.length;
    await dialog.accept();
    await waitForState(popup, 'done');
    expect(replica.log.length).toBeGreaterThan(before);
  });
});

it('a press on Export over a page that turns out to ask for the password asks nothing of JPay', async () => {
  await pressedOverBusyPage(false, async ({ popup, dialog, replica }) => {
    const before = replica.log.length;
    await dialog.accept();
    await waitForState(popup, 'signed-out');
    expect(await popup.getByRole('button', { name: 'Export all messages' }).count()).toBe(0);
    expect(replica.log.slice(before)).toEqual([]);
  });
});
