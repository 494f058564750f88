import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findOrInstallBrowser } from '../../../scripts/browsers';

/** A real Chromium with the built extension, in which the hosts of JPay lead to the replica and no other host exists. */
export interface ChromiumWithLetterkeep {
  context: BrowserContext;
  extensionId: string;
  /** Where the browser puts what it is asked to save. */
  downloads: string;
  profile: string;
  /** Installs Letterkeep where it was left out at the start. */
  install(): Promise<void>;
  newPage(): Promise<Page>;
  openPopup(): Promise<Page>;
  /** SIGKILL to the browser's own process; resolves when it is gone. A profile of one's own stays. */
  kill(): Promise<void>;
  /** Leaves a browser whose `pagesMayHide` to itself: nobody watches it from now on, and nothing but close() can be asked of it. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

export interface ChromiumOptions {
  replicaPort: number;
  headless?: boolean;
  /** A profile to go on with after a crash or restart; else a new one that is deleted at the end. */
  profile?: string;
  downloads?: string;
  extension?: string;
  /**
   * Playwright makes every page believe that it is in front, also the one behind (Emulation.setFocusEmulationEnabled,
   * which no other session of the protocol can take back). With this it does not, and a tab behind another is hidden.
   */
  pagesMayHide?: boolean;
  /** Starts without Letterkeep, for what was open before it came. */
  withoutLetterkeep?: boolean;
  /** What the browser speaks, to pages and to itself; English unless told. */
  language?: 'es-US';
  /** The browser takes the computer for one with 512 MB of memory, as Chromium's own tests have it (base/system/sys_info.h). */
  littleMemory?: boolean;
  /** Where the browser writes down every request of its own, its pages and its extensions; whole once it is closed. */
  netLog?: string;
}

export const jpayHosts = ['www.jpay.com', 'jpay.com', 'cdna.jpay.com'];

export async function startChromium(options: ChromiumOptions): Promise<ChromiumWithLetterkeep> {
  const executablePath = findOrInstallBrowser('chromium');
  const ownProfile = options.profile === undefined;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'letterkeep-chromium-')));
  const extension = await copyOfBuild(profile, resolve(options.extension ?? '.output/chrome-mv3'));
  const downloads = options.downloads ?? join(profile, 'Downloads');
  await preferDownloads(profile, downloads);
  const toReplica = jpayHosts.map((host) => `MAP ${host}:443 127.0.0.1:${options.replicaPort}`);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--ignore-certificate-errors',
    ...(options.language === undefined ? [] : [`--accept-lang=${options.language}`, '--lang=es']),
    ...(options.littleMemory ? ['--enable-low-end-device-mode'] : []),
    ...(options.netLog === undefined ? [] : [`--log-net-log=${options.netLog}`]),
    ...(options.withoutLetterkeep
      ? ['--enable-unsafe-extension-debugging']
      : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    `--host-resolver-rules=${[...toReplica, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
  ];
  const started = options.pagesMayHide ? await startUntouched(executablePath, profile, args) : undefined;
  const context =
    started?.context ??
    (await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: options.headless ?? true,
      ignoreHTTPSErrors: true,
      ignoreDefaultArgs: ['--disable-extensions'],
      viewport: { width: 1100, height: 800 },
      // A bar that moves is drawn sixty times a second by the processor that the tests want for themselves.
      reducedMotion: 'reduce',
      args,
    }));
  // A guard against hanging, not a measure: five browsers share two cores of whatever speed.
  context.setDefaultTimeout(90_000);
  const browser = context.browser();
  if (!browser) throw new Error('Chromium has no browser session.');
  const session = await browser.newBrowserCDPSession();
  // Playwright's own download handling would replace names by GUIDs; the profile's preference keeps them.
  await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
  let extensionId = options.withoutLetterkeep ? '' : await idOfWorker(context);
  return {
    context,
    get extensionId() {
      return extensionId;
    },
    downloads,
    profile,
    async install() {
      // Playwright's types do not know this command of the DevTools protocol.
      const send = session.send.bind(session) as unknown as (
        method: string,
        parameters: object,
      ) => Promise<{ id: string }>;
      extensionId = (await send('Extensions.loadUnpacked', { path: extension })).id;
    },
    newPage: () => context.newPage(),
    async openPopup() {
      const page = await context.newPage();
      if (!options.pagesMayHide) await page.setViewportSize({ width: 380, height: 640 });
      await page.goto(`chrome-extension://${extensionId}/popup.html`);
      return page;
    },
    async kill() {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const own = processInfo.find(({ type }) => type === 'browser');
      if (!own) throw new Error('Chromium does not say which process it is.');
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      process.kill(own.id, 'SIGKILL');
      await gone;
    },
    async letGo() {
      if (!started) throw new Error('A browser that Playwright started ends with it.');
      await browser.close();
    },
    async close() {
      if (started) started.end();
      else await context.close();
      await started?.gone;
      // Its own processes may still write there when the browser itself is gone.
      if (ownProfile) await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A browser of our own that Playwright only joins, changing nothing of it. */
async function startUntouched(
  path: string,
  profile: string,
  args: string[],
): Promise<{ context: BrowserContext; end: () => void; gone: Promise<void> }> {
  const program = spawn(
    path,
    ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...args, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const told = /DevTools listening on (ws:\S+)/.exec(said);
      if (told?.[1] !== undefined) resolve(told[1]);
    });
    program.once('exit', () => reject(new Error(`Chromium did not start: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no window.');
  return { context, end: () => void program.kill(), gone };
}

async function idOfWorker(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

/** The browser reads the folder all the time: a build made while a test runs must not change what is tested. */
async function copyOfBuild(profile: string, build: string): Promise<string> {
  const copy = join(profile, 'Letterkeep');
  await cp(build, copy, { recursive: true });
  return copy;
}

async function preferDownloads(profile: string, downloads: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true });
  await mkdir(downloads, { recursive: true });
  const preferences = {
    // Without it, the browser does not take an unpacked extension back after it was loaded anew.
    extensions: { ui: { developer_mode: true } },
    download: { default_directory: downloads, prompt_for_download: false, directory_upgrade: true },
    profile: { default_content_setting_values: { automatic_downloads: 1 } },
  };
  // A profile that was used before has them, and the browser's own beside them.
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences), { flag: 'wx' }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    },
  );
}
