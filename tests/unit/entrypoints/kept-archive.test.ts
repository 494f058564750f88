import { describe, expect, it } from 'vitest';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { jobOfEverything, jobOfWhatIsKept, jobToWrite } from '../../../entrypoints/archive/kept-archive';
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
    const job = await jobToWrite(vault, kept?.jobId ?? '', now);
    if (!job) throw new Error('no job');
    expect(job.request.what).toBe('archive');
    const { facts, receipt, listedNames } = await sourceOfJob(vault, job, now);
    expect(facts).toHaveLength(1);
    expect(receipt).toMatchObject({ complete: false, keptFromBefore: 1 });
    expect(receipt.incompleteBecause).toHaveLength(2);
    expect(receipt.incompleteBecause[0]).toMatch(/^inbox: This list was not read/);
    expect(listedNames).toBeNull();
  });

  it('writes all that is said to be kept, where the last archive was of one person', async () => {
    const vault = await freshVault();
    await saveConversation(vault, 'conversation-1', '2026-11-21T12:00:00Z');
    const choice = { leaveUnread: false, people: ['FAKE BROTHER'] };
    await vault.begin(beginArchive('archive-1', { request: { what: 'archive', choice } }));
    const kept = await keptIn(vault);
    expect(kept).toMatchObject({ messages: 1, accounts: 1 });
    const job = await jobToWrite(vault, kept?.jobId ?? '', now);
    if (!job) throw new Error('no job');
    const { facts, receipt } = await sourceOfJob(vault, job, now);
    expect(facts).toHaveLength(1);
    expect(receipt.complete).toBe(false);
  });

  it('does not turn the conversation itself into an archive', async () => {
    const vault = await freshVault();
    await saveConversation(vault, 'conversation-1', '2026-11-22T12:00:00Z');
    expect((await jobToWrite(vault, 'conversation-1'))?.request.what).toBe('conversation');
    expect(await jobToWrite(vault, 'kept-unknown')).toBeUndefined();
  });
});

describe('Save everything of an account', () => {
  const accountOf = async (vault: Vault): Promise<string> => (await vault.accounts())[0]!.accountId;

  it('writes the last archive where that was of everything: its receipt knows what JPay listed', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('archive-1'));
    expect(await jobOfEverything(vault, await accountOf(vault))).toBe('archive-1');
  });

  it.each([
    { people: ['fake person'] },
    { from: '2020-01-01' },
    { directions: ['sent' as const] },
    { withoutAttachments: true as const },
  ])('writes all that is kept where the last archive was of a part: %o', async (part) => {
    const vault = await freshVault();
    const choice = {
      leaveUnread: false,
      formats: ['word' as const],
      partBytes: 500_000_000 as const,
      ...part,
    };
    await vault.begin(beginArchive('archive-1', { request: { what: 'archive', choice } }));
    const accountId = await accountOf(vault);
    const jobId = await jobOfEverything(vault, accountId);
    expect(jobId).toBe(`kept-${accountId}`);
    const job = await jobToWrite(vault, jobId, now);
    // As large, and in the formats, that the family likes.
    expect(job?.request).toEqual({
      what: 'archive',
      choice: { leaveUnread: false, formats: ['word'], partBytes: 500_000_000 },
    });
  });

  it('offers none of several accounts in the popup where none was ever read here: the library has each', async () => {
    const vault = await freshVault();
    const mother = await vault.addAccount({ shownName: 'Fake Mother', contacts: [] });
    expect(await jobOfWhatIsKept(vault)).toBe(`kept-${mother}`);
    await vault.addAccount({ shownName: 'Fake Aunt', contacts: [] });
    expect(await jobOfWhatIsKept(vault)).toBeNull();
  });
});
