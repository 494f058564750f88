import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readLastSaved, writeLastSaved } from '../../../src/platform/last-saved';

beforeEach(() => fakeBrowser.reset());

describe('when a family last saved', () => {
  it('is never at first, then the last time', async () => {
    expect(await readLastSaved()).toBeNull();
    await writeLastSaved(1_000);
    await writeLastSaved(2_000);
    expect(await readLastSaved()).toBe(2_000);
  });

  it.each(['yesterday', -1, null, { at: 1 }])('is never where %j is stored', async (lastSaved) => {
    await fakeBrowser.storage.local.set({ lastSaved });
    expect(await readLastSaved()).toBeNull();
  });
});
