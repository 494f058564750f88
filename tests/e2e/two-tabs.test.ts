import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hurry, openJpay, press, waitForState } from './harness/family';
import { jpayTabs, savedEverything, slow } from './harness/interruption';
import { readyScene, type Scene } from './harness/scenario';

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

describe('two windows that are both asked to export', () => {
  it.each([1, 2, 3])('run one job, and the other says who reads (time %i)', async (time) => {
    await readyScene(slow, async (opened) => {
      const { browser, replica, popup } = opened;
      await openJpay(browser, replica, 'home.aspx');
      const tabs = await jpayTabs(popup);
      expect(tabs).toHaveLength(2);
      await popup.close();
      const first = await popupOver(browser, tabs[0]);
      const second = await popupOver(browser, tabs[1]);
      await hurry(first);
      const order = time === 2 ? [second, first] : [first, second];
      await Promise.all(order.map((page) => press(page, 'Export all messages')));
      await Promise.all([waitForState(first, 'reading'), waitForState(second, 'reading')]);
      const said = /Another JPay tab is already being read/;
      await Promise.any([first, second].map((page) => page.getByText(said).waitFor()));
      await savedEverything({ ...opened, popup: first });
      expect(await jobsBegun(first)).toBe(1);
      const homes = replica.log.filter(
        ({ path, secFetchMode }) => /home\.aspx$/i.test(path) && secFetchMode === 'same-origin',
      );
      expect(homes).toHaveLength(1);
    });
  });
});

/** Runs in the popup: how many jobs the vault has ever begun. */
async function jobsBegun(popup: Page): Promise<number> {
  return popup.evaluate(async () => {
    const whenDone = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('IndexedDB did not answer.'));
      });
    const database = await whenDone(indexedDB.open('letterkeep'));
    const count = await whenDone(database.transaction('jobs').objectStore('jobs').count());
    database.close();
    return count;
  });
}
