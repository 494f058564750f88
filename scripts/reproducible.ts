import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneInto, makePackages, providePackages, unpackInto, type Workshop } from './packages/clean-copies';
import { differences } from './packages/differences';
import type { Contents } from './packages/pack';

/**
 * `npm run check:reproducible`: makes the packages of what is committed twice, in two clean copies in different folders, and
 * once more from the sources package alone. All three must be the same to the last byte. `-- --install` installs the npm
 * packages anew in each; without it, those of this folder are linked. What is the same lies in .output afterwards.
 */
async function main(): Promise<boolean> {
  const anew = process.argv.includes('--install');
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  if (git('status', '--porcelain') !== '') console.log('What is not committed is not checked.');
  const top = await mkdtemp(join(tmpdir(), 'letterkeep-'));
  try {
    console.log(`Commit ${git('rev-parse', 'HEAD')}`);
    const first: Workshop = { folder: join(top, 'a'), environment: { TZ: 'UTC', LC_ALL: 'C' } };
    cloneInto(first.folder);
    const reference = await made('a clean copy', first, anew);

    // Elsewhere, at another hour of another day, in another language.
    const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'es_US.UTF-8' };
    const second: Workshop = {
      folder: join(top, 'a much longer way', 'to-another-copy'),
      environment: elsewhere,
    };
    cloneInto(second.folder);
    const again = await made('another, in another folder and time zone', second, anew);

    const third: Workshop = { folder: join(top, 'from-sources'), environment: elsewhere };
    const [, zip] = [...reference].find(([name]) => name.endsWith('-sources.zip')) ?? [];
    if (!zip) throw new Error('npm run zip made no sources package.');
    await unpackInto(third.folder, zip);
    const rebuilt = await made('the sources package, unpacked', third, anew);

    const found = [
      ...differences(reference, again).map((line) => `The two copies differ: ${line}`),
      ...differences(reference, rebuilt).map((line) => `The copy and the sources package differ: ${line}`),
    ];
    for (const line of found) console.error(line);
    if (found.length > 0) return false;
    console.log(Buffer.from(reference.get('SHA256SUMS') ?? []).toString());
    await mkdir('.output', { recursive: true });
    for (const [name, bytes] of reference) await writeFile(join('.output', name), bytes);
    console.log('Made three times, the same to the last byte. They lie in .output.');
    return true;
  } finally {
    await rm(top, { recursive: true, force: true });
  }
}

async function made(what: string, workshop: Workshop, anew: boolean): Promise<Contents> {
  console.log(`Making the packages in ${what} ...`);
  await providePackages(workshop, anew);
  return makePackages(workshop);
}

main().then(
  (same) => {
    if (!same) process.exitCode = 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
