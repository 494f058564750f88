// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { jobOfEverything, jobToWrite } from '../../../entrypoints/archive/kept-archive';
import { keptIn } from '../../../entrypoints/popup/browser-desk';
import type { ArchiveSource } from '../../../src/bundle/archive-source';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import type { Language } from '../../../src/model/language';
import type { Vault } from '../../../src/vault/vault';
import { without } from '../../../src/vault/without';
import { madeAt, openedArchive, writtenParts } from '../bundle/opened-archive';
import { beginArchive, freshVault, readPage, row } from '../vault/made-up';
import { archiveOf, broughtIn, changed, toLayout1 } from './made-archive';

/** What an archive was made of on another computer: two letters, read on two days, and one that failed. */
async function archived(): Promise<Blob[]> {
  const vault = await freshVault();
  await vault.begin(beginArchive());
  for (const [at, readAt] of ['2024-03-03T10:00:00Z', '2026-11-22T10:00:00Z'].entries()) {
    const listed = row(at + 1, { key: `row ${at}` });
    await vault.list('job-1', [listed]);
    const text = `Letter ${at} about the tomatoes`;
    const draft = await readPage(vault, [{ bytes: `photo ${at}` }], {
      bodyHtml: text,
      bodyText: text,
      readAt,
    });
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: listed.key, draft, requests: 1 });
  }
  await vault.finish('job-1', 'read', { listExceptions: [], notes: [], requests: 9 }, '2026-11-22T11:00:00Z');
  return archiveOf(vault);
}

/** The archive that "Save everything" of the only account is written from. */
async function savedAgain(vault: Vault, language: Language = 'en'): Promise<ArchiveSource> {
  const [account] = await vault.accounts();
  const job = await jobToWrite(vault, await jobOfEverything(vault, account!.accountId), madeAt);
  return sourceOfJob(vault, job!, madeAt, 'read-back', archiveWordsFor(language));
}

async function whatIsKept(vault: Vault): Promise<unknown[]> {
  const [account] = await vault.accounts();
  const facts = await vault.facts(account!.accountId);
  return Promise.all(
    facts.map(async ({ accountId, id }) =>
      without(await vault.message(accountId, id), 'accountId', 'keptAt'),
    ),
  );
}

describe('a vault that holds nothing but an earlier archive', () => {
  it('is offered to be saved whole, in the popup too, though nothing was ever ordered here', async () => {
    const vault = await freshVault();
    await broughtIn(vault, await archived());
    const [account] = await vault.accounts();
    expect(await vault.latestJob()).toBeUndefined();
    expect(await keptIn(vault)).toMatchObject({ jobId: `kept-${account!.accountId}`, messages: 2 });
  });

  it('gives an archive of all of it, from which a third browser gets the very same', async () => {
    const vault = await freshVault();
    await broughtIn(vault, await archived());
    const parts = await writtenParts(await savedAgain(vault));
    const third = await freshVault();
    expect(
      await broughtIn(
        third,
        parts.map(({ blob }) => blob),
      ),
    ).toMatchObject([{ cameBack: 2, attachments: 2, problems: [] }]);
    expect(await whatIsKept(third)).toEqual(await whatIsKept(vault));
  });

  it('says when JPay was read, that its lists were not for this, and where gaps of that time are told', async () => {
    const vault = await freshVault();
    await broughtIn(vault, await archived());
    const source = await savedAgain(vault);
    expect(source.receipt).toMatchObject({
      complete: false,
      messages: { listed: 0 },
      keptFromBefore: 2,
      requests: 0,
    });
    const [part] = await openedArchive(source);
    const readme = part!.text('README.txt').replace(/\s+/g, ' ');
    expect(readme).toContain(
      'JPay’s lists were not read. 2 messages that were kept from an earlier export are here.',
    );
    expect(readme).toContain('was read on JPay between March 3, 2024 and November 22, 2026.');
    expect(readme).toContain('inbox: This list was not read for this archive.');
    expect(readme).toContain('What could not be saved at that time stands in their receipts.');
    expect(part!.text('START HERE.html')).toContain('between March 3, 2024 and November 22, 2026.');
  });

  it('says in Spanish what it says in English', async () => {
    const vault = await freshVault();
    await broughtIn(vault, await archived());
    const { notes, incompleteBecause } = (await savedAgain(vault, 'es')).receipt;
    expect(notes).toContain(
      'Lo que viene de antes se leyó en JPay entre el 3 de marzo de 2024 y el 22 de noviembre de 2026.',
    );
    expect(incompleteBecause[0]).toMatch(
      /^Lista de recibidos: Para este archivo ZIP no se leyó esta lista\./,
    );
  });

  it('does not make up a day where the archive was of the first layout and told none', async () => {
    const vault = await freshVault();
    const [blob] = await archived();
    await broughtIn(vault, [await changed(blob!, toLayout1, 'sealed')]);
    const { notes } = (await savedAgain(vault)).receipt;
    expect(notes).toContain('Of 2 messages the day is not known: an older Letterkeep did not write it down.');
    expect(notes.join(' ')).not.toMatch(/was read on JPay/);
  });
});
