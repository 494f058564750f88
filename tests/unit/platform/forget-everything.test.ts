// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetEverything } from '../../../src/platform/forget-everything';
import { WritingStatus } from '../../../entrypoints/archive/writing-status';
import { makeReceipt } from '../../../src/bundle/receipt';
import type { Job } from '../../../src/model/ledger';
import { readLastSaved, writeLastSaved } from '../../../src/platform/last-saved';
import { readStatus, writeStatus } from '../../../src/platform/status-item';
import { inWritingTurn, isBeingWritten } from '../../../src/platform/writing-turn';
import { useMadeUpLocks } from './made-up-locks';

useMadeUpLocks();
beforeEach(() => fakeBrowser.reset());

function job(jobId: string): Job {
  return {
    jobId,
    accountId: 'account-1',
    request: { what: 'conversation', personName: 'FAKE PERSON', format: 'html' },
    startedAt: '2026-11-22T00:00:00.000Z',
    round: 1,
    state: 'read',
    findings: { listExceptions: [], notes: [], requests: 1 },
  };
}
const receipt = makeReceipt(job('job-1'), [], [], new Date(Date.UTC(2026, 10, 22)));

describe('Forget everything', () => {
  it('removes the messages and the name in the status item when nothing is under way', async () => {
    const vault = { forgetEverything: vi.fn(() => Promise.resolve()) };
    const { jobId, request } = job('job-1');
    await writeStatus({ state: 'writing', jobId, request, lastWordAt: 1 });
    await writeLastSaved(1);
    await forgetEverything(vault);
    expect(vault.forgetEverything).toHaveBeenCalledTimes(1);
    expect(await readStatus()).toEqual({ state: 'idle' });
    expect(await readLastSaved()).toBeNull();
  });

  it('waits for a tab that writes any job, and says so in a plain sentence', async () => {
    const vault = { forgetEverything: vi.fn(() => Promise.resolve()) };
    await inWritingTurn('another-job', async () => {
      await expect(forgetEverything(vault)).rejects.toThrow('A file is being written in another tab.');
    });
    expect(vault.forgetEverything).not.toHaveBeenCalled();
    await forgetEverything(vault);
    expect(vault.forgetEverything).toHaveBeenCalledTimes(1);
  });

  it('lets no tab begin to write before it is done', async () => {
    const order: string[] = [];
    let writing: Promise<unknown> = Promise.resolve();
    await forgetEverything({
      forgetEverything: async () => {
        writing = inWritingTurn('job-1', () => Promise.resolve(void order.push('written')));
        await vi.waitFor(async () => expect(await isBeingWritten('job-1')).toBe(true));
        order.push('forgotten');
      },
    });
    await writing;
    expect(order).toEqual(['forgotten', 'written']);
  });
});

describe('the status of a tab that writes', () => {
  const named = (jobId: string) =>
    vi.waitFor(async () => expect(await readStatus()).toMatchObject({ jobId }));

  it('goes from writing to done while the status item names its job', async () => {
    const status = new WritingStatus(job('job-1'));
    await named('job-1');
    await status.done(receipt, ['fake.html']);
    expect(await readStatus()).toMatchObject({ state: 'done', jobId: 'job-1', fileNames: ['fake.html'] });
  });

  it('does not bring a name back after everything was forgotten', async () => {
    const status = new WritingStatus(job('job-1'));
    await named('job-1');
    await writeStatus({ state: 'idle' });
    await status.done(receipt, ['fake.html']);
    expect(await readStatus()).toEqual({ state: 'idle' });
  });

  it('leaves the item to another job that has taken it', async () => {
    const first = new WritingStatus(job('job-1'));
    await named('job-1');
    const second = new WritingStatus(job('job-2'));
    await named('job-2');
    await first.done(receipt, ['fake.html']);
    expect(await readStatus()).toMatchObject({ state: 'writing', jobId: 'job-2' });
    second.stop();
  });
});
