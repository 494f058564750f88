import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentsOf, pack } from '../packages/pack';

export const builds = { Chrome: 'chrome-mv3', Firefox: 'firefox-mv2' } as const;
/** Issue 8, point 7. Bytes. */
export const mostBytes = { contentScript: 60_000, package: 1_000_000 };

/** What a build weighs: its content script packed as a server would send it, and the package for the store. */
export function weightOf(build: string): { contentScript: number; package: number } {
  const folder = join('.output', build);
  if (!existsSync(folder)) throw new Error(`${folder} is not there: npm run build && npm run build:firefox.`);
  const script = readFileSync(join(folder, 'content-scripts', 'jpay.js'));
  return {
    contentScript: gzipSync(script, { level: 9 }).length,
    package: pack(contentsOf(folder)).length,
  };
}
