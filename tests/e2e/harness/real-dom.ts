import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { libraryPlugin } from '../../../scripts/libraries/library-plugin';
import { oldestBrowsers } from '../../../scripts/oldest-browsers';
import type { PlainBrowser } from './plain-browser';

/** The functions that an entry module exports, called in the page of a real browser. */
export interface RealDom<Exports> {
  /** Arguments and result travel as JSON. */
  call<Name extends keyof Exports & string>(
    name: Name,
    ...args: Exports[Name] extends (...args: infer Args) => unknown ? Args : never
  ): Promise<Exports[Name] extends (...args: never[]) => infer Result ? Awaited<Result> : never>;
  close(): Promise<void>;
}

/**
 * Opens a page of the browser with a module of ours in it, bundled by the tool that bundles the extension: what runs
 * is the shipping code, on the DOM it ships for. `entry` is a path from the root of the project;
 * `Exports` is `typeof import(entry)`.
 */
export async function openRealDom<Exports>(browser: PlainBrowser, entry: string): Promise<RealDom<Exports>> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-real-dom-'));
  await writeFile(join(folder, 'ours.js'), await bundled(entry));
  const html = '<!doctype html><meta charset="utf-8"><title>Bench</title><script src="ours.js"></script>';
  await writeFile(join(folder, 'bench.html'), html);
  const page = await browser.newPage();
  await page.goTo(pathToFileURL(join(folder, 'bench.html')).href);
  return {
    async call(name, ...args) {
      const answer = await page.run(
        'async (name, args) => JSON.stringify((await ours[name](...JSON.parse(args))) ?? null)',
        name,
        JSON.stringify(args),
      );
      // The page's own JSON, of a function whose type is known.
      return JSON.parse(String(answer)) as never;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A module of ours and all that it imports as one script, whose exports are `ours`. */
export async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    // The same libraries in the same shape as in the extension.
    plugins: [libraryPlugin()],
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: [`chrome${oldestBrowsers.chrome}`, `firefox${oldestBrowsers.firefox}`],
      lib: { entry: resolve(entry), formats: ['iife'], name: 'ours', fileName: 'ours' },
    },
  });
  const first = Array.isArray(built) ? built[0] : built;
  if (first === undefined || !('output' in first)) throw new Error(`${entry} was not bundled.`);
  return first.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
}
