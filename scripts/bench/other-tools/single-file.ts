import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOrInstallBrowser } from '../../browsers';
import { loopbackArgs, netscapeCookies, type Tool } from './tool';

const run = promisify(execFile);

const version = '2.0.83';
/** Beside the project: the command line is no part of it. */
const installed = join(tmpdir(), `letterkeep-single-file-${version}`);
const program = join(installed, 'node_modules', '.bin', 'single-file');

/** SingleFile's command line as it is: eight pages at once, each in a browser, waited for until the line is still. */
export const singleFile: Tool = {
  name: 'SingleFile',
  async missing() {
    if (existsSync(program)) return null;
    await mkdir(installed, { recursive: true });
    const wanted = [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefix',
      installed,
      `single-file-cli@${version}`,
    ];
    return run('npm', wanted, { cwd: installed }).then(
      () => null,
      () => `single-file-cli ${version} was not to be had from npm.`,
    );
  },
  async save({ port, cookies, letters, folder }) {
    const [cookieFile, list] = [join(folder, '..', 'cookies.txt'), join(folder, '..', 'addresses.txt')];
    await writeFile(cookieFile, netscapeCookies(cookies, 'www.jpay.com'));
    await writeFile(list, letters.map((path) => `https://www.jpay.com/${path}\n`).join(''));
    const startedAt = performance.now();
    await run(
      program,
      [
        `--browser-executable-path=${findOrInstallBrowser('chromium')}`,
        `--browser-args=${JSON.stringify(loopbackArgs(port))}`,
        ...['--browser-ignore-insecure-certs', `--browser-cookies-file=${cookieFile}`],
        ...[`--urls-file=${list}`, `--output-directory=${folder}`],
        // All pages have one title: under the usual name, one browser writes over what another has saved.
        '--filename-template={url-last-segment} {url-search}.{filename-extension}',
      ],
      { maxBuffer: 1 << 26 },
    );
    return performance.now() - startedAt;
  },
};
