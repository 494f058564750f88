import type { Browser } from 'wxt/browser';
import { sitePatterns } from './site-addresses';

/** What the browser was asked about its tabs. */
export interface AskedTabs {
  /** The tab in front, alone in its list. */
  front: Promise<Browser.tabs.Tab[]>;
  /** All tabs that are at jpay.com. */
  ofSite: Promise<Browser.tabs.Tab[]>;
}

/**
 * Both at once: while they are asked one after the other, somebody waits for the popup. Those of the site are seen without
 * the tabs permission, because we have host access to their addresses.
 */
export function askTabs(tabs: Pick<typeof Browser.tabs, 'query'>): AskedTabs {
  const front = tabs.query({ active: true, currentWindow: true });
  const ofSite = tabs.query({ url: sitePatterns });
  // Who waits for them is told; where JPay is in front, nobody waits for the second.
  front.catch(() => undefined);
  ofSite.catch(() => undefined);
  return { front, ofSite };
}
