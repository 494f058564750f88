import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrInstallBrowser } from '../../scripts/browsers';
import { safeExtension } from '../../src/bundle/path-rules';
import { hostileAttachments } from '../hostile/attachments';
import { Marionette } from './harness/marionette';

/*
 * What the two browsers do with a page or program under the extension we give it, opened from disk by somebody who goes
 * past our words. Run with `npm run test:long`: it pins a fact of the browsers, not of our code.
 */

const page = '<!DOCTYPE html><title>x</title><script>document.title = "RAN"</script>';
const look = 'JSON.stringify([document.contentType, document.title])';
const asText = JSON.stringify(['text/plain', '']);

let folder: string;
let files: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'letterkeep-neutral-'));
  const could = hostileAttachments.filter(({ caution }) => caution === 'could-run');
  files = could.map((one, at) => join(folder, `${at}.${safeExtension(one.extension)}`));
  for (const [at, { bytes }] of could.entries()) await writeFile(files[at] ?? '', bytes);
  await writeFile(join(folder, 'page.dat'), page);
  await writeFile(join(folder, 'page.html'), page);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(process.env['LETTERKEEP_LONG'] !== '1')(
  'a page or program under our neutral extension',
  () => {
    it('is shown as plain text by Chromium', async () => {
      const browser = await chromium.launch({
        executablePath: findOrInstallBrowser('chromium'),
        args: ['--no-sandbox'],
      });
      try {
        const tab = await browser.newPage();
        const shown = async (file: string): Promise<unknown> => {
          await tab.goto(`file://${file}`);
          return tab.evaluate(look);
        };
        expect(await shown(join(folder, 'page.html'))).toBe(JSON.stringify(['text/html', 'RAN']));
        for (const file of files) expect(await shown(file), file).toBe(asText);
      } finally {
        await browser.close();
      }
    });

    it('is shown as plain text by Firefox, which runs a page that is called "dat" alone', async () => {
      const profile = join(folder, 'profile');
      await mkdir(profile);
      await writeFile(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
      const firefox = spawn(
        findOrInstallBrowser('firefox'),
        ['--headless', '--marionette', '--no-remote', '--profile', profile],
        { stdio: 'ignore' },
      );
      const gone = once(firefox, 'exit');
      const marionette = await Marionette.connect(await portOf(profile));
      try {
        await marionette.send('WebDriver:NewSession', {});
        const shown = async (file: string): Promise<unknown> => {
          await marionette.send('WebDriver:Navigate', { url: `file://${file}` });
          const script = `return ${look}`;
          const answer = await marionette.send('WebDriver:ExecuteScript', { script, args: [] });
          return (answer as { value: unknown }).value;
        };
        expect(await shown(join(folder, 'page.dat'))).toBe(JSON.stringify(['text/html', 'RAN']));
        for (const file of files) expect(await shown(file), file).toBe(asText);
      } finally {
        await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => firefox.kill());
        await gone;
        marionette.close();
      }
    });
  },
);

/** Firefox writes the port it chose into its profile. */
async function portOf(profile: string): Promise<number> {
  for (;;) {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    if (/^\d+/.test(text)) return Number(text);
    await pause(100);
  }
}
