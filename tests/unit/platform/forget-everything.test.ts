// @vitest-environment happy-dom
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetEverything } from '../../../src/platform/forget-everything';
import { WritingStatus } from '../../../entrypoints/archive/writing-status';
import { makeReceipt } from '../../../src/bundle/receipt';
import { nothingIsLeft } from '../../../src/model/left-behind';
import type { Job } from '../../../src/model/ledger';
import { readLastSaved, writeLastSaved } from '../../../src/platform/last-saved';
import { readStatus, writeStatus } from '../../../src/platform/status-item';
import { inWritingTurn, isBeingWritten } from '../../../src/platform/writing-turn';
import type { Vault } from '../../../src/vault/vault';
import { beginArchive, freshVault, readPage, row } from '../vault/made-up';
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
const emptied = {
  name: 'fake vault',
  summary: () => Promise.resolve({ messages: 0, attachments: 0, bytes: 0 }),
  countEverything: () => Promise.resolve(0),
};
const receipt = makeReceipt(job('job-1'), [], [], new Date(Date.UTC(2026, 10, 22)));

describe('Forget everything', () => {
  it('removes the messages and the name in the status item when nothing is under way', async () => {
    const vault = { ...emptied, forgetEverything: vi.fn(() => Promise.resolve()) };
    const { jobId, request } = job('job-1');
    await writeStatus({ state: 'writing', jobId, request, lastWordAt: 1 });
    await writeLastSaved(1);
    await forgetEverything(vault);
    expect(vault.forgetEverything).toHaveBeenCalled();
    expect(await readStatus()).toEqual({ state: 'idle' });
    expect(await readLastSaved()).toBeNull();
  });

  it('waits for a tab that writes any job, and says so in a plain sentence', async () => {
    const vault = { ...emptied, forgetEverything: vi.fn(() => Promise.resolve()) };
    await inWritingTurn('another-job', async () => {
      await expect(forgetEverything(vault)).rejects.toThrow('A file is being written in another tab.');
    });
    expect(vault.forgetEverything).not.toHaveBeenCalled();
    await forgetEverything(vault);
    expect(vault.forgetEverything).toHaveBeenCalled();
  });

  it('lets no tab begin to write before it is done', async () => {
    const order: string[] = [];
    let writing: Promise<unknown> = Promise.resolve();
    let times = 0;
    await forgetEverything({
      ...emptied,
      forgetEverything: async () => {
        times += 1;
        if (times > 1) return;
        writing = inWritingTurn('job-1', () => Promise.resolve(void order.push('written')));
        await vi.waitFor(async () => expect(await isBeingWritten('job-1')).toBe(true));
        order.push('forgotten');
      },
    });
    await writing;
    expect(order).toEqual(['forgotten', 'written']);
  });
});

describe('the other pages of Letterkeep', () => {
  /** As another page has it. */
  const other = new BroadcastChannel('letterkeep-forgotten');
  afterAll(() => other.close());

  it.each([
    ['when nothing is removed any more', () => Promise.resolve()],
    ['even where removing ended badly', () => Promise.reject(new Error('made up'))],
  ])('load anew %s', async (_, secondTime) => {
    const heard = new Promise<number>((resolve) => {
      other.onmessage = () => resolve(forget.mock.calls.length);
    });
    const forget = vi.fn().mockResolvedValueOnce(undefined).mockImplementationOnce(secondTime);
    await forgetEverything({ ...emptied, forgetEverything: forget }).catch(() => undefined);
    expect(await heard).toBe(2);
  });
});

describe('the proof that nothing stays', () => {
  /** A real vault with a letter, its photo and an order, and items of every kind in the browser's storage. */
  async function fullVault(): Promise<Vault> {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    const listed = row(1);
    await vault.list('job-1', [listed]);
    const draft = await readPage(vault, [{ bytes: 'photo' }]);
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: listed.key, draft, requests: 1 });
    await fakeBrowser.storage.local.set({
      language: 'es',
      speed: 'fast',
      forecastPutAway: 'job-1',
      lastSaved: 1,
    });
    return vault;
  }

  it('is what a new look into vault and storage finds: not a record, and no item but the settings', async () => {
    const vault = await fullVault();
    expect(await vault.summary()).toMatchObject({ messages: 1, attachments: 1 });
    const left = await forgetEverything(vault);
    expect(left).toMatchObject({ messages: 0, attachments: 0, bytes: 0, records: 0, items: [] });
    expect(left && nothingIsLeft({ ...left, otherDatabases: [] })).toBe(true);
    expect(Object.keys(await fakeBrowser.storage.local.get(null)).sort()).toEqual([
      'language',
      'speed',
      'status',
    ]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(vault.name);
  });

  it('is not given where the messages are still there', async () => {
    const vault = await fullVault();
    const stubborn = {
      name: vault.name,
      summary: () => vault.summary(),
      countEverything: () => vault.countEverything(),
      forgetEverything: () => Promise.resolve(),
    };
    const left = await forgetEverything(stubborn);
    expect(left).toMatchObject({ messages: 1, attachments: 1 });
    expect(left && nothingIsLeft(left)).toBe(false);
    await vault.close();
  });

  it('tells of another database of Letterkeep, and of an item that somebody put back', async () => {
    const vault = await fullVault();
    const other = indexedDB.open('fake other store');
    await new Promise((resolve) => {
      other.onsuccess = resolve;
    });
    other.result.close();
    const left = await forgetEverything({
      name: vault.name,
      countEverything: () => vault.countEverything(),
      forgetEverything: () => vault.forgetEverything(),
      summary: async () => {
        await fakeBrowser.storage.local.set({ fake: 'a name' });
        return vault.summary();
      },
    });
    expect(left?.otherDatabases).toContain('fake other store');
    expect(left?.items).toEqual(['fake']);
    expect(left && nothingIsLeft(left)).toBe(false);
    indexedDB.deleteDatabase('fake other store');
  });

  it('is not claimed where nobody could look', async () => {
    const blind = {
      ...emptied,
      forgetEverything: () => Promise.resolve(),
      countEverything: () => Promise.reject(new Error('made up')),
    };
    expect(await forgetEverything(blind)).toBeNull();
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
