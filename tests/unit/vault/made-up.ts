import { openDB } from 'idb';
import { leftOut } from '../../../src/model/chosen';
import { rowPrint } from '../../../src/model/identity';
import {
  rowKey,
  type Begin,
  type Draft,
  type DraftAttachment,
  type LedgerRow,
} from '../../../src/model/ledger';
import type { AccountMarks } from '../../../src/model/account';
import { openVault, type Vault } from '../../../src/vault/vault';

/** Made-up mail for the vault's tests. */
export const fakeFamily: AccountMarks = {
  shownName: 'Fake Grandmother',
  contacts: [{ name: 'FAKE PERSON', inmateId: 'T00001', agency: 'Invented State' }],
};

let vaults = 0;
/** A vault of its own for each test. */
export function freshVault(): Promise<Vault> {
  vaults += 1;
  return openVault(`made-up vault ${vaults}`);
}

export function beginArchive(jobId = 'job-1', changes: Partial<Begin> = {}): Begin {
  return {
    jobId,
    request: { what: 'archive', choice: { leaveUnread: false } },
    account: fakeFamily,
    at: '2026-11-22T10:00:00Z',
    ...changes,
  };
}

export function row(ordinal: number, changes: Partial<LedgerRow> = {}): LedgerRow {
  const mailbox = changes.mailbox ?? 'inbox';
  const dateText = changes.dateText ?? '7/15/2019';
  const print = rowPrint({ mailbox, personName: 'Fake Person', dateText });
  return {
    key: rowKey(print, ordinal),
    mailbox,
    print,
    where: `${mailbox}, page 1`,
    personName: 'Fake Person',
    dateText,
    state: 'listed',
    ...changes,
  };
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

export type FakeAttachment =
  { bytes: string } | { failed: 'timed-out' } | { vanished: true } | { leftOut: true };

/** Stages what a page showed and gives the draft the reader would hand over. */
export async function readPage(
  vault: Pick<Vault, 'stage'>,
  attachments: readonly FakeAttachment[] = [],
  changes: Partial<Draft> = {},
): Promise<Draft> {
  const drafts: DraftAttachment[] = [];
  for (const [at, attachment] of attachments.entries()) {
    const marks = { index: at + 1, label: `Attachment ${at + 1}`, kind: 'image' as const };
    if ('bytes' in attachment) {
      const stagedId = await vault.stage(bytesOf(attachment.bytes));
      drafts.push({ ...marks, state: 'saved', mediaType: 'image/jpeg', stagedId });
    } else if ('leftOut' in attachment) {
      drafts.push(leftOut(marks));
    } else if ('failed' in attachment) {
      drafts.push({ ...marks, state: 'failed', failure: attachment.failed, reason: 'It did not come.' });
    } else {
      drafts.push({ ...marks, state: 'vanished', failure: 'attachment-vanished', reason: 'It is gone.' });
    }
  }
  pages += 1;
  return {
    direction: 'received',
    personName: 'Fake Person',
    dateText: '7/15/2019 3:04 PM',
    date: '2019-07-15T15:04',
    bodyHtml: 'A made-up letter.',
    bodyText: 'A made-up letter.',
    attachments: drafts,
    // Every visit gives another page: its form tokens change.
    raw: changes.raw ?? {
      draftId: await vault.stage(bytesOf(`<html>page ${pages}</html>`)),
      charset: 'utf-8',
    },
    readAt: '2026-11-22T10:01:00Z',
    ...changes,
  };
}
let pages = 0;

/** The same with its page beside it, as it is sent along unless it is long. */
export async function readPageToSend(
  vault: Pick<Vault, 'stage'>,
  attachments: readonly FakeAttachment[] = [],
  changes: Partial<Draft> = {},
): Promise<{ draft: Draft; page: Uint8Array<ArrayBuffer> }> {
  const raw = { draftId: crypto.randomUUID(), charset: 'utf-8' };
  const draft = await readPage(vault, attachments, { raw, ...changes });
  return { draft, page: bytesOf(`<html>page ${pages}</html>`) };
}

/** How many things lie in a vault, whether a message has them or not. */
export async function countContent({ name }: Vault): Promise<number> {
  const database = await openDB(name);
  try {
    return await database.count('content');
  } finally {
    database.close();
  }
}

/** A vault with one job begun and `count` rows listed. */
export async function vaultWithRows(count: number): Promise<{ vault: Vault; rows: LedgerRow[] }> {
  const vault = await freshVault();
  await vault.begin(beginArchive());
  const rows = Array.from({ length: count }, (_, index) => row(index + 1));
  await vault.list('job-1', rows);
  return { vault, rows };
}

export async function accountOf(vault: Vault): Promise<string> {
  const job = await vault.latestJob();
  if (!job) throw new Error('no job');
  return job.accountId;
}
