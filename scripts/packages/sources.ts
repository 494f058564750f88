import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from './pack';

/** What building and testing leave behind. The same as in .gitignore; a test holds them together. */
export const leftBehind = ['node_modules', '.output', '.wxt', 'demo-output', 'test-output'];

/** Three megabytes that no build reads. */
const isPictureOfDocs = (path: string): boolean => /^docs\/.*\.png$/.test(path);

/**
 * What the sources package holds: all that git tracks, but the pictures of docs. Where there is no git, which is where
 * somebody unpacked that package, it is all that lies there, so that the package makes itself again.
 */
export function sources(root: string, warn: (sentence: string) => void = console.warn): Contents {
  const paths = trackedFiles(root, warn) ?? filesLyingIn(root);
  const kept = paths.filter((path) => !isPictureOfDocs(path));
  return new Map(kept.map((path) => [path, readFileSync(join(root, path))]));
}

function trackedFiles(root: string, warn: (sentence: string) => void): string[] | null {
  if (!existsSync(join(root, '.git'))) return null;
  const list = (...args: string[]): string[] =>
    // Whoever owns the folder: its code is being run anyway.
    execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z', ...args], {
      cwd: root,
      encoding: 'utf8',
      // What it complains about stands in the warning.
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    })
      .split('\0')
      .filter(Boolean);
  try {
    const tracked = list();
    // They may be part of the build that was just made. `npm run check:reproducible` builds without them.
    const strangers = list('--others', '--exclude-standard');
    if (strangers.length > 0)
      warn(`git does not track these, so the sources package lacks them: ${strangers.join(', ')}`);
    return tracked;
  } catch (error) {
    warn(`git does not answer, so the sources package holds whatever lies here. (${String(error)})`);
    return null;
  }
}

function filesLyingIn(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name === '.git' || leftBehind.includes(entry.name)) return [];
    if (entry.isDirectory()) return filesLyingIn(root, path);
    return entry.name.endsWith('.log') ? [] : [path];
  });
}
