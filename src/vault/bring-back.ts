import type { AccountMarks } from '../model/account';
import type { BroughtBack, ReturnedMessage } from '../model/earlier';
import { LetterkeepError } from '../model/failure';
import { mailboxOf } from '../model/message';
import { accountLike, joinMarks } from './account-for';
import { holdsContent, putContent } from './content';
import { matchMessage, type Claim } from './identity-match';
import { countSaved, mergeAttachments } from './merge';
import { candidatesFor, freeId, freeIds, freeNumberId, marksOf, rename, type FreeIds } from './placing';
import type { StoredMessage, VaultDatabase, VaultTransaction } from './schema';
import { inTransaction } from './transaction';
import { without } from './without';

/*
 * Messages out of an earlier archive, put back where they were kept. A message comes back as a reading of its page
 * would be kept (keep.ts), but no row is ended by it, and what the vault holds is never replaced by what an archive
 * says: it may be older.
 */

export interface BringBack {
  accountId: string;
  message: ReturnedMessage;
  /** By sha256: those the archive could give and the vault does not hold. */
  bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /**
   * By id in the vault, which message of the same archive it was found to be: two that are equal in everything are two.
   * The caller keeps it for all messages of one archive; it is added to here.
   */
  claims: Map<string, string>;
}

type BackStore = 'accounts' | 'jobs' | 'rows' | 'messages' | 'bytes' | 'content';
type BackTransaction = VaultTransaction<BackStore[]>;

/**
 * One message with its bytes, all or nothing. A saved attachment must have its bytes among `bytes` or in the vault.
 * Bringing in the same again changes nothing. Throws LetterkeepError "no-space" or "vault-error".
 */
export async function bringBack(
  database: VaultDatabase,
  { accountId, message, bytes, claims }: BringBack,
  now: string,
): Promise<BroughtBack> {
  const letterNumber = message.letterNumber?.trim() || undefined;
  const copy: StoredMessage = {
    ...without(message, 'letterNumber'),
    ...(letterNumber === undefined ? {} : { letterNumber }),
    accountId,
    mailbox: mailboxOf[message.direction],
    keptAt: now,
    savedAttachments: countSaved(message.attachments),
  };
  const stores: BackStore[] = ['accounts', 'jobs', 'rows', 'messages', 'bytes', 'content'];
  for (let room = 4; ; room *= 4) {
    const ids = await freeIds(message.contentHash, letterNumber, room);
    const placed = await inTransaction(database, stores, async (transaction) => {
      if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined) {
        throw new LetterkeepError('vault-error', 'The account of this archive is no longer kept.');
      }
      const found = await place(transaction, copy, bytes, claims, ids);
      if (found !== 'more-ids') await putBytes(transaction, found.message, copy, bytes);
      return found;
    });
    if (placed === 'more-ids') continue;
    // Only now is it on the disk: a call that failed may be repeated.
    claims.set(placed.message.id, message.id);
    return { end: placed.end, attachments: placed.attachments };
  }
}

interface Placed extends BroughtBack {
  message: StoredMessage;
}

async function place(
  transaction: BackTransaction,
  copy: StoredMessage,
  given: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  claimed: ReadonlyMap<string, string>,
  ids: FreeIds,
): Promise<Placed | 'more-ids'> {
  const candidates = await candidatesFor(transaction, copy, ids);
  if (candidates.length + 2 > ids.byContent.length) return 'more-ids';
  const claims = new Map<string, Claim>();
  for (const { id } of candidates) {
    const of = claimed.get(id);
    if (of !== undefined) claims.set(id, { rowKey: of, weak: false });
  }
  const match = matchMessage(
    marksOf(copy),
    copy.id,
    candidates.map((candidate) => ({ id: candidate.id, ...marksOf(candidate) })),
    claims,
  );
  const kept = match.as === 'known' ? candidates.find(({ id }) => id === match.id) : undefined;
  const taken = new Set(candidates.map(({ id }) => id));
  const messages = transaction.objectStore('messages');
  if (!kept) {
    const message = { ...copy, id: ownOrFreeId(copy, ids, taken) };
    await messages.put(message);
    return { end: 'came-back', attachments: message.savedAttachments, message };
  }
  const lacksPage = given.has(copy.raw.sha256) && !(await holdsContent(transaction, kept.raw.sha256));
  const message = addCopy(lacksPage ? withPage(kept, copy) : kept, copy);
  if (message === kept) return { end: 'was-here', attachments: 0, message };
  const numberId = kept.letterNumber === undefined ? freeNumberId(message, ids, taken) : undefined;
  if (numberId !== undefined) {
    message.id = numberId;
    await rename(transaction, kept, numberId);
  }
  await messages.put(message);
  const attachments = message.savedAttachments - kept.savedAttachments;
  return { end: attachments > 0 || lacksPage ? 'completed' : 'was-here', attachments, message };
}

