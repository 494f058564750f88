import { LetterkeepError } from '../model/failure';
import type { Job } from '../model/ledger';
import type { Contact } from '../model/person';
import { newestFirst } from './jobs';
import { readRecord } from './reading-lane';
import { allOf, type Account, type StoredFacts, type StoredMessage, type VaultDatabase } from './schema';
import { without } from './without';

/** What is kept, over all accounts. */
export interface Summary {
  messages: number;
  /** Saved attachments, counted by message: one picture in two messages counts twice. */
  attachments: number;
  /** Size of all kept bytes; equal bytes are kept and counted once. */
  bytes: number;
  /** ISO 8601 in UTC; null while nothing is kept. */
  lastSavedAt: string | null;
}

/** Messages loaded at once: bodies may be long, and 20,000 of them must not stand in memory together. */
const batch = 500;

export async function factsOf(database: VaultDatabase, accountId: string): Promise<StoredFacts[]> {
  const facts: StoredFacts[] = [];
  let range = allOf(accountId);
  for (;;) {
    const messages = await database.getAll('messages', range, batch);
    for (const message of messages) facts.push(without(message, 'bodyHtml'));
    const last = messages.at(-1);
    if (!last || messages.length < batch) return facts;
    range = IDBKeyRange.bound([accountId, last.id], [accountId, []], true);
  }
}

export async function messageOf(
  database: VaultDatabase,
  accountId: string,
  id: string,
): Promise<StoredMessage> {
  const message = await readRecord(database, 'messages', [accountId, id]);
  if (!message) throw new LetterkeepError('vault-error', 'The vault does not hold this message.');
  return message;
}

/**
 * These messages with their bodies, in the order asked for, in one transaction. One that is not there is left out: its id
 * may have changed since (keep.ts). For a few hundred at a time.
 */
export async function messagesOf(
  database: VaultDatabase,
  accountId: string,
  ids: readonly string[],
): Promise<StoredMessage[]> {
  const store = database.transaction('messages').objectStore('messages');
  const messages = await Promise.all(ids.map((id) => store.get([accountId, id])));
  return messages.filter((message) => message !== undefined);
}

export async function bytesOf(database: VaultDatabase, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes =
    (await readRecord(database, 'content', sha256)) ?? (await readRecord(database, 'bytes', sha256))?.bytes;
  if (!bytes) throw new LetterkeepError('vault-error', 'The vault does not hold these bytes.');
  return bytes;
}

export async function contactsOf(database: VaultDatabase, accountId: string): Promise<Contact[]> {
  return (await database.get('accounts', accountId))?.marks.contacts ?? [];
}

export function accountsOf(database: VaultDatabase): Promise<Account[]> {
  return database.getAll('accounts');
}

export async function jobsOf(database: VaultDatabase, accountId: string): Promise<Job[]> {
  return newestFirst(await database.getAll('jobs')).filter((job) => job.accountId === accountId);
}

export async function latestJob(database: VaultDatabase): Promise<Job | undefined> {
  return newestFirst(await database.getAll('jobs'))[0];
}

export async function latestArchiveJob(database: VaultDatabase): Promise<Job | undefined> {
  return newestFirst(await database.getAll('jobs')).find(({ request }) => request.what === 'archive');
}

/** Counted over index keys alone: no message and no bytes are loaded. */
export async function summarise(database: VaultDatabase): Promise<Summary> {
  const transaction = database.transaction(['messages', 'bytes']);
  const messages = transaction.objectStore('messages');
  const count = await messages.count();
  const newest = await messages.index('byKeptAt').openKeyCursor(null, 'prev');
  const lastSavedAt = newest?.key ?? null;

  let attachments = 0;
  const bySaved = messages.index('bySavedAttachments');
  for (let at = await bySaved.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) {
    attachments += at.key * (await bySaved.count(at.key));
  }
  let bytes = 0;
  const bySize = transaction.objectStore('bytes').index('bySize');
  for (let at = await bySize.openKeyCursor(); at; at = await at.continue()) bytes += at.key;
  await transaction.done;
  return { messages: count, attachments, bytes, lastSavedAt };
}

/** How many records there are of any kind, whatever they hold. */
export async function countEverything(database: VaultDatabase): Promise<number> {
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores);
  const counts = await Promise.all(stores.map((name) => transaction.objectStore(name).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}
