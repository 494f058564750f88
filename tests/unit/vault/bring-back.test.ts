import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReturnedMessage } from '../../../src/model/earlier';
import { contentHash, letterNumberHash, repeatedHash, rowPrint } from '../../../src/model/identity';
import type { Attachment } from '../../../src/model/message';
import { sha256Hex } from '../../../src/model/sha256';
import type { Vault } from '../../../src/vault/vault';
import { accountOf, beginArchive, bytesOf, fakeFamily, freshVault, readPage, row } from './made-up';

afterEach(() => vi.restoreAllMocks());

interface Given {
  message: ReturnedMessage;
  bytes: Map<string, Uint8Array<ArrayBuffer>>;
}

/** A letter as an archive gives it back, with photos of these bytes; null: a photo that failed. */
async function letter(
  text: string,
  photos: readonly (string | null)[] = [],
  changes: Partial<ReturnedMessage> = {},
): Promise<Given> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const attachments: Attachment[] = [];
  for (const [at, photo] of photos.entries()) {
    const facts = { index: at + 1, label: `Photo ${at + 1}`, kind: 'image' as const };
    if (photo === null) {
      attachments.push({ ...facts, state: 'failed', failure: 'timed-out', reason: '' });
      continue;
    }
    const sha256 = await sha256Hex(bytesOf(photo));
    bytes.set(sha256, bytesOf(photo));
    attachments.push({ ...facts, state: 'saved', mediaType: 'image/jpeg', bytes: photo.length, sha256 });
  }
  const page = bytesOf(`<html>${text} ${photos.join()}</html>`);
  const raw = await sha256Hex(page);
  bytes.set(raw, page);
  const common = { direction: 'received' as const, personName: 'Fake Person', dateText: '7/15/2019 3:04 PM' };
  const hash = await contentHash({ ...common, bodyText: text });
  return {
    bytes,
    message: {
      id: hash,
      ...common,
      date: '2019-07-15T15:04',
      bodyHtml: text,
      attachments,
      raw: { sha256: raw, bytes: page.length, charset: 'utf-8' },
      readAt: '2025-01-01T00:00:00Z',
      contentHash: hash,
      print: rowPrint({ mailbox: 'inbox', personName: 'Fake Person', dateText: '7/15/2019' }),
      ...changes,
    },
  };
}

async function broughtBack(
  vault: Vault,
  accountId: string,
  letters: readonly Given[],
  claims = new Map<string, string>(),
): Promise<string[]> {
  const ends: string[] = [];
  for (const { message, bytes } of letters) {
    const { end, attachments } = await vault.bringBack({ accountId, message, bytes, claims });
    ends.push(`${end} ${attachments}`);
  }
  return ends;
}

/** Two letters that are equal in all that can be seen, as a Letterkeep numbered them. */
async function twins(first: readonly (string | null)[], second: readonly (string | null)[]) {
  const one = await letter('Merry Christmas', first);
  const id = await repeatedHash(one.message.contentHash, 2);
  return [one, await letter('Merry Christmas', second, { id })];
}

