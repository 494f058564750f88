import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noCounts } from '../../../src/model/receipt';
import type { Progress } from '../../../src/model/status';
import { ProgressWords } from '../../../src/platform/progress-words';

const at = (page: number): Progress => ({
  activity: 'listing',
  page,
  messages: noCounts,
  attachments: noCounts,
});

/** The page of each report that arrived. */
let told: (number | undefined)[] = [];
let words: ProgressWords;

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  (fakeBrowser.runtime as { id: string | undefined }).id = 'test-extension-id';
  told = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    const { word, payload } = message as { word: string; payload: { progress?: Progress } };
    if (word !== 'status.report') return new Promise(() => undefined);
    told.push(payload.progress?.page);
    return Promise.resolve({ outcome: 'value', value: true });
  });
  words = new ProgressWords('job-1', () => undefined);
});
afterEach(() => vi.useRealTimers());

/** Lets everything happen that waits for no clock. */
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('what is told of the progress', () => {
  it('is the first report at once, and of many that follow only the newest, a moment later', async () => {
    for (let page = 1; page <= 20; page += 1) {
      words.report(at(page));
      await settled();
    }
    expect(told).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([1, 20]);
  });

  it('is the next report at once again where the moment is over', async () => {
    words.report(at(1));
    await vi.advanceTimersByTimeAsync(1_000);
    words.report(at(2));
    await settled();
    expect(told).toEqual([1, 2]);
  });

  it('is the newest report without delay when the reader stops', async () => {
    words.report(at(1));
    await settled();
    words.report(at(2));
    await words.stop();
    expect(told).toEqual([1, 2]);
  });
});
