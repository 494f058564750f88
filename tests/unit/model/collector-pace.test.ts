import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CollectorPace } from '../../../src/model/collector-pace';

const megabytes = (count: number): number => count * 1_000_000;

/** A browser of which the test says when its collector comes. */
class FakeBrowser {
  asked = 0;
  #watching: (() => void)[] = [];
  readonly pace: CollectorPace;

  constructor(hasLittleMemory = true) {
    this.pace = new CollectorPace({
      hasLittleMemory,
      watch: (collected) => this.#watching.push(collected),
      ask: () => (this.asked += 1),
    });
  }

  collect(): void {
    for (const collected of this.#watching.splice(0)) collected();
  }
}

/** Whether somebody who keeps up now may go on without waiting. */
async function mayGoOn({ pace }: FakeBrowser): Promise<boolean> {
  let hasGoneOn = false;
  const going = pace.keepUp().then(() => (hasGoneOn = true));
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  going.catch(() => undefined);
  return hasGoneOn;
}

/** Waits once for a collector that does not come, and works as long as is due after it. */
async function waitInVain({ pace }: FakeBrowser): Promise<void> {
  pace.leave(megabytes(9));
  const waiting = pace.keepUp();
  await vi.advanceTimersByTimeAsync(400);
  await waiting;
  await vi.advanceTimersByTimeAsync(800);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('work on a computer with little memory', () => {
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

  it('comes to rest however little lies about', async () => {
    const browser = new FakeBrowser();
    let isAtRest = false;
    const resting = browser.pace.comeToRest().then(() => (isAtRest = true));
    expect(await mayGoOn(browser)).toBe(false);
    expect(isAtRest).toBe(false);
    browser.collect();
    await resting;
    expect(browser.asked).toBe(1);
  });

  it('works twice as long as it waited before it waits again', async () => {
    const browser = new FakeBrowser();
    browser.pace.leave(megabytes(9));
    const waiting = browser.pace.keepUp();
    await vi.advanceTimersByTimeAsync(100);
    browser.collect();
    await waiting;
    browser.pace.leave(megabytes(9));
    await vi.advanceTimersByTimeAsync(199);
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
    expect(browser.asked).toBe(3);
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

describe('work where there is memory enough', () => {
  it('never waits', async () => {
    const browser = new FakeBrowser(false);
    browser.pace.leave(megabytes(900));
    await browser.pace.comeToRest();
    expect(await mayGoOn(browser)).toBe(true);
    expect(browser.asked).toBe(0);
  });
});

describe('a computer', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [2, true],
    [4, true],
    [8, false],
    [undefined, false],
  ])('of %s GB, as the page is told, has little memory: %s', async (deviceMemory, hasLittle) => {
    vi.stubGlobal('navigator', { deviceMemory });
    const asked: string[] = [];
    const pace = new CollectorPace({ watch: () => undefined, ask: () => asked.push('asked') });
    pace.leave(megabytes(9));
    const waiting = pace.keepUp();
    await vi.advanceTimersByTimeAsync(400);
    await waiting;
    expect(asked).toHaveLength(hasLittle ? 1 : 0);
  });
});
