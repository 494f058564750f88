import { chromium } from 'playwright-core';
import { findOrInstallBrowser, type BrowserName } from '../../../scripts/browsers';
import { startFirefoxProgram } from './firefox-program';

/** A page of a browser without Letterkeep, as a family opens a saved file. */
export interface PlainPage {
  /** Resolves when the page has loaded. */
  goTo(url: string): Promise<void>;
  /** Runs the text of an async function in the page; what it returns comes back. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown>;
  screenshot(path: string): Promise<void>;
}

export interface PlainBrowser {
  name: BrowserName;
  newPage(): Promise<PlainPage>;
  close(): Promise<void>;
}

/** Local ports that every name of a host leads to; without them no name leads anywhere. */
export interface EveryHostAt {
  http: number;
  https: number;
}

export async function startPlainBrowser(name: BrowserName, everyHostAt?: EveryHostAt): Promise<PlainBrowser> {
  return name === 'chromium' ? await plainChromium(everyHostAt) : await plainFirefox(everyHostAt);
}

async function plainChromium(everyHostAt?: EveryHostAt): Promise<PlainBrowser> {
  const rules = everyHostAt
    ? `MAP *:443 127.0.0.1:${everyHostAt.https}, MAP * 127.0.0.1:${everyHostAt.http}`
    : 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${rules}`,
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
      };
    },
    close: () => browser.close(),
  };
}

async function plainFirefox(everyHostAt?: EveryHostAt): Promise<PlainBrowser> {
  const program = await startFirefoxProgram({
    preferences: everyHostAt
      ? {
          'network.dns.forceResolve': '127.0.0.1',
          'network.socket.forcePort': `80=${everyHostAt.http};443=${everyHostAt.https}`,
        }
      : { 'network.dns.disabled': true },
  });
  return {
    name: 'firefox',
    async newPage() {
      const handle = await program.openTab('about:blank');
      return {
        async goTo(url) {
          await program.goTo(handle);
          await program.marionette.send('WebDriver:Navigate', { url });
        },
        async run(script, ...args) {
          await program.goTo(handle);
          return await program.evaluate(script, ...args);
        },
        async screenshot(path) {
          await program.goTo(handle);
          await program.screenshot(path);
        },
      };
    },
    close: () => program.close(),
  };
}
