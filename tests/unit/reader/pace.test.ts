import { describe, expect, it } from 'vitest';
import type { Speed } from '../../../src/model/speed';
import { Pace, speeds, type Place } from '../../../src/reader/pace';

/** A pace with its first request on its way, and the rests it takes between requests that last so long. */
async function paceAt(
  speed: Speed,
  random = 0,
): Promise<{ pace: Pace; restAfter: (latencyMs: number) => Promise<number> }> {
  const waits: number[] = [];
  const clock = {
    time: 1_000,
    now: () => clock.time,
    random: () => random,
    wait: (ms: number) => {
      waits.push(ms);
      clock.time += ms;
      return Promise.resolve();
    },
  };
  const pace = new Pace(clock, speed);
  const { signal } = new AbortController();
  await pace.turn(signal);
  const restAfter = async (latencyMs: number): Promise<number> => {
    clock.time += latencyMs;
    pace.answered(latencyMs, 'in-turn');
    const before = waits.length;
    await pace.turn(signal);
    return waits.length > before ? (waits[waits.length - 1] ?? 0) : 0;
  };
  return { pace, restAfter };
}

/** Lets whoever may start do so: that takes no answer, only a few turns. */
async function settled(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}

describe('the rest between two requests', () => {
  it('is at least a quarter of a second, however fast the site answers', async () => {
    for (const random of [0, 0.5, 0.999]) {
      expect(await (await paceAt('normal', random)).restAfter(3)).toBeGreaterThanOrEqual(250);
    }
  });
  it('follows a site that takes its time', async () => {
    expect(await (await paceAt('normal')).restAfter(1_800)).toBe(1_800);
  });
  it('is not stretched by one huge video', async () => {
    expect(await (await paceAt('normal')).restAfter(120_000)).toBeLessThanOrEqual(5_000);
  });
  it('grows when the site pushes back, to 30 seconds at most, and shrinks again only slowly', async () => {
    const { pace, restAfter } = await paceAt('normal');
    const calm = await restAfter(10);
    pace.pushedBack();
    const pushed = await restAfter(10);
    expect(pushed).toBeGreaterThan(calm);
    for (let n = 0; n < 20; n += 1) pace.pushedBack();
    expect(await restAfter(10)).toBe(30_000);
    for (let n = 0; n < 100; n += 1) await restAfter(10);
    expect(await restAfter(10)).toBe(calm);
  });
  it('is no rest at all in the fast speed, until the site pushes back', async () => {
    const { pace, restAfter } = await paceAt('fast');
    expect(await restAfter(50)).toBe(0);
    pace.pushedBack();
    expect(await restAfter(50)).toBeGreaterThanOrEqual(250);
  });
  it('is longer in the gentle speed', async () => {
    const gentle = await (await paceAt('gentle')).restAfter(50);
    expect(gentle).toBeGreaterThan(await (await paceAt('normal')).restAfter(50));
  });
});

