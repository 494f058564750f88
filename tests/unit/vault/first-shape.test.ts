// @vitest-environment jsdom
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { keptAccounts, keptDocument } from '../../../entrypoints/archive/library';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { writeArchive } from '../../../src/bundle/write-archive';
import type { AccountMarks } from '../../../src/model/account';
import { openVault, type Vault } from '../../../src/vault/vault';
import { vaultVersion } from '../../../src/vault/schema';
import { beginArchive, readPage, row } from './made-up';
import { ids, records, stores, sums, writeFirstShape } from './first-shape';

const madeAt = new Date(2026, 10, 22, 12);
let count = 0;
let name: string;
let vault: Vault;

beforeEach(async () => {
  count += 1;
  name = `first shape ${count}`;
  await writeFirstShape(name);
  vault = await openVault(name);
});

/** What a database truly holds of stores and indexes, in the words of first-shape.ts. */
async function shapeOf(database: string) {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  const shape = Array.from(opened.objectStoreNames, (store) => {
    const held = opened.transaction(store).objectStore(store);
    const indexes = Array.from(held.indexNames, (index) => [index, held.index(index).keyPath]);
    return { name: store, keyPath: held.keyPath, indexes };
  });
  const { version } = opened;
  opened.close();
  return { version, shape };
}

describe('a vault that the first released version wrote', () => {
  it('is opened by the version of today, and has its shape', async () => {
    await vault.close();
    const fresh = await openVault(`${name} made anew`);
    await fresh.close();
    expect(await shapeOf(name)).toEqual(await shapeOf(`${name} made anew`));
    expect((await shapeOf(name)).version).toBe(vaultVersion);
  });

  it('gives back every message, all bytes, the job and its receipt', async () => {
    const facts = await vault.facts('account-1');
    expect(facts.map(({ id }) => id)).toEqual([ids.received, ids.sent]);
    const wanted = records['messages'] ?? [];
    for (const [at, { id }] of facts.entries()) {
      expect(await vault.message('account-1', id)).toEqual(wanted[at]);
    }
    expect(new TextDecoder().decode(await vault.bytes(sums.photo))).toBe('hello');
    expect(await vault.job('job-1')).toEqual(records['jobs']?.[0]);
    expect(await vault.rows('job-1')).toHaveLength(2);
    expect(await vault.contacts('account-1')).toHaveLength(1);
    expect(await vault.summary()).toMatchObject({ messages: 2, attachments: 1, bytes: 11 });
  });

  it('keeps new bytes beside those it had, each once, and counts both', async () => {
    const at = '2026-11-23T10:00:00.000Z';
    const [account] = records['accounts'] as readonly [{ marks: AccountMarks }];
    await vault.begin(beginArchive('job-2', { account: account.marks, at }));
    const fresh = row(1, { dateText: '11/22/2026' });
    await vault.list('job-2', [fresh]);
    const draft = await readPage(vault, [{ bytes: 'hello' }, { bytes: 'a new photo' }]);
    const before = (await vault.summary()).bytes;
    const kept = await vault.keep({ jobId: 'job-2', round: 1, rowKey: fresh.key, draft, requests: 1 });
    const { attachments, raw } = await vault.message('account-1', kept.messageId);
    const [old, photo] = attachments.map((one) => (one.state === 'saved' ? one.sha256 : ''));
    expect(old).toBe(sums.photo);
    expect(new TextDecoder().decode(await vault.bytes(old!))).toBe('hello');
    expect(new TextDecoder().decode(await vault.bytes(photo!))).toBe('a new photo');
    expect((await vault.summary()).bytes).toBe(before + 'a new photo'.length + raw.bytes);
    expect(await vault.heldBytes([sums.photo, photo!, 'f'.repeat(64)])).toEqual(new Set([sums.photo, photo]));
    await vault.close();
    const opened = await openDB(name);
    expect((await opened.getAllKeys('content')).sort()).toEqual([photo, raw.sha256].sort());
    expect(await opened.get('bytes', sums.photo)).toHaveProperty('bytes');
    opened.close();
  });

  it('is written as an archive that says what is missing', async () => {
    const job = await vault.job('job-1');
    if (!job) throw new Error('no job');
    const source = await sourceOfJob(vault, job, madeAt, 'read-back');
    expect(source.receipt.messages).toMatchObject({ listed: 2, saved: 1, failed: 1 });
    const parts = [];
    for await (const part of writeArchive(source, { madeAt, softwareVersion: '0.0.0' })) parts.push(part);
    expect(parts.map(({ fileName }) => fileName)).toEqual(['Letterkeep-2026-11-22-INCOMPLETE.zip']);
  });

  it('lists what is kept, and saves a conversation of it', async () => {
    const [account] = await keptAccounts(vault);
    expect(account?.people[0]?.messages).toHaveLength(2);
    const order = { accountId: 'account-1', personName: 'FAKE PERSON', format: 'text' } as const;
    const { blob } = await keptDocument(vault, order, madeAt, 'en');
    expect(blob.size).toBeGreaterThan(200);
  });

  it('knows its account again, and opens only what lacks something', async () => {
    const [account] = records['accounts'] as readonly [{ marks: AccountMarks }];
    const at = '2026-11-23T10:00:00.000Z';
    const begun = await vault.begin(beginArchive('job-2', { account: account.marks, at }));
    expect(begun.outcome).toBe('begun');
    expect((await vault.job('job-2'))?.accountId).toBe('account-1');
    expect(await vault.known('job-2', 'inbox')).toEqual([]);
  });
});

describe('the first shape itself', () => {
  it('is never edited: what makes it today makes just these stores and indexes', async () => {
    await vault.close();
    // Versions 2 and 3 added one store each and changed none.
    const { shape: whole } = await shapeOf(name);
    const shape = whole.filter((store) => !['samePerson', 'content'].includes(store.name));
    expect(whole).toHaveLength(shape.length + 2);
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    const sorted = stores.map((store) => ({
      ...store,
      indexes: [...store.indexes].sort(([a], [b]) => (a < b ? -1 : 1)),
    }));
    expect(shape.sort(byName)).toEqual(sorted.sort(byName));
  });
});
