import { LetterkeepError } from '../model/failure';
import { letterNumberHash, repeatedHash } from '../model/identity';
import type { MessageMarks } from './identity-match';
import type { StoredMessage, VaultStore, VaultTransaction } from './schema';

/* Where a message stands among those of its account: which it may be, and which ids it may take. */

/** Any transaction that writes messages, and the rows that name them. */
export type Placing = VaultTransaction<
  ('jobs' | 'rows' | 'messages' | Exclude<VaultStore, 'jobs' | 'rows' | 'messages'>)[]
>;

/** Ids a new message may take, first free one first. Hashing ends a transaction, so they are made before it. */
export interface FreeIds {
  /** Of the number, if it has one. Where another text bears the number already, the content gives the id. */
  byNumber: string | undefined;
  byContent: string[];
}

/** @param room how many ids of the content are made; twice that many messages of equal words are rare */
export async function freeIds(
  hash: string,
  letterNumber: string | undefined,
  room: number,
): Promise<FreeIds> {
  const byNumber = letterNumber === undefined ? undefined : await letterNumberHash(letterNumber);
  return { byNumber, byContent: await repeats(hash, room) };
}

async function repeats(hash: string, room: number): Promise<string[]> {
  const others = Array.from({ length: room - 1 }, (_, index) => repeatedHash(hash, index + 2));
  return [hash, ...(await Promise.all(others))];
}

/** Messages of the account with the same letter number or the same content hash, in the order of their numbers. */
export async function candidatesFor(
  transaction: Placing,
  copy: StoredMessage,
  ids: FreeIds,
): Promise<StoredMessage[]> {
  const messages = transaction.objectStore('messages');
  const found = new Map<string, StoredMessage>();
  const { accountId, contentHash: hash, letterNumber } = copy;
  if (letterNumber !== undefined) {
    const sameNumber = await messages.index('byNumber').getAll([accountId, letterNumber]);
    for (const message of sameNumber) found.set(message.id, message);
  }
  for (const message of await messages.index('byContent').getAll([accountId, hash])) {
    found.set(message.id, message);
  }
  const order = [ids.byNumber, ...ids.byContent];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...found.values()].sort((a, b) => place(a.id) - place(b.id));
}

/** An id that none of the candidates has. Throws "vault-error" if too few were made. */
export function freeId(message: StoredMessage, ids: FreeIds, taken: ReadonlySet<string>): string {
  const id = freeNumberId(message, ids, taken) ?? ids.byContent.find((candidate) => !taken.has(candidate));
  if (id === undefined) throw new LetterkeepError('vault-error', 'No name was left for a message.');
  return id;
}

/** The id of its letter number, if it has one and no candidate took it. */
export function freeNumberId(
  message: StoredMessage,
  { byNumber }: FreeIds,
  taken: ReadonlySet<string>,
): string | undefined {
  if (message.letterNumber === undefined || byNumber === undefined || taken.has(byNumber)) return undefined;
  return byNumber;
}

/** Makes way for the message under another id: rows that name it follow. */
export async function rename(transaction: Placing, kept: StoredMessage, id: string): Promise<void> {
  await transaction.objectStore('messages').delete([kept.accountId, kept.id]);
  for (const row of await transaction.objectStore('rows').index('byMessage').getAll(kept.id)) {
    const job = await transaction.objectStore('jobs').get(row.jobId);
    // Another account may hold a message of the same words under the same id.
    if (job?.accountId !== kept.accountId) continue;
    await transaction.objectStore('rows').put({ ...row, messageId: id });
  }
}

export function marksOf(message: StoredMessage): MessageMarks {
  return {
    direction: message.direction,
    letterNumber: message.letterNumber,
    contentHash: message.contentHash,
    attachments: message.attachments.map((attachment) =>
      attachment.state === 'saved' ? attachment.sha256 : null,
    ),
  };
}
