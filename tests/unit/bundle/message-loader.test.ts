// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { MessageLoader } from '../../../src/bundle/message-loader';
import { SampleSource } from './sample-source';

/** Some forty of them have room. */
const letters = Array.from({ length: 80 }, (_, index) => ({
  name: 'Fake Anna',
  date: `2021-01-${String((index % 28) + 1).padStart(2, '0')}`,
  body: `${index} ${'x'.repeat(40_000)}`,
}));

/** How often letters were asked for, all together. */
function timesAsked({ asked }: SampleSource): number {
  return [...asked.values()].reduce((sum, times) => sum + times, 0);
}

describe('letters that are gone through twice in one order', () => {
  const twice = async (makesRoomOf: 'oldest' | 'latest'): Promise<number> => {
    const source = new SampleSource(letters);
    const loader = new MessageLoader(source);
    loader.makesRoomOf = makesRoomOf;
    for (const { id } of source.facts) await loader.load(id);
    source.asked.clear();
    loader.makesRoomOf = 'oldest';
    for (const { id } of source.facts) await loader.load(id);
    return timesAsked(source);
  };

  it('are all read again where the oldest made room', async () => {
    expect(await twice('oldest')).toBe(80);
  });
  it('are half of them still at hand where the latest did', async () => {
    expect(await twice('latest')).toBeLessThan(45);
  });
});

describe('a letter', () => {
  it('is read once while it is in hand, though those before have filled all the room', async () => {
    const source = new SampleSource(letters);
    const loader = new MessageLoader(source);
    loader.makesRoomOf = 'latest';
    const ids = source.facts.map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      const next = ids[index + 1];
      if (next !== undefined) await loader.load(next);
      await loader.load(id);
    }
    expect(timesAsked(source)).toBe(80);
  });
  it('that was let go is read again where somebody wants it all the same', async () => {
    const source = new SampleSource(letters.slice(0, 2));
    const loader = new MessageLoader(source);
    const [id = '', other = ''] = source.facts.map((one) => one.id);
    const before = await loader.load(id);
    await loader.load(other);
    loader.letGo(id);
    expect((await loader.load(id)).html).toBe(before.html);
    await loader.load(other);
    expect(timesAsked(source)).toBe(3);
  });
  it('has the same words and markup from the room as from the vault', async () => {
    const source = new SampleSource(letters.slice(0, 1));
    const loader = new MessageLoader(source);
    const [id = ''] = source.facts.map((one) => one.id);
    expect(await loader.load(id)).toBe(await loader.load(id));
    expect((await loader.load(id)).text).toContain('0 xxx');
  });
});
