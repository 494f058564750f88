import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { contentHash, letterNumberHash, repeatedHash } from '../../../src/model/identity';
import type { Draft } from '../../../src/model/ledger';
import { sha256Hex } from '../../../src/model/sha256';
import type { Vault } from '../../../src/vault/vault';
import {
  accountOf,
  beginArchive,
  bytesOf,
  freshVault,
  readPage,
  row,
  vaultWithRows,
  type FakeAttachment,
} from './made-up';

/** Reads a page and keeps it for a row. */
async function keep(
  vault: Vault,
  rowKey: string,
  attachments: readonly FakeAttachment[] = [],
  changes: Partial<Draft> = {},
  round = 1,
  jobId = 'job-1',
) {
  const draft = await readPage(vault, attachments, changes);
  return vault.keep({ jobId, round, rowKey, draft, requests: 1 });
}
const factsOf = async (vault: Vault) => vault.facts(await accountOf(vault));

describe('keeping a message', () => {
  it('keeps the message, its attachment, its page as served and its row together', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault, [{ bytes: 'photo' }]);
    const kept = await vault.keep({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 });

    expect(kept.attachments).toEqual({ saved: 1, failed: 0, vanished: 0, skipped: 0 });
    expect(kept.messageId).toBe(await contentHash(draft));
    const message = await vault.message(await accountOf(vault), kept.messageId);
    expect(message).toMatchObject({ bodyHtml: 'A made-up letter.', print: rows[0]!.print, mailbox: 'inbox' });
    const attachment = message.attachments[0]!;
    expect(attachment).toMatchObject({ state: 'saved', bytes: 5, sha256: await sha256Hex('photo') });
    expect(await vault.bytes(await sha256Hex('photo'))).toEqual(bytesOf('photo'));
    expect(new TextDecoder().decode(await vault.bytes(message.raw.sha256))).toMatch(
      /^<html>page \d+<\/html>$/,
    );
    expect(await vault.rows('job-1')).toEqual([
      {
        ...rows[0]!,
        state: 'saved',
        messageId: kept.messageId,
        attachments: kept.attachments,
        round: 1,
      },
    ]);
  });

  it('gives the same answer when the reply was lost and the call comes again', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault, [{ bytes: 'photo' }]);
    const call = { jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 };
    const first = await vault.keep(call);
    expect(await vault.keep(call)).toEqual(first);
    expect(await factsOf(vault)).toHaveLength(1);
  });

  it('keeps a page that was sent along and never staged, once, though the call comes again', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const page = bytesOf('<html>sent along</html>');
    const draft = await readPage(vault, [{ bytes: 'photo' }], {
      raw: { draftId: 'sent along', charset: 'utf-8' },
    });
    const call = { jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 };
    const kept = await vault.keep(call, page);
    expect(await vault.keep(call, page)).toEqual(kept);

    const message = await vault.message(await accountOf(vault), kept.messageId);
    expect(message.raw).toEqual({ sha256: await sha256Hex(page), bytes: page.length, charset: 'utf-8' });
    expect(await vault.bytes(message.raw.sha256)).toEqual(page);
    expect(await factsOf(vault)).toHaveLength(1);
  });

  it('stores no second page of a message that is read again with its page sent along', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const read = async (name: string, round: number) => {
      const draft = await readPage(vault, [], { raw: { draftId: name, charset: 'utf-8' } });
      const call = { jobId: 'job-1', round, rowKey: rows[0]!.key, draft, requests: 1 };
      return vault.keep(call, bytesOf(`<html>${name}</html>`));
    };
    const { messageId } = await read('first', 1);
    expect((await read('second', 2)).messageId).toBe(messageId);
    const { raw } = await vault.message(await accountOf(vault), messageId);
    expect(await vault.bytes(raw.sha256)).toEqual(bytesOf('<html>first</html>'));
    await expect(vault.bytes(await sha256Hex('<html>second</html>'))).rejects.toMatchObject({
      kind: 'vault-error',
    });
  });

  it('refuses a message whose bytes are not in staging, and changes nothing', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault, [{ bytes: 'photo' }], {
      raw: { draftId: 'never staged', charset: '' },
    });
    await expect(
      vault.keep({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 }),
    ).rejects.toMatchObject({
      kind: 'vault-error',
    });
    expect(await factsOf(vault)).toEqual([]);
    expect(await vault.rows('job-1')).toEqual(rows);
  });

  it('refuses a message whose photo was staged and lies nowhere, and changes nothing', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const draft = await readPage(vault, [{ bytes: 'photo' }]);
    const database = await openDB(vault.name);
    await database.delete('content', await sha256Hex('photo'));
    database.close();
    await expect(
      vault.keep({ jobId: 'job-1', round: 1, rowKey: rows[0]!.key, draft, requests: 1 }),
    ).rejects.toMatchObject({ kind: 'vault-error' });
    expect(await factsOf(vault)).toEqual([]);
    expect(await vault.rows('job-1')).toEqual(rows);
  });

  it('refuses a message that was never listed', async () => {
    const { vault } = await vaultWithRows(0);
    await expect(keep(vault, 'unknown row')).rejects.toMatchObject({ kind: 'vault-error' });
  });

  it('keeps an eCard that came in three messages once', async () => {
    const { vault, rows } = await vaultWithRows(3);
    for (const [at, { key }] of rows.entries()) {
      await keep(vault, key, [{ bytes: 'the same eCard' }], { bodyText: `letter ${at}` });
    }
    const summary = await vault.summary();
    const pages = (await factsOf(vault)).reduce((total, { raw }) => total + raw.bytes, 0);
    expect(summary).toMatchObject({ messages: 3, attachments: 3, bytes: pages + 14 });
    expect(summary.lastSavedAt).toMatch(/^\d{4}-/);
  });

  it('keeps two messages of the same words and minute apart', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const first = await keep(vault, rows[0]!.key);
    const second = await keep(vault, rows[1]!.key);
    expect(second.messageId).toBe(await repeatedHash(first.messageId, 2));
  });

  it('keeps twenty messages that are equal in everything', async () => {
    const { vault, rows } = await vaultWithRows(20);
    for (const { key } of rows) await keep(vault, key);
    expect(new Set((await factsOf(vault)).map(({ id }) => id)).size).toBe(20);
  });

  it('finds every equal message again in the next round and adds none', async () => {
    const { vault, rows } = await vaultWithRows(20);
    for (const { key } of rows) await keep(vault, key);
    const before = (await factsOf(vault)).map(({ id }) => id);
    const round = await vault.nextRound('job-1');
    for (const { key } of [...rows].reverse()) await keep(vault, key, [], {}, round);
    expect((await factsOf(vault)).map(({ id }) => id)).toEqual(before);
  });

  it('stores no second raw page when a message is read again and nothing is new', async () => {
    const { vault, rows } = await vaultWithRows(1);
    await keep(vault, rows[0]!.key, [{ bytes: 'photo' }]);
    const before = await vault.summary();
    const round = await vault.nextRound('job-1');
    await keep(vault, rows[0]!.key, [{ bytes: 'photo' }], {}, round);
    expect((await vault.summary()).bytes).toBe(before.bytes);
  });

  it('replaces a failed photo by the photo when a later try brings it', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const worse = await keep(vault, rows[0]!.key, [{ failed: 'timed-out' }]);
    expect(worse.attachments).toMatchObject({ saved: 0, failed: 1 });
    const round = await vault.nextRound('job-1');
    const better = await keep(vault, rows[0]!.key, [{ bytes: 'photo' }], {}, round);
    expect(better).toEqual({
      messageId: worse.messageId,
      attachments: { saved: 1, failed: 0, vanished: 0, skipped: 0 },
    });
  });

  it('never loses a kept photo to a later try that fails', async () => {
    const { vault, rows } = await vaultWithRows(1);
    await keep(vault, rows[0]!.key, [{ bytes: 'photo' }]);
    const round = await vault.nextRound('job-1');
    const again = await keep(vault, rows[0]!.key, [{ failed: 'timed-out' }], {}, round);
    expect(again.attachments).toMatchObject({ saved: 1, failed: 0 });
    expect(await vault.bytes(await sha256Hex('photo'))).toEqual(bytesOf('photo'));
  });

  it('does not call a lost photo saved because another message of the same words has one', async () => {
    const { vault, rows } = await vaultWithRows(2);
    await keep(vault, rows[0]!.key, [{ bytes: 'photo 1' }]);
    const round = await vault.nextRound('job-1');
    // The newer message comes first, and its photo fails: it looks like the older one, until that one is read.
    await keep(vault, rows[1]!.key, [{ failed: 'timed-out' }], {}, round);
    await keep(vault, rows[0]!.key, [{ bytes: 'photo 1' }], {}, round);

    const facts = await factsOf(vault);
    expect(facts.map(({ attachments }) => attachments[0]!.state).sort()).toEqual(['failed', 'saved']);
    const ledger = await vault.rows('job-1');
    const idOf = (key: string) => ledger.find((entry) => entry.key === key)?.messageId;
    const stateOf = (id: string | undefined) => facts.find((fact) => fact.id === id)?.attachments[0]!.state;
    expect([stateOf(idOf(rows[0]!.key)), stateOf(idOf(rows[1]!.key))]).toEqual(['saved', 'failed']);
    expect(Object.keys(ledger[0]!)).not.toContain('shadow');
    // What progress counts after a pause: each row what its own message has.
    expect(ledger.find(({ key }) => key === rows[0]!.key)?.attachments).toMatchObject({
      saved: 1,
      failed: 0,
    });
    expect(ledger.find(({ key }) => key === rows[1]!.key)?.attachments).toMatchObject({
      saved: 0,
      failed: 1,
    });
  });

  it('gives a sent letter its number as identity once the number is shown', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    const sent = row(1, { mailbox: 'sent' });
    await vault.list('job-1', [sent]);
    const before = await keep(vault, sent.key, [], { direction: 'sent' });
    const round = await vault.nextRound('job-1');
    const after = await keep(vault, sent.key, [], { direction: 'sent', letterNumber: '987654' }, round);

    expect(after.messageId).toBe(await letterNumberHash('987654'));
    expect((await factsOf(vault)).map(({ id }) => id)).toEqual([after.messageId]);
    expect(after.messageId).not.toBe(before.messageId);
    expect((await vault.rows('job-1'))[0]!.messageId).toBe(after.messageId);
  });

  it('keeps both texts when one letter number stands on two, and finds both again', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const first = { direction: 'sent', letterNumber: '1001' } as const;
    const second = { ...first, bodyHtml: 'Other words.', bodyText: 'Other words.' };
    const a = await keep(vault, rows[0]!.key, [], first);
    const b = await keep(vault, rows[0]!.key, [], second, 2);
    expect(a.messageId).toBe(await letterNumberHash('1001'));
    expect(b.messageId).toBe(await contentHash(await readPage(vault, [], second)));
    const account = await accountOf(vault);
    expect((await vault.message(account, a.messageId)).bodyHtml).toBe('A made-up letter.');
    expect((await vault.message(account, b.messageId)).bodyHtml).toBe('Other words.');

    expect((await keep(vault, rows[0]!.key, [], first, 3)).messageId).toBe(a.messageId);
    expect((await keep(vault, rows[1]!.key, [], second, 3)).messageId).toBe(b.messageId);
    expect(await factsOf(vault)).toHaveLength(2);
  });

  it('lets no received message overwrite the sent one of its number', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const sent = await keep(vault, rows[0]!.key, [], { direction: 'sent', letterNumber: '1001' });
    await keep(vault, rows[1]!.key, [], { letterNumber: '1001' }, 2);
    expect((await factsOf(vault)).map(({ direction }) => direction).sort()).toEqual(['received', 'sent']);
    expect(await vault.message(await accountOf(vault), sent.messageId)).toMatchObject({ direction: 'sent' });
  });

  it('leaves a kept letter its name when another text already bears the number it shows now', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const words = { direction: 'sent', bodyHtml: 'Other words.', bodyText: 'Other words.' } as const;
    await keep(vault, rows[0]!.key, [], { direction: 'sent', letterNumber: '1001' });
    const before = await keep(vault, rows[1]!.key, [], words);
    const after = await keep(vault, rows[1]!.key, [], { ...words, letterNumber: '1001' }, 2);
    expect(after.messageId).toBe(before.messageId);
    expect(await factsOf(vault)).toHaveLength(2);
  });

  it('does not let a message saved from its own page stand for a row of the list', async () => {
    const vault = await freshVault();
    const request = {
      what: 'message' as const,
      url: 'https://www.jpay.com/IncomingMailView.aspx',
      direction: 'received' as const,
      format: 'html' as const,
    };
    await vault.begin(beginArchive('job-1', { request }));
    await vault.list('job-1', [row(1)]);
    const single = await keep(vault, row(1).key);
    expect(await vault.known('job-1', 'inbox')).toEqual([]);

    await vault.begin(beginArchive('job-2', { at: '2026-11-22T11:00:00Z' }));
    await vault.list('job-2', [row(1)]);
    const listed = await keep(vault, row(1).key, [], {}, 1, 'job-2');
    expect(listed.messageId).toBe(single.messageId);
    expect(await vault.known('job-2', 'inbox')).toEqual([
      { print: row(1).print, messageIds: [single.messageId] },
    ]);
  });

  it('knows by its print only what is whole', async () => {
    const { vault, rows } = await vaultWithRows(3);
    const whole = await keep(vault, rows[0]!.key, [{ bytes: 'photo' }]);
    const vanished = await keep(vault, rows[1]!.key, [{ vanished: true }]);
    await keep(vault, rows[2]!.key, [{ failed: 'timed-out' }], { bodyText: 'other words' });
    const known = await vault.known('job-1', 'inbox');
    expect(known).toHaveLength(1);
    expect(known[0]!.messageIds.sort()).toEqual([whole.messageId, vanished.messageId].sort());
    expect(await vault.known('job-1', 'sent')).toEqual([]);
  });

  it('knows for an export without attachments every message it holds, and for one with them only what is whole', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const whole = await keep(vault, rows[0]!.key, [{ bytes: 'photo' }]);
    const bare = await keep(vault, rows[1]!.key, [{ leftOut: true }], { bodyText: 'other words' });
    expect(bare.attachments).toEqual({ saved: 0, failed: 0, vanished: 0, skipped: 1 });
    const request = { what: 'archive', choice: { withoutAttachments: true, leaveUnread: false } } as const;
    const print = rows[0]!.print;
    expect(await vault.known('job-1', 'inbox')).toEqual([
      { print, messageIds: [whole.messageId], hasIncomplete: true },
    ]);
    await vault.begin(beginArchive('job-2', { request }));
    const [known, ...others] = await vault.known('job-2', 'inbox');
    expect(others).toEqual([]);
    expect(known?.messageIds.sort()).toEqual([whole.messageId, bare.messageId].sort());
    expect(known?.hasIncomplete).toBeUndefined();
  });

  it('brings a photo that was left out, and keeps it when it is left out again', async () => {
    const { vault, rows } = await vaultWithRows(1);
    const key = rows[0]!.key;
    const ends = (count: number) => ({ saved: count, failed: 0, vanished: 0, skipped: 1 - count });
    expect((await keep(vault, key, [{ leftOut: true }])).attachments).toEqual(ends(0));
    expect((await keep(vault, key, [{ bytes: 'photo' }], {}, 2)).attachments).toEqual(ends(1));
    expect((await keep(vault, key, [{ leftOut: true }], {}, 3)).attachments).toEqual(ends(1));
    expect(await vault.bytes(await sha256Hex('photo'))).toEqual(bytesOf('photo'));
    expect(await factsOf(vault)).toHaveLength(1);
  });

  it('takes a message that was recognised in this round for somebody else’s', async () => {
    const { vault, rows } = await vaultWithRows(2);
    const first = await keep(vault, rows[0]!.key);
    const round = await vault.nextRound('job-1');
    await vault.recognise('job-1', round, [{ rowKey: rows[0]!.key, messageId: first.messageId }]);
    const second = await keep(vault, rows[1]!.key, [], {}, round);
    expect(second.messageId).not.toBe(first.messageId);
  });
});
