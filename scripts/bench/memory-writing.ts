import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { ChromiumWithLetterkeep } from '../../tests/e2e/harness/chromium';
import { saveArchive, withFilledProfile, type StartFilled } from './filled-vault';
import type { MailToKeep } from './in-page/fill-vault';
import { median, type Bench, type Measure } from './measure';
import {
  chromiumProcesses,
  memoryIsTold,
  watchedOf,
  watchProcesses,
  type WatchedProcess,
} from './process-memory';
import { repeated } from './repeated';
import { unpackChecked } from './saved-parts';
import { oneGigabyte } from './writing';

/** Issue 8, point 5: MB above the idle tab. */
const limit = 150;
/** A browser that has just begun, or just written, moves things about. Milliseconds. */
const settling = 8_000;

const fourGigabytes: MailToKeep = {
  messages: 2_000,
  photos: { count: 4_000, bytes: 200_000 },
  films: { count: 640, bytes: 5_000_000 },
  pageBytes: 20_000,
};

/** What the archive tab holds while it writes. Of 4 GB only with LETTERKEEP_LONG=1: nine times as long again. */
export const memoryWriting: Bench = {
  name: 'memory-writing',
  run: async () => [
    ...(memoryIsTold ? await whileWriting('1 GB', oneGigabyte) : []),
    ...(memoryIsTold && process.env['LETTERKEEP_LONG'] === '1'
      ? await whileWriting('4 GB in parts', fourGigabytes)
      : []),
  ],
};

/** An archive that was written; `most` in MB above the idle tab, by process. */
interface Written {
  files: number;
  /** Of all files together, in bytes. */
  size: number;
  ms: number;
  most: Readonly<Record<WatchedProcess, number>>;
}

/**
 * In three ways, each in a browser that has just begun, as often as rounds say; of memory the highest counts, of time the median. Told again and
 * again to let go of what is done with: what the tab then takes, it needs. Left to itself: what it takes beyond, it would
 * give back to who asks for it. And left to itself while it believes that the computer has little: so it does on a small
 * laptop.
 */
async function whileWriting(what: string, mail: MailToKeep): Promise<Measure[]> {
  const all = await withFilledProfile(mail, (start) =>
    repeated(async () => ({
      collecting: await written(start, 'collecting'),
      left: await written(start, 'left to itself'),
      little: await written(() => start({ littleMemory: true }), 'left to itself'),
    })),
  );
  type Way = keyof (typeof all)[number];
  const ofWay = (way: Way, figure: (one: Written) => number): number[] => all.map((one) => figure(one[way]));
  const about = (rest: string, value: number, unit: Measure['unit']): Measure => ({
    what: `Writing ${what}: ${rest}`,
    value,
    unit,
  });
  const most = (way: Way, process: WatchedProcess, rest: string, isLimited = false): Measure => ({
    ...about(rest, Math.max(...ofWay(way, (one) => one.most[process])), 'MB'),
    ...(isLimited ? { limit } : {}),
  });
  const time = (way: Way, rest: string): Measure => about(rest, median(ofWay(way, ({ ms }) => ms)), 'ms');
  return [
    about('parts', Math.max(...ofWay('left', ({ files }) => files)), 'files'),
    about('together', Math.max(...ofWay('left', ({ size }) => size)) / 1e6, 'MB'),
    most('collecting', 'extension', 'the archive tab needs, above idle', true),
    most('collecting', 'browser', 'the browser itself needs, above idle', true),
    most('left', 'extension', 'the archive tab takes where nobody wants it back', true),
    most('left', 'browser', 'the browser itself takes'),
    most('little', 'extension', 'the archive tab takes on a computer with little', true),
    about(
      'the same in the round in which it took least',
      Math.min(...ofWay('little', (one) => one.most.extension)),
      'MB',
    ),
    most('little', 'browser', 'the browser itself takes there'),
    time('left', 'time, left to itself'),
    time('little', 'time on a computer with little'),
  ];
}

async function written(start: StartFilled, how: 'collecting' | 'left to itself'): Promise<Written> {
  const browser = await start();
  try {
    const page = await browser.newPage();
    await idle(browser, page);
    const session = await browser.context.newCDPSession(page);
    const watched = watchProcesses(
      watchedOf(chromiumProcesses()),
      how === 'collecting' ? () => session.send('HeapProfiler.collectGarbage') : undefined,
    );
    const { paths, ms } = await saveArchive(browser, page);
    const most = await watched();
    const size = await checkedSize(paths);
    for (const path of paths) await rm(path);
    return { files: paths.length, size, ms, most };
  } finally {
    await browser.close();
  }
}

/** An archive tab that has nothing to do. */
async function idle(browser: ChromiumWithLetterkeep, page: Page): Promise<void> {
  await page.goto(`chrome-extension://${browser.extensionId}/archive.html`);
  const session = await browser.context.newCDPSession(page);
  await setTimeout(settling);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await setTimeout(500);
}

async function checkedSize(paths: readonly string[]): Promise<number> {
  let size = 0;
  for (const path of paths) {
    const folder = await mkdtemp(join(tmpdir(), 'letterkeep-memory-'));
    try {
      await unpackChecked(path, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    size += (await stat(path)).size;
  }
  return size;
}
