import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { commandPath } from './command-path';

/**
 * Finds the browsers that demo and end-to-end tests drive, or installs them. Branded Chrome and Edge are passed
 * over: since version 137 they refuse `--load-extension`.
 */
export type BrowserName = 'chromium' | 'firefox';

interface Candidate {
  /** Environment variable that overrides everything. */
  variable: string;
  commands: string[];
  paths: string[];
  debianPackage: string;
  sayWhatToInstall: string;
}

const candidates: Record<BrowserName, Candidate> = {
  chromium: {
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser'],
    paths: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debianPackage: 'chromium',
    sayWhatToInstall:
      'No Chromium was found: install it (Debian and Ubuntu: "apt-get install chromium"; elsewhere: "npx playwright-core install chromium") or set CHROMIUM to its path.',
  },
  firefox: {
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debianPackage: 'firefox-esr',
    sayWhatToInstall:
      'No Firefox was found: install it (Debian: "apt-get install firefox-esr") or set FIREFOX to its path.',
  },
};

/** Path of the browser's program, or null. */
export function findBrowser(name: BrowserName): string | null {
  const { variable, commands, paths } = candidates[name];
  const named = process.env[variable];
  if (named) return named;
  for (const command of commands) {
    const found = commandPath(command);
    if (found !== null) return found;
  }
  const known = paths.find((path) => existsSync(path));
  if (known) return known;
  if (name === 'chromium') {
    const playwrights = chromium.executablePath();
    if (playwrights && existsSync(playwrights)) return playwrights;
  }
  return null;
}

/** Path of the browser's program, installing it if need be. Throws an error whose message says what to install. */
export function findOrInstallBrowser(name: BrowserName): string {
  const found = findBrowser(name);
  if (found) return found;
  if (name === 'chromium') {
    console.log("No Chromium here yet. Trying Playwright's ...");
    const install = spawnSync('npx', ['playwright-core', 'install', 'chromium'], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    const installed = install.status === 0 ? findBrowser(name) : null;
    if (installed) return installed;
  }
  if (isRoot() && hasApt()) {
    console.log(`Installing Debian's ${candidates[name].debianPackage} ...`);
    aptInstall([candidates[name].debianPackage]);
    const installed = findBrowser(name);
    if (installed) return installed;
  }
  throw new Error(candidates[name].sayWhatToInstall);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function hasApt(): boolean {
  return commandPath('apt-get') !== null;
}

function aptInstall(packages: string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    try {
      execFileSync('apt-get', ['-qq', ...args], { stdio: 'ignore', env: environment });
    } catch {
      // The caller looks again and says in one sentence what is missing.
      return;
    }
  }
}
