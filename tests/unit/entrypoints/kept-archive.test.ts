import { describe, expect, it } from 'vitest';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { jobToWrite } from '../../../entrypoints/archive/kept-archive';
import { keptIn } from '../../../entrypoints/popup/browser-desk';
import type { Vault } from '../../../src/vault/vault';
import { beginArchive, freshVault, readPage, row } from '../vault/made-up';

const now = new Date(Date.UTC(2026, 10, 22));

/** Orders one conversation, of which one message is kept. */
async function saveConversation(vault: Vault, jobId: string, at: string): Promise<void> {
  const request = { what: 'conversation', personName: 'Fake Person', format: 'html' } as const;
  await vault.begin(beginArchive(jobId, { request, at }));
  const listed = row(1);
  await vault.list(jobId, [listed]);
  await vault.keep({ jobId, round: 1, rowKey: listed.key, draft: await readPage(vault), requests: 2 });
  await vault.finish(jobId, 'read', { listExceptions: [], notes: [], requests: 3 }, at);
}

describe('Save what is kept', () => {
  it('is not offered while nothing is kept', async () => {
    expect(await keptIn(await freshVault())).toBeNull();
  });

  it('still writes the archive after a conversation was saved', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('archive-1'));
    await saveConversation(vault, 'conversation-1', '2026-11-22T12:00:00Z');
    expect(await keptIn(vault)).toMatchObject({ jobId: 'archive-1', messages: 1 });
    expect((await vault.latestJob())?.jobId).toBe('conversation-1');
  });

  it('writes an INCOMPLETE archive of all that is kept where only a conversation was ever saved', async () => {
    const vault = await freshVault();
    await saveConversation(vault, 'conversation-1', '2026-11-22T12:00:00Z');
    const kept = await keptIn(vault);
    expect(kept).toMatchObject({ messages: 1 });
    const job = await jobToWrite(vault, kept?.jobId ?? '');
    if (!job) throw new Error('no job');
    expect(job.request.what).toBe('archive');
    const { facts, receipt, listedNames } = await sourceOfJob(vault, job, now);
    expect(facts).toHaveLength(1);
    expect(receipt).toMatchObject({ complete: false, keptFromBefore: 1 });
    expect(receipt.incompleteBecause).toHaveLength(2);
    expect(receipt.incompleteBecause[0]).toMatch(/^inbox: This list was not read/);
    expect(listedNames).toBeNull();
  });

  it('does not turn the conversation itself into an archive', async () => {
    const vault = await freshVault();
    await saveConversation(vault, 'conversation-1', '2026-11-22T12:00:00Z');
    expect((await jobToWrite(vault, 'conversation-1'))?.request.what).toBe('conversation');
    expect(await jobToWrite(vault, 'kept-unknown')).toBeUndefined();
  });
});
