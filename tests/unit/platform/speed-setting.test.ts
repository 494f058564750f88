import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { speeds as modelSpeeds } from '../../../src/model/speed';
import { readSpeed, writeSpeed } from '../../../src/platform/speed-setting';
import { speeds as paces } from '../../../src/reader/pace';

beforeEach(() => fakeBrowser.reset());

describe('the chosen speed', () => {
  it('is normal until another one is chosen', async () => {
    expect(await readSpeed()).toBe('normal');
  });

  it.each(modelSpeeds)('stays %s once that was chosen', async (speed) => {
    await writeSpeed(speed);
    expect(await readSpeed()).toBe(speed);
    expect(await fakeBrowser.storage.local.get('speed')).toEqual({ speed });
  });

  it('is normal where something unknown is stored', async () => {
    await fakeBrowser.storage.local.set({ speed: 'reckless' });
    expect(await readSpeed()).toBe('normal');
  });

  it('is one that the reader has a pace for', () => {
    expect(Object.keys(paces)).toEqual([...modelSpeeds]);
  });
});
