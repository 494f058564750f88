import { rm } from 'node:fs/promises';
import { scene } from '../../tests/e2e/harness/scenario';
import { holdsExactly } from '../../tests/e2e/harness/expected';
import { press, waitForState } from '../../tests/e2e/harness/family';
import { openArchive } from '../../tests/e2e/harness/open-archive';
import { savedFile } from '../../tests/e2e/harness/saved-files';
import { expectMessages, makeAccount, type LogEntry, type Replica } from '../../tests/replica/index';
import { keptOf, makeBench, truthOf, type Bench as ReaderBench } from '../../tests/unit/reader/on-replica';
import type { Bench, Measure } from './measure';
import { budgetOf, secondBudgetOf, sizeOf, variants, type Variant } from './request-budget';

const account = {
  seed: 'requests',
  messages: 90,
  awkward: ['photos', 'everything', 'sent photo', 'snap', 'scan', 'sent video', 'lying label'] as const,
  photoShare: 0.3,
};

/** After which letters of the last week are opened once more where no link tells them apart (src/model/read-soon.ts). */
const oneDay = 24 * 60 * 60_000;

/** How many requests an export takes, and a second one that finds nothing new, in each variant of the site. */
export const requests: Bench = {
  name: 'requests',
  async run() {
    const measures: Measure[] = [];
    for (const variant of variants) measures.push(...(await byTheReader(variant)));
    for (const variant of variants.filter(({ inBrowser }) => inBrowser)) {
      measures.push(...(await byTheExtension(variant)));
    }
    return measures;
  },
};

/** The reader and the parser that ship, without a browser. */
async function byTheReader(variant: Variant): Promise<Measure[]> {
  const bench = makeBench(makeAccount(account), variant.switches);
  const run = async (jobId: string): Promise<LogEntry[]> => {
    const before = bench.replica.log.length;
    const ended = await bench.run({ jobId, speed: 'fast' });
    if (ended.end !== 'read') throw new Error(`${variant.name}: the reader ended as "${ended.end}".`);
    requireAll(bench, variant);
    return bench.replica.log.slice(before);
  };
  const measures = measuresOf('reader', variant, bench.replica, await run('first'), await run('second'));
  bench.clock.time += oneDay;
  return [
    ...measures,
    besideLists(`${variant.name} (reader): the next day`, bench.replica, await run('third')),
  ];
}

function requireAll({ keeper, replica }: ReaderBench, variant: Variant): void {
  const [kept, truth] = [keptOf(keeper.messages), truthOf(replica.mailbox.truth, replica)];
  if (JSON.stringify(kept) !== JSON.stringify(truth)) throw new Error(`${variant.name}: not all was kept.`);
}

/** The built extension, pressed as a family does. */
async function byTheExtension(variant: Variant): Promise<Measure[]> {
  let measures: Measure[] = [];
  await scene({ account: { ...account }, switches: variant.switches }, async (opened) => {
    const { popup, replica, browser } = opened;
    await waitForState(popup, 'ready');
    const run = async (): Promise<LogEntry[]> => {
      const before = replica.log.length;
      await press(popup, 'Export all messages');
      const zip = await savedFile(browser.downloads, /^Letterkeep-.*\.zip$/);
      holdsExactly(await openArchive(zip), expectMessages(replica.mailbox.truth, replica.switches));
      await waitForState(popup, 'done');
      // Two of one name would get other names from the browser.
      await rm(zip);
      return replica.log.slice(before);
    };
    measures = measuresOf('extension', variant, replica, await run(), await run());
  });
  return measures;
}

function measuresOf(
  who: 'reader' | 'extension',
  variant: Variant,
  replica: Replica,
  first: readonly LogEntry[],
  second: readonly LogEntry[],
): Measure[] {
  const size = sizeOf(replica.mailbox.truth, replica.switches.rowsPerPage);
  const what = `${variant.name} (${who})`;
  return [
    { what: `${what}: first run`, value: first.length, unit: 'requests', limit: budgetOf(size, variant) },
    { what: `${what}: second run`, value: second.length, unit: 'requests', limit: secondBudgetOf(size) },
    { ...besideLists(`${what}: second run`, replica, second), limit: 0 },
  ];
}

function besideLists(run: string, replica: Replica, log: readonly LogEntry[]): Measure {
  const value = log.filter(({ path }) => !isListOrHome(path, replica)).length;
  return { what: `${run}, beside lists and home`, value, unit: 'requests' };
}

function isListOrHome(path: string, { switches }: Replica): boolean {
  return ['/home.aspx', '/incomingmails.aspx', `/${switches.sentUrl.toLowerCase()}`].includes(
    path.toLowerCase(),
  );
}
