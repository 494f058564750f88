import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowances, judge } from './allowances';
import { builtAllowances, builtKinds } from './built-allowances';
import { deedsIn, type Deed } from './deeds';
import { markupDeeds } from './markup';

const code = /\.[cm]?[jt]sx?$/;

function filesIn(folder: string, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

/** What in the source could do more than read, a line each. */
export function sourceFaults(): string[] {
  const folders = ['src', 'entrypoints', 'assets', 'public'];
  const deeds = folders.flatMap((folder) =>
    filesIn(folder, code).flatMap((file) => deedsIn(file, readFileSync(file, 'utf8'))),
  );
  const pages = folders.flatMap((folder) =>
    filesIn(folder, /\.html?$/).flatMap((file) => markupDeeds(file, readFileSync(file, 'utf8'))),
  );
  return [...judge(deeds, allowances), ...pages];
}

/** The same of an extension that was built into this folder, ".output/chrome-mv3". */
export function builtFaults(folder: string): string[] {
  if (!existsSync(join(folder, 'manifest.json'))) return [`${folder} holds no built extension.`];
  const deeds = filesIn(folder, code).flatMap((file): Deed[] =>
    deedsIn(file.slice(folder.length + 1), readFileSync(file, 'utf8')),
  );
  const wanted = deeds.filter(({ kind }) => builtKinds.includes(kind));
  return judge(wanted, builtAllowances).map((fault) => `${folder}/${fault}`);
}
