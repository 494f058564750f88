import type { Browser } from 'wxt/browser';
import { askTabs, type AskedTabs } from './asked-tabs';
import type { StoredItems } from './stored-items';

/**
 * What the popup must know before it can offer anything, asked by a small script in the head of its page. The browser
 * answers within 2 to 4 ms while nothing else runs; asked by the popup's own script, the answers come some 15 ms later,
 * behind its modules and the first frame (seen in Chromium 156, 30 November 2026).
 */
export interface AskedAhead {
  tabs: AskedTabs;
  items: StoredItems;
}

interface Page {
  letterkeepAhead?: AskedAhead | undefined;
}

type Api = Pick<typeof Browser, 'storage' | 'tabs'>;

/** Asks, for `takeAhead` in the same page. */
export function askAhead(): void {
  // Not by the polyfill: its script takes longer than what is asked for. Both browsers promise here.
  const page = globalThis as Page & { browser?: Api; chrome?: Api };
  const api = page.browser ?? page.chrome;
  if (api === undefined) return;
  const tabs = askTabs(api.tabs);
  const stored = api.storage.local.get(null);
  // Who takes them is told.
  stored.catch(() => undefined);
  page.letterkeepAhead = { tabs, items: { get: () => stored } };
  const outdated = (): void => {
    delete page.letterkeepAhead;
    api.storage.onChanged.removeListener(outdated);
  };
  api.storage.onChanged.addListener(outdated);
}

/** What was asked ahead, once; undefined where nothing was, or where what is stored has changed since. */
export function takeAhead(): AskedAhead | undefined {
  const page = globalThis as Page;
  const { letterkeepAhead } = page;
  delete page.letterkeepAhead;
  return letterkeepAhead;
}
