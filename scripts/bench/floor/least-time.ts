import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { MadeUpAccount, Switches } from '../../../tests/replica/index';
import { createReplica, serveReplica } from '../../../tests/replica/index';
import { lackingIn, requireComplete } from './completeness';
import type { LeastRun } from './least-client';

/** Requests on their way at once at speed "fast" (src/reader/pace.ts). */
const inFlight = 2;

/** Runs the least client on a replica of its own, and makes sure that it got everything. */
export async function leastRun(account: MadeUpAccount, switches: Partial<Switches>): Promise<LeastRun> {
  const replica = createReplica({ account, switches });
  const served = await serveReplica(replica);
  try {
    const args = ['--import', 'tsx', 'scripts/bench/floor/run.ts'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...args, String(served.port), replica.signIn(), String(inFlight)],
      { maxBuffer: 1 << 28 },
    );
    // Our own program's, whose type is known.
    const run = JSON.parse(stdout) as LeastRun;
    requireComplete('The least client', lackingIn(run, account, replica.switches));
    if (replica.log.length !== run.requests) throw new Error('The least client counted wrongly.');
    return run;
  } finally {
    await served.close();
  }
}
