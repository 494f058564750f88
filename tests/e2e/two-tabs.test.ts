import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openJpay, press, waitForState } from './harness/family';
import { askedByTheReader } from './harness/good-manners';
import { afterRequests, jpayTabs, savedEverything, slow } from './harness/interruption';
import { readyScene, type Scene } from './harness/scenario';

const busy = /Another JPay tab is already being read/;

/**
 * A popup as the browser shows it over a JPay tab: it works on the tab that is active in its window. Opened as a page
 * of its own, it is told which one that is.
 */
async function popupOver(browser: Scene['browser'], tab: { id: number } | undefined): Promise<Page> {
  const popup = await browser.newPage();
  await popup.addInitScript((tabId) => {
    interface Tab {
      id: number;
    }
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(of: object): Promise<Tab[]> } } })
      .chrome;
    const query = tabs.query.bind(tabs);
    tabs.query = async (of: { active?: boolean }) =>
      of.active === true ? (await query({})).filter(({ id }) => id === tabId) : query(of);
  }, tab?.id ?? -1);
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await waitForState(popup, 'ready');
  return popup;
}

it('runs one job when two windows are both asked to export, and the other says who reads, three times', async () => {
  await readyScene(slow, async (opened) => {
    const { browser, replica, popup } = opened;
    await openJpay(browser, replica, 'home.aspx');
    const tabs = await jpayTabs(popup);
    expect(tabs).toHaveLength(2);
    await popup.close();
    const first = await popupOver(browser, tabs[0]);
    const second = await popupOver(browser, tabs[1]);
    const both = [first, second];
    for (let time = 1; time <= 3; time += 1) {
      const begun = afterRequests(replica, 3);
      await pressTogether(both, 'Export all messages');
      await Promise.all(both.map((page) => waitForState(page, 'reading')));
      await Promise.any(both.map((page) => page.getByText(busy).waitFor()));
      await begun;
      if (time === 3) break;
      await press(first, 'Cancel');
      await Promise.all(both.map((page) => waitForState(page, 'ready')));
    }
    await savedEverything({ ...opened, popup: first });
    // Every job begins with one look at home.aspx.
    const homes = replica.log.filter((entry) => askedByTheReader(entry) && /home\.aspx$/i.test(entry.path));
    expect(homes).toHaveLength(3);
  });
});

/** Two presses in the same moment: each button is found first, and pressed even if the news is faster. */
async function pressTogether(popups: Page[], name: string): Promise<void> {
  const buttons = await Promise.all(
    popups.map((popup) => popup.getByRole('button', { name, exact: true }).elementHandle()),
  );
  await Promise.all(buttons.map((button) => button.evaluate((found) => (found as HTMLElement).click())));
}
