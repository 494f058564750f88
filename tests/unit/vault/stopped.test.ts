import { afterEach, describe, expect, it, vi } from 'vitest';
import { asVaultError } from '../../../src/vault/transaction';
import { openVault, type Vault } from '../../../src/vault/vault';
import { accountOf, beginArchive, countContent, readPageToSend, row, vaultWithRows } from './made-up';

afterEach(() => vi.restoreAllMocks());

const rows = [1, 2, 3].map((ordinal) => row(ordinal));
const findings = { listExceptions: [], notes: [], requests: 9 };

/** What a reader asks of the vault for three messages, one call after the other. */
function callsOfAReader(): ((vault: Vault) => Promise<unknown>)[] {
  const read = new Map<string, Awaited<ReturnType<typeof readPageToSend>>>();
  const perRow = rows.flatMap(({ key }, at) => [
    async (vault: Vault) =>
      read.set(
        key,
        await readPageToSend(vault, [{ bytes: `photo ${at}` }], { bodyText: `letter ${at % 2}` }),
      ),
    (vault: Vault) => {
      const message = read.get(key);
      if (!message) throw new Error('not read');
      const { draft, page } = message;
      return vault.keep({ jobId: 'job-1', round: 1, rowKey: key, draft, requests: 1 }, page);
    },
  ]);
  return [
    (vault) => vault.begin(beginArchive()),
    (vault) => vault.list('job-1', rows),
    ...perRow,
    (vault) => vault.finish('job-1', 'read', findings, '2026-11-22T11:00:00Z'),
  ];
}

async function outcome(vault: Vault) {
  const accountId = await accountOf(vault);
  const ledger = await vault.rows('job-1');
  const facts = await vault.facts(accountId);
  return {
    ledger: ledger.map((entry) => ({ ...entry, round: undefined })),
    messages: facts.map(({ id, attachments }) => ({ id, attachments })),
    left: await vault.sweepStaging(),
    content: await countContent(vault),
    state: (await vault.job('job-1'))?.state,
  };
}

describe('the background stopped between any two calls', () => {
  it('ends the same, wherever it was stopped and whichever call came twice', async () => {
    const undisturbed = await openVault('undisturbed');
    for (const call of callsOfAReader()) await call(undisturbed);
    const expected = await outcome(undisturbed);
    expect(expected.messages).toHaveLength(3);
    const { length } = callsOfAReader();

    for (let stop = 0; stop < length; stop += 1) {
      const name = `stopped after call ${stop}`;
      let vault = await openVault(name);
      for (const [at, call] of callsOfAReader().entries()) {
        await call(vault);
        if (at !== stop) continue;
        await vault.close();
        vault = await openVault(name);
        await vault.sweepStaging();
        // Reading a page is not one call but several: what it staged first is left over, as after a real stop.
        await call(vault);
      }
      const { left, ...ended } = await outcome(vault);
      expect({ stop, ...ended }).toEqual({ stop, ...expected, left: undefined });
      expect(left).toBeLessThanOrEqual(2);
    }
  });
});

const quota = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

describe('no space left', () => {
  it('keeps all of a message or none of it, at whichever write the space ends', async () => {
    for (let failing = 1; failing <= 6; failing += 1) {
      const { vault, rows: listed } = await vaultWithRows(1);
      const { draft, page } = await readPageToSend(vault, [{ bytes: 'photo' }]);
      const call = { jobId: 'job-1', round: 1, rowKey: listed[0]!.key, draft, requests: 1 };
      // Bound to its object below, as every caller of put is.
      // eslint-disable-next-line @typescript-eslint/unbound-method
      const put = IDBObjectStore.prototype.put;
      let writes = 0;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
        writes += 1;
        if (writes === failing) throw quota();
        return put.apply(this, args);
      });
      await expect(vault.keep(call, page)).rejects.toMatchObject({
        kind: 'no-space',
        context: { bytesNeeded: page.length },
      });
      vi.restoreAllMocks();
      // The photo, in staging.
      expect(await countContent(vault)).toBe(1);
      expect(await vault.facts(await accountOf(vault))).toEqual([]);
      expect(await vault.rows('job-1')).toEqual(listed);
      // Space was made: the same call, with the bytes that stayed in staging.
      expect((await vault.keep(call, page)).attachments.saved).toBe(1);
      expect(await countContent(vault)).toBe(2);
    }
  });

  it('says how much space the bytes would have needed', async () => {
    const { vault } = await vaultWithRows(0);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw quota();
    });
    await expect(vault.stage(new Uint8Array(1234))).rejects.toMatchObject({
      kind: 'no-space',
      context: { bytesNeeded: 1234 },
    });
  });

  it.each([
    quota(),
    new DOMException('The current transaction exceeded its quota limitations.', 'AbortError'),
    new DOMException('The operation failed for reasons: disk full', 'UnknownError'),
    new Error('NS_ERROR_FILE_NO_DEVICE_SPACE'),
    Object.assign(new Error('full'), { name: 'QuotaExceededError' }),
  ])('understands what this browser calls it: %s', (error) => {
    expect(asVaultError(error).kind).toBe('no-space');
  });

  it.each([
    new DOMException('The transaction was aborted.', 'AbortError'),
    new Error('Internal error.'),
    'text',
  ])('takes anything else for a fault of the vault: %s', (error) => {
    expect(asVaultError(error).kind).toBe('vault-error');
  });
});
