import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { ChromiumWithLetterkeep } from '../../tests/e2e/harness/chromium';
import { openOwnPage, saveArchive, withFilledVault } from './filled-vault';
import type { MailToKeep } from './in-page/fill-vault';
import type * as ZipWriters from './in-page/zip-writers';
import { median, rounds, type Bench, type Measure } from './measure';
import { namesIn, unpackChecked, wholeOnDisk } from './saved-parts';

/** Issue 8, point 4. MB/s, and how many times longer than the fastest library that streams JSZip may take. */
const limits = { least: 25, times: 2 };

/** 5,000 messages, and 1 GB hung on them. */
export const oneGigabyte: MailToKeep = {
  messages: 5_000,
  photos: { count: 3_500, bytes: 200_000 },
  films: { count: 60, bytes: 5_000_000 },
  pageBytes: 20_000,
};

/** From the vault to the saved ZIP; and the same files by other writers of ZIPs, stored as they are. */
export const writing: Bench = {
  name: 'writing',
  run: () =>
    withFilledVault(oneGigabyte, async (browser) => {
      const folder = await mkdtemp(join(tmpdir(), 'letterkeep-writing-'));
      try {
        const whole = await wholeWay(browser, folder);
        return [...whole.measures, ...(await otherWriters(browser, folder, whole.msPerByte))];
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
};

/** The archive ordered and saved, as often as rounds say; every one of them is checked. */
async function wholeWay(
  browser: ChromiumWithLetterkeep,
  folder: string,
): Promise<{ measures: Measure[]; msPerByte: number }> {
  const page = await browser.newPage();
  const times: number[] = [];
  let size = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { paths, ms } = await saveArchive(browser, page);
    const [zip, ...others] = paths;
    if (zip === undefined || others.length > 0) throw new Error(`${paths.length} parts were saved.`);
    times.push(ms);
    ({ size } = await stat(zip));
    await rm(join(folder, 'unpacked'), { recursive: true, force: true });
    await unpackChecked(zip, join(folder, 'unpacked'));
    if (round + 1 === rounds) await packForOthers(zip, folder);
    await rm(zip);
  }
  await page.close();
  const ms = median(times);
  return {
    measures: [
      { what: 'The ZIP', value: size / 1e6, unit: 'MB' },
      { what: 'From the order to the ZIP whole on the disk', value: ms, unit: 'ms' },
      { what: 'The same', value: size / 1e3 / ms, unit: 'MB/s', least: limits.least },
    ],
    msPerByte: ms / size,
  };
}

/** The files of the archive one behind the other, and the list of them: what every other writer is given. */
async function packForOthers(zip: string, folder: string): Promise<void> {
  const bytes = createWriteStream(join(folder, 'bytes'));
  for (const path of namesIn(zip)) {
    const content = await readFile(join(folder, 'unpacked', path));
    if (!bytes.write(content)) await once(bytes, 'drain');
  }
  bytes.end();
  await once(bytes, 'finish');
  await mkdir(join(folder, 'lists'), { recursive: true });
  execFileSync('cp', [zip, join(folder, 'ours.zip')]);
}

async function listedFiles(folder: string): Promise<ZipWriters.ListedFile[]> {
  const files: ZipWriters.ListedFile[] = [];
  for (const path of namesIn(join(folder, 'ours.zip'))) {
    files.push({ path, size: (await stat(join(folder, 'unpacked', path))).size });
  }
  return files;
}

const names: readonly ZipWriters.WriterName[] = ['jszip', 'client-zip', 'fflate', 'zip.js'];

interface Times {
  /** Until the Blob was made, and until it was whole on the disk. */
  blob: number[];
  disk: number[];
}

async function otherWriters(
  browser: ChromiumWithLetterkeep,
  folder: string,
  ours: number,
): Promise<Measure[]> {
  const files = await listedFiles(folder);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const page = await openOwnPage<typeof ZipWriters>(browser, 'scripts/bench/in-page/zip-writers.ts');
  await page.call('makeInput');
  await page.page.locator('#bench-bytes').setInputFiles(join(folder, 'bytes'));
  const times = new Map(names.map((name): [string, Times] => [name, { blob: [], disk: [] }]));
  const infoZip: number[] = [];
  const reading: number[] = [];
  // In turn, so that what else the machine does falls on all of them.
  for (let round = 0; round < rounds; round += 1) {
    reading.push((await page.call('write', 'none', files)).ms);
    for (const name of names) {
      const fileName = `${name.replace('.', '-')}-${round}.zip`;
      const began = performance.now();
      const { ms } = await page.call('write', name, files);
      await page.call('save', fileName);
      await wholeOnDisk(browser.downloads, [fileName]);
      times.get(name)?.disk.push(performance.now() - began);
      times.get(name)?.blob.push(ms);
      await checkZip(join(browser.downloads, fileName), files);
    }
    infoZip.push(await byInfoZip(folder, files));
  }
  await page.page.close();
  return comparison({ times, infoZip: median(infoZip), reading: median(reading), bytes, ours });
}

/** Whole, and with every file. */
async function checkZip(zip: string, files: readonly ZipWriters.ListedFile[]): Promise<void> {
  execFileSync('unzip', ['-tq', zip], { stdio: 'pipe' });
  const there = namesIn(zip);
  if (there.length !== files.length || there.some((name, index) => name !== files[index]?.path)) {
    throw new Error(`${zip} does not hold the same files.`);
  }
  await rm(zip);
}

async function byInfoZip(folder: string, files: readonly ZipWriters.ListedFile[]): Promise<number> {
  const zip = join(folder, 'info-zip.zip');
  const began = performance.now();
  execFileSync('zip', ['-0', '-q', '-X', zip, '-@'], {
    cwd: join(folder, 'unpacked'),
    input: files.map(({ path }) => `${path}\n`).join(''),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ms = performance.now() - began;
  await checkZip(zip, files);
  return ms;
}

interface Compared {
  times: ReadonlyMap<string, Times>;
  infoZip: number;
  reading: number;
  bytes: number;
  /** Of the whole way, milliseconds per byte of its ZIP. */
  ours: number;
}

function comparison({ times, infoZip, reading, bytes, ours }: Compared): Measure[] {
  const blobTimes = new Map([...times].map(([name, { blob }]) => [name, median(blob)]));
  const fastest = Math.min(
    ...names.filter((name) => name !== 'jszip').map((name) => blobTimes.get(name) ?? NaN),
  );
  return [
    { what: 'Reading the files alone, which all below do', value: reading, unit: 'ms' },
    ...names.flatMap((name): Measure[] => {
      const disk = median(times.get(name)?.disk ?? []);
      return [
        { what: `${name}: into a Blob`, value: bytes / 1e3 / (blobTimes.get(name) ?? NaN), unit: 'MB/s' },
        { what: `${name}: to the disk`, value: bytes / 1e3 / disk, unit: 'MB/s' },
        {
          what: `The whole way takes, for one of ${name} to the disk`,
          value: ours / (disk / bytes),
          unit: 'times',
        },
      ];
    }),
    { what: 'Info-ZIP zip -0, from the disk to the disk', value: bytes / 1e3 / infoZip, unit: 'MB/s' },
    { what: 'The whole way takes, for one of Info-ZIP', value: ours / (infoZip / bytes), unit: 'times' },
    {
      what: 'JSZip as we feed it, for one of the fastest that streams, into a Blob',
      value: (blobTimes.get('jszip') ?? NaN) / fastest,
      unit: 'times',
      limit: limits.times,
    },
  ];
}
