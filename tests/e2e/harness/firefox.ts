import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findOrInstallBrowser } from '../../../scripts/browsers';
import { jpayHosts } from './chromium';
import { Marionette } from './marionette';

/** The id that wxt.config.ts gives the Firefox build, and the address its pages get here. */
const extensionId = 'letterkeep@letterkeep.invalid';
const pageOrigin = 'moz-extension://11111111-2222-4333-8444-555555555555';

/** A real Firefox with the built extension, in which the hosts of JPay lead to the replica. */
export interface FirefoxWithLetterkeep {
  downloads: string;
  /** Opens an address in a new tab and goes there; gives the tab's handle. */
  openTab(url: string): Promise<string>;
  openPopup(): Promise<string>;
  goTo(handle: string): Promise<void>;
  /** Runs the text of an async function in the page; what it returns comes back. */
  evaluate(script: string, ...args: unknown[]): Promise<unknown>;
  /** Sets the cookies of a Cookie header for the host of the page in hand. */
  setCookies(header: string, domain: string): Promise<void>;
  /** Resolves when the popup in hand shows the state. */
  waitForState(state: string): Promise<void>;
  /** Presses the button of that name. */
  press(name: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function startFirefox(options: {
  replicaPort: number;
  headless?: boolean;
}): Promise<FirefoxWithLetterkeep> {
  const profile = await mkdtemp(join(tmpdir(), 'letterkeep-firefox-'));
  const downloads = join(profile, 'Downloads');
  await mkdir(downloads, { recursive: true });
  await writeFile(join(profile, 'user.js'), preferences(options.replicaPort, downloads));
  const arguments_ = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  if (options.headless ?? true) arguments_.unshift('--headless');
  const process_ = spawn(findOrInstallBrowser('firefox'), arguments_, {
    stdio: 'ignore',
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1100', MOZ_HEADLESS_HEIGHT: '800' },
  });
  const marionette = await Marionette.connect(await marionettePort(profile, process_));
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('WebDriver:SetTimeouts', { script: 120_000, pageLoad: 60_000 });
  await marionette.send('Addon:Install', { path: resolve('.output/firefox-mv2'), temporary: true });

  const goTo = async (handle: string): Promise<void> => {
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
  };
  const openTab = async (url: string): Promise<string> => {
    const opened = (await marionette.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
    await goTo(opened.handle);
    await marionette.send('WebDriver:Navigate', { url });
    return opened.handle;
  };
  const evaluate = async (script: string, ...args: unknown[]): Promise<unknown> => {
    const answer = (await marionette.send('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1];
        (${script})(...Array.from(arguments).slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args,
      sandbox: null,
    })) as { value: { value?: unknown; error?: string } };
    if (answer.value.error !== undefined) throw new Error(answer.value.error);
    return answer.value.value;
  };
  return {
    downloads,
    openTab,
    evaluate,
    async setCookies(header, domain) {
      for (const pair of header.split('; ')) {
        const at = pair.indexOf('=');
        const cookie = { path: '/', domain, secure: true, httpOnly: true, sameSite: 'Lax' };
        await marionette.send('WebDriver:AddCookie', {
          cookie: { ...cookie, name: pair.slice(0, at), value: pair.slice(at + 1) },
        });
      }
    },
    async waitForState(state) {
      await evaluate(
        `(state) => new Promise((resolve) => {
          const look = () => document.querySelector('main')?.dataset.state === state && resolve();
          new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true });
          look();
        })`,
        state,
      );
    },
    async press(name) {
      await evaluate(
        `async (name) => {
          const found = [...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === name);
          if (found.length !== 1) throw new Error(found.length + ' buttons are called ' + name);
          found[0].click();
        }`,
        name,
      );
    },
    openPopup: () => openTab(`${pageOrigin}/popup.html`),
    goTo,
    async screenshot(path) {
      const { value } = (await marionette.send('WebDriver:TakeScreenshot', { full: false })) as {
        value: string;
      };
      await writeFile(path, Buffer.from(value, 'base64'));
    },
    async close() {
      const ended = new Promise((resolve_) => process_.once('exit', resolve_));
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => process_.kill());
      await ended;
      marionette.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

function preferences(replicaPort: number, downloads: string): string {
  const values: Record<string, string | number | boolean> = {
    'network.dns.localDomains': jpayHosts.join(','),
    'network.socket.forcePort': `443=${replicaPort}`,
    // No other host: every proxyless lookup but the ones above fails.
    'network.dns.disabled': false,
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: new URL(pageOrigin).host }),
    'xpinstall.signatures.required': false,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.page': 0,
    'browser.aboutConfig.showWarning': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.enabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'https://settings.invalid',
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Firefox writes the port it chose into its profile. */
async function marionettePort(profile: string, firefox: ChildProcess): Promise<number> {
  const read = async (): Promise<number | null> => {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    return /^\d+/.test(text) ? Number(text.trim()) : null;
  };
  return await new Promise((resolve_, reject) => {
    const watcher = watch(profile);
    const look = (): void => {
      read().then((port) => {
        if (port === null) return;
        watcher.close();
        resolve_(port);
      }, reject);
    };
    watcher.on('change', look);
    firefox.once('exit', (code) => {
      watcher.close();
      reject(new Error(`Firefox ended with ${String(code)} before it could be driven.`));
    });
    look();
  });
}