describe('messages of an earlier archive', () => {
  it('come back once, and change nothing when they come again', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    const letters = [await letter('One', ['a photo']), await letter('Two')];
    expect(await broughtBack(vault, accountId, letters)).toEqual(['came-back 1', 'came-back 0']);
    const before = await vault.facts(accountId);
    expect(await broughtBack(vault, accountId, letters)).toEqual(['was-here 0', 'was-here 0']);
    expect(await vault.facts(accountId)).toEqual(before);
  });

  it('give back the page that JPay sent, with the words as served, where the kept one was lost', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    const whole = await letter('<b>One</b>');
    const lost = await letter('<b>One</b>', [], {
      bodyHtml: 'One',
      raw: { sha256: '0'.repeat(64), bytes: 0, charset: 'utf-8' },
      print: null,
    });
    expect(await broughtBack(vault, accountId, [{ ...lost, bytes: new Map() }])).toEqual(['came-back 0']);
    expect(await broughtBack(vault, accountId, [whole])).toEqual(['completed 0']);
    const [facts] = await vault.facts(accountId);
    expect(facts?.raw).toEqual(whole.message.raw);
    expect((await vault.message(accountId, facts?.id ?? '')).bodyHtml).toBe('<b>One</b>');
    expect(await broughtBack(vault, accountId, [whole])).toEqual(['was-here 0']);
  });

  it('that are equal in everything stay two, with the numbers they had', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    const both = await twins(['the same photo'], ['the same photo']);
    expect(await broughtBack(vault, accountId, both)).toEqual(['came-back 1', 'came-back 1']);
    const ids = (await vault.facts(accountId)).map(({ id }) => id).sort();
    expect(ids).toEqual(both.map(({ message }) => message.id).sort());
    expect(await broughtBack(vault, accountId, both)).toEqual(['was-here 0', 'was-here 0']);
  });

  it('are told apart by their photos where another browser numbered them otherwise', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    await broughtBack(vault, accountId, [await letter('Merry Christmas', ['the second photo'])]);
    const both = await twins(['the first photo'], ['the second photo']);
    expect(await broughtBack(vault, accountId, both)).toEqual(['came-back 1', 'was-here 0']);
    expect(await vault.facts(accountId)).toHaveLength(2);
  });

  it('give a message its missing photo, and take none away', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    expect(await broughtBack(vault, accountId, [await letter('One', ['here', null])])).toEqual([
      'came-back 1',
    ]);
    expect(await broughtBack(vault, accountId, [await letter('One', [null, 'there'])])).toEqual([
      'completed 1',
    ]);
    const [message] = await vault.facts(accountId);
    expect(message).toMatchObject({
      savedAttachments: 2,
      attachments: [{ state: 'saved' }, { state: 'saved' }],
    });
  });

  it('never replace what was read since', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    await vault.list('job-1', [row(1)]);
    const draft = await readPage(vault, [{ bytes: 'a photo' }], { bodyText: 'One', status: 'Read' });
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: row(1).key, draft, requests: 1 });
    const accountId = await accountOf(vault);
    const before = await vault.facts(accountId);
    const old = await letter('One', ['a photo'], { status: 'Unread', personName: 'FAKE  PERSON' });
    expect(await broughtBack(vault, accountId, [old])).toEqual(['was-here 0']);
    expect(await vault.facts(accountId)).toEqual(before);
  });

  it('are known by their letter number when the next export reads it', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    const unnumbered = await letter('One');
    await broughtBack(vault, accountId, [unnumbered]);
    const numbered = await letter('One', [], { letterNumber: '4711' });
    expect(await broughtBack(vault, accountId, [numbered])).toEqual(['was-here 0']);
    expect((await vault.facts(accountId)).map(({ id }) => id)).toEqual([await letterNumberHash('4711')]);
  });
});

describe('the account of an earlier archive', () => {
  it('is found again when the family signs in, by its name or by its people', async () => {
    const { contacts } = fakeFamily;
    for (const marks of [fakeFamily, { contacts }]) {
      const vault = await freshVault();
      const accountId = await vault.addAccount(marks);
      await vault.begin(beginArchive());
      expect(await accountOf(vault)).toBe(accountId);
      expect(await vault.accountOfMarks(marks)).toEqual({ accountId });
    }
  });

  it('of somebody else is another one, and its messages are kept apart', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    const aunt = { ...fakeFamily, shownName: 'Fake Aunt' };
    expect(await vault.accountOfMarks(aunt)).toBe('none');
    const accountId = await vault.addAccount(aunt);
    await broughtBack(vault, accountId, [await letter('One')]);
    expect(await vault.facts(await accountOf(vault))).toEqual([]);
    expect(await vault.facts(accountId)).toHaveLength(1);
  });

  it('is unclear where the archive tells too little', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    expect(await vault.accountOfMarks({ contacts: [] })).toBe('unclear');
  });
});

describe('a computer without room', () => {
  it('keeps each message whole or not at all, and says why it stopped', async () => {
    const vault = await freshVault();
    const accountId = await vault.addAccount(fakeFamily);
    const given = await letter('One', ['first', 'second']);
    for (let refused = 1; refused <= 4; refused += 1) {
      let writes = 0;
      // Bound to its object below, as every caller of it is.
      // eslint-disable-next-line @typescript-eslint/unbound-method
      const own = IDBObjectStore.prototype.put as (...values: unknown[]) => IDBRequest;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...values: unknown[]
      ) {
        writes += 1;
        if (writes === refused) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return own.apply(this, values) as never;
      });
      const claims = new Map<string, string>();
      await expect(broughtBack(vault, accountId, [given], claims)).rejects.toMatchObject({
        kind: 'no-space',
      });
      vi.restoreAllMocks();
      expect(await vault.facts(accountId)).toEqual([]);
      expect((await vault.summary()).bytes).toBe(0);
      expect(claims.size).toBe(0);
    }
    expect(await broughtBack(vault, accountId, [given])).toEqual(['came-back 2']);
  });

  it('keeps nothing for an account that was forgotten meanwhile', async () => {
    const vault = await freshVault();
    await expect(broughtBack(vault, 'gone', [await letter('One')])).rejects.toMatchObject({
      kind: 'vault-error',
    });
    expect((await vault.summary()).messages).toBe(0);
  });
});
