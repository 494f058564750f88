import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallBrowser } from '../../../scripts/browsers';
import { Marionette } from './marionette';

export type FirefoxPreferences = Record<string, string | number | boolean>;

/** A real Firefox of a profile of its own, driven by Marionette. */
export interface FirefoxProgram {
  marionette: Marionette;
  downloads: string;
  /** Opens an address in a new tab and goes there; gives the tab's handle. */
  openTab(url: string): Promise<string>;
  goTo(handle: string): Promise<void>;
  /** Runs the text of an async function in the page; what it returns comes back. */
  evaluate(script: string, ...args: unknown[]): Promise<unknown>;
  screenshot(path: string): Promise<void>;
  /** SIGKILL to the browser's own process; resolves when it is gone. A profile of one's own stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function startFirefoxProgram(options: {
  preferences?: FirefoxPreferences;
  headless?: boolean;
  /** WebDriver capabilities beside acceptInsecureCerts. */
  capabilities?: Record<string, unknown>;
  /** A profile to go on with after a crash or restart; else a new one that is deleted at the end. */
  profile?: string;
}): Promise<FirefoxProgram> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'letterkeep-firefox-')));
  const downloads = join(profile, 'Downloads');
  await mkdir(downloads, { recursive: true });
  // The port of an earlier run of this profile leads nowhere.
  await rm(join(profile, 'MarionetteActivePort'), { force: true });
  await writeFile(join(profile, 'user.js'), userScript({ ...quiet(downloads), ...options.preferences }));
  const arguments_ = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  if (options.headless ?? true) arguments_.unshift('--headless');
  const program = spawn(findOrInstallBrowser('firefox'), arguments_, {
    stdio: 'ignore',
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1100', MOZ_HEADLESS_HEIGHT: '800' },
  });
  const marionette = await Marionette.connect(await marionettePort(profile, program));
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true, ...options.capabilities });
  await marionette.send('WebDriver:SetTimeouts', { script: 120_000, pageLoad: 60_000 });

  const ended = new Promise((resolve) => program.once('exit', resolve));
  const goTo = async (handle: string): Promise<void> => {
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
  };
  return {
    marionette,
    downloads,
    goTo,
    async openTab(url) {
      const opened = (await marionette.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
      await goTo(opened.handle);
      await marionette.send('WebDriver:Navigate', { url });
      return opened.handle;
    },
    async evaluate(script, ...args) {
      const answer = (await marionette.send('WebDriver:ExecuteAsyncScript', {
        script: `const done = arguments[arguments.length - 1];
        (${script})(...Array.from(arguments).slice(0, -1)).then((value) => done({ value }), (error) => done({ error: [error, error?.stack ?? ''].join(' ') }));`,
        args,
        sandbox: null,
      })) as { value: { value?: unknown; error?: string } };
      if (answer.value.error !== undefined) throw new Error(answer.value.error);
      return answer.value.value;
    },
    async screenshot(path) {
      const { value } = (await marionette.send('WebDriver:TakeScreenshot', { full: false })) as {
        value: string;
      };
      await writeFile(path, Buffer.from(value, 'base64'));
    },
    async kill() {
      program.kill('SIGKILL');
      await ended;
      marionette.close();
    },
    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => program.kill());
      await ended;
      marionette.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A Firefox that asks nothing, tells nobody anything, and fetches nothing of its own. */
function quiet(downloads: string): FirefoxPreferences {
  return {
    'marionette.port': 0,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.page': 0,
    // After it was killed, a new window and not the old ones: what a family sees who opens JPay again.
    'browser.sessionstore.resume_from_crash': false,
    'toolkit.startup.max_resumed_crashes': -1,
    'browser.aboutConfig.showWarning': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.enabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'https://settings.invalid',
  };
}

function userScript(preferences: FirefoxPreferences): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Firefox writes the port it chose into its profile. */
async function marionettePort(profile: string, firefox: ChildProcess): Promise<number> {
  const read = async (): Promise<number | null> => {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    return /^\d+/.test(text) ? Number(text.trim()) : null;
  };
  return await new Promise((resolve, reject) => {
    const watcher = watch(profile);
    const look = (): void => {
      read().then((port) => {
        if (port === null) return;
        watcher.close();
        resolve(port);
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
