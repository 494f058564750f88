import { inBrowserItself, type FirefoxWithLetterkeep } from './firefox';

/** Firefox's own "Personal"; containers are told apart by this number alone. */
const container = 1;

/** Signs in within a container: sets the cookies of a Cookie header there, and nowhere else. */
export async function setContainerCookies(firefox: FirefoxWithLetterkeep, header: string): Promise<void> {
  for (const pair of header.split('; ')) {
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)].map((text) => JSON.stringify(text));
    await inBrowserItself(
      firefox.marionette,
      `Services.cookies.add('.jpay.com', '/', ${name}, ${value}, true, true, true, Date.now() + 86_400_000,
        { userContextId: ${container} }, Ci.nsICookie.SAMESITE_LAX, Ci.nsICookie.SCHEME_HTTPS);
      return '';`,
    );
  }
}

/** Opens an address in a new tab of the container and goes there; gives the tab's handle. */
export async function openContainerTab(firefox: FirefoxWithLetterkeep, url: string): Promise<string> {
  const { marionette } = firefox;
  const handles = async (): Promise<string[]> =>
    (await marionette.send('WebDriver:GetWindowHandles')) as string[];
  const before = await handles();
  await inBrowserItself(
    marionette,
    `gBrowser.selectedTab = gBrowser.addTab('about:blank', {
      userContextId: ${container},
      triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
    });
    return '';`,
  );
  const [opened, ...more] = (await handles()).filter((handle) => !before.includes(handle));
  if (opened === undefined || more.length > 0) throw new Error('One new tab was expected.');
  await firefox.goTo(opened);
  await marionette.send('WebDriver:Navigate', { url });
  return opened;
}

/** For each tab of the browser that shows JPay: the container it is in, 0 for none. */
export async function containersOfJpayTabs(firefox: FirefoxWithLetterkeep): Promise<number[]> {
  const answer = await inBrowserItself(
    firefox.marionette,
    `return JSON.stringify(gBrowser.tabs
      .filter((tab) => /^https:\\/\\/(?:www\\.)?jpay\\.com\\//.test(tab.linkedBrowser.currentURI.spec))
      .map((tab) => tab.userContextId));`,
  );
  return JSON.parse(answer) as number[];
}
