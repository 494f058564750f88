import { rm } from 'node:fs/promises';
import type { Replica } from '../../../replica/index';
import { startChromium } from '../chromium';
import { cookieDomain, signIn } from '../family';
import { addressInFirefox, extensionInFirefox, startFirefox } from '../firefox';
import { chromiumTab, chromiumToolbarPopup } from './chromium-tab';
import { firefoxTab, openFirefoxDoors } from './firefox-tab';
import { Popup } from './popup';
import type { Tab } from './tab';

export const browserKinds = ['Chromium', 'Firefox'] as const;
export type BrowserKind = (typeof browserKinds)[number];

/** A real browser with the built extension in a family's hands, in the same words whichever it is. */
export interface FamilyBrowser {
  readonly kind: BrowserKind;
  readonly downloads: string;
  /** Signs in, in all tabs: as the made-up family, or as whoever has the user id. */
  signIn(replica: Replica, userId?: string): Promise<void>;
  openTab(url: string): Promise<Tab>;
  /** The popup as a page of its own, which stays open whatever is clicked. */
  openPopup(): Promise<Popup>;
  /** The popup that the toolbar button opens, over the tab in front. */
  openToolbarPopup(): Promise<Popup>;
  /** The addresses of all tabs. */
  addresses(): Promise<string[]>;
  /** As if nobody had ever used it: no tabs, no cookies, nothing kept by Letterkeep, no downloads. */
  beginAnew(): Promise<void>;
  /** Installs Letterkeep where it was left out at the start. */
  install(): Promise<void>;
  /** SIGKILL to the browser's own process; resolves when it is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface FamilyBrowserOptions {
  replicaPort: number;
  /** A folder to go on with after a crash or restart; else a new one that is deleted at the end. */
  profile?: string;
  /** Starts without Letterkeep, for what was open before it came. */
  withoutLetterkeep?: boolean;
}

export function startFamilyBrowser(kind: BrowserKind, options: FamilyBrowserOptions): Promise<FamilyBrowser> {
  return kind === 'Chromium' ? inChromium(options) : inFirefox(options);
}

async function inChromium(options: FamilyBrowserOptions): Promise<FamilyBrowser> {
  const browser = await startChromium(options);
  const openPopup = async (): Promise<Popup> => new Popup(chromiumTab(await browser.openPopup()));
  return {
    kind: 'Chromium',
    downloads: browser.downloads,
    signIn: (replica, userId) => signIn(browser, replica, userId),
    async openTab(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return chromiumTab(page);
    },
    openPopup,
    openToolbarPopup: async () => new Popup(await chromiumToolbarPopup(browser)),
    addresses: () => Promise.resolve(browser.context.pages().map((page) => page.url())),
    async beginAnew() {
      const before = browser.context.pages();
      const popup = await openPopup();
      for (const page of before) await page.close();
      await popup.forgetEverything();
      await browser.newPage();
      await popup.tab.close();
      await browser.context.clearCookies();
      await rm(browser.downloads, { recursive: true, force: true });
    },
    install: () => browser.install(),
    kill: () => browser.kill(),
    close: () => browser.close(),
  };
}

async function inFirefox(options: FamilyBrowserOptions): Promise<FamilyBrowser> {
  const browser = await startFirefox(options);
  const doors = await openFirefoxDoors(browser.marionette);
  const openTab = async (url: string): Promise<Tab> => firefoxTab(doors, await doors('openTab', url));
  const openPopup = async (): Promise<Popup> => new Popup(await openTab(addressInFirefox('popup.html')));
  return {
    kind: 'Firefox',
    downloads: browser.downloads,
    async signIn(replica, userId) {
      await doors('signIn', replica.signIn(userId), cookieDomain(replica));
    },
    openTab,
    openPopup,
    openToolbarPopup: async () =>
      new Popup(firefoxTab(doors, await doors('openToolbarPopup', extensionInFirefox))),
    addresses: async () => (await doors('addresses')) as string[],
    async beginAnew() {
      await doors('closeTabs');
      const popup = await openPopup();
      await popup.forgetEverything();
      await doors('closeTabs');
      await doors('forgetCookies');
      await rm(browser.downloads, { recursive: true, force: true });
    },
    install: async () => {
      await doors('install', browser.extension);
    },
    kill: () => browser.kill(),
    close: () => browser.close(),
  };
}
