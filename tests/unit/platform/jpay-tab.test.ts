// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noCounts } from '../../../src/model/receipt';
import {
  cancelReading,
  continueReading,
  expectedJpayTab,
  findJpayTab,
  listPeople,
  pauseReading,
  reloadTab,
  startReading,
} from '../../../src/platform/jpay-tab';
import { writeStatus } from '../../../src/platform/status-item';
import { useMadeUpLocks } from './made-up-locks';

const url = 'https://www.jpay.com/Home.aspx';
type Tab = {
  id: number;
  url?: string;
  active?: boolean;
  lastAccessed?: number;
  status?: 'loading' | 'complete';
};

const answers = new Map<string, unknown>([
  ['page.describe', { kind: 'home', url }],
  ['page.start', { outcome: 'started', jobId: 'job-1' }],
  ['page.resume', { outcome: 'started', jobId: 'job-1' }],
  ['page.listPeople', []],
]);

/** A browser with these tabs; the named ones answer. */
function browserWith(tabs: Tab[], answering: number[], popupIn?: Tab): { asked: unknown[][] } {
  const asked: unknown[][] = [];
  fakeBrowser.tabs.query = vi.fn((query: { active?: boolean; url?: string[] }) =>
    Promise.resolve(query.active ? [popupIn ?? tabs.find(({ active }) => active)].filter(Boolean) : tabs),
  ) as unknown as typeof fakeBrowser.tabs.query;
  Object.assign(fakeBrowser.tabs, {
    get: (tabId: number) => {
      const tab = tabs.find(({ id }) => id === tabId);
      return tab ? Promise.resolve(tab) : Promise.reject(new Error(`No tab with id: ${tabId}.`));
    },
  });
  const send = (tabId: number, message: { word: string; payload: unknown }, options: unknown) => {
    asked.push([tabId, message.word, message.payload, options]);
    if (!answering.includes(tabId)) return Promise.reject(new Error('Could not establish connection.'));
    return Promise.resolve({ outcome: 'value', value: answers.get(message.word) ?? null });
  };
  (fakeBrowser.tabs as unknown as { sendMessage: typeof send }).sendMessage = send;
  return { asked };
}
const page = { kind: 'home', url };
const popupTab = { id: 99 };

useMadeUpLocks();
beforeEach(() => fakeBrowser.reset());

describe('the JPay tab the popup works on', () => {
  it('is the one in front', async () => {
    browserWith(
      [
        { id: 1, url },
        { id: 2, url, active: true },
      ],
      [1, 2],
    );
    expect(await findJpayTab()).toEqual({ state: 'answers', tabId: 2, page });
  });

  it('is the one in front even if it does not answer: that is the one to reload', async () => {
    browserWith(
      [
        { id: 1, url },
        { id: 2, url, active: true },
      ],
      [1],
    );
    expect(await findJpayTab()).toEqual({ state: 'silent', tabId: 2 });
  });

  it('is still loading where it does not answer yet, and the browser says that its page is on its way', async () => {
    browserWith([{ id: 2, url, active: true, status: 'loading' }], []);
    expect(await findJpayTab()).toEqual({ state: 'loading', tabId: 2 });
    browserWith([{ id: 2, url, active: true, status: 'complete' }], []);
    expect(await findJpayTab()).toEqual({ state: 'silent', tabId: 2 });
  });

  it('answers while pictures of its page are still on their way', async () => {
    browserWith([{ id: 2, url, active: true, status: 'loading' }], [2]);
    expect(await findJpayTab()).toEqual({ state: 'answers', tabId: 2, page });
  });

  it('is not loading when it was closed meanwhile', async () => {
    browserWith([], [], { id: 2, url, active: true });
    expect(await findJpayTab()).toEqual({ state: 'silent', tabId: 2 });
  });

  it('is another that answers, rather than one that is still loading', async () => {
    const tabs = [
      { id: 1, url, lastAccessed: 10 },
      { id: 2, url, lastAccessed: 30, status: 'loading' as const },
    ];
    browserWith(tabs, [1], popupTab);
    expect(await findJpayTab()).toEqual({ state: 'answers', tabId: 1, page });
  });

  it('is the one used last that answers, when the popup is a page of its own', async () => {
    const tabs = [
      { id: 1, url, lastAccessed: 10 },
      { id: 2, url, lastAccessed: 30 },
      { id: 3, url, lastAccessed: 20 },
    ];
    browserWith(tabs, [1, 3], popupTab);
    expect(await findJpayTab()).toEqual({ state: 'answers', tabId: 3, page });
    browserWith(tabs, [], popupTab);
    expect(await findJpayTab()).toEqual({ state: 'silent', tabId: 2 });
  });

  it('is the newest where the browser does not say which was used last', async () => {
    browserWith(
      [
        { id: 1, url },
        { id: 2, url },
      ],
      [1, 2],
      popupTab,
    );
    expect(await findJpayTab()).toMatchObject({ tabId: 2 });
  });

  it('is the one that reads, before any other', async () => {
    const progress = { activity: 'listing' as const, messages: noCounts, attachments: noCounts };
    const request = { what: 'archive' as const, choice: { leaveUnread: false } };
    await writeStatus({ state: 'reading', jobId: 'j', request, tabId: 1, progress, lastWordAt: Date.now() });
    browserWith(
      [
        { id: 1, url, lastAccessed: 10 },
        { id: 2, url, lastAccessed: 30 },
      ],
      [1, 2],
      popupTab,
    );
    expect(await findJpayTab()).toMatchObject({ tabId: 1 });
  });

  it('is none when JPay is not open', async () => {
    browserWith([], [], { id: 5, url: 'https://www.example.com/' });
    expect(await findJpayTab()).toEqual({ state: 'none' });
  });

  it('counts as silent when it hangs', async () => {
    vi.useFakeTimers();
    browserWith([{ id: 2, url, active: true }], [2]);
    (fakeBrowser.tabs as unknown as { sendMessage: unknown }).sendMessage = () =>
      new Promise(() => undefined);
    const found = findJpayTab();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await found).toEqual({ state: 'silent', tabId: 2 });
    vi.useRealTimers();
  });
});

