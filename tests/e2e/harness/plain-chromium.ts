import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findOrInstallBrowser } from '../../../scripts/browsers';
import type { EveryHostAt, PlainBrowser } from './plain-browser';
import { askBarrier, barrierHost, visitingTabs, type Look, type Tabs, type Visit } from './visits';

export async function startPlainChromium(everyHostAt?: EveryHostAt): Promise<PlainBrowser> {
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${resolverRules(everyHostAt)}`,
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  return {
    name: 'chromium',
    async newPage() {
      const page = await context.newPage();
      return {
        async goTo(url) {
          await page.goto(url);
        },
        run: (script, ...args) => page.evaluate<unknown>(`(${script})(...${JSON.stringify(args)})`),
        async screenshot(path) {
          await page.screenshot({ path });
        },
        async print(path, paper) {
          await page.pdf({ path, format: paper, preferCSSPageSize: true });
        },
      };
    },
    async visit(urls, look, tabs = 'shared') {
      if (!everyHostAt) throw new Error('Visits need a canary.');
      return await visitAll(context, urls, { look, tabs, barrier: everyHostAt.barrier });
    },
    close: () => browser.close(),
  };
}

function resolverRules(everyHostAt: EveryHostAt | undefined): string {
  if (!everyHostAt) return 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const { http, https, barrier } = everyHostAt;
  return [
    `MAP ${barrierHost} 127.0.0.1:${barrier}`,
    `MAP *:443 127.0.0.1:${https}`,
    `MAP * 127.0.0.1:${http}`,
  ].join(', ');
}

async function visitAll(
  context: BrowserContext,
  urls: readonly string[],
  { look, tabs, barrier }: { look: Look | undefined; tabs: Tabs; barrier: number },
): Promise<Visit[]> {
  const control = await context.newPage();
  const browser = await (context.browser() as Browser).newBrowserCDPSession();
  await browser.send('Target.setDiscoverTargets', { discover: true });
  const visits: Visit[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    let tab = await WatchedTab.open(context, browser);
    for (let index = next++; index < urls.length; index = next++) {
      const visit = await tab.visit(urls[index] ?? '', look, async () => {
        await control.evaluate(`(${askBarrier(barrier)})()`);
      });
      visits[index] = visit;
      // A tab that a page has got going somewhere is not one to judge the next page in.
      const isNoisy = visit.navigations + visit.dialogs + visit.popups + visit.downloads > 0;
      if (isNoisy || tabs === 'own') {
        await tab.close();
        tab = await WatchedTab.open(context, browser);
      }
    }
    await tab.close();
  };
  await Promise.all(Array.from({ length: visitingTabs }, work));
  await control.close();
  await browser.detach();
  return visits;
}

/** What is said when a page goes elsewhere while something is asked of it. */
const wentElsewhere =
  /context was destroyed|interrupted by another|ERR_ABORTED|frame was detached|never settled|Timeout .* exceeded/i;

/** A page on its way elsewhere may never answer; of a silent page this is never needed, and told. */
const patience = 45_000;
async function inTime<T>(answer: Promise<T>, otherwise = 'It never settled.'): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A tab with every hook there is on it. */
class WatchedTab {
  #counts = noCounts();

  private constructor(
    private readonly page: Page,
    targetId: string,
    browser: CDPSession,
  ) {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#counts.navigations += 1;
      else this.#counts.frames += 1;
    });
    page.on('popup', (popup) => {
      popup.close().catch(() => undefined); // It may have closed itself.
    });
    // Playwright says so once the popup has loaded; the browser says so at once.
    browser.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.openerId === targetId) this.#counts.popups += 1;
    });
    page.on('download', (download) => {
      this.#counts.downloads += 1;
      void download.cancel();
    });
    page.on('dialog', (dialog) => {
      this.#counts.dialogs += 1;
      dialog.dismiss().catch(() => undefined); // The tab may be closed by then.
    });
  }

  static async open(context: BrowserContext, browser: CDPSession): Promise<WatchedTab> {
    const page = await context.newPage();
    await page.addInitScript(
      `window.letterkeepViolations = 0;
      addEventListener('securitypolicyviolation', () => { window.letterkeepViolations += 1; });`,
    );
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    return new WatchedTab(page, targetInfo.targetId, browser);
  }

  async visit(url: string, look: Look | undefined, barrier: () => Promise<void>): Promise<Visit> {
    this.#counts = noCounts();
    let trouble = '';
    let inPage: { violations: number; seen: unknown } = { violations: 0, seen: null };
    try {
      await this.page.goto(url, { timeout: patience });
      inPage = await inTime(this.page.evaluate(settleAndLook(look)));
    } catch (error) {
      trouble = String(error);
      if (!wentElsewhere.test(trouble)) throw error;
    }
    await inTime(barrier(), 'The barrier never answered.');
    const { navigations, ...counts } = this.#counts;
    return {
      url,
      endedAt: trouble === '' ? this.page.url() : `${this.page.url()} (${trouble})`,
      ...counts,
      // Opening it is one; a refresh that got in the way of that is one too.
      navigations: Math.max(navigations - 1, trouble === '' ? 0 : 1),
      ...inPage,
    };
  }

  /** A tab that a noisy page does not let go is left behind. */
  async close(): Promise<void> {
    await inTime(this.page.close(), 'It never closed.').catch(() => undefined);
  }
}

/** Three timers of no time, one after another: a refresh of 0 seconds gets its turn. */
function settleAndLook(look: Look = '() => null'): string {
  return `new Promise((done) => setTimeout(() => setTimeout(() => setTimeout(done)))).then(async () =>
    ({ violations: window.letterkeepViolations, seen: await (${look})() }))`;
}

function noCounts() {
  return { navigations: 0, frames: 0, dialogs: 0, popups: 0, downloads: 0 };
}
