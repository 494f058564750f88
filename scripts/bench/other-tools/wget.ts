import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { netscapeCookies, type Tool } from './tool';

const run = promisify(execFile);

/**
 * wget with the browser's cookies, of each message page what is needed to show it. It knows no other way to another
 * machine's name than that of the system: it is given the replica by its own address, 127.0.0.1 and a port, and any
 * certificate is good to it.
 */
export const wget: Tool = {
  name: 'wget',
  missing: () =>
    run('wget', ['--version']).then(
      () => null,
      () => 'wget is not here: "apt-get install wget".',
    ),
  async save({ port, cookies, letters, folder }) {
    const origin = `https://127.0.0.1:${port}`;
    const [cookieFile, list] = [join(folder, '..', 'cookies.txt'), join(folder, '..', 'addresses.txt')];
    await writeFile(cookieFile, netscapeCookies(cookies, '127.0.0.1'));
    await writeFile(list, letters.map((path) => `${origin}/${path}\n`).join(''));
    const startedAt = performance.now();
    await run('wget', [
      ...['--no-check-certificate', '--no-verbose', '--execute=robots=off', `--load-cookies=${cookieFile}`],
      ...[`--referer=${origin}/IncomingMails.aspx`, '--page-requisites', '--convert-links'],
      ...['--adjust-extension', `--directory-prefix=${folder}`, `--input-file=${list}`],
    ]);
    return performance.now() - startedAt;
  },
};
