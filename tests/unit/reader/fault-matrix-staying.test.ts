// @vitest-environment happy-dom
import './remembered-reading';
import { beforeAll, expect, it } from 'vitest';
import type { FaultWhen } from '../../replica';
import {
  faultBench,
  inject,
  tellsFigures,
  keptDiffers,
  placesOf,
  quietRun,
  seed,
  soundness,
  startsOfFiles,
  type QuietRun,
} from './fault-bench';
import { matrixModes, type MatrixMode } from './fault-modes';
import { stopTheTimers } from './shipped-transport';

/**
 * Every way to go wrong, staying: from a request on, or for one address. The run ends; all that is not saved is named, row
 * by row; and when the trouble is over at last, Continue or the next export brings everything.
 */
const patience = 3_600_000;

beforeAll(stopTheTimers);

async function staysFrom(
  mode: MatrixMode,
  quiet: QuietRun,
  when: FaultWhen,
): Promise<{ how: string; wrong: string[] }> {
  const bench = faultBench(mode.switches);
  inject(bench, mode, when, 'stays');
  const end = await bench.run();
  if (end.end !== 'read' && end.end !== 'paused') return { how: end.end, wrong: [JSON.stringify(end)] };
  const wrong = soundness(bench, end, quiet.truth, mode.cutsFiles);
  const rows = bench.keeper.jobs.has('job 1') ? bench.keeper.ledger('job 1') : [];
  const how =
    end.end === 'paused' ? 'paused' : rows.some(({ state }) => state !== 'saved') ? 'named' : 'read';

  // A file of which only the start was to be had is not asked for again: its message counts as whole.
  if (startsOfFiles(bench).size > 0) return { how, wrong };

  bench.replica.clearFaults();
  bench.signIn();
  if (end.end === 'paused') {
    const goneOn = await bench.run();
    wrong.push(...soundness(bench, goneOn, quiet.truth).map((words) => `gone on: ${words}`));
    if (goneOn.end !== 'read') wrong.push(`gone on: ${JSON.stringify(goneOn)}`);
  }
  // What this job had to write down as failed is for the next export to try.
  if (keptDiffers(bench, quiet).length > 0) await bench.run({ jobId: 'job 2' });
  return { how, wrong: [...wrong, ...keptDiffers(bench, quiet).map((words) => `afterwards: ${words}`)] };
}

function tell(kind: string, name: string, outcomes: { how: string; wrong: string[] }[]): void {
  if (!tellsFigures) return;
  const count = (how: string): number => outcomes.filter((one) => one.how === how).length;
  const sound = outcomes.filter(({ wrong }) => wrong.length === 0).length;
  const ends = `${count('read')} read, ${count('named')} named, ${count('paused')} paused`;
  console.info(`${kind} | ${name} | ${outcomes.length} places | ${ends} | ${sound} sound`);
}

const named = matrixModes.map((mode) => [mode.name, mode] as const);

it.each(named)(
  'loses nothing in silence when it never ends: %s',
  async (name, mode) => {
    const quiet = await quietRun(mode.switches);
    const outcomes: { how: string; wrong: string[] }[] = [];
    for (const n of placesOf(quiet.requests, 1, `from ${name}`)) {
      const { how, wrong } = await staysFrom(mode, quiet, n);
      outcomes.push({ how, wrong: wrong.map((words) => `from request ${n}: ${words}`) });
    }
    tell('stays', name, outcomes);
    expect(
      outcomes.flatMap(({ wrong }) => wrong),
      `LETTERKEEP_SEED=${seed}`,
    ).toEqual([]);
  },
  patience,
);

it.each(named)(
  'loses nothing in silence when one address has it for ever: %s',
  async (name, mode) => {
    const quiet = await quietRun(mode.switches);
    const outcomes: { how: string; wrong: string[] }[] = [];
    const seen = new Set<string>();
    for (const n of placesOf(quiet.requests, 1, `address ${name}`)) {
      const asked = quiet.log[n - 1];
      const address = addressOf(asked);
      if (seen.has(address)) continue;
      seen.add(address);
      const { how, wrong } = await staysFrom(mode, quiet, (entry) => addressOf(entry) === address);
      outcomes.push({ how, wrong: wrong.map((words) => `request ${n}, ${address}: ${words}`) });
    }
    tell('address', name, outcomes);
    expect(
      outcomes.flatMap(({ wrong }) => wrong),
      `LETTERKEEP_SEED=${seed}`,
    ).toEqual([]);
  },
  patience,
);

function addressOf(entry: QuietRun['log'][number] | undefined): string {
  return entry ? [entry.method, entry.host, entry.path, entry.query, entry.eventTarget ?? ''].join(' ') : '';
}
