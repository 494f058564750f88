import { browser } from 'wxt/browser';
import type { Sender } from './protocol';
import { siteOrigins } from './site-addresses';

/** The content script of a JPay tab. */
export interface SiteTab {
  tabId: number;
}

/** The content script in the top frame of a JPay tab, or null: the only one that may read and keep. */
export function siteTab(sender: Sender): SiteTab | null {
  const tabId = sender.tab?.id;
  if (!isOurs(sender) || sender.frameId !== 0 || tabId === undefined || tabId < 0) return null;
  const origin = originOf(sender.url);
  if (!isSiteOrigin(origin)) return null;
  // Firefox and old Chromium name no origin; where one is named it must agree.
  return sender.origin === undefined || sender.origin === origin ? { tabId } : null;
}

/** One of our own pages (popup, archive tab), or null. */
export function ownPage(sender: Sender): 'own-page' | null {
  const own = originOf(browser.runtime.getURL('/'));
  if (!isOurs(sender) || own === null || originOf(sender.url) !== own) return null;
  // None of our pages may be framed (no web-accessible resources); one that is would be at somebody else's hand.
  if (sender.frameId !== undefined && sender.frameId !== 0) return null;
  return sender.origin === undefined || sender.origin === own ? 'own-page' : null;
}

export function isSiteUrl(url: string | undefined): boolean {
  return isSiteOrigin(originOf(url));
}

function isSiteOrigin(origin: string | null): boolean {
  return siteOrigins.some((known) => known === origin);
}

function isOurs(sender: Sender): boolean {
  return sender.id !== undefined && sender.id === browser.runtime.id;
}

/** Scheme and host; URL.origin is "null" for the schemes of extensions in some engines. */
function originOf(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
}