describe('the JPay tab that is expected to answer', () => {
  const whole = { url, status: 'complete' as const };
  const expected = (): Promise<unknown> => expectedJpayTab((address) => address.includes('/Home'));

  it('is the one in front, or the only one, and is not asked', async () => {
    const { asked } = browserWith(
      [
        { id: 1, ...whole },
        { id: 2, ...whole, active: true },
      ],
      [],
    );
    expect(await expected()).toEqual({ state: 'expected', tabId: 2 });
    browserWith([{ id: 1, ...whole }], [], popupTab);
    expect(await expected()).toEqual({ state: 'expected', tabId: 1 });
    expect(asked).toEqual([]);
  });

  it.each<[string, Tab[]]>([
    ['still loads', [{ id: 2, url, status: 'loading' }]],
    ['has another address', [{ id: 2, url: 'https://www.jpay.com/login.aspx', status: 'complete' }]],
    [
      'is one of two',
      [
        { id: 1, ...whole },
        { id: 2, ...whole },
      ],
    ],
    ['is not there', []],
  ])('is none that %s', async (_what, tabs) => {
    browserWith(tabs, [], popupTab);
    expect(await expected()).toBeNull();
  });
});

describe('orders to a JPay tab', () => {
  it('go to the top frame alone', async () => {
    const { asked } = browserWith([{ id: 2, url }], [2]);
    const request = { what: 'archive' as const, choice: { leaveUnread: false } };
    await startReading(2, request);
    await continueReading(2, 'job-1');
    await pauseReading(2);
    await cancelReading(2);
    await listPeople(2);
    const frame = { frameId: 0 };
    expect(asked).toEqual([
      [2, 'page.start', { request }, frame],
      [2, 'page.resume', { jobId: 'job-1' }, frame],
      [2, 'page.pause', {}, frame],
      [2, 'page.cancel', {}, frame],
      [2, 'page.listPeople', {}, frame],
    ]);
  });

  it('say so when the tab does not answer, or answers nonsense', async () => {
    browserWith([{ id: 2, url }], []);
    await expect(pauseReading(2)).rejects.toMatchObject({ kind: 'vault-error' });
    (fakeBrowser.tabs as unknown as { sendMessage: unknown }).sendMessage = () => Promise.resolve(undefined);
    await expect(pauseReading(2)).rejects.toMatchObject({ kind: 'vault-error' });
  });

  it.each([
    ['reload it', { discarded: false, url }, { reload: [[2]], update: [] }],
    [
      'send one that is out of memory to its address',
      { discarded: true, url },
      { reload: [], update: [[2, { url }]] },
    ],
    [
      'reload one that is on another site by now',
      { discarded: true, url: 'https://stranger.invalid/' },
      { reload: [[2]], update: [] },
    ],
  ])('%s', async (_what, tab, asked) => {
    const reload = vi.fn(() => Promise.resolve());
    const update = vi.fn(() => Promise.resolve());
    Object.assign(fakeBrowser.tabs, { reload, update, get: () => Promise.resolve(tab) });
    await reloadTab(2);
    expect({ reload: reload.mock.calls, update: update.mock.calls }).toEqual(asked);
  });
});
