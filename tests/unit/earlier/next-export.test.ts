// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { isReadSoon } from '../../../src/model/read-soon';
import type { StoredFacts, Vault } from '../../../src/vault/vault';
import { without } from '../../../src/vault/without';
import { makeAccount } from '../../replica';
import { madeAt, openedArchive } from '../bundle/opened-archive';
import { makeBench, type Bench } from '../reader/on-replica';
import { freshVault } from '../vault/made-up';
import { archiveOf, broughtIn, changed, ours, toLayout1 } from './made-archive';

const account = makeAccount({
  seed: 'earlier archive',
  messages: 14,
  people: 2,
  awkward: ['same minute', 'snap twins', 'sent same minute'],
  attachmentBytes: 200,
});

/** Runs a job to its end; how often it asked for a message. */
async function opensIn(bench: Bench, vault: Vault, jobId: string): Promise<number> {
  const before = bench.replica.log.length;
  expect(await bench.run({ vault, jobId })).toEqual({ end: 'read' });
  return bench.replica.log.slice(before).filter(({ path }) => path.endsWith('MailView.aspx')).length;
}

async function factsIn(vault: Vault): Promise<StoredFacts[]> {
  const [only, another] = await vault.accounts();
  expect(another).toBeUndefined();
  return vault.facts(only!.accountId);
}

/**
 * Letters read within a week of their day: others of that day may have come since, and without the link that opened them,
 * which no archive holds, a list that shows no time cannot tell them apart.
 */
async function ofTheLastWeek(vault: Vault): Promise<number> {
  const soon = ({ date, readAt, letterNumber }: StoredFacts): boolean =>
    letterNumber === undefined && isReadSoon({ date, readAt, openedAt: readAt });
  return (await factsIn(vault)).filter(soon).length;
}

/** All that a message is, but for when and in which account it was kept, and by which link it was opened. */
async function whatIsKept(vault: Vault): Promise<unknown[]> {
  const facts = await factsIn(vault);
  return Promise.all(
    facts.map(async ({ accountId, id }) => {
      const message = without(await vault.message(accountId, id), 'accountId', 'keptAt', 'opened');
      for (const one of message.attachments) if (one.state === 'saved') await vault.bytes(one.sha256);
      return { ...message, page: new TextDecoder().decode(await vault.bytes(message.raw.sha256)) };
    }),
  );
}

async function exported(): Promise<{ bench: Bench; vault: Vault; opened: number }> {
  const vault = await freshVault();
  const bench = makeBench(account, { rowsPerPage: 4 });
  const opened = await opensIn(bench, vault, 'job-1');
  expect(opened).toBeGreaterThanOrEqual(14);
  return { bench, vault, opened };
}

describe('a family that has forgotten everything and brings in its last archive', () => {
  it('has every message again as it was, and the next export opens none of them but those of its last week', async () => {
    const { bench, vault } = await exported();
    const other = await freshVault();
    const [result] = await broughtIn(other, await archiveOf(vault));
    expect(result).toMatchObject({ cameBack: 14, completed: 0, wereHere: 0, problems: [] });
    expect(result!.attachments).toBeGreaterThan(0);
    expect(await whatIsKept(other)).toEqual(await whatIsKept(vault));

    const lastWeek = await ofTheLastWeek(vault);
    expect(lastWeek).toBe(1);
    expect(await opensIn(bench, other, 'job-2')).toBe(lastWeek);
    expect(await factsIn(other)).toHaveLength(14);
    expect(await opensIn(bench, other, 'job-3')).toBe(0);
  });

  it('has it from an archive in Spanish and in parts as well', async () => {
    const { bench, vault } = await exported();
    const parts = await archiveOf(vault, { language: 'es', partBytes: 260_000 });
    expect(parts.length).toBeGreaterThan(1);
    const other = await freshVault();
    await broughtIn(other, [...parts].reverse());
    expect(await factsIn(other)).toHaveLength(14);
    expect(await opensIn(bench, other, 'job-2')).toBe(await ofTheLastWeek(vault));
  });

  it('finds nothing changed when the same archive is brought in twice', async () => {
    const { vault } = await exported();
    const archive = await archiveOf(vault);
    const other = await freshVault();
    await broughtIn(other, archive);
    const before = await whatIsKept(other);
    expect(await broughtIn(other, archive)).toMatchObject([
      { cameBack: 0, completed: 0, wereHere: 14, attachments: 0, problems: [] },
    ]);
    expect(await whatIsKept(other)).toEqual(before);
    // Nor where it was never forgotten.
    expect(await broughtIn(vault, archive)).toMatchObject([{ cameBack: 0, wereHere: 14, attachments: 0 }]);
    expect(await whatIsKept(vault)).toEqual(before);
  });

  it('reads only what is new, and keeps what JPay has deleted since, marked in the next archive', async () => {
    const { bench, vault } = await exported();
    const archive = await archiveOf(vault);
    const other = await freshVault();
    // Before the export that follows, by whose clock too.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-01-01') });
    await broughtIn(other, archive).finally(() => vi.useRealTimers());
    const { mailbox } = bench.replica;
    const letter = mailbox.boxes.received.find(({ message }) => message.purpose === 'ordinary');
    expect(mailbox.delete(letter!.id)).toBe(true);

    expect(await opensIn(bench, other, 'job-2')).toBe(0);
    expect(await factsIn(other)).toHaveLength(14);
    const source = await sourceOfJob(other, (await other.latestJob())!, madeAt, 'read-back');
    expect(source.receipt).toMatchObject({
      complete: true,
      messages: { listed: 13, saved: 13 },
      keptFromBefore: 1,
    });
    const [gone, another] = source.noLongerListed!;
    expect(another).toBeUndefined();
    const [opened] = await openedArchive(source);
    const line = opened!
      .text('data/messages.jsonl')
      .split('\n')
      .find((one) => one.includes(gone!));
    const { files } = JSON.parse(line!) as { files: { html: string; markdown: string } };
    const mark = 'Kept from an earlier archive. JPay no longer lists it.';
    const marked = [...opened!.files.keys()].filter(
      (path) => /messages\/.*\.(html|md)$/.test(path) && opened!.text(path).includes(mark),
    );
    expect(marked.sort()).toEqual([`data/${files.html}`, `data/${files.markdown}`].sort());
    const conversations = [...opened!.files.keys()].filter(
      (path) => /conversation[^/]*\.(html|md)$/.test(path) && opened!.text(path).includes(mark),
    );
    expect(conversations).toHaveLength(2);
  });
});

describe('an archive of the first layout', () => {
  it('tells no account and no rows: its messages are opened once more, and are the same ones', async () => {
    const { bench, vault, opened } = await exported();
    const [today] = await archiveOf(vault);
    const first = await changed(today!, toLayout1, 'sealed');
    expect(await ours(first)).toMatchObject({ account: { from: 'guessed' }, damages: [], messages: 14 });
    const other = await freshVault();
    expect(await broughtIn(other, [first])).toMatchObject([{ cameBack: 14, problems: [] }]);
    const ids = (await factsIn(other)).map(({ id }) => id);
    expect(ids).toEqual((await factsIn(vault)).map(({ id }) => id));

    expect(await opensIn(bench, other, 'job-2')).toBe(opened);
    expect((await factsIn(other)).map(({ id }) => id)).toEqual(ids);
    expect(await opensIn(bench, other, 'job-3')).toBe(0);
  });
});
