import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/model/person';
import { accountOf, beginArchive, fakeFamily, freshVault, readPage, row, vaultWithRows } from './made-up';

const findings = { listExceptions: [], notes: ['a note'], requests: 7 };
const otherFamily = {
  shownName: 'Fake Uncle',
  contacts: [{ name: 'FAKE COUSIN', inmateId: 'T00009', agency: 'Invented State' }],
};
const nothingShown = { contacts: [] };
const [son, daughter, nephew] = (['FAKE SON', 'FAKE DAUGHTER', 'FAKE NEPHEW'] as const).map(
  (name, index) => ({
    name,
    inmateId: `T0002${index}`,
    agency: 'Invented State',
  }),
) as [Contact, Contact, Contact];

describe('jobs and the account they belong to', () => {
  it('begins a job once and goes on with it in a new round', async () => {
    const vault = await freshVault();
    expect(await vault.begin(beginArchive())).toEqual({ outcome: 'begun', round: 1, requests: 0 });
    expect(await vault.begin(beginArchive())).toEqual({ outcome: 'resumed', round: 2, requests: 0 });
    expect(await vault.nextRound('job-1')).toBe(3);
    expect((await vault.job('job-1'))?.round).toBe(3);
  });

  it('remembers over a pause that too little room was told', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    await vault.note('job-1', { ...findings, toldOfRoom: true });
    expect(await vault.begin(beginArchive())).toEqual({
      outcome: 'resumed',
      round: 2,
      requests: 7,
      toldOfRoom: true,
    });
  });

  it('refuses to go on when somebody else signed in on the way, and changes nothing', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    const before = await vault.job('job-1');
    expect(await vault.begin(beginArchive('job-1', { account: otherFamily }))).toEqual({
      outcome: 'other-account',
    });
    expect(await vault.job('job-1')).toEqual(before);
  });

  it('keeps the mail of two families apart', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('job-1'));
    const first = await accountOf(vault);
    await vault.begin(beginArchive('job-2', { account: otherFamily, at: '2026-11-22T11:00:00Z' }));
    expect(await accountOf(vault)).not.toBe(first);
    await vault.begin(beginArchive('job-3', { at: '2026-11-22T12:00:00Z' }));
    expect(await accountOf(vault)).toBe(first);
  });

  it('keeps a stranger’s mail apart when the site shows too little to tell', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('job-1'));
    const first = await accountOf(vault);
    await vault.begin(beginArchive('job-2', { account: nothingShown, at: '2026-11-22T11:00:00Z' }));
    const second = await accountOf(vault);
    await vault.begin(beginArchive('job-3', { account: nothingShown, at: '2026-11-22T12:00:00Z' }));
    expect(new Set([first, second, await accountOf(vault)]).size).toBe(3);
  });

  it('goes on with a job when the site shows too little this time', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('job-1'));
    const account = await accountOf(vault);
    expect(await vault.begin(beginArchive('job-1', { account: nothingShown }))).toMatchObject({
      outcome: 'resumed',
    });
    expect(await accountOf(vault)).toBe(account);
  });

  it('keeps the mail of a mother and an aunt apart who both write to the son', async () => {
    const vault = await freshVault();
    const mother = { contacts: [son, daughter] };
    const aunt = { contacts: [son, nephew] };
    await vault.begin(beginArchive('job-1', { account: mother }));
    const first = await accountOf(vault);
    expect(await vault.begin(beginArchive('job-1', { account: aunt }))).toEqual({ outcome: 'other-account' });
    await vault.begin(beginArchive('job-2', { account: aunt, at: '2026-11-22T11:00:00Z' }));
    const second = await accountOf(vault);
    expect(second).not.toBe(first);
    expect(await vault.contacts(first)).toEqual([son, daughter]);

    // Only the son is left: that fits both, so it may be neither.
    const one = beginArchive('job-3', { account: { contacts: [son] }, at: '2026-11-22T12:00:00Z' });
    await vault.begin(one);
    const third = await accountOf(vault);
    expect([first, second]).not.toContain(third);
    await vault.begin({ ...one, jobId: 'job-4', at: '2026-11-22T13:00:00Z' });
    expect(await accountOf(vault)).toBe(third);
  });

  it('knows a family without a shown name again that has added somebody', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('job-1', { account: { contacts: [son] } }));
    const first = await accountOf(vault);
    const added = { contacts: [daughter, son] };
    await vault.begin(beginArchive('job-2', { account: added, at: '2026-11-22T11:00:00Z' }));
    expect(await accountOf(vault)).toBe(first);
  });

  it('remembers contacts that were removed on JPay', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    const added = { name: 'FAKE FRIEND', inmateId: 'T00002', agency: 'Invented State' };
    await vault.begin(beginArchive('job-1', { account: { ...fakeFamily, contacts: [added] } }));
    expect(await vault.contacts(await accountOf(vault))).toEqual([added, fakeFamily.contacts[0]]);
    expect(await vault.contacts('unknown')).toEqual([]);
  });

  it('drops the ledger of an older archive but none of its messages', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault);
    const kept = await vault.keep({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 });
    await vault.begin(beginArchive('job-2', { at: '2026-11-22T11:00:00Z' }));
    expect(await vault.job('job-1')).toBeUndefined();
    expect(await vault.rows('job-1')).toEqual([]);
    expect((await vault.facts(await accountOf(vault))).map(({ id }) => id)).toEqual([kept.messageId]);
    expect((await vault.latestJob())?.jobId).toBe('job-2');
  });

  it('finds the last archive behind a document that was ordered later', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive('job-1'));
    const request = { what: 'conversation', personName: 'Fake Person', format: 'html' } as const;
    await vault.begin(beginArchive('job-2', { request, at: '2026-11-22T11:00:00Z' }));
    expect((await vault.latestJob())?.jobId).toBe('job-2');
    expect((await vault.latestArchiveJob())?.jobId).toBe('job-1');
  });

  it('notes how a job ended, and forgets the end when it goes on', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    await vault.finish('job-1', 'cancelled', findings, '2026-11-22T10:30:00Z');
    expect(await vault.job('job-1')).toMatchObject({
      state: 'cancelled',
      findings,
      finishedAt: '2026-11-22T10:30:00Z',
    });
    await vault.begin(beginArchive());
    expect(await vault.job('job-1')).toMatchObject({ state: 'reading' });
    expect((await vault.job('job-1'))?.finishedAt).toBeUndefined();
  });

  it('says so when it does not know a job', async () => {
    const vault = await freshVault();
    await expect(vault.nextRound('unknown')).rejects.toMatchObject({ kind: 'vault-error' });
    await expect(vault.finish('unknown', 'read', findings, '')).rejects.toMatchObject({
      kind: 'vault-error',
    });
    await expect(vault.known('unknown', 'inbox')).rejects.toMatchObject({ kind: 'vault-error' });
    await expect(vault.recognise('unknown', 1, [])).rejects.toMatchObject({ kind: 'vault-error' });
    expect(await vault.latestJob()).toBeUndefined();
  });
});

