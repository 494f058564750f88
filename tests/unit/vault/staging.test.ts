import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '../../../src/model/sha256';
import { openVault } from '../../../src/vault/vault';
import {
  accountOf,
  beginArchive,
  bytesOf,
  countContent,
  freshVault,
  readPage,
  row,
  vaultWithRows,
} from './made-up';

const slice = (stagedId: string, n: number, text: string, last = false) => ({
  stagedId,
  n,
  last,
  bytes: bytesOf(text),
});
const findings = { listExceptions: [], notes: [], requests: 0 };

describe('bytes on their way into the vault', () => {
  it('joins slices in order, whatever is repeated', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault);
    for (const [n, text] of ['one ', 'two ', 'two ', 'three'].map(
      (text, at) => [[0, 1, 1, 2][at]!, text] as const,
    )) {
      await vault.stageSlice(slice('letter', n, text, n === 2));
    }
    await vault.stageSlice(slice('letter', 2, 'three', true));
    const attachment = {
      index: 1,
      label: 'A film',
      kind: 'videogram' as const,
      state: 'saved' as const,
      mediaType: 'video/mp4',
      stagedId: 'letter',
    };
    await vault.keep({
      jobId: 'job-1',
      round: 1,
      rowKey: rows[0]!.key,
      draft: { ...draft, attachments: [attachment] },
      requests: 1,
    });
    expect(await vault.bytes(await sha256Hex('one two three'))).toEqual(bytesOf('one two three'));
  });

  it('does not pass off a film with a missing slice as whole', async () => {
    const vault = await freshVault();
    await vault.stageSlice(slice('film', 0, 'one'));
    await expect(vault.stageSlice(slice('film', 2, 'three', true))).rejects.toMatchObject({
      kind: 'vault-error',
    });
  });

  it('takes zero bytes', async () => {
    const vault = await freshVault();
    await expect(vault.stage(new Uint8Array(0))).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sweeps what no message named once nothing is being read', async () => {
    const vault = await freshVault();
    await vault.stage(bytesOf('orphan'));
    await vault.stageSlice(slice('half', 0, 'half a film'));
    expect(await vault.sweepStaging()).toBe(2);
    expect(await vault.sweepStaging()).toBe(0);
    expect(await countContent(vault)).toBe(0);
  });

  it('writes bytes once, however often they come and whoever names them', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    for (const [at, { key }] of rows.entries()) {
      const draft = await readPage(vault, [{ bytes: 'the same eCard' }], { bodyText: `letter ${at}` });
      await vault.keep({ jobId: 'job-1', round: 1, rowKey: key, draft, requests: 1 });
    }
    const stores = put.mock.contexts.map((store) => (store as IDBObjectStore).name);
    put.mockRestore();
    // The eCard, and a page of each.
    expect(stores.filter((store) => store === 'content')).toHaveLength(3);
    expect(await countContent(vault)).toBe(3);
    expect(await vault.bytes(await sha256Hex('the same eCard'))).toEqual(bytesOf('the same eCard'));
  });

  it('sweeps nothing that a message has, though the same bytes were staged again for nothing', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault, [{ bytes: 'photo' }]);
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 });
    await vault.stage(bytesOf('photo'));
    await vault.stage(bytesOf('orphan'));
    await vault.finish('job-1', 'read', findings, '2026-11-22T11:00:00Z');
    expect(await vault.sweepStaging()).toBe(2);
    expect(await vault.bytes(await sha256Hex('photo'))).toEqual(bytesOf('photo'));
    // The photo and its page.
    expect(await countContent(vault)).toBe(2);
  });

  it('counts nothing that no message has', async () => {
    const vault = await freshVault();
    await vault.stage(bytesOf('orphan'));
    expect(await vault.summary()).toMatchObject({ attachments: 0, bytes: 0 });
  });

  it('leaves a staged page that is not needed to the next sweep', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const call = { jobId: 'job-1', rowKey: rows[0]!.key, requests: 1 };
    await vault.keep({ ...call, round: 1, draft: await readPage(vault) });
    // The message is known, and its first page stays.
    await vault.keep({ ...call, round: 2, draft: await readPage(vault) });
    await vault.finish('job-1', 'read', findings, '2026-11-22T11:00:00Z');
    expect(await vault.sweepStaging()).toBe(1);
    expect(await countContent(vault)).toBe(1);
  });

  it('leaves the bytes of the message in hand alone when the background starts anew', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault, [{ bytes: 'photo' }]);
    expect(await vault.sweepStaging()).toBe(0);
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 });
    await vault.finish('job-1', 'read', findings, '2026-11-22T11:00:00Z');
    expect(await vault.sweepStaging()).toBe(0);
  });

  it('drops what a reader that is gone had staged when the job goes on', async () => {
    const { vault } = await vaultWithRows(1);
    await vault.stage(bytesOf('orphan'));
    await vault.begin(beginArchive());
    expect(await countContent(vault)).toBe(0);
    await vault.finish('job-1', 'read', findings, '2026-11-22T11:00:00Z');
    expect(await vault.sweepStaging()).toBe(0);
  });
});

describe('forgetting everything', () => {
  it('leaves nothing behind, though another tab has the vault open', async () => {
    const name = 'a vault to be forgotten';
    const vault = await openVault(name);
    const elsewhere = await openVault(name);
    await vault.begin(beginArchive());
    await vault.list('job-1', [row(1)]);
    await vault.keep({
      jobId: 'job-1',
      round: 1,
      rowKey: row(1).key,
      draft: await readPage(vault, [{ bytes: 'x' }]),
      requests: 1,
    });
    const accountId = await accountOf(elsewhere);
    expect(await elsewhere.facts(accountId)).toHaveLength(1);

    await vault.forgetEverything();

    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    expect(await elsewhere.summary()).toEqual({ messages: 0, attachments: 0, bytes: 0, lastSavedAt: null });
    expect(await elsewhere.facts(accountId)).toEqual([]);
    expect(await elsewhere.latestJob()).toBeUndefined();
    await elsewhere.close();
    const database = await openDB(name);
    for (const store of database.objectStoreNames) expect(await database.count(store)).toBe(0);
    database.close();
  });

  it('says so when asked for what it does not hold', async () => {
    const vault = await freshVault();
    await expect(vault.bytes('0'.repeat(64))).rejects.toMatchObject({ kind: 'vault-error' });
    await expect(vault.message('nobody', '0'.repeat(64))).rejects.toMatchObject({ kind: 'vault-error' });
  });
});
