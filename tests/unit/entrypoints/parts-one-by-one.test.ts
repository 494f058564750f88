// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { adder } from '../../../entrypoints/archive/adder';
import type { AddPorts } from '../../../src/ui/add-view';
import { openVault, type Vault } from '../../../src/vault/vault';
import { archiveOf, changed, ours } from '../earlier/made-archive';
import { useMadeUpLocks } from '../platform/made-up-locks';
import { beginArchive, freshVault, readPage, row } from '../vault/made-up';

useMadeUpLocks();
afterEach(async () => (await openVault()).forgetEverything());

/** Two parts of one archive, and in each of them one of two letters that are equal in everything. */
async function partsWithTwins(): Promise<Blob[]> {
  const vault: Vault = await freshVault();
  await vault.begin(beginArchive());
  const rows = [row(1), row(2)];
  await vault.list('job-1', rows);
  for (const { key } of rows) {
    const draft = await readPage(vault, [{ bytes: 'the same photo' }]);
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: key, draft, requests: 1 });
  }
  await vault.finish('job-1', 'read', { listExceptions: [], notes: [], requests: 9 }, '2026-11-22T11:00:00Z');
  const [whole] = await archiveOf(vault);
  const withLine = (at: number): Promise<Blob> =>
    changed(
      whole!,
      (files) => {
        const lines = new TextDecoder().decode(files.get('data/messages.jsonl')).trim().split('\n');
        expect(lines).toHaveLength(2);
        files.set('data/messages.jsonl', new TextEncoder().encode(`${lines[at]}\n`));
      },
      'sealed',
    );
  return [await withLine(0), await withLine(1)];
}

async function drop(ports: AddPorts, part: Blob): Promise<number> {
  const file = part as File;
  const follow = { signal: new AbortController().signal, onProgress: () => undefined };
  return (await ports.bringIn(file, await ours(part), undefined, follow)).cameBack;
}

async function keptIds(): Promise<string[]> {
  const vault = await openVault();
  const [account, another] = await vault.accounts();
  expect(another).toBeUndefined();
  const ids = (await vault.facts(account!.accountId)).map(({ id }) => id);
  await vault.close();
  return ids;
}

describe('parts of an archive that are dropped one after another', () => {
  it('lose no letter that has a twin in the part before, and keep none twice', async () => {
    const [first, second] = await partsWithTwins();
    const ports = adder();
    expect(await drop(ports, first!)).toBe(1);
    expect(await drop(ports, second!)).toBe(1);
    const both = await keptIds();
    expect(both).toHaveLength(2);
    // And once more, in the other order.
    expect(await drop(ports, second!)).toBe(0);
    expect(await drop(ports, first!)).toBe(0);
    expect(await keptIds()).toEqual(both);
  });
});