describe('the ledger', () => {
  it('lets a row that has an end keep it when it is listed again', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const end = { state: 'failed', failure: 'timed-out', reason: 'It did not come.' } as const;
    await vault.settle({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, ...end });
    await vault.list('job-1', [row(1, { where: 'inbox, page 2' }), row(2), row(3)]);
    expect(await vault.rows('job-1')).toEqual([
      { ...rows[0]!, where: 'inbox, page 2', round: 1, ...end },
      rows[1]!,
      row(3),
    ]);
  });

  it('lets a failed row be saved by a later try', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const rowKey = rows[0]!.key;
    const end = { state: 'failed', failure: 'timed-out', reason: 'It did not come.' } as const;
    await vault.settle({ jobId: 'job-1', round: 1, rowKey, ...end });
    await vault.keep({ jobId: 'job-1', round: 2, rowKey, draft: await readPage(vault), requests: 1 });
    const [saved] = await vault.rows('job-1');
    expect(saved).toMatchObject({ state: 'saved', round: 2 });
    expect(saved).not.toHaveProperty('failure');
    expect(saved).not.toHaveProperty('reason');
  });

  it('never unsays that a message is kept', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const rowKey = rows[0]!.key;
    await vault.keep({ jobId: 'job-1', round: 1, rowKey, draft: await readPage(vault), requests: 1 });
    await vault.settle({
      jobId: 'job-1',
      round: 2,
      rowKey,
      state: 'vanished',
      failure: 'message-vanished',
      reason: 'It is gone.',
    });
    expect((await vault.rows('job-1'))[0]).toMatchObject({ state: 'saved' });
  });

  it('calls no row saved for a message that is not in the vault', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const recognised = [{ rowKey: rows[0]!.key, messageId: 'unknown' }];
    await expect(vault.recognise('job-1', 1, recognised)).rejects.toMatchObject({ kind: 'vault-error' });
    expect(await vault.rows('job-1')).toEqual(rows);
  });

  it('settles no row that was never listed', async () => {
    const { vault } = await vaultWithRows(0);
    const end = { state: 'skipped', failure: 'left-unread', reason: 'Left unread.' } as const;
    await expect(vault.settle({ jobId: 'job-1', round: 1, rowKey: 'unknown', ...end })).rejects.toMatchObject(
      {
        kind: 'vault-error',
      },
    );
  });

  it('holds the rows of two jobs apart', async () => {
    const { vault } = await vaultWithRows(2);
    await vault.begin(
      beginArchive('job-10', {
        request: { what: 'conversation', personName: 'Fake Person', format: 'html' },
      }),
    );
    await vault.list('job-10', [row(1)]);
    expect(await vault.rows('job-1')).toHaveLength(2);
    expect(await vault.rows('job-10')).toHaveLength(1);
  });
});
