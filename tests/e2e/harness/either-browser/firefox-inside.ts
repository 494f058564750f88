/**
 * What runs with Firefox's own rights: opens and closes tabs, runs text in their pages, moves the mouse there. Pages
 * are reached through the actor that Marionette keeps in each of them; the popup of the toolbar has it too, and no
 * WebDriver command reaches that (seen in Firefox 153, 28 November 2026).
 */
export const firefoxInside = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const system = Services.scriptSecurityManager.getSystemPrincipal();
  const windowInFront = () => Services.wm.getMostRecentWindow('navigator:browser');
  const opened = new Map();
  let lastNumber = 0;
  const browserOf = (number) => {
    const browser = opened.get(number)();
    if (!browser?.browsingContext?.currentWindowGlobal) throw new Error('The page was closed.');
    return browser;
  };
  const keep = (find) => {
    opened.set(++lastNumber, find);
    return lastNumber;
  };
  const { setInterval, clearInterval } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
  /** Resolves when the page that comes next has loaded. */
  const loaded = (browser, go) => new Promise((resolve) => {
    const { STATE_START, STATE_STOP, STATE_IS_NETWORK } = Ci.nsIWebProgressListener;
    const before = browser.currentURI.spec;
    let isUnderWay = false;
    const isEmpty = () => browser.currentURI.spec === 'about:blank';
    const end = () => {
      clearInterval(looking);
      browser.removeProgressListener(listener);
      resolve();
    };
    const listener = {
      QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onStateChange(progress, request, flags) {
        if (!progress.isTopLevel || !(flags & STATE_IS_NETWORK)) return;
        if (flags & STATE_START) isUnderWay = true;
        // The page of before may end first, and a new tab its empty one.
        if (flags & STATE_STOP && isUnderWay && !isEmpty()) end();
      },
    };
    // A page in a new process may end without a word (4 of 152 with five Firefoxes side by side, 30 November 2026).
    const looking = setInterval(() => {
      const hasBegun = isUnderWay || browser.currentURI.spec !== before;
      if (hasBegun && !isEmpty() && browser.webProgress?.isLoadingDocument === false) end();
    }, 1000);
    browser.addProgressListener(listener);
    go();
  });
  const ask = (number, script, args, sandboxName, timeout) =>
    browserOf(number).browsingContext.currentWindowGlobal
      .getActor('MarionetteCommands')
      .executeScript(script, args, { sandboxName, timeout, async: true });

  const answering = (expression) =>
    'const done = arguments[arguments.length - 1];' +
    'Promise.resolve().then(() => (' + expression + '))' +
    '.then((value) => done({ value }), (error) => done({ error: [error, error?.stack ?? ""].join(" ") }));';

  globalThis.doors = {
    async openTab(url) {
      const { gBrowser } = windowInFront();
      const tab = gBrowser.addTab('about:blank', { triggeringPrincipal: system });
      gBrowser.selectedTab = tab;
      const number = keep(() => (tab.closing ? null : tab.linkedBrowser));
      await doors.goTo(number, url);
      return number;
    },
    async openToolbarPopup(extensionId) {
      const window = windowInFront();
      const extension = ExtensionParent.GlobalManager.extensionMap.get(extensionId);
      await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, true);
      return keep(() => window.document.querySelector('.webextension-popup-browser'));
    },
    goTo: (number, url) => {
      const browser = browserOf(number);
      return loaded(browser, () => browser.fixupAndLoadURIString(url, { triggeringPrincipal: system }));
    },
    reload: (number) => {
      const browser = browserOf(number);
      return loaded(browser, () => browser.reload());
    },
    async goBack(number) {
      browserOf(number).goBack();
    },
    async toFront(number) {
      const { gBrowser } = windowInFront();
      gBrowser.selectedTab = gBrowser.getTabForBrowser(browserOf(number));
    },
    async close(number) {
      const browser = browserOf(number);
      const { gBrowser } = windowInFront();
      const tab = gBrowser.getTabForBrowser(browser);
      if (tab) gBrowser.removeTab(tab);
      else browser.closest('panel').hidePopup();
    },
    run: (number, expression, timeout) => ask(number, answering(expression), [], null, timeout),
    async clickAt(number, x, y, heard, timeout) {
      const answer = doors.run(number, heard, timeout);
      await ask(
        number,
        'const [x, y, done] = arguments;' +
          'for (const type of ["mousemove", "mousedown", "mouseup"])' +
          '  window.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 });' +
          'done(true);',
        [x, y],
        'system',
        timeout,
      );
      return answer;
    },
    async signIn(cookies, domain) {
      for (const pair of cookies.split('; ')) {
        const at = pair.indexOf('=');
        // The time is read in milliseconds; a cookie whose time is over is not kept, whatever else it says.
        Services.cookies.add(
          domain, '/', pair.slice(0, at), pair.slice(at + 1), true, true, true, Date.now() + 86400000, {},
          Ci.nsICookie.SAMESITE_LAX, Ci.nsICookie.SCHEME_HTTPS,
        );
      }
    },
    async forgetCookies() {
      Services.cookies.removeAll();
    },
    async closeTabs() {
      const { gBrowser } = windowInFront();
      const before = gBrowser.tabs.slice();
      gBrowser.selectedTab = gBrowser.addTab('about:blank', { triggeringPrincipal: system });
      for (const tab of before) gBrowser.removeTab(tab);
    },
    async install(path) {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
      file.initWithPath(path);
      await AddonManager.installTemporaryAddon(file);
    },
    addresses: async () => windowInFront().gBrowser.browsers.map(({ currentURI }) => currentURI.spec),
  };
`;
