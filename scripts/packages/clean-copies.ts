import { execFileSync, spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readFile, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Contents } from './pack';

/** Where packages are made, and what is different there from elsewhere and must not matter. */
export interface Workshop {
  folder: string;
  environment: Record<string, string>;
}

/** A copy of what is committed, fresh from git. */
export function cloneInto(folder: string): void {
  execFileSync('git', ['clone', '--quiet', '--no-local', '--depth', '1', `file://${process.cwd()}`, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What somebody has who was given the sources package and nothing else. */
export async function unpackInto(folder: string, zip: Uint8Array): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

/** The packages of the lock file: those that are installed here, or installed anew. */
export async function providePackages({ folder, environment }: Workshop, anew: boolean): Promise<void> {
  if (anew) {
    npm(folder, environment, 'ci', '--no-audit', '--no-fund');
    return;
  }
  const [here, there] = await Promise.all(
    ['.', folder].map((place) => readFile(join(place, 'package-lock.json'), 'utf8')),
  );
  if (here !== there) throw new Error('package-lock.json is not the one that is committed. Commit it first.');
  await linkFolder('node_modules', join(folder, 'node_modules'));
  npm(folder, environment, 'run', '--silent', 'postinstall');
}

/** Runs `npm run zip` and gives what it made. */
export async function makePackages({ folder, environment }: Workshop): Promise<Contents> {
  npm(folder, environment, 'run', '--silent', 'zip');
  const output = join(folder, '.output');
  const names = (await readdir(output)).filter((name) => name.endsWith('.zip') || name === 'SHA256SUMS');
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(output, name))] as const)),
  );
}

function npm(folder: string, environment: Record<string, string>, ...args: string[]): void {
  // What this npm told this script is about this folder.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'INIT_CWD');
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    env: { ...Object.fromEntries(own), ...environment },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${stdout}${stderr}`);
}

/** Hard links: nothing in a build writes into an installed package, and twenty thousand files need not be copied. */
async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    // What tools remember of earlier builds.
    if (entry.name === '.cache' || entry.name === '.vite') continue;
    const [old, made] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFolder(old, made);
    else if (entry.isSymbolicLink()) await symlink(await readlink(old), made);
    // The temporary folder may be on another disk.
    else await link(old, made).catch(() => copyFile(old, made, constants.COPYFILE_FICLONE));
  }
}
