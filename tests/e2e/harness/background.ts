import type { Page, Worker } from 'playwright-core';
import type { ChromiumWithLetterkeep } from './chromium';

/** The extension's background, stopped as the browser itself stops it: by the DevTools protocol. */
export interface Background {
  /** How often the browser has said that it was stopped. */
  readonly stops: number;
  /** Resolves when it has stopped; at once if it was not running. The next message starts it again. */
  stop(): Promise<void>;
}

interface Version {
  scriptURL: string;
  runningStatus: 'stopped' | 'starting' | 'running' | 'stopping';
}

/** @param ownPage a page of the extension: the protocol tells of workers only to pages of the same origin */
export async function watchBackground(
  { context }: ChromiumWithLetterkeep,
  ownPage: Page,
): Promise<Background> {
  const session = await context.newCDPSession(ownPage);
  let running = true;
  let stops = 0;
  let told: (() => void) | undefined;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: { versions: Version[] }) => {
    for (const { runningStatus } of versions) {
      if (runningStatus === 'stopped' && running) {
        stops += 1;
        told?.();
      }
      if (runningStatus === 'running' || runningStatus === 'stopped') running = runningStatus === 'running';
    }
  });
  await session.send('ServiceWorker.enable');
  return {
    get stops() {
      return stops;
    },
    async stop() {
      if (!running) return;
      const stopped = new Promise<void>((resolve) => (told = resolve));
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped;
    },
  };
}

/** The background, to run code in; started if the browser has put it to sleep. */
export async function backgroundOf({ context }: ChromiumWithLetterkeep): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}
