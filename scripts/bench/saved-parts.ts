import { execFileSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** How often is looked. Milliseconds. */
const every = 20;
const patience = 300_000;

/** Waits until files of these names are whole on the disk: the browser writes each under another name first. */
export async function wholeOnDisk(folder: string, names: readonly string[]): Promise<void> {
  for (let waited = 0; ; waited += every) {
    const there = new Set(await readdir(folder));
    const unfinished = [...there].some((name) => /\.(crdownload|tmp)$/.test(name));
    if (!unfinished && names.every((name) => there.has(name)) && (await allHoldSomething(folder, names)))
      return;
    if (waited > patience) throw new Error(`The browser never finished writing ${names.join(', ')}.`);
    await setTimeout(every);
  }
}

async function allHoldSomething(folder: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) if ((await stat(join(folder, name))).size === 0) return false;
  return true;
}

/**
 * Unpacks a part and holds it against its own sums, by tools that know nothing of ours: every file that the manifest
 * names is there and right, and no payload is there that it does not name. Throws what they say.
 */
export async function unpackChecked(zip: string, into: string): Promise<void> {
  const quiet = { stdio: 'pipe', maxBuffer: 1e9 } as const;
  execFileSync('unzip', ['-tq', zip], quiet);
  execFileSync('unzip', ['-q', zip, '-d', into], quiet);
  const [folder, ...others] = await readdir(into);
  if (folder === undefined || others.length > 0) throw new Error(`${zip} holds more than one folder.`);
  const top = join(into, folder);
  for (const sums of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', sums], { ...quiet, cwd: top });
  }
  const named = (await readFile(join(top, 'manifest-sha256.txt'), 'utf8')).trimEnd().split('\n').length;
  const files = await readdir(join(top, 'data'), { recursive: true, withFileTypes: true });
  const there = files.filter((entry) => entry.isFile()).length;
  if (there !== named) throw new Error(`${zip}: ${named} files are named, ${there} are there.`);
}

/** Names of the files of a ZIP, in its order. */
export function namesIn(zip: string): string[] {
  const listed = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8', maxBuffer: 1e9 });
  return listed.trimEnd().split('\n');
}
