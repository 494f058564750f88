// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keptAccounts, keptDocument } from '../../../entrypoints/archive/library';
import { ofAccount } from '../../../entrypoints/archive/same-person';
import type { Vault } from '../../../src/vault/vault';
import { beginArchive, fakeFamily, freshVault, readPage, row } from '../vault/made-up';

const madeAt = new Date(2026, 10, 22, 12);
let vault: Vault;
let accountId: string;

/** Lists and keeps one message for each date; a date of null is listed and fails. */
async function keepLetters(jobId: string, letters: { name: string; text: string; failed?: boolean }[]) {
  for (const [at, { name, text, failed }] of letters.entries()) {
    const listed = row(at + 1, { key: `${jobId} ${at}`, personName: name });
    await vault.list(jobId, [listed]);
    if (failed) {
      const end = { state: 'failed', failure: 'site-error', reason: 'JPay showed an error.' } as const;
      await vault.settle({ jobId, round: 1, rowKey: listed.key, ...end });
      continue;
    }
    const draft = await readPage(vault, [{ bytes: `photo of ${text}` }], {
      personName: name,
      bodyHtml: text,
      bodyText: text,
    });
    await vault.keep({ jobId, round: 1, rowKey: listed.key, draft, requests: 1 });
  }
  await vault.finish(jobId, 'read', { listExceptions: [], notes: [], requests: 9 }, '2026-11-20T10:00:00Z');
}

beforeEach(async () => {
  vault = await freshVault();
  await vault.begin(beginArchive());
  await keepLetters('job-1', [
    { name: 'Fake Person', text: 'First letter' },
    { name: 'Fake Person', text: 'Second letter' },
    { name: 'Fake Person', text: 'Lost letter', failed: true },
    { name: 'Fake Brother', text: 'A brother writes' },
  ]);
  accountId = (await vault.accounts())[0]?.accountId ?? '';
});

describe('the list of what is kept', () => {
  it('names everybody, who has most first, with each message and its attachments', async () => {
    const [account] = await keptAccounts(vault);
    expect(account?.shownName).toBe(fakeFamily.shownName);
    const people = account?.people.map(({ person, messages }) => [person.name, messages.length]);
    expect(people).toEqual([
      ['Fake Person', 2],
      ['Fake Brother', 1],
    ]);
    expect(account?.people[0]?.person.inmateId).toBe('T00001');
    expect(account?.people[0]?.messages[0]).toMatchObject({
      direction: 'received',
      date: '2019-07-15T15:04',
      attachments: 1,
    });
  });

  it('keeps the mail of two accounts apart, though both write to one person', async () => {
    const others = { shownName: 'Fake Aunt', contacts: fakeFamily.contacts };
    await vault.begin(beginArchive('job-2', { account: others, at: '2026-11-22T11:00:00Z' }));
    await keepLetters('job-2', [{ name: 'Fake Person', text: 'To the aunt' }]);
    const accounts = await keptAccounts(vault);
    const counted = accounts.map(({ shownName, people }) => [
      shownName,
      people.find(({ person }) => person.name === 'Fake Person')?.messages.length,
    ]);
    expect(counted.sort()).toEqual([
      ['Fake Aunt', 1],
      ['Fake Grandmother', 2],
    ]);
    const order = { accountId, personName: 'Fake Person', format: 'html' } as const;
    const { blob } = await keptDocument(vault, order, madeAt, 'en');
    expect(await blob.text()).not.toContain('To the aunt');
  });
});

