// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sameAccountQuestions } from '../../../entrypoints/archive/same-account';
import type { AccountMarks } from '../../../src/model/account';
import type { Vault } from '../../../src/vault/vault';
import { beginArchive, freshVault, readPage, row } from '../vault/made-up';
import { archiveOf, broughtIn } from './made-archive';

const son = { name: 'FAKE SON', inmateId: 'T00001', agency: 'Invented State' };
const friend = { name: 'FAKE FRIEND', inmateId: 'T00002', agency: 'Invented State' };
const cousin = { name: 'FAKE COUSIN', inmateId: 'T00003', agency: 'Invented State' };
/** JPay shows no name; since the archive was made, one contact was taken away and another added. */
const then: AccountMarks = { contacts: [son, friend] };
const now: AccountMarks = { contacts: [son, cousin] };

/** Reads letters of these words, as an export does. */
async function read(
  vault: Vault,
  account: AccountMarks,
  words: readonly string[],
  jobId: string,
): Promise<void> {
  await vault.begin(beginArchive(jobId, { account, at: `2026-11-22T10:00:0${words.length}Z` }));
  for (const [at, bodyText] of words.entries()) {
    const listed = row(at + 1, { key: `${jobId} ${at}` });
    await vault.list(jobId, [listed]);
    const draft = await readPage(vault, [{ bytes: `photo of ${bodyText}` }], {
      bodyHtml: bodyText,
      bodyText,
    });
    await vault.keep({ jobId, round: 1, rowKey: listed.key, draft, requests: 1 });
  }
  await vault.finish(jobId, 'read', { listExceptions: [], notes: [], requests: 9 }, '2026-11-22T11:00:00Z');
}

/** A new computer: the ZIP of `words` was added, then JPay was read, where the first of them is gone. */
async function addedThenRead(words = ['One', 'Two', 'Two']): Promise<Vault> {
  const other = await freshVault();
  await read(other, then, words, 'job-1');
  const vault = await freshVault();
  await broughtIn(vault, await archiveOf(other));
  await read(vault, now, [...words.slice(1), 'Four'], 'job-2');
  expect(await vault.accounts()).toHaveLength(2);
  return vault;
}

describe('an account that was added from a ZIP, and read with other contacts afterwards', () => {
  it('is asked about, with how many messages are in both', async () => {
    const [question, another] = await sameAccountQuestions(await addedThenRead());
    expect(another).toBeUndefined();
    expect(question).toMatchObject({
      added: { messages: 3, shownName: undefined, people: ['Fake Person'] },
      read: { messages: 3 },
      inBoth: 2,
    });
  });

  it('has an equal message in both as often as the one that has it less often', async () => {
    const ofAdded = async (words: string[]) =>
      (await sameAccountQuestions(await addedThenRead(words)))[0]?.inBoth;
    expect(await ofAdded(['Two', 'Two', 'One'])).toBe(2);
    expect(await ofAdded(['One', 'Four'])).toBe(1);
  });

  it('is one on a yes: every letter once, twins both, and what JPay deleted since stays', async () => {
    const vault = await addedThenRead();
    const [question] = await sameAccountQuestions(vault);
    const { added, read: target } = question!;
    const answer = { about: 'names', names: ['fake person', 'fake persona'], same: true } as const;
    await vault.answerSamePerson(added.accountId, { ...answer, names: [...answer.names] });
    await vault.joinAccounts(added.accountId, target.accountId);
    const [only, another] = await vault.accounts();
    expect(another).toBeUndefined();
    expect(only?.accountId).toBe(target.accountId);
    expect(only?.marks.contacts).toEqual([son, cousin, friend]);
    const facts = await vault.facts(target.accountId);
    const letters = await Promise.all(facts.map(({ id }) => vault.message(target.accountId, id)));
    expect(letters.map(({ bodyHtml }) => bodyHtml).sort()).toEqual(['Four', 'One', 'Two', 'Two']);
    for (const { attachments } of letters) expect(attachments[0]?.state).toBe('saved');
    expect(await vault.samePersonAnswers(target.accountId)).toEqual([answer]);
    expect(await vault.facts(added.accountId)).toEqual([]);
    expect(await sameAccountQuestions(vault)).toEqual([]);
    // Whoever signs in next, with either list of contacts, is found.
    for (const marks of [then, now]) {
      expect(await vault.accountOfMarks(marks)).toEqual({ accountId: target.accountId });
    }
  });

  it('stays two on a no, and is not asked about again', async () => {
    const vault = await addedThenRead();
    const [question] = await sameAccountQuestions(vault);
    await vault.keepAccountsApart(question!.added.accountId, question!.read.accountId);
    expect(await sameAccountQuestions(vault)).toEqual([]);
    // Nor when the same ZIP is added once more.
    await vault.addAccount(then, question!.added.accountId);
    expect(await sameAccountQuestions(vault)).toEqual([]);
    expect(await vault.accounts()).toHaveLength(2);
  });

  it('is not asked about where another name is shown and no message is in both: an aunt may write to the son', async () => {
    const vault = await freshVault();
    const other = await freshVault();
    await read(other, { shownName: 'Fake Aunt', contacts: [son] }, ['Hers'], 'job-1');
    await broughtIn(vault, await archiveOf(other));
    await read(vault, { shownName: 'Fake Mother', contacts: [son] }, ['Mine', 'And mine'], 'job-2');
    expect(await sameAccountQuestions(vault)).toEqual([]);
  });

  it('never goes itself once it was read here', async () => {
    const vault = await addedThenRead();
    const [question] = await sameAccountQuestions(vault);
    const { added, read: target } = question!;
    await expect(vault.joinAccounts(target.accountId, added.accountId)).rejects.toThrow(/not put into/);
    expect(await vault.facts(target.accountId)).toHaveLength(3);
  });
});
