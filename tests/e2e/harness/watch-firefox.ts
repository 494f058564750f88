/*
 * What runs inside Firefox with Firefox's own rights, as texts: hooks on its tabs, dialogs and downloads. A frame script
 * sits in every tab's own process and says when a page has loaded and settled, and what its policy stopped.
 */

/** Runs in the tab's process. Its timers are its own, so that a page on its way elsewhere cannot silence it. */
const frameScript = `
  const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
  let violations = 0;
  addEventListener('DOMDocElementInserted', (event) => {
    if (event.target === content.document) violations = 0;
  }, true);
  addEventListener('securitypolicyviolation', () => { violations += 1; }, true);
  addEventListener('load', (event) => {
    if (event.target !== content.document) return;
    const url = content.location.href;
    sendAsyncMessage('letterkeep:loaded', { url });
    setTimeout(() => setTimeout(() => setTimeout(() => {
      sendAsyncMessage('letterkeep:settled', { url, violations });
    })));
  }, true);
  addMessageListener('letterkeep:look', async ({ data }) => {
    let seen = null;
    try {
      // The page's policy forbids it to evaluate anything; a sandbox over it may.
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      seen = JSON.stringify(await Cu.evalInSandbox('(' + data.look + ')()', sandbox));
    } catch (error) {
      seen = JSON.stringify(String(error));
    }
    sendAsyncMessage('letterkeep:seen', { seen });
  });
`;

/** The text of an async function: once for a Firefox. */
export const installWatch = `async () => {
  const watch = { dialogs: 0, popups: 0, downloads: 0, ours: false, strangers: [] };
  window.letterkeepWatch = watch;
  window.messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(frameScript)}), true);
  Services.obs.addObserver((dialog) => {
    watch.dialogs += 1;
    dialog.Dialog.ui.button0.click();
  }, 'common-dialog-loaded');
  gBrowser.tabContainer.addEventListener('TabOpen', (event) => { 
    if (watch.ours) return;
    watch.popups += 1;
    watch.strangers.push(event.target);
  });
  Services.obs.addObserver(() => { watch.popups += 1; }, 'domwindowopened');
  const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
  const list = await Downloads.getList(Downloads.ALL);
  await list.addView({ onDownloadAdded: () => { watch.downloads += 1; } });
}`;

/** The text of an async function (urls, look, barrier, count, tabs) that gives a Visit for each address, in so many tabs at once. */
export const visitInChrome = `async (urls, look, barrier, count, tabs) => {
  const watch = window.letterkeepWatch;
  const principal = Services.scriptSecurityManager.getSystemPrincipal();
  const visits = [];
  let next = 0;

  const openTab = () => {
    watch.ours = true;
    const tab = gBrowser.addTab('about:blank', { triggeringPrincipal: principal, skipAnimation: true });
    watch.ours = false;
    return tab;
  };

  const askBarrier = () => fetch(/'([^']+)'/.exec(barrier)[1], { cache: 'no-store' }).then((answer) => answer.text());

  // A page on its way elsewhere may take the watcher with it; of a silent page this is never needed, and told.
  const inTime = (event, trouble) =>
    Promise.race([event.then(() => ''), new Promise((done) => window.setTimeout(done, 10_000, trouble))]);

  const visit = async (tab, url) => {
    const browser = tab.linkedBrowser;
    const before = { ...watch };
    let opened = 0;
    let frames = 0;
    let violations = 0;
    const progress = {
      QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onStateChange(webProgress, request, flags) {
        const { STATE_START, STATE_IS_DOCUMENT } = Ci.nsIWebProgressListener;
        if (!(flags & STATE_START) || !(flags & STATE_IS_DOCUMENT)) return;
        if (!webProgress.isTopLevel) frames += 1;
        else if (!(request instanceof Ci.nsIChannel) || request.URI.spec !== 'about:blank') opened += 1;
      },
      onLocationChange() {}, onProgressChange() {}, onStatusChange() {}, onSecurityChange() {},
      onContentBlockingEvent() {},
    };
    browser.addProgressListener(progress, Ci.nsIWebProgress.NOTIFY_STATE_DOCUMENT);
    let listener;
    const settled = new Promise((done) => {
      listener = ({ name, data, target }) => {
        if (target !== browser || data.url === 'about:blank') return;
        if (name === 'letterkeep:settled') { violations = data.violations; done(); }
      };
    });
    for (const name of ['letterkeep:loaded', 'letterkeep:settled']) window.messageManager.addMessageListener(name, listener);
    browser.fixupAndLoadURIString(url, { triggeringPrincipal: principal });
    let trouble = await inTime(settled, 'never settled');
    let seen = null;
    if (trouble === '') {
      let answered;
      const looked = new Promise((done) => {
        answered = ({ data, target }) => {
          if (target !== browser) return;
          seen = JSON.parse(data.seen ?? 'null');
          done();
        };
        window.messageManager.addMessageListener('letterkeep:seen', answered);
        browser.messageManager.sendAsyncMessage('letterkeep:look', { look });
      });
      trouble = await inTime(looked, 'was gone before it could be looked at');
      window.messageManager.removeMessageListener('letterkeep:seen', answered);
    }
    await askBarrier();
    for (const name of ['letterkeep:loaded', 'letterkeep:settled']) window.messageManager.removeMessageListener(name, listener);
    browser.removeProgressListener(progress);
    for (const tab of watch.strangers.splice(0)) gBrowser.removeTab(tab);
    return {
      url,
      endedAt: browser.currentURI.spec + (trouble === '' ? '' : ' (' + trouble + ')'),
      // Opening it is one; a new tab's empty page is none.
      navigations: opened - 1,
      frames,
      dialogs: watch.dialogs - before.dialogs,
      popups: watch.popups - before.popups,
      downloads: watch.downloads - before.downloads,
      violations,
      seen,
    };
  };

  const work = async () => {
    let tab = openTab();
    for (let index = next++; index < urls.length; index = next++) {
      const one = await visit(tab, urls[index]);
      visits[index] = one;
      if (tabs === 'own' || one.navigations + one.dialogs + one.popups + one.downloads > 0) {
        gBrowser.removeTab(tab);
        tab = openTab();
      }
    }
    gBrowser.removeTab(tab);
  };
  await Promise.all(Array.from({ length: count }, work));
  return visits;
}`;
