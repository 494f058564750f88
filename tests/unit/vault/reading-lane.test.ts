import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '../../../src/model/sha256';
import { accountOf, bytesOf, readPage, vaultWithRows } from './made-up';

/** A vault with so many messages, each with a picture of its own. */
async function filled(count: number) {
  const { vault, rows } = await vaultWithRows(count);
  const ids: string[] = [];
  for (const [index, row] of rows.entries()) {
    const draft = await readPage(vault, [{ bytes: `picture ${index}` }], { bodyText: `letter ${index}` });
    ids.push((await vault.keep({ jobId: 'job-1', round: 1, rowKey: row.key, draft, requests: 1 })).messageId);
  }
  return { vault, ids, accountId: await accountOf(vault) };
}

afterEach(() => vi.restoreAllMocks());

describe('reading many records', () => {
  it('gives each asker its own, more than go into one transaction', async () => {
    const { vault, ids, accountId } = await filled(150);
    const [messages, pictures] = await Promise.all([
      Promise.all(ids.map((id) => vault.message(accountId, id))),
      Promise.all(ids.map(async (_, index) => vault.bytes(await sha256Hex(`picture ${index}`)))),
    ]);
    expect(messages.map(({ id }) => id)).toEqual(ids);
    expect(pictures).toEqual(ids.map((_, index) => bytesOf(`picture ${index}`)));
  });

  it('gives them one after the other, too, and with other work in between', async () => {
    const { vault, ids, accountId } = await filled(5);
    for (const id of ids) {
      expect((await vault.message(accountId, id)).id).toBe(id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  });

  it('fails for what is not there, and for nothing else', async () => {
    const { vault, ids, accountId } = await filled(3);
    const asked = await Promise.allSettled([
      vault.message(accountId, ids[0] ?? ''),
      vault.bytes('0'.repeat(64)),
      vault.message(accountId, ids[1] ?? ''),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('lets who writes have a turn while it reads without end', async () => {
    const { vault, ids, accountId } = await filled(3);
    let reading = true;
    const readers = ids.map(async (id) => {
      while (reading) await vault.message(accountId, id);
    });
    await vault.nextRound('job-1');
    await vault.list('job-1', []);
    reading = false;
    await expect(Promise.all(readers)).resolves.toHaveLength(3);
  });

  it('loses only what a transaction had under way that was broken off', async () => {
    const { vault, ids, accountId } = await filled(150);
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    let underWay = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its database below
    const begin = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
      this: IDBDatabase,
      ...args
    ) {
      const transaction = begin.apply(this, args);
      queueMicrotask(() => {
        underWay = get.mock.calls.length;
        transaction.abort();
      });
      return transaction;
    });
    const answers = await Promise.allSettled(ids.map((id) => vault.message(accountId, id)));
    const lost = answers.filter(({ status }) => status === 'rejected');
    expect(underWay).toBeGreaterThan(0);
    expect(lost).toHaveLength(underWay);
    expect((await vault.message(accountId, ids[0] ?? '')).id).toBe(ids[0]);
  });

  it('goes on after the connection was closed', async () => {
    const { vault, ids, accountId } = await filled(2);
    await vault.message(accountId, ids[0] ?? '');
    await vault.close();
    expect((await vault.message(accountId, ids[1] ?? '')).id).toBe(ids[1]);
  });
});
