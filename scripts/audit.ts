import { spawnSync } from 'node:child_process';
import { judgeAudit } from './audit/audit-answer';

/**
 * `npm run check:audit`: asks the npm registry for known weaknesses of everything in package-lock.json, and once more of
 * what goes into the extension. Fails on one that is high or critical. Where the registry cannot be asked, offline or
 * behind a mirror without that service, it says so and fails nothing: no answer is no finding.
 */
for (const [what, omit] of [
  ['all packages', []],
  ['packages in the extension', ['--omit=dev']],
] as const) {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--audit-level=high', '--offline=false', ...omit], {
    encoding: 'utf8',
  });
  const { sentence, failed } = judgeAudit(stdout);
  console.log(`Audit of ${what}: ${sentence}`);
  if (failed) process.exitCode = 1;
}
