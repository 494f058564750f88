import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { createReplica, makeAccount } from '../../tests/replica';
import { backgroundOf } from '../../tests/e2e/harness/background';
import { startChromium, type ChromiumWithLetterkeep } from '../../tests/e2e/harness/chromium';
import { openJpay } from '../../tests/e2e/harness/family';
import { openSite } from '../../tests/e2e/harness/site';
import { median, rounds, type Measure } from './measure';

/** To be told that the page is left, and that it came back. */
const listeners = 2;
/** Milliseconds of the page's own thread. */
const mostRunning = 10;
/** After the page has loaded, what might still come of it. Milliseconds. */
const after = 1_000;

/** A page of JPay that was loaded and of which nothing was asked. */
interface Loaded {
  /** Markup of the whole page, and the names in its window. */
  seen: string;
  /** As the site got them. */
  requests: string[];
}
interface Touched extends Loaded {
  toBackground: number;
  listening: number;
  runs: number;
}

/** A page of JPay with Letterkeep, of which nothing is asked, beside the same page without. */
export async function untouchedPage(): Promise<Measure[]> {
  const without = await loadedIn(true, loaded);
  const all: Touched[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await loadedIn(false, touched));
  const most = (figure: (one: Touched) => number): number => Math.max(...all.map(figure));
  return [
    {
      what: 'a page of JPay of which nothing is asked: requests more than without Letterkeep',
      value: most(({ requests }) => Math.abs(requests.length - without.requests.length)),
      unit: 'pieces',
      limit: 0,
    },
    {
      what: 'changes that its scripts can see (markup, names in the window)',
      value: most(({ seen }) => (seen === without.seen ? 0 : 1)),
      unit: 'pieces',
      limit: 0,
    },
    {
      what: 'messages to the background',
      value: most(({ toBackground }) => toBackground),
      unit: 'pieces',
      limit: 0,
    },
    {
      what: 'listeners left in it',
      value: most(({ listening }) => listening),
      unit: 'pieces',
      limit: listeners,
    },
    {
      what: 'the content script runs',
      value: median(all.map(({ runs }) => runs)),
      unit: 'ms',
      limit: mostRunning,
    },
  ];
}

type Scene = { browser: ChromiumWithLetterkeep; page: Page; requests: () => string[] };

/** The same family, the same pages to the last byte. */
async function loadedIn<Result>(
  withoutLetterkeep: boolean,
  look: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const replica = createReplica({ account: makeAccount({ seed: 'untouched', messages: 30 }) });
  const site = await openSite(replica);
  const browser = await startChromium({ replicaPort: site.port, withoutLetterkeep });
  try {
    const page = await openJpay(browser, replica);
    await pause(after);
    const before = replica.log.length;
    const requests = (): string[] => replica.log.slice(before).map(({ method, path }) => `${method} ${path}`);
    return await look({ browser, page, requests });
  } finally {
    await browser.close();
    await site.close();
  }
}

async function loaded({ page, requests }: Scene): Promise<Loaded> {
  await page.reload({ waitUntil: 'load' });
  await pause(after);
  const seen = await page.evaluate(() =>
    JSON.stringify([document.documentElement.outerHTML, Object.getOwnPropertyNames(globalThis).sort()]),
  );
  return { seen, requests: requests() };
}

async function touched(scene: Scene): Promise<Touched> {
  const { browser, page } = scene;
  const background = await backgroundOf(browser);
  await background.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { onMessage: { addListener(heard: () => void): void } } };
    };
    Object.assign(globalThis, { heard: 0 });
    chrome.runtime.onMessage.addListener(() => {
      (globalThis as unknown as { heard: number }).heard += 1;
    });
  });
  const session = await page.context().newCDPSession(page);
  const own: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.includes(browser.extensionId)) own.push(context.id);
  });
  await session.send('Runtime.enable');
  own.length = 0;
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  await session.send('Profiler.start');
  const result = await loaded(scene);
  const { profile } = await session.send('Profiler.stop');
  const [contextId] = own;
  if (contextId === undefined) throw new Error('The content script did not run.');
  return {
    ...result,
    toBackground: await background.evaluate(() => (globalThis as unknown as { heard: number }).heard),
    listening: await listenersIn(session, contextId),
    runs: runningTime(profile, `chrome-extension://${browser.extensionId}/content-scripts/`),
  };
}

/** Listeners of one world on the two things that a page's events reach in the end. */
async function listenersIn(session: CDPSession, contextId: number): Promise<number> {
  let count = 0;
  for (const expression of ['window', 'document']) {
    const { result } = await session.send('Runtime.evaluate', { contextId, expression });
    if (result.objectId === undefined) throw new Error(`There is no ${expression}.`);
    const found = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    count += found.listeners.length;
  }
  return count;
}

/** What is used of a Profile of the DevTools protocol. Time in microseconds. */
interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
}

/** Milliseconds in which a function of the script, or one that it called, was running. */
function runningTime({ nodes, samples = [], timeDeltas = [] }: Profile, address: string): number {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const ofScript = new Set(
    nodes.filter(({ callFrame }) => callFrame.url.startsWith(address)).map(({ id }) => id),
  );
  const isOfScript = (id: number | undefined): boolean =>
    id !== undefined && (ofScript.has(id) || isOfScript(parents.get(id)));
  // A sample's time goes until the next one.
  return samples.reduce((sum, id, at) => sum + (isOfScript(id) ? (timeDeltas[at + 1] ?? 0) : 0), 0) / 1000;
}
