// @vitest-environment happy-dom
import './remembered-reading';
import { beforeAll, expect, it } from 'vitest';
import {
  differences,
  faultBench,
  inject,
  tellsFigures,
  placesOf,
  quietRun,
  runThrough,
  seed,
  soundness,
} from './fault-bench';
import { matrixModes } from './fault-modes';
import { stopTheTimers } from './shipped-transport';

/**
 * Every way to go wrong, once, at every request of a mailbox of sixty messages (reliability.md, CRL-1): the end is the one
 * of a run in which nothing went wrong. The places of a run are chosen by LETTERKEEP_SEED; LETTERKEEP_LONG takes all.
 */
const patience = 3_600_000;

beforeAll(stopTheTimers);

it(
  'keeps the whole mailbox when nothing goes wrong',
  async () => {
    const quiet = await quietRun();
    expect(quiet.kept).toEqual(quiet.truth);
    expect(quiet.findings.listExceptions).toEqual([]);
  },
  patience,
);

it.each(matrixModes.map((mode) => [mode.name, mode] as const))(
  'ends as if nothing had happened: %s',
  async (name, mode) => {
    const quiet = await quietRun(mode.switches);
    const places = placesOf(quiet.requests, 3, name);
    const wrong: string[] = [];
    for (const n of places) {
      const bench = faultBench(mode.switches);
      inject(bench, mode, n, 'passes');
      const asked: number[] = [];
      bench.replica.beforeEach(() => asked.push(bench.clock.time));
      const end = await runThrough(bench, mode.pauses);
      const found =
        end.end === 'read'
          ? [...differences(bench, quiet), ...soundness(bench, end, quiet.truth)]
          : [JSON.stringify(end)];
      const waited = (asked[n] ?? Infinity) - (asked[n - 1] ?? 0);
      if (waited < (mode.waitsMs ?? 0)) found.push(`asked again after ${waited} ms`);
      if (found.length > 0) wrong.push(`request ${n}: ${found.join('; ')}`);
    }
    if (tellsFigures)
      console.info(`passes | ${name} | ${places.length} places | ${places.length - wrong.length} equal`);
    expect(wrong, `LETTERKEEP_SEED=${seed}`).toEqual([]);
  },
  patience,
);
