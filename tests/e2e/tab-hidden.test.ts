import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../replica/index';
import { press, waitForState } from './harness/family';
import { askedByTheReader } from './harness/good-manners';
import { afterMessages, savedEverything, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

/**
 * Headless Chromium hides a tab behind another as a window does, once Playwright's focus emulation is off (harness,
 * pagesMayHide). Page timers are then slowed to one a second; after five minutes, to one a minute.
 */
const options = {
  ...slow,
  account: { messages: 12, awkward: [], photoShare: 0.2 },
  browser: { pagesMayHide: true },
  speed: 'normal' as const,
};

/** Exports at the speed "normal" with the JPay tab in front or behind; gives the usual rest between two requests. */
async function usualRest(jpayIs: 'visible' | 'hidden'): Promise<number> {
  let rest = NaN;
  await readyScene(options, async (opened) => {
    const { popup, jpay, replica } = opened;
    const middle = afterMessages(replica, 6);
    await press(popup, 'Export all messages');
    if (jpayIs === 'visible') await jpay.bringToFront();
    const shown = (): Promise<string> => jpay.evaluate(() => document.visibilityState);
    await middle;
    expect(await shown()).toBe(jpayIs);
    const timer = await jpay.evaluate(timeOfThreeTimers);
    if (jpayIs === 'hidden')
      expect(timer, 'the browser slows the timers of this page').toBeGreaterThan(1_500);
    await waitForState(popup, 'done');
    if (jpayIs === 'hidden') expect(await shown()).toBe(jpayIs);
    rest = median(restsBetween(replica.log.filter(askedByTheReader)));
    await savedEverything(opened);
  });
  return rest;
}

describe('an export whose JPay tab is behind another for the whole run', () => {
  it('keeps its pace: the rest between requests is that of a tab in front', async () => {
    const inFront = await usualRest('visible');
    const behind = await usualRest('hidden');
    console.log(`usual rest: ${Math.round(inFront)} ms in front, ${Math.round(behind)} ms behind`);
    expect(inFront).toBeGreaterThanOrEqual(240);
    expect(behind).toBeGreaterThanOrEqual(240);
    expect(behind).toBeLessThanOrEqual(2 * inFront);
  });
});

/** Runs in the page: three timers of a quarter of a second, one after the other. */
async function timeOfThreeTimers(): Promise<number> {
  const start = performance.now();
  for (let timers = 0; timers < 3; timers += 1) await new Promise((resolve) => setTimeout(resolve, 250));
  return performance.now() - start;
}

function restsBetween(entries: LogEntry[]): number[] {
  return entries.slice(1).map(({ startedAt }, at) => startedAt - (entries[at]?.endedAt ?? NaN));
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
