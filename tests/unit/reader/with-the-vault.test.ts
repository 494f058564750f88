import { expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { openVault } from '../../../src/vault/vault';
import { makeBench, truthOf } from './on-replica';

const account = makeAccount({
  seed: 'vault',
  messages: 10,
  people: 2,
  awkward: ['same minute', 'snap twins', 'sent same minute'],
  attachmentBytes: 200,
});

it('keeps a whole mailbox in the true vault, twins apart, and recognises all of it the next time', async () => {
  const vault = await openVault();
  const bench = makeBench(account, { rowsPerPage: 4 });
  expect(await bench.run({ vault })).toEqual({ end: 'read' });
  const job = await vault.job('job 1');
  const facts = await vault.facts(job!.accountId);
  const inWords = (one: { direction: string; dateText: string; saved: string[] }): string =>
    `${one.direction} ${one.dateText} ${one.saved.join()}`;
  const kept = facts.map(({ direction, dateText, attachments }) => {
    const saved = attachments.flatMap((one) => (one.state === 'saved' ? [`${one.kind} ${one.sha256}`] : []));
    return inWords({ direction, dateText, saved: saved.sort() });
  });
  expect(kept.sort()).toEqual(truthOf(account, bench.replica).map(inWords).sort());

  const before = bench.replica.log.length;
  expect(await bench.run({ vault, jobId: 'job 2' })).toEqual({ end: 'read' });
  const opened = bench.replica.log.slice(before).filter(({ path }) => path.endsWith('MailView.aspx'));
  expect(opened).toEqual([]);
  expect((await vault.rows('job 2')).every(({ state }) => state === 'saved')).toBe(true);
  expect(await vault.facts(job!.accountId)).toHaveLength(10);
  await vault.close();
}, 60_000);
