// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Status } from '../../../src/model/status';
import {
  asShown,
  changeStatus,
  longestSilence,
  readStatus,
  watchStatus,
  writeStatus,
} from '../../../src/platform/status-item';
import { useMadeUpLocks } from './made-up-locks';

useMadeUpLocks();
beforeEach(() => fakeBrowser.reset());

const counts = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };
const request = { what: 'archive', choice: { leaveUnread: false } } as const;
const reading = (changes: Partial<Extract<Status, { state: 'reading' }>['progress']> = {}) =>
  ({
    state: 'reading',
    jobId: 'job-1',
    request,
    tabId: 7,
    progress: { activity: 'listing', messages: counts, attachments: counts, ...changes },
    lastWordAt: 1_000_000,
  }) satisfies Status;

describe('the status item', () => {
  it('is idle before anything was ordered', async () => {
    expect(await readStatus()).toEqual({ state: 'idle' });
  });

  it('is what was written last', async () => {
    await writeStatus(reading());
    expect(await readStatus()).toEqual(reading());
  });

  it('is idle when it cannot be read', async () => {
    await fakeBrowser.storage.local.set({ status: { state: 'reading', jobId: 5 } });
    expect(await readStatus()).toEqual({ state: 'idle' });
  });

  it('is still read when an older version wrote it, without counts by mailbox and time left', async () => {
    const older = { ...reading(), progress: { activity: 'opening', messages: counts, attachments: counts } };
    await fakeBrowser.storage.local.set({ status: older });
    expect(await readStatus()).toEqual(older);
  });

  it('tells those who watch, until they stop', async () => {
    const changed = vi.fn();
    const stop = watchStatus(changed);
    await writeStatus(reading());
    await fakeBrowser.storage.local.set({ another: 'item' });
    stop();
    await writeStatus({ state: 'idle' });
    expect(changed.mock.calls).toEqual([[reading()]]);
  });

  it('is not written when nothing changes', async () => {
    await writeStatus(reading());
    const changed = vi.fn();
    watchStatus(changed);
    await changeStatus((status) => status);
    expect(changed).not.toHaveBeenCalled();
  });

  it('changes in one step, however many change it together', async () => {
    await writeStatus(reading());
    const add = () =>
      changeStatus((status) =>
        status.state === 'reading' ? { ...status, lastWordAt: status.lastWordAt + 1 } : status,
      );
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await readStatus()).toMatchObject({ lastWordAt: reading().lastWordAt + 10 });
  });

  it('shows a reader that fell silent for a minute as paused', () => {
    const status = reading();
    expect(asShown(status, status.lastWordAt + longestSilence - 1)).toBe(status);
    expect(asShown(status, status.lastWordAt + longestSilence)).toEqual({
      state: 'paused',
      jobId: 'job-1',
      request,
      progress: status.progress,
      why: 'no-word',
    });
  });

  it('shows a reader as paused when the clock was set back by hours', () => {
    expect(asShown(reading(), reading().lastWordAt - 3_600_000)).toMatchObject({ state: 'paused' });
  });

  it('leaves everything else as it is', () => {
    const idle: Status = { state: 'idle' };
    const writing: Status = { state: 'writing', jobId: 'job-1', request, lastWordAt: 0 };
    expect(asShown(idle, 1e12)).toBe(idle);
    expect(asShown(writing, 1e12)).toBe(writing);
  });
});
