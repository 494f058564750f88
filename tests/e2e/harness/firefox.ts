import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import JSZip from 'jszip';
import { jpayHosts } from './chromium';
import type { WantedRequest } from './egress';
import { startFirefoxProgram, type FirefoxProgram } from './firefox-program';
import type { Marionette } from './marionette';

/** The id that wxt.config.ts gives the Firefox build, and the address its pages get here. */
export const extensionInFirefox = 'letterkeep@letterkeep.invalid';
const pageOrigin = 'moz-extension://11111111-2222-4333-8444-555555555555';

/** A real Firefox with the built extension, in which the hosts of JPay lead to the replica. */
export interface FirefoxWithLetterkeep extends FirefoxProgram {
  /** The folder of the build. */
  extension: string;
  openPopup(): Promise<string>;
  /** Opens a page of the extension in a new tab. */
  openOwnPage(path: string): Promise<string>;
  /** Sets the cookies of a Cookie header for the host of the page in hand. */
  setCookies(header: string, domain: string): Promise<void>;
  /** Resolves when the popup in hand shows the state. */
  waitForState(state: string): Promise<void>;
  /** Presses the button of that name. */
  press(name: string): Promise<void>;
  /** As a hand on the mouse does: only that lets a page copy. The element is named by a CSS selector. */
  pressTruly(selector: string): Promise<void>;
  /** All that anybody in the browser has asked for by http since before Letterkeep was installed. */
  wantedRequests(): Promise<WantedRequest[]>;
}

/** Where the files of the extension lie, if a page has learnt it. */
export const filesInFirefox = `${pageOrigin}/`;

/** The address of one of its pages. */
export function addressInFirefox(path: string): string {
  return `${pageOrigin}/${path}`;
}

export async function startFirefox(options: {
  replicaPort: number;
  headless?: boolean;
  extension?: string;
  /** A profile to go on with after a crash or restart. Letterkeep is installed in it for good, as from the store. */
  profile?: string;
  /** Starts without Letterkeep, for what was open before it came. */
  withoutLetterkeep?: boolean;
  /** Hosts that are not JPay's and lead to the replica all the same, which then tells who asked for them. */
  strangers?: readonly string[];
}): Promise<FirefoxWithLetterkeep> {
  const program = await startFirefoxProgram({
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.headless === undefined ? {} : { headless: options.headless }),
    preferences: {
      'network.dns.localDomains': [...jpayHosts, ...(options.strangers ?? [])].join(','),
      'network.socket.forcePort': `443=${options.replicaPort}`,
      // No other host: every proxyless lookup but the ones above fails.
      'network.dns.disabled': false,
      'extensions.webextensions.uuids': JSON.stringify({ [extensionInFirefox]: new URL(pageOrigin).host }),
      'xpinstall.signatures.required': false,
    },
  });
  const { marionette } = program;
  await inBrowserItself(marionette, watchRequests);
  const extension = resolve(options.extension ?? '.output/firefox-mv2');
  if (options.withoutLetterkeep) {
    // Whoever needs it so installs it later.
  } else if (options.profile === undefined) {
    await marionette.send('Addon:Install', { path: extension, temporary: true });
  } else if (!existsSync(join(options.profile, 'extensions', `${extensionInFirefox}.xpi`))) {
    const path = await packed(extension, options.profile);
    await marionette.send('Addon:Install', { path, temporary: false });
  }
  return {
    ...program,
    extension,
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
      await program.evaluate(
        `(state) => new Promise((resolve) => {
          const look = () => document.querySelector('main')?.dataset.state === state && resolve();
          new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true });
          look();
        })`,
        state,
      );
    },
    async press(name) {
      await program.evaluate(
        `async (name) => {
          const found = [...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === name);
          if (found.length !== 1) throw new Error(found.length + ' buttons are called ' + name);
          found[0].click();
        }`,
        name,
      );
    },
    async pressTruly(selector) {
      const found = (await marionette.send('WebDriver:FindElement', {
        using: 'css selector',
        value: selector,
      })) as { value: Record<string, string> };
      await marionette.send('WebDriver:ElementClick', { id: Object.values(found.value)[0] });
    },
    wantedRequests: async () =>
      JSON.parse(await inBrowserItself(marionette, 'return JSON.stringify(wanted);')) as WantedRequest[],
    openPopup: () => program.openTab(addressInFirefox('popup.html')),
    openOwnPage: (path) => program.openTab(addressInFirefox(path)),
  };
}

/** The build as one file, as the store gives it out: what stays installed when Firefox ends must be one. */
async function packed(build: string, folder: string): Promise<string> {
  const zip = new JSZip();
  for (const entry of await readdir(build, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    zip.file(relative(build, path), await readFile(path));
  }
  const file = join(folder, 'letterkeep.xpi');
  await writeFile(file, await zip.generateAsync({ type: 'uint8array' }));
  return file;
}

/**
 * Told of each request before any name is looked up; of what a redirect leads to, by the second notice alone. The
 * browser's own go by another name than those of pages.
 */
const watchRequests = `
  globalThis.wanted = [];
  globalThis.known = new Set();
  globalThis.watcher = {
    observe(subject) {
      const channel = subject.QueryInterface(Ci.nsIHttpChannel);
      const asked = channel.channelId + ' ' + channel.URI.spec;
      if (known.has(asked)) return;
      known.add(asked);
      const by = channel.loadInfo.triggeringPrincipal;
      wanted.push({ url: channel.URI.spec, initiator: by.isSystemPrincipal ? 'not an origin' : by.origin });
    },
  };
  for (const notice of ['http-on-opening-request', 'http-on-modify-request']) Services.obs.addObserver(watcher, notice);
  return '';`;

/** Runs a script with the browser's own rights, in a place that stays from one script to the next. */
export async function inBrowserItself(marionette: Marionette, script: string): Promise<string> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    const answer = (await marionette.send('WebDriver:ExecuteScript', {
      script,
      args: [],
      sandbox: 'letterkeep',
      newSandbox: false,
    })) as { value: string };
    return answer.value;
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}
