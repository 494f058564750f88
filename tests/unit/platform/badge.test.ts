// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Language } from '../../../src/model/language';
import type { Progress, Status } from '../../../src/model/status';
import { badgeOf } from '../../../src/platform/badge';
import { writeLanguage } from '../../../src/platform/language-setting';
import { longestSilence, writeStatus } from '../../../src/platform/status-item';
import { keepTitle } from '../../../src/platform/toolbar-title';
import { useMadeUpLocks } from './made-up-locks';

useMadeUpLocks();
beforeEach(() => fakeBrowser.reset());

const counts = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };
const request = { what: 'archive', choice: { leaveUnread: false } } as const;
const reading = (changes: Partial<Progress> = {}): Extract<Status, { state: 'reading' }> => ({
  state: 'reading',
  jobId: 'job-1',
  request,
  tabId: 7,
  progress: { activity: 'listing', messages: counts, attachments: counts, ...changes },
  lastWordAt: Date.now(),
});
const paused: Status = {
  state: 'paused',
  jobId: 'job-1',
  request,
  progress: reading().progress,
  why: 'offline',
};

describe('the badge of the toolbar button', () => {
  const text = (status: Status) => badgeOf(status).text;

  it('counts the messages of the lists while they are read', () => {
    expect(text(reading())).toBe('…');
    expect(text(reading({ messages: { ...counts, listed: 50 } }))).toBe('50');
    expect(text(reading({ messages: { ...counts, listed: 12_345 } }))).toBe('12k');
  });

  it('shows the share that has its end while messages are opened', () => {
    const messages = { listed: 50, saved: 12, failed: 1, vanished: 1, skipped: 1 };
    expect(text(reading({ activity: 'opening', messages }))).toBe('30%');
    expect(text(reading({ activity: 'attachment', messages }))).toBe('30%');
    expect(text(reading({ activity: 'opening', messages: { ...counts, listed: 3, saved: 3 } }))).toBe('100%');
  });

  it('tells a wait apart from work, and from a pause', () => {
    const messages = { ...counts, listed: 50, saved: 12 };
    const waits = badgeOf(
      reading({ activity: 'waiting', waitSeconds: 40, waitReason: 'asked-to-wait', messages }),
    );
    expect(waits.text).toBe('⌛');
    expect(waits.colour).not.toBe(badgeOf(reading({ activity: 'opening', messages })).colour);
    expect(waits.colour).not.toBe(badgeOf(paused).colour);
  });

  it('calls for attention when the job is paused, and shows the end', () => {
    expect(text(paused)).toBe('!');
    expect(text({ state: 'writing', jobId: 'job-1', request, lastWordAt: 0 })).toBe('…');
    expect(
      text({
        state: 'done',
        jobId: 'job-1',
        request,
        fileNames: [],
        complete: true,
        messages: counts,
        attachments: counts,
      }),
    ).toBe('✓');
    expect(text({ state: 'idle' })).toBe('');
  });

  it('never needs more than the four characters that fit', () => {
    for (const listed of [0, 9_999, 10_000, 999_999]) {
      for (const activity of ['listing', 'opening', 'waiting'] as const) {
        expect(text(reading({ activity, messages: { ...counts, listed } })).length).toBeLessThanOrEqual(4);
      }
    }
  });

  it('changes with the status item', async () => {
    await writeStatus(paused);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('!');
    await writeStatus({ state: 'idle' });
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });
});

describe('the words over the toolbar button', () => {
  const titleOf = (status: Status, language: Language) =>
    `${language === 'en' ? 'Fake words' : 'Palabras'}: ${status.state}`;
  const shows = (title: string): Promise<void> =>
    vi.waitFor(async () => expect(await fakeBrowser.action.getTitle({})).toBe(title));
  let stop: (() => void) | undefined;
  afterEach(() => stop?.());

  it('follow the status item, whoever writes it', async () => {
    stop = keepTitle(titleOf);
    await shows('Fake words: idle');
    await writeStatus(reading());
    await shows('Fake words: reading');
    await writeStatus(paused);
    await shows('Fake words: paused');
  });

  it('follow the chosen language', async () => {
    await writeStatus(paused);
    stop = keepTitle(titleOf);
    await shows('Fake words: paused');
    await writeLanguage('es');
    await shows('Palabras: paused');
    await writeStatus({ state: 'idle' });
    await shows('Palabras: idle');
  });

  it('say at the start that a reader fell silent', async () => {
    await writeStatus({ ...reading(), lastWordAt: Date.now() - longestSilence });
    stop = keepTitle(titleOf);
    await shows('Fake words: paused');
  });
});
