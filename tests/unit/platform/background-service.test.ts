// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ExportRequest } from '../../../src/model/export-request';
import { noCounts } from '../../../src/model/receipt';
import type { Progress, Status } from '../../../src/model/status';
import {
  backgroundHandlers,
  updateWhenIdle,
  type BackgroundVault,
  type WithVault,
} from '../../../src/platform/background-service';
import { longestSilence, readStatus, writeStatus } from '../../../src/platform/status-item';
import { useMadeUpLocks } from './made-up-locks';

const request: ExportRequest = { what: 'archive', choice: { leaveUnread: false } };
const progress: Progress = {
  activity: 'opening',
  messages: { ...noCounts, listed: 9, saved: 4 },
  attachments: noCounts,
};
const reading = (changes: Partial<Extract<Status, { state: 'reading' }>> = {}): Status => ({
  state: 'reading',
  jobId: 'job-1',
  request,
  tabId: 7,
  progress,
  lastWordAt: Date.now(),
  ...changes,
});

const job = {
  jobId: 'job-1',
  accountId: 'account',
  request,
  startedAt: '',
  round: 1,
  state: 'reading' as const,
  findings: { listExceptions: [], notes: [], requests: 0 },
};
const vault = {
  rows: vi.fn(() => Promise.resolve([])),
  stageSlice: vi.fn(() => Promise.resolve()),
  finish: vi.fn(() => Promise.resolve()),
  room: vi.fn(() => Promise.resolve(12_000)),
  job: vi.fn((jobId: string) => Promise.resolve(jobId === 'job-1' ? job : undefined)),
};
const withVault = vi.fn(<Result>(work: (vault: BackgroundVault) => Promise<Result>) =>
  work(vault as unknown as BackgroundVault),
);
const background = backgroundHandlers(withVault as WithVault);
const tab = (tabId: number) => ({ tabId });

useMadeUpLocks();
beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
});

describe('one reader at a time', () => {
  it('gives the turn to the tab that asks first', async () => {
    const lease = await background['lease.take']({ jobId: 'job-1', request }, tab(7));
    expect(lease).toEqual({ outcome: 'granted', tabId: 7, request });
    expect(await readStatus()).toMatchObject({ state: 'reading', jobId: 'job-1', tabId: 7 });
  });

  it('tells a second tab who is reading, also when both ask together', async () => {
    const [first, second] = await Promise.all([
      background['lease.take']({ jobId: 'job-1', request }, tab(7)),
      background['lease.take']({ jobId: 'job-2', request }, tab(8)),
    ]);
    expect(first).toMatchObject({ outcome: 'granted' });
    expect(second).toEqual({ outcome: 'busy', tabId: 7 });
    expect(await readStatus()).toMatchObject({ jobId: 'job-1' });
  });

  it('gives the turn on when nothing was heard of the reader for a minute', async () => {
    await writeStatus(reading({ lastWordAt: Date.now() - longestSilence }));
    expect(await background['lease.take']({ jobId: 'job-2', request }, tab(8))).toMatchObject({
      outcome: 'granted',
    });
  });

  it('goes on with a paused job where its counts stood', async () => {
    await writeStatus({ state: 'paused', jobId: 'job-1', request, progress, why: 'offline' });
    const lease = await background['lease.take']({ jobId: 'job-1' }, tab(8));
    expect(lease).toEqual({ outcome: 'granted', tabId: 8, request });
    expect(await readStatus()).toMatchObject({
      progress: { activity: 'starting', messages: progress.messages },
    });
  });

  it('finds the order of a job in the vault when the status item has another', async () => {
    await writeStatus({ state: 'idle' });
    expect(await background['lease.take']({ jobId: 'job-1' }, tab(8))).toMatchObject({
      outcome: 'granted',
      request,
    });
    await writeStatus({ state: 'idle' });
    expect(await background['lease.take']({ jobId: 'unknown' }, tab(8))).toEqual({ outcome: 'unknown-job' });
    expect(await readStatus()).toEqual({ state: 'idle' });
  });

  it('lets a tab whose page changed go on by itself, and no other', async () => {
    await writeStatus(reading());
    expect(await background['lease.mine']({}, tab(7))).toEqual({ jobId: 'job-1', request, tabId: 7 });
    expect(await background['lease.mine']({}, tab(8))).toBeNull();
    await writeStatus(reading({ lastWordAt: Date.now() - longestSilence }));
    expect(await background['lease.mine']({}, tab(7))).toBeNull();
    await writeStatus({ state: 'idle' });
    expect(await background['lease.mine']({}, tab(7))).toBeNull();
  });

  it('keeps nothing for a tab whose turn it is not', async () => {
    await writeStatus(reading());
    await expect(background['keeper.rows']({ jobId: 'job-1' }, tab(8))).rejects.toMatchObject({
      kind: 'vault-error',
    });
    expect(withVault).not.toHaveBeenCalled();
    await expect(background['keeper.rows']({ jobId: 'job-1' }, tab(7))).resolves.toEqual([]);
  });

  it('is told the room of the extension itself, for whoever reads and nobody else', async () => {
    await writeStatus(reading());
    expect(await background['keeper.room']({}, tab(7))).toBe(12_000);
    await expect(background['keeper.room']({}, tab(8))).rejects.toMatchObject({ kind: 'vault-error' });
  });

  it('hands on what the vault failed with', async () => {
    await writeStatus(reading());
    vault.rows.mockRejectedValueOnce(new Error('broken'));
    await expect(background['keeper.rows']({ jobId: 'job-1' }, tab(7))).rejects.toThrow('broken');
  });

  it('hands slices on as bytes', async () => {
    await writeStatus(reading());
    const slice = { stagedId: 'a', n: 0, last: true };
    await background['keeper.stageSlice']({ ...slice, text: btoa('photo') }, tab(7));
    expect(vault.stageSlice).toHaveBeenCalledWith({ ...slice, bytes: new TextEncoder().encode('photo') });
  });
});

