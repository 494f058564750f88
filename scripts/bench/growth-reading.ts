import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { createReplica, expectMessages, makeAccount } from '../../tests/replica';
import { startChromium } from '../../tests/e2e/harness/chromium';
import { hurry, openJpay, press, waitForState } from '../../tests/e2e/harness/family';
import { openSite } from '../../tests/e2e/harness/site';
import { growthOf, type Taken } from './growth';
import type { Bench } from './measure';
import { processorTime } from './processor-time';

/** A browser that has just begun starts more of its own. Milliseconds. */
const settling = 4_000;

/** Issue 8, point 8: the whole extension reads a mailbox of the replica, which answers at once. */
export const growthReading: Bench = {
  name: 'growth-reading',
  run: () => growthOf('reading', async (messages) => ({ reading: await reading(messages) })),
};

/**
 * From the press of the button until the last message is kept: processor time of all processes of the browser, so that
 * neither the waits of the reader nor the replica's own work count. With the vault, the background and all messages between.
 */
async function reading(messages: number): Promise<Taken> {
  const account = makeAccount({ seed: 'growth', messages, people: 1, awkward: [], photoShare: 0 });
  const replica = createReplica({ account });
  const site = await openSite(replica);
  const browser = await startChromium({ replicaPort: site.port });
  try {
    await openJpay(browser, replica);
    const popup = await browser.openPopup();
    await waitForState(popup, 'ready');
    await hurry(popup);
    const { ended } = await watchForEnd(popup);
    await pause(settling);
    const before = processorTime();
    await press(popup, 'Export all messages');
    const t = (await ended) - before;
    // Writing opens a tab of its own and has a figure of its own (growth-archive.ts).
    const kept = await popup.evaluate(countKept);
    const expected = expectMessages(account, replica.switches).length;
    if (kept !== expected) throw new Error(`${kept} of ${expected} messages are kept.`);
    return { n: messages, t, done: kept };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Takes the processor time as soon as the status says that the last message is kept. */
async function watchForEnd(popup: Page): Promise<{ ended: Promise<number> }> {
  let end: (processorTime: number) => void;
  const ended = new Promise<number>((resolve) => (end = resolve));
  await popup.exposeFunction('readingEnded', () => end(processorTime()));
  await popup.evaluate(() => {
    const { chrome, readingEnded } = globalThis as unknown as {
      chrome: { storage: { onChanged: { addListener(heard: (changes: Changes) => void): void } } };
      readingEnded: () => void;
    };
    chrome.storage.onChanged.addListener(({ status }) => {
      if (status?.newValue?.state === 'writing') readingEnded();
    });
  });
  return { ended };
}

interface Changes {
  status?: { newValue?: { state: string } };
}

/** In the popup: how many messages the vault holds. */
function countKept(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('letterkeep');
    opened.onerror = () => reject(new Error('The vault does not open.'));
    opened.onsuccess = () => {
      const database = opened.result;
      const count = database.transaction('messages').objectStore('messages').count();
      count.onerror = () => reject(new Error('The vault does not count.'));
      count.onsuccess = () => {
        database.close();
        resolve(count.result);
      };
    };
  });
}
