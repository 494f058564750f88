import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CollectorPace } from '../../../src/model/collector-pace';

const megabytes = (count: number): number => count * 1_000_000;

/** A browser of which the test says when its collector comes. */
class FakeBrowser {
  asked = 0;
  insisted = 0;
  #watching: (() => void)[] = [];
  readonly pace: CollectorPace;

  constructor(looksSeldom = true) {
    this.pace = new CollectorPace({
      looksSeldom,
      watch: (collected) => this.#watching.push(collected),
      ask: () => (this.asked += 1),
      insist: () => (this.insisted += 1),
    });
  }

  collect(): void {
    for (const collected of this.#watching.splice(0)) collected();
  }
}

/** Whether somebody who keeps up now may go on without waiting. */
async function mayGoOn({ pace }: FakeBrowser): Promise<boolean> {
  const tenTurns = async (): Promise<boolean> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    return false;
  };
  return await Promise.race([pace.keepUp().then(() => true), tenTurns()]);
}

/** Waits once for a collector that is never heard of, and works as long as is due after it. */
async function waitInVain({ pace }: FakeBrowser): Promise<void> {
  pace.leave(megabytes(9));
  const waiting = pace.keepUp();
  await vi.advanceTimersByTimeAsync(500);
  await waiting;
  await vi.advanceTimersByTimeAsync(1_000);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('work in a browser whose collector looks seldom', () => {
  it('goes on while little lies about', async () => {
    const browser = new FakeBrowser();
    browser.pace.leave(megabytes(2));
    expect(await mayGoOn(browser)).toBe(true);
    expect(browser.asked).toBe(0);
  });

  it('waits for the collector when much lies about, and has the browser asked once for all who wait', async () => {
    const browser = new FakeBrowser();
    browser.pace.leave(megabytes(3));
    browser.pace.leave(megabytes(3));
    const [one, other] = [browser.pace.keepUp(), browser.pace.keepUp()];
    expect(await mayGoOn(browser)).toBe(false);
    expect(browser.asked).toBe(1);
    browser.collect();
    await Promise.all([one, other]);
    expect(await mayGoOn(browser)).toBe(true);
  });

  it('has the collector go through everything once many objects were made, also where it came often by itself', async () => {
    const browser = new FakeBrowser();
    for (let time = 0; time < 6; time += 1) {
      browser.pace.leaveObjects(megabytes(4));
      browser.collect();
      expect(await mayGoOn(browser)).toBe(true);
    }
    browser.pace.leaveObjects(megabytes(4));
    browser.collect();
    expect(await mayGoOn(browser)).toBe(false);
    expect([browser.asked, browser.insisted]).toEqual([0, 1]);
    browser.collect();
    await vi.advanceTimersByTimeAsync(0);
    expect(await mayGoOn(browser)).toBe(true);
    expect(browser.insisted).toBe(1);
  });

  it('insists where the collector is asked and does not come', async () => {
    const browser = new FakeBrowser();
    browser.pace.leave(megabytes(9));
    const waiting = browser.pace.keepUp();
    await vi.advanceTimersByTimeAsync(99);
    expect([browser.asked, browser.insisted]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([browser.asked, browser.insisted]).toEqual([1, 1]);
    browser.collect();
    await waiting;
  });

  it('comes to rest with everything gone through, unless little was made', async () => {
    const browser = new FakeBrowser();
    browser.pace.leaveObjects(megabytes(4));
    await browser.pace.comeToRest();
    expect([browser.asked, browser.insisted]).toEqual([0, 0]);
    browser.pace.leaveObjects(megabytes(4));
    const resting = browser.pace.comeToRest();
    expect([browser.asked, browser.insisted]).toEqual([0, 1]);
    browser.collect();
    await resting;
  });

  it('works twice as long as it waited before it waits again', async () => {
    const browser = new FakeBrowser();
    browser.pace.leave(megabytes(9));
    const waiting = browser.pace.keepUp();
    await vi.advanceTimersByTimeAsync(80);
    browser.collect();
    await waiting;
    browser.pace.leave(megabytes(9));
    await vi.advanceTimersByTimeAsync(159);
    expect(await mayGoOn(browser)).toBe(true);
    await vi.advanceTimersByTimeAsync(2);
    expect(await mayGoOn(browser)).toBe(false);
  });

  it('never waits where the collector comes often enough by itself', async () => {
    const browser = new FakeBrowser();
    for (let time = 0; time < 20; time += 1) {
      browser.pace.leave(megabytes(2));
      expect(await mayGoOn(browser)).toBe(true);
      browser.collect();
    }
    expect(browser.asked).toBe(0);
  });

  it('waits again when as much lies about again', async () => {
    const browser = new FakeBrowser();
    for (let time = 1; time <= 5; time += 1) {
      browser.pace.leave(megabytes(9));
      const waiting = browser.pace.keepUp();
      expect(browser.asked).toBe(time);
      browser.collect();
      await waiting;
    }
  });

  it('goes on without a collector that does not come, and soon asks no more', async () => {
    const browser = new FakeBrowser();
    for (let time = 0; time < 10; time += 1) await waitInVain(browser);
    expect([browser.asked, browser.insisted]).toEqual([3, 3]);
  });

  it('asks again once the collector has come after all', async () => {
    const browser = new FakeBrowser();
    for (let time = 0; time < 3; time += 1) await waitInVain(browser);
    browser.collect();
    browser.pace.leave(megabytes(9));
    expect(await mayGoOn(browser)).toBe(false);
    expect(browser.asked).toBe(4);
  });
});

describe('work in a browser that looks often', () => {
  it('never waits', async () => {
    const browser = new FakeBrowser(false);
    browser.pace.leave(megabytes(900));
    browser.pace.leaveObjects(megabytes(900));
    await browser.pace.comeToRest();
    expect(await mayGoOn(browser)).toBe(true);
    expect([browser.asked, browser.insisted]).toEqual([0, 0]);
  });
});

describe('a browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['says how much memory there is, as Chromium does,', { deviceMemory: 8 }, true],
    ['says nothing of memory, as Firefox does,', {}, false],
  ])('that %s looks seldom: %s', async (_, navigator, looksSeldom) => {
    vi.stubGlobal('navigator', navigator);
    const asked: string[] = [];
    const pace = new CollectorPace({
      watch: () => undefined,
      ask: () => asked.push('asked'),
      insist: () => undefined,
    });
    pace.leave(megabytes(9));
    const waiting = pace.keepUp();
    await vi.advanceTimersByTimeAsync(500);
    await waiting;
    expect(asked).toHaveLength(looksSeldom ? 1 : 0);
  });
});
