import { makeAccount } from '../../tests/replica/index';
import { leastRun } from './floor/least-time';
import { median, type Bench, type Measure } from './measure';
import { distantSite, optionsOf, requireSize, thousand } from './reading/size';
import { whereItGoes } from './reading/where-it-goes';
import { exportWhole } from './reading/whole-export';
import { repeated } from './repeated';

/** Issue 8, point 2. Times the floor. */
const mostOverFloor = 1.15;

/** A whole export at speed "fast" against the floor: a bare client that makes the least requests, as many at once. */
export const reading: Bench = {
  name: 'reading',
  async run() {
    const account = optionsOf(thousand);
    requireSize(makeAccount(account), thousand);
    const pairs = await repeated(async () => ({
      least: await leastRun(account, distantSite),
      own: await exportWhole({ account, switches: distantSite }),
    }));
    const of = (take: (pair: (typeof pairs)[number]) => number): number => median(pairs.map(take));
    const measures: Measure[] = [
      { what: 'The floor', value: of(({ least }) => least.ms), unit: 'ms' },
      { what: 'The floor: requests', value: of(({ least }) => least.requests), unit: 'requests' },
      { what: 'Letterkeep, until all is kept', value: of(({ own }) => own.readingMs), unit: 'ms' },
      { what: 'Letterkeep, until the ZIP is saved', value: of(({ own }) => own.wholeMs), unit: 'ms' },
      { what: 'Letterkeep: requests', value: of(({ own }) => own.requests), unit: 'requests' },
      {
        what: 'Reading against the floor',
        value: of(({ least, own }) => own.readingMs / least.ms),
        unit: 'times',
        limit: mostOverFloor,
      },
      {
        what: 'Reading and writing the ZIP against the floor',
        value: of(({ least, own }) => own.wholeMs / least.ms),
        unit: 'times',
      },
    ];
    return [...measures, ...(await whereItGoes())];
  },
};
