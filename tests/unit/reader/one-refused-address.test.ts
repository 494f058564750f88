import { beforeAll, expect, it } from 'vitest';
import type { FaultMode, LogEntry } from '../../replica';
import { faultBench, quietRun, soundness } from './fault-bench';
import { stopTheTimers } from './shipped-transport';

/** What stops the whole job when the site means everything, but here means one address, and for ever. */
const refusals: [string, FaultMode][] = [
  ['is forbidden', { kind: 'signed-out', face: 'status-403' }],
  ['leads to the login page', { kind: 'signed-out', face: 'redirect' }],
  ['is turned away by the firewall', { kind: 'firewall' }],
  ['answers that the service is not available', { kind: 'push-back', status: 503 }],
];

beforeAll(stopTheTimers);

async function refuseOne(path: string, mode: FaultMode) {
  const quiet = await quietRun();
  const bench = faultBench();
  const refused = quiet.log.find((entry) => entry.path === path);
  const isRefused = (entry: LogEntry): boolean => entry.path === path && entry.query === refused?.query;
  bench.replica.fault(isRefused, mode, Infinity);
  const end = await bench.run();
  return { bench, end, quiet };
}

it.each(refusals)(
  'one message that %s is named, and all others are kept',
  async (_, mode) => {
    const { bench, end, quiet } = await refuseOne('/IncomingMailView.aspx', mode);
    expect(end).toEqual({ end: 'read' });
    expect(soundness(bench, end, quiet.truth)).toEqual([]);
    const others = bench.keeper.ledger('job 1').filter(({ state }) => state !== 'saved');
    expect(others.map(({ state, failure }) => [state, failure])).toEqual([['failed', 'site-error']]);
    expect(bench.keeper.messages).toHaveLength(quiet.kept.length - 1);
  },
  60_000,
);

it.each(refusals)(
  'one attachment that %s is named, and its message is kept',
  async (_, mode) => {
    const { bench, end, quiet } = await refuseOne('/GetAttachment.aspx', mode);
    expect(end).toEqual({ end: 'read' });
    expect(soundness(bench, end, quiet.truth)).toEqual([]);
    expect(bench.keeper.messages).toHaveLength(quiet.kept.length);
    const failed = bench.keeper.messages.flatMap(({ attachments }) =>
      attachments.flatMap((one) => (one.state === 'failed' ? [one.failure] : [])),
    );
    // One of the mailbox's was taken away by the facility, whatever else happens.
    expect(failed.sort()).toEqual(['attachment-not-shown', 'site-error']);
  },
  60_000,
);