describe('how the job goes', () => {
  it('notes progress and that the reader is alive', async () => {
    await writeStatus(reading({ lastWordAt: 5 }));
    const newer: Progress = { ...progress, page: 3 };
    expect(await background['status.report']({ jobId: 'job-1', progress: newer }, tab(7))).toBe(true);
    const status = await readStatus();
    expect(status).toMatchObject({ progress: newer });
    expect(status.state === 'reading' && status.lastWordAt > 5).toBe(true);
    expect(await background['status.report']({ jobId: 'job-1' }, tab(7))).toBe(true);
    expect(await readStatus()).toMatchObject({ progress: newer });
  });

  it('keeps what was reached on show while a reader starts again', async () => {
    await writeStatus(reading());
    const starting: Progress = { activity: 'starting', messages: noCounts, attachments: noCounts };
    await background['status.report']({ jobId: 'job-1', progress: starting }, tab(7));
    expect(await readStatus()).toMatchObject({
      progress: { activity: 'starting', messages: progress.messages },
    });
  });

  it('tells a reader that lost its turn so, and believes none of its words', async () => {
    await writeStatus(reading({ tabId: 8 }));
    expect(await background['status.report']({ jobId: 'job-1', progress }, tab(7))).toBe(false);
    await background['status.paused']({ jobId: 'job-1', why: 'offline' }, tab(7));
    await background['status.ended']({ jobId: 'job-1', state: 'read' }, tab(7));
    await background['status.cancelled']({}, tab(7));
    expect(await readStatus()).toMatchObject({ state: 'reading', tabId: 8 });
  });

  it('shows why a job is paused, and what it needs', async () => {
    await writeStatus(reading());
    await background['status.paused']({ jobId: 'job-1', why: 'no-space', amount: 1234 }, tab(7));
    expect(await readStatus()).toEqual({
      state: 'paused',
      jobId: 'job-1',
      request,
      progress,
      why: 'no-space',
      amount: 1234,
    });
  });

  it('opens the archive tab when everything is read, and the same tab again the next time', async () => {
    await writeStatus(reading());
    await background['status.ended']({ jobId: 'job-1', state: 'read' }, tab(7));
    expect(await readStatus()).toMatchObject({ state: 'writing', jobId: 'job-1' });
    const archives = async () =>
      (await fakeBrowser.tabs.query({})).filter(({ url }) => url?.includes('archive.html'));
    expect((await archives()).map(({ url }) => url)).toEqual([
      fakeBrowser.runtime.getURL('/archive.html?job=job-1'),
    ]);

    // The archive tab notes in its address that it has written: it must go back to write again.
    const [archive] = await archives();
    await fakeBrowser.tabs.update(archive!.id, { url: `${archive!.url!}&written=` });
    await writeStatus(reading());
    await background['status.ended']({ jobId: 'job-1', state: 'read' }, tab(7));
    expect((await archives()).map(({ url }) => url)).toEqual([
      fakeBrowser.runtime.getURL('/archive.html?job=job-1'),
    ]);
  });

  it('opens the archive tab, too, when the background was stopped just before, and never a second one', async () => {
    await writeStatus({ state: 'writing', jobId: 'job-1', request, lastWordAt: Date.now() });
    const archives = async () =>
      (await fakeBrowser.tabs.query({})).filter(({ url }) => url?.includes('archive.html?job=job-1'));
    await background['status.ended']({ jobId: 'job-1', state: 'read' }, tab(7));
    expect(await archives()).toHaveLength(1);
    const [archive] = await archives();
    await fakeBrowser.tabs.update(archive!.id, { url: `${archive!.url!}&written=` });
    await background['status.ended']({ jobId: 'job-1', state: 'read' }, tab(7));
    expect((await archives()).map(({ url }) => url)).toEqual([expect.stringMatching(/&written=$/)]);
  });

  it('is idle after a cancel, with no archive', async () => {
    await writeStatus(reading());
    await background['status.ended']({ jobId: 'job-1', state: 'cancelled' }, tab(7));
    expect(await readStatus()).toEqual({ state: 'idle' });
    expect((await fakeBrowser.tabs.query({})).filter(({ url }) => url?.includes('archive'))).toEqual([]);
  });

  it('cancels a job that stands still, in the vault too', async () => {
    await writeStatus({ state: 'paused', jobId: 'job-1', request, progress, why: 'offline' });
    await background['status.cancelled']({}, tab(9));
    expect(await readStatus()).toEqual({ state: 'idle' });
    expect(vault.finish).toHaveBeenCalledWith('job-1', 'cancelled', job.findings, expect.any(String));
  });

  it('does not cut a job off for an update', async () => {
    const reload = vi.fn();
    (fakeBrowser.runtime as unknown as { reload: () => void }).reload = reload;
    await writeStatus(reading());
    await updateWhenIdle();
    await writeStatus({ state: 'writing', jobId: 'job-1', request, lastWordAt: Date.now() });
    await updateWhenIdle();
    expect(reload).not.toHaveBeenCalled();
    await writeStatus({ state: 'idle' });
    await updateWhenIdle();
    expect(reload).toHaveBeenCalledOnce();
  });
});
