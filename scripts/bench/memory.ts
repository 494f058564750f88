import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startChromium, type ChromiumWithLetterkeep } from '../../tests/e2e/harness/chromium';
import { fillVault, saveArchive, withFilledProfile, type StartFilled } from './filled-vault';
import type { MailToKeep } from './in-page/fill-vault';
import { median, type Bench, type Measure } from './measure';
import { chromiumProcesses, memoryIsTold, watchProcesses } from './process-memory';
import { readingMemory } from './reading-memory';
import { unpackChecked } from './saved-parts';
import { oneGigabyte } from './writing';

/** Issue 8, point 5: MB above the idle tab, and how much longer the last thousand messages may take than the first. */
const limits = { tab: 150, flat: 1.3 };
/** A browser that has just begun, or just written, moves things about. Milliseconds. */
const settling = 8_000;

const fourGigabytes: MailToKeep = {
  messages: 2_000,
  photos: { count: 4_000, bytes: 200_000 },
  films: { count: 640, bytes: 5_000_000 },
  pageBytes: 20_000,
};
const mostMessages = 20_000;
const long = process.env['LETTERKEEP_LONG'] === '1';

/**
 * What the archive tab holds while it writes, what the JPay tab holds while it is read, and whether the vault gets slower
 * as it fills. Of 4 GB and of 20,000 messages read only with LETTERKEEP_LONG=1: each takes longer than five minutes.
 */
export const memory: Bench = {
  name: 'memory',
  run: async () => [
    ...(memoryIsTold ? await whileWriting('1 GB', oneGigabyte) : []),
    ...(memoryIsTold && long ? await whileWriting('4 GB in parts', fourGigabytes) : []),
    ...(memoryIsTold ? await readingMemory(long ? mostMessages : 5_000) : []),
    ...(await puts()),
  ],
};

/** An archive that was written; `most` in MB above the idle tab, by process. */
interface Written {
  files: number;
  /** Of all files together, in bytes. */
  size: number;
  ms: number;
  most: Readonly<Record<string, number>>;
}

/**
 * Three times, each in a browser that has just begun. Once it is told again and again to let go of what is done with: what
 * the tab then takes, it needs. Once it is left to itself: what it takes beyond, it would give back to who asks for it. And
 * once it believes that the computer has little, and is left to itself: so it does on a small laptop.
 */
async function whileWriting(what: string, mail: MailToKeep): Promise<Measure[]> {
  return await withFilledProfile(mail, async (start) => {
    const held = await written(start, 'collecting');
    const left = await written(start, 'left to itself');
    const little = await written(() => start({ littleMemory: true }), 'left to itself');
    const label = `Writing ${what}`;
    return [
      { what: `${label}: parts`, value: held.files, unit: 'files' },
      { what: `${label}: together`, value: held.size / 1e6, unit: 'MB' },
      { what: `${label}: the archive tab needs, above idle`, ...megabytes(held, 'extension') },
      { what: `${label}: the browser itself needs, above idle`, ...megabytes(held, 'own') },
      { what: `${label}: the archive tab takes where nobody wants it back`, ...taken(left, 'extension') },
      { what: `${label}: the browser itself takes`, ...taken(left, 'own') },
      {
        what: `${label}: the archive tab takes on a computer with little`,
        ...megabytes(little, 'extension'),
      },
      { what: `${label}: the browser itself takes there`, ...taken(little, 'own') },
      { what: `${label}: time, left to itself`, value: left.ms, unit: 'ms' },
      { what: `${label}: time on a computer with little`, value: little.ms, unit: 'ms' },
    ];
  });
}

function taken({ most }: Written, process: string): Pick<Measure, 'value' | 'unit'> {
  return { value: most[process] ?? NaN, unit: 'MB' };
}

function megabytes(written: Written, process: string): Pick<Measure, 'value' | 'unit' | 'limit'> {
  return { ...taken(written, process), limit: limits.tab };
}

async function written(start: StartFilled, how: 'collecting' | 'left to itself'): Promise<Written> {
  const browser = await start();
  try {
    const page = await browser.newPage();
    await idle(browser, page);
    const { extension, browser: own } = chromiumProcesses();
    if (extension === undefined || own === undefined)
      throw new Error('Chromium does not show its processes.');
    const session = await browser.context.newCDPSession(page);
    const watched = watchProcesses(
      { extension, own },
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

/** The vault's own keep(), message after message: the time of the first thousand and of the last. */
async function puts(): Promise<Measure[]> {
  const browser = await startChromium({ replicaPort: 9 });
  try {
    const none = { count: 0, bytes: 0 };
    const times = await fillVault(browser, {
      messages: mostMessages,
      photos: none,
      films: none,
      pageBytes: 2_000,
    });
    const thousands = Array.from({ length: mostMessages / 1_000 }, (_, index) =>
      median(times.slice(index * 1_000, (index + 1) * 1_000)),
    );
    const [first = NaN, last = NaN] = [thousands[0], thousands.at(-1)];
    return [
      ...[0, 4, 9, 14, 19].map((index): Measure => {
        const thousand = `${(index * 1_000 + 1).toLocaleString('en-US')} to ${((index + 1) * 1_000).toLocaleString('en-US')}`;
        return { what: `One put, messages ${thousand}`, value: thousands[index] ?? NaN, unit: 'short ms' };
      }),
      {
        what: 'The last thousand for one of the first',
        value: last / first,
        unit: 'times',
        limit: limits.flat,
      },
    ];
  } finally {
    await browser.close();
  }
}