describe('a conversation saved again', () => {
  const order = () => ({ accountId, personName: 'fake  PERSON', format: 'html' }) as const;

  it('holds that person’s letters and no other’s, with the gap where one was not saved', async () => {
    const { fileName, blob } = await keptDocument(vault, order(), madeAt, 'en');
    expect(fileName).toBe('fake-person_2019-07-15_to_2019-07-15.html');
    const text = await blob.text();
    for (const words of ['First letter', 'Second letter', 'JPay showed an error.']) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('brother');
  });

  it('says when JPay was read, and that later messages are not there', async () => {
    const english = await (await keptDocument(vault, order(), madeAt, 'en')).blob.text();
    expect(english).toMatch(/read on JPay on .*2026.*came later are not here/);
    const spanish = await (await keptDocument(vault, order(), madeAt, 'es')).blob.text();
    expect(spanish).toMatch(/leyó en JPay el .*2026.*no están aquí/);
  });

  it('is not called incomplete because of what is missing from somebody else', async () => {
    const brother = { ...order(), personName: 'Fake Brother' };
    expect(await (await keptDocument(vault, brother, madeAt, 'en')).blob.text()).not.toContain('INCOMPLETE');
    expect(await (await keptDocument(vault, order(), madeAt, 'en')).blob.text()).toContain('INCOMPLETE');
  });

  it('names an attachment that the browser lost, and saves the rest', async () => {
    const [letter] = await vault.facts(accountId);
    const photo = letter?.attachments[0];
    if (photo?.state !== 'saved') throw new Error('no photo');
    const bytes = vault.bytes.bind(vault);
    const asked = vi.spyOn(vault, 'bytes');
    asked.mockImplementation((sha256) => bytes(sha256 === photo.sha256 ? 'gone' : sha256));
    const { blob } = await keptDocument(vault, order(), madeAt, 'en');
    asked.mockRestore();
    expect(await blob.text()).toContain('was not saved');
  });
});

describe('a message saved again', () => {
  it('is that message alone, without a word about lists', async () => {
    const facts = await vault.facts(accountId);
    const [first] = facts;
    if (!first) throw new Error('no message');
    const order = { accountId, personName: first.personName, messageId: first.id, format: 'html' } as const;
    const { fileName, blob } = await keptDocument(vault, order, madeAt, 'en');
    expect(fileName).toMatch(/^2019-07-15_1504_received_fake-/);
    const text = await blob.text();
    const bodies = ['First letter', 'Second letter', 'A brother writes'].filter((words) =>
      text.includes(words),
    );
    expect(bodies).toHaveLength(1);
    expect(text).not.toContain('INCOMPLETE');
  });

  it('is made where only that message was ever saved', async () => {
    vault = await freshVault();
    const request = {
      what: 'message',
      url: 'https://www.jpay.com/Fake.aspx',
      direction: 'received',
      format: 'html',
    } as const;
    await vault.begin(beginArchive('only', { request }));
    await keepLetters('only', [{ name: 'Fake Person', text: 'The only letter' }]);
    accountId = (await vault.accounts())[0]?.accountId ?? '';
    const conversation = { accountId, personName: 'Fake Person', format: 'html' } as const;
    expect(await (await keptDocument(vault, conversation, madeAt, 'en')).blob.text()).toContain(
      'The only letter',
    );
  });
});

describe('a person with two names', () => {
  beforeEach(async () => {
    vault = await freshVault();
    await vault.begin(beginArchive());
    await keepLetters('job-1', [
      { name: 'John Fake', text: 'To be woven, one' },
      { name: 'FAKE, JOHN', text: 'To be woven, two' },
      { name: 'FAKE, JOHN', text: 'Lost letter', failed: true },
    ]);
    accountId = (await vault.accounts())[0]?.accountId ?? '';
  });
  const people = async () => (await keptAccounts(vault))[0]?.people ?? [];

  it('is asked about, put together in list and document, and two again when that is taken back', async () => {
    expect(await people()).toHaveLength(2);
    const { questions } = await ofAccount(vault, accountId);
    expect(questions).toHaveLength(1);
    const [question] = questions;
    if (!question) throw new Error('no question');
    await vault.answerSamePerson(accountId, question.yes);

    const [john, ...others] = await people();
    expect(others).toEqual([]);
    expect(john?.messages).toHaveLength(2);
    const order = { accountId, personName: john?.person.name ?? '', format: 'html' } as const;
    const text = await (await keptDocument(vault, order, madeAt, 'en')).blob.text();
    for (const words of ['woven, one', 'woven, two', 'JPay showed an error.', 'Also shown on JPay as']) {
      expect(text).toContain(words);
    }

    const { together } = await ofAccount(vault, accountId);
    expect(together).toHaveLength(1);
    await vault.takeBackSamePerson(accountId, together[0]?.answers ?? []);
    expect(await people()).toHaveLength(2);
    const alone = await (
      await keptDocument(vault, { ...order, personName: 'John Fake' }, madeAt, 'en')
    ).blob.text();
    expect(alone).not.toContain('woven, two');
    expect(alone).not.toContain('Also shown');
  });
});
