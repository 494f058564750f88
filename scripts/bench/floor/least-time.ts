import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { makeAccount, type AccountOptions, type Switches } from '../../../tests/replica/index';
import { startSite } from '../site/separate-site';
import { lackingIn, requireComplete } from './completeness';
import type { LeastRun } from './least-client';

/** Requests on their way at once at speed "fast" (src/reader/pace.ts). */
const inFlight = 2;

/** Runs the least client on a site of its own, and makes sure that it got everything. */
export async function leastRun(account: AccountOptions, switches: Partial<Switches>): Promise<LeastRun> {
  const site = await startSite(account, switches);
  try {
    const args = ['--import', 'tsx', 'scripts/bench/floor/run.ts'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...args, String(site.port), site.signIn(), String(inFlight)],
      { maxBuffer: 1 << 28 },
    );
    // Our own program's, whose type is known.
    const run = JSON.parse(stdout) as LeastRun;
    requireComplete('The least client', lackingIn(run, makeAccount(account), site.switches));
    const { log } = await site.seen();
    if (log.length !== run.requests) throw new Error('The least client counted wrongly.');
    return run;
  } finally {
    await site.close();
  }
}
