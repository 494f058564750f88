import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { findOrInstallBrowser } from './browsers';

/**
 * `npm test`: builds the extension for both browsers (unless LETTERKEEP_BUILT=1 says that they are fresh), makes sure that the browsers are there, runs every test, and
 * ends with one plain line counted from the runner's report: "N passed, N failed".
 */
const reportFile = 'test-output/results.json';
const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  success: v.boolean(),
  testResults: v.array(
    v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) }),
  ),
});

function run(command: string, args: string[]): number {
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
}

function main(): number {
  for (const browser of ['chromium', 'firefox'] as const) findOrInstallBrowser(browser);
  // CI has just built both.
  for (const script of process.env['LETTERKEEP_BUILT'] === '1' ? [] : ['build', 'build:firefox']) {
    if (run('npm', ['run', '--silent', script]) !== 0) return 1;
  }
  mkdirSync('test-output', { recursive: true });
  const status = run('npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ]);
  const report = v.parse(reportSchema, JSON.parse(readFileSync(reportFile, 'utf8')));
  // A file that cannot even be loaded has no tests to count: it counts as one failure.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  const failed = Math.max(report.numFailedTests + unloaded.length, report.success ? 0 : 1);
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : '';
  console.log(`${report.numPassedTests} passed, ${failed} failed${skipped}`);
  return status === 0 && failed === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
