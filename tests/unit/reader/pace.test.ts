import { describe, expect, it } from 'vitest';
import { Pace, type Speed } from '../../../src/reader/pace';

/** A pace, and the rests it takes between requests that last so long. */
function paceAt(speed: Speed, random = 0): { pace: Pace; restAfter: (latencyMs: number) => Promise<number> } {
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
  const restAfter = async (latencyMs: number): Promise<number> => {
    clock.time += latencyMs;
    pace.answered(latencyMs);
    const before = waits.length;
    await pace.turn(new AbortController().signal);
    return waits.length > before ? (waits[waits.length - 1] ?? 0) : 0;
  };
  return { pace, restAfter };
}

describe('the rest between two requests', () => {
  it('is at least a quarter of a second, however fast the site answers', async () => {
    for (const random of [0, 0.5, 0.999]) {
      expect(await paceAt('normal', random).restAfter(3)).toBeGreaterThanOrEqual(250);
    }
  });
  it('follows a site that takes its time', async () => {
    expect(await paceAt('normal').restAfter(1_800)).toBe(1_800);
  });
  it('is not stretched by one huge video', async () => {
    expect(await paceAt('normal').restAfter(120_000)).toBeLessThanOrEqual(5_000);
  });
  it('grows when the site pushes back, to 30 seconds at most, and shrinks again only slowly', async () => {
    const { pace, restAfter } = paceAt('normal');
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
    const { pace, restAfter } = paceAt('fast');
    expect(await restAfter(50)).toBe(0);
    pace.pushedBack();
    expect(await restAfter(50)).toBeGreaterThanOrEqual(250);
  });
  it('is longer in the gentle speed', async () => {
    expect(await paceAt('gentle').restAfter(50)).toBeGreaterThan(await paceAt('normal').restAfter(50));
  });
});
