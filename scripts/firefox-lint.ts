import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { judgeFindings, lintReportSchema, type LintReport } from './firefox-lint/warnings';

/**
 * `npm run check:firefox-lint`: Mozilla's own lint of the Firefox build, or of what is named: `-- .output/letterkeep-…-firefox.zip`.
 * Fails on any error or notice, on a warning that is not in scripts/firefox-lint/warnings.ts, and on one that stands there and
 * occurs no more.
 */
const [first = '.output/firefox-mv2', ...others] = process.argv.slice(2);
for (const source of [first, ...others]) {
  const { errors, notices, warnings } = lintReport(source);
  const faults = judgeFindings([...errors, ...notices, ...warnings]);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error(
      `Firefox lint: ${source}: ${faults.length} findings that are not on the list (scripts/firefox-lint/).`,
    );
    process.exitCode = 1;
  } else {
    console.log(`Firefox lint: ${source}: 0 errors, 0 notices, ${warnings.length} known warnings.`);
  }
}

/** web-ext hands a folder or a package to addons-linter, which is what addons.mozilla.org runs. */
function lintReport(source: string): LintReport {
  const { stdout, stderr } = spawnSync(
    'npx',
    ['web-ext', 'lint', '--source-dir', source, '--output', 'json', '--no-config-discovery'],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const from = stdout.indexOf('{');
  if (from < 0) throw new Error(`web-ext lint gave no report.\n${stdout}${stderr}`);
  return v.parse(lintReportSchema, JSON.parse(stdout.slice(from)));
}
