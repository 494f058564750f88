import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { judgeFindings, lintReportSchema } from './firefox-lint/warnings';

/**
 * `npm run check:firefox-lint`: Mozilla's own lint of the Firefox build. Fails on any error or notice, on a warning that
 * is not in scripts/firefox-lint/warnings.ts, and on one that stands there and occurs no more.
 */
const folder = '.output/firefox-mv2';
const { stdout, stderr } = spawnSync(
  'npx',
  ['web-ext', 'lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'],
  { encoding: 'utf8', maxBuffer: 1 << 26 },
);
const from = stdout.indexOf('{');
if (from < 0) throw new Error(`web-ext lint gave no report.\n${stdout}${stderr}`);
const report = v.parse(lintReportSchema, JSON.parse(stdout.slice(from)));
const faults = judgeFindings([...report.errors, ...report.notices, ...report.warnings]);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`Firefox lint: ${faults.length} findings that are not on the list (scripts/firefox-lint/).`);
  process.exitCode = 1;
} else {
  console.log(`Firefox lint: 0 errors, 0 notices, ${report.warnings.length} known warnings.`);
}
