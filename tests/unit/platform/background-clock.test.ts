import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { waitInBackground } from '../../../src/platform/background-clock';

interface Ask {
  payload: { ms: number };
}

/** The background answers each ask in turn: after so many milliseconds, with an answer or by being stopped. */
function backgroundIs(...turns: { after: number; stopped?: boolean }[]): number[] {
  const asked: number[] = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(((ask: Ask) => {
    const turn = turns[asked.length] ?? { after: ask.payload.ms };
    asked.push(ask.payload.ms);
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (turn.stopped) reject(new Error('The message channel closed before a response was received.'));
        else resolve({ outcome: 'value', value: null });
      }, turn.after);
    });
  }) as never);
  return asked;
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function waited(ms: number): Promise<number> {
  const start = Date.now();
  const wait = waitInBackground(ms, new AbortController().signal);
  const looked = wait.catch(() => undefined);
  await vi.runAllTimersAsync();
  await looked;
  await wait;
  return Date.now() - start;
}

describe('waiting in the background', () => {
  it('asks for a long wait in slices', async () => {
    const asked = backgroundIs();
    expect(await waited(45_000)).toBe(45_000);
    expect(asked).toEqual([20_000, 20_000, 5_000]);
  });

  it('waits no longer because the background was stopped again and again in the middle', async () => {
    const stops = Array.from({ length: 7 }, () => ({ after: 2_000, stopped: true }));
    const asked = backgroundIs(...stops);
    expect(await waited(15_000)).toBe(15_000);
    expect(asked).toEqual([15_000, 13_000, 11_000, 9_000, 7_000, 5_000, 3_000, 1_000]);
  });

  it('says so when nobody answers at all', async () => {
    const asked = backgroundIs(...Array.from({ length: 9 }, () => ({ after: 0, stopped: true })));
    await expect(waited(15_000)).rejects.toMatchObject({ kind: 'vault-error' });
    expect(asked).toHaveLength(3);
  });

  it('ends early when it is called off', async () => {
    backgroundIs();
    const controller = new AbortController();
    const start = Date.now();
    const wait = waitInBackground(15_000, controller.signal);
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort();
    await wait;
    expect(Date.now() - start).toBe(1_000);
  });
});
