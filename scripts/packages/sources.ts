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
export function sources(root: string): Contents {
  const paths = existsSync(join(root, '.git')) ? trackedFiles(root) : filesLyingIn(root);
  const kept = paths.filter((path) => !isPictureOfDocs(path));
  return new Map(kept.map((path) => [path, readFileSync(join(root, path))]));
}

function trackedFiles(root: string): string[] {
  const list = (...args: string[]): string[] =>
    execFileSync('git', ['ls-files', '-z', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
      .split('\0')
      .filter(Boolean);
  // They may be part of the build that was just made, and nobody could make it again.
  const strangers = list('--others', '--exclude-standard');
  if (strangers.length > 0)
    throw new Error(
      `git does not track these, so the sources package would lack them: ${strangers.join(', ')}`,
    );
  return list();
}

function filesLyingIn(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return leftBehind.includes(entry.name) ? [] : filesLyingIn(root, path);
    return entry.name.endsWith('.log') ? [] : [path];
  });
}
