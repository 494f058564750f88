import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeAccount, makeSwitches } from '../../tests/replica/index';
import { median, type Bench, type Measure } from './measure';
import { lossIn, type Loss } from './other-tools/judge';
import { playwright, playwrightWithAttachments } from './other-tools/playwright';
import { singleFile } from './other-tools/single-file';
import { addressesOf, type Tool } from './other-tools/tool';
import { wget } from './other-tools/wget';
import { distantSite, threeHundred, optionsOf, requireSize } from './reading/size';
import { exportWhole } from './reading/whole-export';
import { repeated } from './repeated';
import { startSite } from './site/separate-site';

/** Issue 8, point 3: so many times faster than the fastest that keeps everything. */
const leastFaster = 3;

const tools: readonly Tool[] = [wget, singleFile, playwright, playwrightWithAttachments];

interface Run {
  name: string;
  ms: number;
  loss: Loss;
}

/** What a family would use instead, on the same account of the same site: how long it takes, and what it loses. */
export const otherTools: Bench = {
  name: 'other-tools',
  async run() {
    const account = makeAccount(optionsOf(threeHundred));
    requireSize(account, threeHundred);
    const letters = await addressesOf(account);
    const there: Tool[] = [];
    const measures: Measure[] = [];
    for (const tool of tools) {
      const missing = await tool.missing();
      if (missing === null) there.push(tool);
      else console.log(`${tool.name} is left out. ${missing}`);
    }
    const rounds = await repeated(async () => {
      const runs = [await ownRun(account)];
      for (const tool of there) runs.push(await runOf(tool, account, letters));
      return runs;
    });
    for (const { name, loss } of rounds[0] ?? []) {
      const ms = median(rounds.map((runs) => runOfName(runs, name).ms));
      measures.push({ what: `${name}: time`, value: ms, unit: 'ms' }, ...lossesOf(name, loss));
    }
    const faster = rounds.map((runs) => {
      const [own, ...others] = runs;
      const whole = others.filter(({ loss }) => loss.messages + loss.attachments === 0);
      return Math.min(...whole.map(({ ms }) => ms)) / (own?.ms ?? NaN);
    });
    measures.push({
      what: 'Letterkeep is faster than the fastest that keeps everything',
      value: median(faster),
      unit: 'times',
      least: leastFaster,
    });
    return measures;
  },
};

async function runOf(tool: Tool, account: ReturnType<typeof makeAccount>, letters: string[]): Promise<Run> {
  const site = await startSite(optionsOf(threeHundred), distantSite);
  const parent = await mkdtemp(join(tmpdir(), 'letterkeep-other-tool-'));
  const folder = join(parent, 'saved');
  await mkdir(folder);
  try {
    const ms = await tool.save({ port: site.port, cookies: site.signIn(), letters, folder });
    return { name: tool.name, ms, loss: await lossIn(folder, account, site.switches) };
  } finally {
    await site.close();
    await rm(parent, { recursive: true, force: true });
  }
}

/** From the press to the saved ZIP, and judged as the others are, unpacked. */
async function ownRun(account: ReturnType<typeof makeAccount>): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-own-'));
  let loss: Loss | undefined;
  try {
    const { wholeMs } = await exportWhole({
      ...{ account: optionsOf(threeHundred), switches: distantSite },
      async judge(zip) {
        await promisify(execFile)('unzip', ['-q', zip, '-d', folder]);
        loss = await lossIn(folder, account, makeSwitches(distantSite));
      },
    });
    if (!loss) throw new Error('The archive was not judged.');
    return { name: 'Letterkeep', ms: wholeMs, loss };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runOfName(runs: readonly Run[], name: string): Run {
  const run = runs.find((one) => one.name === name);
  if (!run) throw new Error(`${name} did not run in every round.`);
  return run;
}

function lossesOf(name: string, loss: Loss): Measure[] {
  return [
    { what: `${name}: messages lost`, value: loss.messages, unit: 'messages' },
    { what: `${name}: sent ones, of those`, value: loss.sent, unit: 'messages' },
    { what: `${name}: attachments lost`, value: loss.attachments, unit: 'attachments' },
    { what: `${name}: dates that no program can read`, value: loss.dates, unit: 'messages' },
    { what: `${name}: pages that ask the site when opened`, value: loss.pagesThatAsk, unit: 'files' },
    {
      what: `${name}: pages with JPay's button that deletes the message`,
      value: loss.pagesThatDelete,
      unit: 'files',
    },
    {
      what: `${name}: pages that no list of sums can vouch for`,
      value: loss.pagesWithoutSum,
      unit: 'files',
    },
  ];
}
