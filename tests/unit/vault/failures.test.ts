import { expect, it } from 'vitest';
import { beginArchive, freshVault, readPage, row } from './made-up';

it('tells how often each thing went wrong in the last job, and nothing of whose message it was', async () => {
  const vault = await freshVault();
  expect(await vault.failures()).toEqual([]);
  await vault.begin(beginArchive());
  const rows = [row(1), row(2), row(3)];
  await vault.list('job-1', rows);
  await vault.keep({
    jobId: 'job-1',
    round: 1,
    rowKey: rows[0]!.key,
    requests: 3,
    draft: await readPage(vault, [{ bytes: 'photo' }, { failed: 'timed-out' }, { failed: 'timed-out' }]),
  });
  for (const { key } of rows.slice(1))
    await vault.settle({
      jobId: 'job-1',
      round: 1,
      rowKey: key,
      state: 'failed',
      failure: 'unexpected-page',
      reason: 'Made up.',
    });
  await vault.note('job-1', {
    listExceptions: [
      { what: 'list', where: 'inbox, page 1', kind: 'list-end-not-proved', reason: 'Made up.' },
    ],
    notes: [],
    requests: 5,
  });
  expect(await vault.failures()).toEqual([
    { what: 'list', kind: 'list-end-not-proved', count: 1 },
    { what: 'message', kind: 'unexpected-page', count: 2 },
    { what: 'attachment', kind: 'timed-out', count: 2 },
  ]);
});
