// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browserDesk } from '../../../entrypoints/popup/browser-desk';

const writing = {
  state: 'writing',
  jobId: 'job-1',
  request: { what: 'archive', choice: { leaveUnread: false } },
  lastWordAt: 1_000,
};

/** The keys that were read from storage. */
function reads(): string[] {
  const get = fakeBrowser.storage.local.get.bind(fakeBrowser.storage.local);
  const asked: string[] = [];
  vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementation(((keys: string) => {
    asked.push(keys);
    return get(keys);
  }) as typeof fakeBrowser.storage.local.get);
  return asked;
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeBrowser.tabs.query = vi.fn(() => Promise.resolve([]));
});

describe('the popup that has just opened', () => {
  it('has asked what is going on before its first words', async () => {
    const asked = reads();
    const desk = browserDesk();
    const before = asked.length;
    expect(asked).toContain('status');
    expect(await desk.readStatus()).toEqual({ state: 'idle' });
    expect(asked).toHaveLength(before);
  });

  it('asks again each time after that', async () => {
    const desk = browserDesk();
    await desk.readStatus();
    await fakeBrowser.storage.local.set({ status: writing });
    expect(await desk.readStatus()).toEqual(writing);
  });

  it('does not show what was going on before it changed', async () => {
    const desk = browserDesk();
    await Promise.resolve();
    await fakeBrowser.storage.local.set({ status: writing });
    const asked = reads();
    expect(await desk.readStatus()).toEqual(writing);
    expect(asked).toEqual(['status']);
  });
});
