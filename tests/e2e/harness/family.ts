import type { Page } from 'playwright-core';
import type { Replica } from '../../replica/index';
import type { ChromiumWithLetterkeep } from './chromium';
import type { Speed } from './good-manners';
import { savedFile } from './saved-files';

/** What a family does, by the names they see (contract.md, The popup). */

/** Where a family has its account. */
type SignInSite = Pick<Replica, 'signIn' | 'switches'>;

/** Signs in as the made-up family and opens a page of JPay, the inbox unless told. */
export async function openJpay(
  browser: ChromiumWithLetterkeep,
  replica: SignInSite,
  path = 'IncomingMails.aspx',
): Promise<Page> {
  await signIn(browser, replica);
  const page = await browser.newPage();
  await page.goto(`https://www.jpay.com/${path}`);
  return page;
}

/** Signs in, in all tabs: as the made-up family, or as whoever has the user id. */
export async function signIn(
  browser: ChromiumWithLetterkeep,
  replica: SignInSite,
  userId?: string,
): Promise<void> {
  const cookies = replica
    .signIn(userId)
    .split('; ')
    .map((pair) => {
      const at = pair.indexOf('=');
      return {
        name: pair.slice(0, at),
        value: pair.slice(at + 1),
        domain: cookieDomain(replica),
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax' as const,
      };
    });
  await browser.context.addCookies(cookies);
}

/** The host whose cookies sign a family in: all of JPay's where the other host asks for them too. */
export function cookieDomain({ switches }: SignInSite): string {
  return switches.otherHostNeedsCookie === 'yes' ? '.jpay.com' : 'www.jpay.com';
}

export async function popupState(popup: Page): Promise<string | null> {
  return popup.locator('main').getAttribute('data-state');
}

export async function waitForState(popup: Page, state: string, timeout = 90_000): Promise<void> {
  await popup.locator(`main[data-state="${state}"]`).waitFor({ timeout });
}

export async function press(popup: Page, name: string): Promise<void> {
  await popup.getByRole('button', { name, exact: true }).click();
}

/** No rest between requests, so that a test need not wait; the pace itself has tests of its own. */
export function hurry(popup: Page): Promise<void> {
  return choose(popup, 'fast');
}

export async function choose(popup: Page, speed: Speed): Promise<void> {
  await popup.evaluate(async (chosen) => {
    const api = (
      globalThis as unknown as { chrome: { storage: { local: { set(v: object): Promise<void> } } } }
    ).chrome;
    await api.storage.local.set({ speed: chosen });
  }, speed);
}

/** Presses "Export all messages" and waits for the ZIP. Gives its path and the popup. */
export async function exportAll(browser: ChromiumWithLetterkeep): Promise<{ zip: string; popup: Page }> {
  const popup = await browser.openPopup();
  await waitForState(popup, 'ready');
  await hurry(popup);
  await press(popup, 'Export all messages');
  await waitForState(popup, 'done');
  return { zip: await savedFile(browser.downloads, /^Letterkeep-.*\.zip$/), popup };
}
