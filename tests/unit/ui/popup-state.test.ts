import { describe, expect, it } from 'vitest';
import { isForSure, popupView, writerSilence, writerStart } from '../../../src/ui/popup-state';
import type { JpayTab, Known, TabPage } from '../../../src/ui/popup-state';
import type { Status } from '../../../src/model/status';
import { done, here, kept, onMessage, onMessagePage, paused, reading, writing } from './examples';

const home: TabPage = { kind: 'home', url: 'https://www.jpay.com/home.aspx' };
const tabs = {
  looking: { state: 'looking' },
  expected: { state: 'expected', tabId: 7 },
  none: { state: 'none' },
  loading: { state: 'loading', tabId: 7 },
  silent: { state: 'silent', tabId: 7 },
  signedOut: { state: 'answers', tabId: 7, page: { ...home, kind: 'signed-out' } },
  home: { state: 'answers', tabId: 7, page: home },
  inbox: { state: 'answers', tabId: 7, page: { ...home, kind: 'inbox' } },
  sent: { state: 'answers', tabId: 7, page: { ...home, kind: 'sent' } },
  compose: { state: 'answers', tabId: 7, page: { ...home, kind: 'compose' } },
  other: { state: 'answers', tabId: 7, page: { ...home, kind: 'other' } },
  message: { state: 'answers', tabId: 7, page: onMessagePage },
} satisfies Record<string, JpayTab>;

const idle: Status = { state: 'idle' };

function known(change: Partial<Known>): Known {
  return {
    tab: tabs.inbox,
    status: idle,
    kept: null,
    writerAtWork: undefined,
    forecastPutAway: null,
    agencies: undefined,
    lastSaved: null,
    now: 1_000_000,
    ...change,
  };
}

describe('with no export under way, the popup follows the JPay tab', () => {
  const cases: [keyof typeof tabs, object][] = [
    ['looking', { state: 'looking' }],
    ['expected', { state: 'ready', here: { tabId: 7, message: undefined } }],
    ['none', { state: 'no-jpay', isLoading: false, silentTabId: null }],
    ['loading', { state: 'no-jpay', isLoading: true, silentTabId: null }],
    ['silent', { state: 'no-jpay', isLoading: false, silentTabId: 7 }],
    ['signedOut', { state: 'signed-out' }],
    ['home', { state: 'ready', here }],
    ['inbox', { state: 'ready', here }],
    ['sent', { state: 'ready', here }],
    ['compose', { state: 'ready', here }],
    ['other', { state: 'ready', here }],
    ['message', { state: 'ready', here: onMessage }],
  ];
  it.each(cases)('tab: %s', (tab, expected) => {
    expect(popupView(known({ tab: tabs[tab] }))).toMatchObject(expected);
  });

  it('is sure of what the tab has answered, not of what it is expected to', () => {
    const sure = (tab: JpayTab): boolean => isForSure(popupView(known({ tab })));
    expect([tabs.looking, tabs.expected].map(sure)).toEqual([false, false]);
    expect([tabs.none, tabs.signedOut, tabs.inbox, tabs.message].map(sure)).toEqual(Array(4).fill(true));
  });

  it('offers no document for a message page that does not say which way the message went', () => {
    const tab: JpayTab = { state: 'answers', tabId: 7, page: { ...home, kind: 'message' } };
    expect(popupView(known({ tab }))).toMatchObject({ state: 'ready', here: { message: null } });
  });

  it('shows nothing for sure before the status item was read', () => {
    expect(popupView(known({ status: undefined }))).toEqual({ state: 'looking' });
  });

  it('warns until an archive was saved, whatever is kept, and offers nothing before that is known', () => {
    expect(popupView(known({ lastSaved: null, kept }))).toMatchObject({ firstRun: true, kept });
    expect(popupView(known({ lastSaved: 5 }))).toMatchObject({ firstRun: false, kept: null });
    expect(popupView(known({ lastSaved: undefined }))).toEqual({ state: 'looking' });
  });

  it('offers an export before it is known what is kept', () => {
    expect(popupView(known({ kept: undefined }))).toMatchObject({ state: 'ready', kept: undefined });
  });

  it.each(['none', 'loading', 'silent', 'signedOut'] as const)(
    'offers what is kept without JPay too: %s',
    (tab) => {
      expect(popupView(known({ tab: tabs[tab], kept }))).toMatchObject({ kept });
    },
  );
});

describe('an export under way comes before whatever the JPay tab shows', () => {
  it.each(Object.keys(tabs) as (keyof typeof tabs)[])('tab: %s', (name) => {
    const tab = tabs[name];
    expect(popupView(known({ tab, status: reading })).state).toBe('reading');
    expect(popupView(known({ tab, status: paused })).state).toBe('paused');
    expect(popupView(known({ tab, status: writing })).state).toBe('writing');
    expect(popupView(known({ tab, status: done })).state).toBe('done');
  });

  it('pauses and cancels in the tab that reads, not in the one in front', () => {
    expect(popupView(known({ status: { ...reading, tabId: 12 } }))).toMatchObject({ tabId: 12 });
  });
});

describe('a pause tells the way on', () => {
  it('does not go on from a tab that is only expected to answer', () => {
    expect(popupView(known({ status: paused, tab: tabs.expected }))).toMatchObject({
      way: { open: false, because: 'looking' },
    });
  });

  it('can go on from any signed-in JPay page', () => {
    expect(popupView(known({ status: paused }))).toMatchObject({ why: 'by-person', way: { open: true } });
  });

  it.each(['by-person', 'no-word'] as const)('asks to sign in when JPay wants the password: %s', (why) => {
    const view = popupView(known({ status: { ...paused, why }, tab: tabs.signedOut }));
    expect(view).toMatchObject({ why: 'signed-out' });
  });

  it('keeps the reason of the pause when it has one of its own', () => {
    const view = popupView(
      known({ status: { ...paused, why: 'no-space', amount: 5e6 }, tab: tabs.signedOut }),
    );
    expect(view).toMatchObject({ why: 'no-space', amount: 5e6 });
  });

  it('says when there is no JPay tab, when its page is on its way, and when it does not answer', () => {
    expect(popupView(known({ status: paused, tab: tabs.loading }))).toMatchObject({
      way: { because: 'loading' },
    });
    expect(popupView(known({ status: paused, tab: tabs.none }))).toMatchObject({
      way: { because: 'no-tab' },
    });
    expect(popupView(known({ status: paused, tab: tabs.silent }))).toMatchObject({
      way: { because: 'silent', tabId: 7 },
    });
  });
});

describe('writing that was interrupted is noticed', () => {
  const after = (silence: number, writerAtWork: boolean | undefined): unknown =>
    popupView(known({ status: writing, now: writing.lastWordAt + silence, writerAtWork }));

  it.each([
    ['just begun, tab not seen yet', 1000, false, false],
    ['tab at work', writerStart + 1, true, false],
    ['not known whether a tab is at work', writerStart + 1, undefined, false],
    ['tab closed', writerStart + 1, false, true],
    ['at work, and too busy to say a word for over a minute', writerSilence + 1, true, false],
    ['not known whether a tab is at work, silent for over a minute', writerSilence + 1, undefined, true],
  ] as const)('%s', (_name, silence, writerAtWork, interrupted) => {
    expect(after(silence, writerAtWork)).toMatchObject({ state: 'writing', interrupted });
  });
});
