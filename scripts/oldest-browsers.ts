import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The oldest browsers that Letterkeep works in: the last Chrome for Windows 7, and the last Firefox for it and for old
 * Macs. Written once, in package.json ("browserslist"), where the compatibility lint looks; the manifests and the build
 * take them from here.
 */
export const oldestBrowsers = read();

function read(): { chrome: string; firefox: string } {
  const file = fileURLToPath(new URL('../package.json', import.meta.url));
  const { browserslist } = JSON.parse(readFileSync(file, 'utf8')) as { browserslist: string[] };
  const versionOf = (browser: string): string => {
    const found = browserslist
      .map((line) => /^(\w+) (\d+)$/.exec(line))
      .filter((line) => line?.[1] === browser);
    const version = found[0]?.[2];
    if (found.length !== 1 || version === undefined)
      throw new Error(`package.json: one oldest ${browser}, please.`);
    return version;
  };
  return { chrome: versionOf('chrome'), firefox: versionOf('firefox') };
}
