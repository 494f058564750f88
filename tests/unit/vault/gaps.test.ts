import { describe, expect, it } from 'vitest';
import { gapsAfter } from '../../../src/vault/gaps';
import { beginArchive, freshVault, readPage, row } from './made-up';

const saved = (ordinal: number, messageId = `m${ordinal}`) => row(ordinal, { state: 'saved', messageId });
const left = (ordinal: number) => row(ordinal, { state: 'skipped', failure: 'left-unread' });
const { print } = row(1);

describe('a day of which an export left a letter', () => {
  it('has a gap, until an export has saved all that JPay lists of it', () => {
    const gaps = gapsAfter([], [saved(1), left(2)]);
    expect(gaps).toEqual([print]);
    expect(gapsAfter(gaps, [saved(1)])).toEqual([]);
  });
  it('has a gap too where it failed, was not reached, or two rows led to one letter', () => {
    expect(gapsAfter([], [saved(1), row(2, { state: 'failed', failure: 'site-error' })])).toEqual([print]);
    expect(gapsAfter([], [saved(1), row(2)])).toEqual([print]);
    expect(gapsAfter([], [saved(1), saved(2, 'm1')])).toEqual([print]);
  });
  it('has none for a letter that JPay itself had lost', () => {
    const vanished = row(2, { state: 'vanished', failure: 'message-vanished' });
    expect(gapsAfter([], [saved(1), vanished])).toEqual([]);
  });
  it('is as it was after an export that nobody chose it for', () => {
    const notChosen = row(1, { state: 'skipped', failure: 'not-chosen' });
    expect(gapsAfter([print], [notChosen])).toEqual([print]);
    expect(gapsAfter([], [notChosen])).toEqual([]);
  });
});

it('the vault remembers the gap when the ledger that left it goes', async () => {
  const vault = await freshVault();
  const keepFirst = async (jobId: string): Promise<void> => {
    const draft = await readPage(vault);
    await vault.keep({ jobId, round: 1, rowKey: row(1).key, draft, requests: 1 });
  };
  await vault.begin(beginArchive());
  await vault.list('job-1', [row(1), row(2)]);
  await keepFirst('job-1');
  for (const jobId of ['job-2', 'job-3']) {
    await vault.begin(beginArchive(jobId, { at: '2026-11-23T10:00:00Z' }));
    expect(await vault.known(jobId, 'inbox')).toMatchObject([{ print, hasGap: true }]);
  }
  await vault.list('job-3', [row(1)]);
  await keepFirst('job-3');
  await vault.begin(beginArchive('job-4', { at: '2026-11-24T10:00:00Z' }));
  const [known] = await vault.known('job-4', 'inbox');
  expect(known?.hasGap).toBeUndefined();
  await vault.close();
});
