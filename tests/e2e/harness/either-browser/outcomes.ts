import type { Replica } from '../../../replica/index';
import { holdsEverything } from '../interruption';
import { openArchive, type OpenedArchive } from '../open-archive';
import { savedFile } from '../saved-files';
import type { FamilyBrowser } from './family-browser';
import type { FamilyScene } from './family-scene';
import { Popup } from './popup';
import type { Tab } from './tab';

/** Signs in as the made-up family and opens a page of JPay, the inbox unless told. */
export async function openJpay(
  browser: FamilyBrowser,
  replica: Replica,
  path = 'IncomingMails.aspx',
): Promise<Tab> {
  await browser.signIn(replica);
  return browser.openTab(`https://www.jpay.com/${path}`);
}

/** Opens a page of the archive tab: "kept" for the library, "add", "leaving". */
export async function openArchivePage(
  { browser, popup }: Pick<FamilyScene, 'browser' | 'popup'>,
  page: string,
): Promise<Popup> {
  const address = (await popup.tab.address()).replace('popup.html', `archive.html?${page}`);
  return new Popup(await browser.openTab(address));
}

/** The archive that the browser saves under such a name, opened. */
export async function savedArchive(
  { browser }: Pick<FamilyScene, 'browser'>,
  name = /^Letterkeep-.*\.zip$/,
): Promise<OpenedArchive> {
  return openArchive(await savedFile(browser.downloads, name, 120_000));
}

/** The end of every interrupted run: an archive of everything. */
export async function savedEverything({
  browser,
  popup,
  replica,
}: Pick<FamilyScene, 'browser' | 'replica' | 'popup'>): Promise<void> {
  await popup.waitForState('done');
  await holdsEverything(browser.downloads, replica);
}

/** Whether Letterkeep has opened its archive tab. */
export async function writesAnArchive({ browser }: Pick<FamilyScene, 'browser'>): Promise<boolean> {
  return (await browser.addresses()).some((address) => address.includes('archive.html'));
}
