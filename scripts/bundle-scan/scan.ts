import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { judgePowers } from './allowed';
import { markupPowers, powersIn, type Power } from './powers';

const scripts = /\.[cm]?js$/;
const texts = /\.(?:html?|css|svg)$|^_locales\/[a-z]+\/messages\.json$/;
/** Nothing else belongs into a build. */
const silent = /^manifest\.json$|\.png$/;

/** What an extension that was built into this folder could do and must not, a line each. */
export function scanFaults(folder: string): string[] {
  if (!existsSync(join(folder, 'manifest.json'))) return [`${folder} holds no built extension.`];
  const powers: Power[] = [];
  const strange: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path).replaceAll('\\', '/');
    if (scripts.test(file)) powers.push(...powersIn(file, readFileSync(path, 'utf8')));
    else if (texts.test(file)) powers.push(...markupPowers(file, readFileSync(path, 'utf8')));
    else if (!silent.test(file)) strange.push(`${file}: a file of a kind that nobody expects in a build`);
  }
  return [...judgePowers(powers), ...strange].map((fault) => `${folder}/${fault}`);
}