/** The page as JPay sent it was lost, and the archive has it: its words are those as served. */
function withPage(kept: StoredMessage, { raw, bodyHtml, readAt }: StoredMessage): StoredMessage {
  return { ...kept, raw, bodyHtml, readAt: readAt || kept.readAt };
}

/** The id it has in the archive, where the rule could have given it: twins keep their numbers from one browser to another. */
function ownOrFreeId(copy: StoredMessage, ids: FreeIds, taken: ReadonlySet<string>): string {
  const numbered = freeNumberId(copy, ids, taken);
  if (numbered !== undefined) return numbered;
  return ids.byContent.includes(copy.id) && !taken.has(copy.id) ? copy.id : freeId(copy, ids, taken);
}

/** The kept message with what only the archive has; the very same object where that is nothing. */
function addCopy(kept: StoredMessage, copy: StoredMessage): StoredMessage {
  const attachments = mergeAttachments(copy.attachments, kept.attachments);
  const letterNumber = kept.letterNumber ?? copy.letterNumber;
  const status = kept.status ?? copy.status;
  const added: StoredMessage = {
    ...kept,
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(status === undefined ? {} : { status }),
    print: kept.print ?? copy.print,
    attachments,
    savedAttachments: countSaved(attachments),
    keptAt: copy.keptAt,
  };
  const isSame =
    letterNumber === kept.letterNumber &&
    status === kept.status &&
    added.print === kept.print &&
    JSON.stringify(attachments) === JSON.stringify(kept.attachments);
  return isSame ? kept : added;
}

/** What the message names and the vault does not hold. Bytes that the browser had lost come back too. */
async function putBytes(
  transaction: BackTransaction,
  message: StoredMessage,
  copy: StoredMessage,
  given: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const promised = new Set(savedSums(copy));
  for (const sha256 of new Set([...savedSums(message), message.raw.sha256])) {
    if (await holdsContent(transaction, sha256)) continue;
    const bytes = given.get(sha256);
    if (bytes) await putContent(transaction, sha256, bytes);
    else if (promised.has(sha256))
      throw new LetterkeepError('vault-error', 'An attachment came back without its bytes.');
  }
}

function savedSums({ attachments }: StoredMessage): string[] {
  return attachments.flatMap((one) => (one.state === 'saved' ? [one.sha256] : []));
}

/** Which of these bytes the vault holds. */
export async function heldBytes(
  database: VaultDatabase,
  sums: readonly string[],
): Promise<ReadonlySet<string>> {
  const transaction = database.transaction('bytes');
  const held = new Set<string>();
  for (const sha256 of sums) {
    if (await holdsContent(transaction, sha256)) held.add(sha256);
  }
  await transaction.done;
  return held;
}

/** Which account of those kept the marks point to; "unclear" where they fit several, or show too little. */
export async function accountOfMarks(
  database: VaultDatabase,
  marks: AccountMarks,
): Promise<{ accountId: string } | 'unclear' | 'none'> {
  const found = accountLike(await database.getAll('accounts'), marks);
  if (found === 'several') return 'unclear';
  if (found) return { accountId: found.accountId };
  return marks.shownName === undefined && marks.contacts.length === 0 ? 'unclear' : 'none';
}

/**
 * Makes an account, or adds to one what the archive knows of it, so that it is recognised when the family signs in.
 * What the vault knew counts as the newer.
 */
export function addAccount(database: VaultDatabase, accountId: string, marks: AccountMarks): Promise<void> {
  return inTransaction(database, ['accounts'], async (transaction) => {
    const accounts = transaction.objectStore('accounts');
    const known = await accounts.get(accountId);
    await accounts.put(known ? { ...known, marks: joinMarks(marks, known.marks) } : { accountId, marks });
  });
}
