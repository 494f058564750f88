// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browserDesk } from '../../../entrypoints/popup/browser-desk';
import { askAhead, takeAhead } from '../../../src/platform/popup-ahead';

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

  it('asks nothing anew that its page asked ahead', async () => {
    await fakeBrowser.storage.local.set({ status: writing, lastSaved: 5 });
    askAhead();
    const ahead = takeAhead();
    const asked = reads();
    fakeBrowser.tabs.query = vi.fn(() => Promise.reject(new Error('asked again')));
    const desk = browserDesk(ahead);
    expect(await desk.readStatus()).toEqual(writing);
    expect(await desk.lastSaved()).toBe(5);
    expect(await desk.findTab()).toEqual({ state: 'none' });
    expect(asked).toEqual([]);
    expect(await desk.lastSaved()).toBe(5);
    expect(asked).toEqual(['lastSaved']);
  });

  it('expects an answer of the inbox, and none of the page that asks for the password', async () => {
    const tab = (page: string): object => ({
      id: 3,
      url: `https://www.jpay.com/${page}`,
      status: 'complete',
    });
    fakeBrowser.tabs.query = vi.fn(() => Promise.resolve([tab('IncomingMails.aspx')] as never));
    expect(await browserDesk().expectedTab()).toEqual({ state: 'expected', tabId: 3 });
    fakeBrowser.tabs.query = vi.fn(() => Promise.resolve([tab('login.aspx')] as never));
    expect(await browserDesk().expectedTab()).toBeNull();
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
