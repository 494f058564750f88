import { scanFaults } from './bundle-scan/scan';

/**
 * `tsx scripts/bundle-scan.ts .output/chrome-mv3`: goes through the syntax tree of what was built, libraries and all, and
 * fails if anything in it could run text, load code, write text into a page, or names a host that is not on the list in
 * scripts/bundle-scan/allowed.ts. Every build runs it.
 */
const [folder = ''] = process.argv.slice(2);
const faults = scanFaults(folder);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`Bundle scan: ${faults.length} places that must not be in a build (scripts/bundle-scan/).`);
  process.exitCode = 1;
} else {
  console.log(`Bundle scan: ${folder} runs no text, loads no code, and names no host but those on the list.`);
}
