import { expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { openVault } from '../../../src/vault/vault';
import type { ExportRequest } from '../../../src/model/export-request';
import type { Vault } from '../../../src/vault/vault';
import { makeBench, truthOf, type Bench } from './on-replica';

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
  expect(await keptIn(vault)).toEqual(trueOf(bench));

  expect(await opensIn(bench, { vault, jobId: 'job 2' })).toBe(0);
  expect((await vault.rows('job 2')).every(({ state }) => state === 'saved')).toBe(true);
  expect(await vault.facts(job!.accountId)).toHaveLength(10);
  await vault.close();
}, 60_000);

const inWords = (one: { direction: string; dateText: string; saved: string[] }): string =>
  `${one.direction} ${one.dateText} ${one.saved.join()}`;

const trueOf = (bench: Bench): string[] => truthOf(account, bench.replica).map(inWords).sort();

async function factsIn(vault: Vault) {
  return vault.facts((await vault.latestJob())!.accountId);
}

async function keptIn(vault: Vault): Promise<string[]> {
  const kept = (await factsIn(vault)).map(({ direction, dateText, attachments }) => {
    const saved = attachments.flatMap((one) => (one.state === 'saved' ? [`${one.kind} ${one.sha256}`] : []));
    return inWords({ direction, dateText, saved: saved.sort() });
  });
  return kept.sort();
}

/** Runs a job to its end; how many messages it opened. */
async function opensIn(
  bench: Bench,
  options: { vault: Vault; jobId: string; request?: ExportRequest },
): Promise<number> {
  const before = bench.replica.log.length;
  expect(await bench.run(options)).toEqual({ end: 'read' });
  return bench.replica.log.slice(before).filter(({ path }) => path.endsWith('MailView.aspx')).length;
}

it('keeps messages without their attachments, brings those in a later export, and loses none to a third', async () => {
  const vault = await openVault('without attachments');
  const bench = makeBench(account, { rowsPerPage: 4 });
  const without: ExportRequest = {
    what: 'archive',
    choice: { withoutAttachments: true, leaveUnread: false },
  };
  const withSome = truthOf(account, bench.replica).filter(
    (one) => one.saved.length + one.notSaved > 0,
  ).length;
  expect(withSome).toBeGreaterThan(1);

  // Each message once, and nothing of what hangs on it.
  expect(await opensIn(bench, { vault, jobId: 'job 1', request: without })).toBe(10);
  expect(
    bench.replica.log.filter(({ path }) => !/^\/(?:home|\w+Mails|\w+MailView)\.aspx$/i.test(path)),
  ).toEqual([]);
  expect(bench.replica.log.filter(({ eventTarget }) => eventTarget?.includes('dgAttachments'))).toEqual([]);
  const attachments = (await factsIn(vault)).flatMap((one) => one.attachments);
  expect(attachments.length).toBeGreaterThanOrEqual(withSome);
  expect(new Set(attachments.map((one) => (one.state === 'saved' ? '' : one.failure)))).toEqual(
    new Set(['not-chosen']),
  );
  expect(bench.progress.at(-1)?.attachments).toEqual({
    listed: attachments.length,
    saved: 0,
    failed: 0,
    vanished: 0,
    skipped: attachments.length,
  });

  // Once more the same: all of it is known.
  expect(await opensIn(bench, { vault, jobId: 'job 2', request: without })).toBe(0);

  // With attachments: what lacks them is opened again, and nothing is there twice.
  expect(await opensIn(bench, { vault, jobId: 'job 3' })).toBeGreaterThanOrEqual(withSome);
  expect(await keptIn(vault)).toEqual(trueOf(bench));

  // Without them again, nothing is opened, and nothing that is kept is lost.
  expect(await opensIn(bench, { vault, jobId: 'job 4', request: without })).toBe(0);
  expect(await keptIn(vault)).toEqual(trueOf(bench));
  await vault.close();
}, 60_000);

it('lists what was sent, and opens and keeps only what was received when that alone was chosen', async () => {
  const vault = await openVault('received alone');
  const bench = makeBench(account, { rowsPerPage: 4 });
  const request: ExportRequest = {
    what: 'archive',
    choice: { directions: ['received'], leaveUnread: false },
  };
  await opensIn(bench, { vault, jobId: 'job 1', request });
  expect(bench.replica.log.filter(({ path }) => path.endsWith('SentMailView.aspx'))).toEqual([]);
  const rows = await vault.rows('job 1');
  expect(rows).toHaveLength(10);
  const left = rows.filter(({ failure }) => failure === 'not-chosen');
  expect(left.length).toBe(account.sent.length);
  expect(new Set(left.map(({ mailbox, state }) => `${mailbox} ${state}`))).toEqual(new Set(['sent skipped']));
  expect((await factsIn(vault)).map(({ direction }) => direction)).toEqual(
    account.inbox.map(() => 'received'),
  );

  await opensIn(bench, { vault, jobId: 'job 2' });
  expect(await keptIn(vault)).toEqual(trueOf(bench));
  await vault.close();
}, 60_000);
