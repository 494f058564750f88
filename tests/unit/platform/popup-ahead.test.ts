import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askAhead, takeAhead } from '../../../src/platform/popup-ahead';

const front = { id: 7, url: 'https://www.jpay.com/IncomingMails.aspx' };
const ofSite = [front, { id: 8, url: 'https://jpay.com/home.aspx' }];

beforeEach(() => {
  fakeBrowser.reset();
  takeAhead();
  fakeBrowser.tabs.query = vi.fn(({ active }: { active?: boolean }) =>
    Promise.resolve(active ? [front] : ofSite),
  ) as unknown as typeof fakeBrowser.tabs.query;
});

describe('what the popup asks before its own script has come', () => {
  it('waits for it: tabs, and everything that is stored', async () => {
    await fakeBrowser.storage.local.set({ language: 'es', lastSaved: 5 });
    askAhead();
    const ahead = takeAhead();
    expect(await ahead?.tabs.front).toEqual([front]);
    expect(await ahead?.tabs.ofSite).toEqual(ofSite);
    expect(await ahead?.items.get('language')).toMatchObject({ language: 'es', lastSaved: 5 });
  });

  it('is had once', () => {
    askAhead();
    expect(takeAhead()).toBeDefined();
    expect(takeAhead()).toBeUndefined();
  });

  it('does not count when something was stored meanwhile', async () => {
    askAhead();
    await fakeBrowser.storage.local.set({ lastSaved: 6 });
    expect(takeAhead()).toBeUndefined();
  });

  it('is nothing where nobody asked', () => {
    expect(takeAhead()).toBeUndefined();
  });

  it('tells only who takes it that it could not be had', async () => {
    fakeBrowser.tabs.query = vi.fn(() => Promise.reject(new Error('made-up')));
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('made-up'));
    askAhead();
    const ahead = takeAhead();
    await expect(ahead?.tabs.front).rejects.toThrow('made-up');
    await expect(ahead?.items.get('status')).rejects.toThrow('made-up');
  });
});
