import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { contentsOf, pack, sumsList, type Contents } from './packages/pack';
import { sources } from './packages/sources';

/**
 * The last step of `npm run zip`: packs what was built for Chrome and for Firefox, and the sources, into .output/, with
 * their sums in SHA256SUMS. WXT's own packages hold the moment at which they were made; these are the same each time.
 */
const output = '.output';
const manifest = v.object({ name: v.string(), version: v.string() });

function main(): void {
  const { name, version } = v.parse(manifest, JSON.parse(readFileSync('package.json', 'utf8')));
  const called = (kind: string): string => `${name}-${version}-${kind}.zip`;
  // Those of an earlier version must not be taken for today's.
  for (const old of readdirSync(output)) if (/\.zip$|^SHA256SUMS$/.test(old)) rmSync(join(output, old));
  const packages: Contents = new Map([
    [called('chrome'), pack(contentsOf(join(output, 'chrome-mv3')))],
    [called('firefox'), pack(contentsOf(join(output, 'firefox-mv2')))],
    [called('sources'), pack(sources('.'))],
  ]);
  for (const [file, bytes] of packages) writeFileSync(join(output, file), bytes);
  const sums = sumsList(packages);
  writeFileSync(join(output, 'SHA256SUMS'), sums);
  console.log(sums.trimEnd());
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