describe('requests on their way at once', () => {
  /** Starts three and tells how many were let go before any answer came. */
  async function startedOfThree(speed: Speed, pushedBack = false): Promise<number> {
    const { pace } = await paceAt(speed);
    pace.answered(10, 'in-turn');
    if (pushedBack) pace.pushedBack();
    let started = 0;
    for (let n = 0; n < 3; n += 1) {
      void pace.turn(new AbortController().signal).then(() => (started += 1));
    }
    await settled();
    return started;
  }

  it('are one, unless the person chose fast', async () => {
    expect(await startedOfThree('gentle')).toBe(1);
    expect(await startedOfThree('normal')).toBe(1);
  });
  it('are two at fast, and one again while the site pushes back', async () => {
    expect(speeds.fast.inFlight).toBe(2);
    expect(await startedOfThree('fast')).toBe(2);
    expect(await startedOfThree('fast', true)).toBe(1);
  });
  it('let a file go before pages that have waited longer: files wait for each other, pages for nobody', async () => {
    const { pace } = await paceAt('fast');
    const { signal } = new AbortController();
    await pace.turn(signal);
    const order: string[] = [];
    const waits = (['in-turn', 'in-turn', 'first', 'in-turn', 'first'] as const).map(async (place, at) => {
      await pace.turn(signal, place);
      order.push(`${place} ${at}`);
    });
    const onTheirWay: Place[] = ['in-turn', 'in-turn'];
    while (order.length < waits.length) {
      const before = order.length;
      pace.answered(10, onTheirWay.shift() ?? 'in-turn');
      pace.goOn();
      while (order.length === before) await Promise.resolve();
      onTheirWay.push(order[before]?.startsWith('first') ? 'first' : 'in-turn');
    }
    expect(order).toEqual(['first 2', 'first 4', 'in-turn 0', 'in-turn 1', 'in-turn 3']);
  });
  it('are one page at most while a place is kept, so that a file waits for none; then two again', async () => {
    const { pace } = await paceAt('fast');
    const { signal } = new AbortController();
    const letGo = pace.keepPlace();
    const order: string[] = [];
    const ask = (what: string, place: Place): void =>
      void pace.turn(signal, place).then(() => order.push(what));
    ask('page 2', 'in-turn');
    await settled();
    expect(order).toEqual([]);
    ask('file 1', 'first');
    await settled();
    expect(order).toEqual(['file 1']);
    // Between the file and what is asked because of it, no page slips in.
    pace.answered(10, 'first');
    pace.goOn();
    await settled();
    ask('file 2', 'first');
    await settled();
    expect(order).toEqual(['file 1', 'file 2']);
    pace.answered(10, 'first');
    letGo();
    await settled();
    expect(order).toEqual(['file 1', 'file 2', 'page 2']);
  });
  it('are two pages again while somebody waits for longer than an answer', async () => {
    const { pace } = await paceAt('fast');
    const letGo = pace.keepPlace();
    let over = (): void => undefined;
    const wait = pace.keepingNoPlace(() => new Promise((resolve) => (over = resolve)));
    const { signal } = new AbortController();
    await pace.turn(signal);
    over();
    await wait;
    let third = false;
    void pace.turn(signal).then(() => (third = true));
    pace.answered(10, 'in-turn');
    pace.goOn();
    await settled();
    expect(third).toBe(false);
    letGo();
    await settled();
    expect(third).toBe(true);
  });
  it.each([
    ['at another speed than fast', 'normal', false],
    ['while the site pushes back', 'fast', true],
  ] as const)('go on where a place is kept %s: there is only one', async (_, speed, pushedBack) => {
    const { pace } = await paceAt(speed);
    if (pushedBack) pace.pushedBack();
    pace.answered(10, 'in-turn');
    const letGo = pace.keepPlace();
    await pace.turn(new AbortController().signal, 'in-turn');
    letGo();
  });
  it('wait until an answer was judged, but for the look that it is judged by', async () => {
    const { pace } = await paceAt('fast');
    const { signal } = new AbortController();
    await pace.turn(signal);
    const order: string[] = [];
    for (const place of ['in-turn', 'first', 'look'] as const) {
      void pace.turn(signal, place).then(() => order.push(place));
    }
    await settled();
    pace.answered(10, 'in-turn');
    await settled();
    expect(order).toEqual(['look']);
    pace.answered(10, 'look');
    pace.goOn();
    await settled();
    expect(order).toEqual(['look', 'first']);
  });
  it('all wait when the site asked one of them to wait', async () => {
    const { pace, restAfter } = await paceAt('fast');
    pace.hold(40_000);
    expect(await restAfter(0)).toBe(40_000);
  });
  it('say so when the pace itself rests, and leave a wait that the site asked for to whoever was asked', async () => {
    const { pace } = await paceAt('normal');
    const { signal } = new AbortController();
    const told: number[] = [];
    pace.answered(1_200, 'in-turn');
    await pace.turn(signal, 'in-turn', (ms) => told.push(ms));
    expect(told).toEqual([1_200]);
    pace.answered(10, 'in-turn');
    pace.hold(40_000);
    await pace.turn(signal, 'in-turn', (ms) => told.push(ms));
    expect(told).toEqual([1_200]);
  });
});
