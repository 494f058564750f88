import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '../../../src/platform/protocol';

/** Senders as the browsers describe them. */
export const jpayTab = (tabId = 7, changes: Sender = {}): Sender => ({
  id: fakeBrowser.runtime.id,
  url: 'https://www.jpay.com/IncomingMails.aspx',
  origin: 'https://www.jpay.com',
  frameId: 0,
  tab: { id: tabId },
  ...changes,
});
export const popup = (changes: Sender = {}): Sender => ({
  id: fakeBrowser.runtime.id,
  url: `chrome-extension://${fakeBrowser.runtime.id}/popup.html`,
  origin: `chrome-extension://${fakeBrowser.runtime.id}`,
  ...changes,
});
