import type { CDPSession } from 'playwright-core';
import { setTimeout } from 'node:timers/promises';
import { createReplica, makeAccount, type Replica } from '../../tests/replica/index';
import { startChromium } from '../../tests/e2e/harness/chromium';
import { choose, openJpay, press, waitForState } from '../../tests/e2e/harness/family';
import { opensMessage } from '../../tests/e2e/harness/interruption';
import { openSite } from '../../tests/e2e/harness/site';
import type { Bench, Measure } from './measure';
import { chromiumProcesses, memoryIsTold, ownMegabytes } from './process-memory';

/**
 * Issue 8, point 5: "no slope". MB of live objects that a thousand more messages may leave in the JPay tab; a thousand
 * messages of a few kB each would be several, if they were held. What is held of each is a hash, an id and how it ended.
 */
const mostPerThousand = 0.2;
const patience = 3_600_000;
/** Not sooner: over the first two thousand the browser still compiles, and keeps what it learns. */
const places = [2_500, 5_000, 10_000, 15_000, 20_000];

interface Seen {
  messages: number;
  /** Live objects of the tab after a collection, and what its process holds alone. MB. */
  live: number;
  held: number;
}

/** What the JPay tab holds while it is read. All 20,000 messages only with LETTERKEEP_LONG=1: they take half an hour. */
export const memoryReading: Bench = {
  name: 'memory-reading',
  run: () =>
    memoryIsTold
      ? whileReading(process.env['LETTERKEEP_LONG'] === '1' ? 20_000 : 5_000)
      : Promise.resolve([]),
};

/** Reads so many small messages of the replica and looks at the JPay tab on the way. */
async function whileReading(messages: number): Promise<Measure[]> {
  const account = makeAccount({ seed: 'memory', messages, awkward: [], photoShare: 0, people: 3 });
  const replica = createReplica({ account });
  const site = await openSite(replica);
  const browser = await startChromium({ replicaPort: site.port });
  try {
    const jpay = await openJpay(browser, replica);
    const session = await browser.context.newCDPSession(jpay);
    const popup = await browser.openPopup();
    await choose(popup, 'fast');
    await waitForState(popup, 'ready');
    await press(popup, 'Export all messages');
    await keepGoing(popup);
    const seen: Seen[] = [];
    for (const place of places.filter((one) => one < messages)) {
      await opened(replica, place);
      seen.push(await look(session, place));
    }
    await opened(replica, messages - 10);
    seen.push(await look(session, messages));
    await waitForState(popup, 'done', patience);
    return figures(seen);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** A big export asks first whether it shall go on; it reads meanwhile. */
async function keepGoing(popup: Parameters<typeof press>[0]): Promise<void> {
  const button = popup.getByRole('button', { name: 'Keep going', exact: true });
  await button.click({ timeout: patience }).catch(() => undefined);
}

async function opened(replica: Replica, count: number): Promise<void> {
  while (replica.log.filter(opensMessage).length < count) await setTimeout(250);
}

async function look(session: CDPSession, messages: number): Promise<Seen> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { site } = chromiumProcesses();
  return { messages, live: usedSize / 1e6, held: site === undefined ? NaN : ownMegabytes(site) };
}

function figures(seen: readonly Seen[]): Measure[] {
  const slope = (of: (one: Seen) => number): number => {
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [x, y] = [mean(seen.map(({ messages }) => messages)), mean(seen.map(of))];
    const over = mean(seen.map((one) => (one.messages - x) * (of(one) - y)));
    return (1_000 * over) / mean(seen.map(({ messages }) => (messages - x) ** 2));
  };
  return [
    ...seen.flatMap(({ messages, live, held }): Measure[] => {
      const after = `The JPay tab after ${messages.toLocaleString('en-US')} messages`;
      return [
        { what: `${after}: live objects`, value: live, unit: 'MB' },
        { what: `${after}: its process alone`, value: held, unit: 'MB' },
      ];
    }),
    {
      what: 'Live objects, for each thousand messages more',
      value: slope(({ live }) => live),
      unit: 'MB',
      limit: mostPerThousand,
    },
    { what: 'Its process, for each thousand messages more', value: slope(({ held }) => held), unit: 'MB' },
  ];
}
