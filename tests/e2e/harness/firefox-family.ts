import type { Replica } from '../../replica/index';
import type { FirefoxWithLetterkeep } from './firefox';
import { savedFile } from './saved-files';

/** Signs in as the made-up family, exports everything without rests, and gives the ZIP once the popup says that it is done. */
export async function exportAllInFirefox(firefox: FirefoxWithLetterkeep, replica: Replica): Promise<string> {
  await firefox.openTab('https://www.jpay.com/login.aspx');
  await firefox.setCookies(replica.signIn(), '.jpay.com');
  await firefox.openTab('https://www.jpay.com/IncomingMails.aspx');
  return exportAllFromTab(firefox);
}

/** The same from the tab of JPay that was used last, where somebody is signed in. */
export async function exportAllFromTab(firefox: FirefoxWithLetterkeep): Promise<string> {
  await firefox.openPopup();
  await firefox.waitForState('ready');
  await firefox.evaluate(`async () => { await browser.storage.local.set({ speed: 'fast' }); }`);
  await firefox.press('Export all messages');
  const zip = await savedFile(firefox.downloads, /^Letterkeep-.*\.zip$/, 120_000);
  await firefox.waitForState('done');
  return zip;
}
