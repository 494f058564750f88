import { LetterkeepError } from '../model/failure';
import { contentHash } from '../model/identity';
import type { Keep, Kept } from '../model/ledger';
import { mailboxOf } from '../model/message';
import { holdsContent } from './content';
import { attachmentsOf, findStaged, holdStaged, rawOf, sentAlong, type BytesOfDraft } from './draft-bytes';
import { matchMessage, type Claim } from './identity-match';
import { countSaved, mergeCopies } from './merge';
import { candidatesFor, freeId, freeIds, freeNumberId, marksOf, rename, type FreeIds } from './placing';
import type { StoredMessage, StoredRow, VaultDatabase, VaultTransaction } from './schema';
import { inTransaction, sized } from './transaction';
import { without } from './without';

type KeepStore = 'jobs' | 'rows' | 'messages' | 'bytes' | 'content' | 'staging';
type KeepTransaction = VaultTransaction<KeepStore[]>;

/**
 * The checkpoint: one message, its bytes and its ledger row, all or nothing. A call repeated after its reply was
 * lost is known by the draft's id and answered alike.
 */
export async function keepMessage(
  database: VaultDatabase,
  keep: Keep,
  page: Uint8Array<ArrayBuffer> | undefined,
  now: string,
): Promise<Kept> {
  const hash = await contentHash(keep.draft);
  const sent = page && (await sentAlong(keep.draft, page));
  const letterNumber = keep.draft.letterNumber?.trim() || undefined;
  for (let room = 4; ; room *= 4) {
    const ids = await freeIds(hash, letterNumber, room);
    const stores: KeepStore[] = ['jobs', 'rows', 'messages', 'bytes', 'content', 'staging'];
    const kept = await sized(page?.length, () =>
      inTransaction(database, stores, (transaction) =>
        keepIn(transaction, keep, { hash, letterNumber, ids, sent, now }),
      ),
    );
    if (kept !== 'more-ids') return kept;
  }
}

interface Prepared {
  hash: string;
  letterNumber: string | undefined;
  ids: FreeIds;
  /** The page, if it was sent along. */
  sent: BytesOfDraft | undefined;
  now: string;
}

async function keepIn(
  transaction: KeepTransaction,
  { jobId, round, rowKey, draft, requests }: Keep,
  { hash, letterNumber, ids, sent, now }: Prepared,
): Promise<Kept | 'more-ids'> {
  const job = await transaction.objectStore('jobs').get(jobId);
  const row = await transaction.objectStore('rows').get([jobId, rowKey]);
  if (!job || !row) throw new LetterkeepError('vault-error', 'A message was read that was never listed.');
  if (row.keptDraft === draft.raw.draftId && row.messageId !== undefined) {
    return keptOf(await messageOf(transaction, job.accountId, row.messageId));
  }
  if (requests > job.findings.requests) {
    await transaction.objectStore('jobs').put({ ...job, findings: { ...job.findings, requests } });
  }
  const staged = await findStaged(transaction, draft, sent);
  const copy: StoredMessage = {
    id: '',
    accountId: job.accountId,
    direction: draft.direction,
    mailbox: mailboxOf[draft.direction],
    personName: draft.personName,
    dateText: draft.dateText,
    date: draft.date,
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(draft.status === undefined ? {} : { status: draft.status }),
    bodyHtml: draft.bodyHtml,
    attachments: attachmentsOf(draft, staged),
    raw: rawOf(draft, staged),
    readAt: draft.readAt,
    // A page opened by itself was in no list; a print made up for it could pass for a row that was never opened.
    print: job.request.what === 'message' ? null : row.print,
    contentHash: hash,
    keptAt: now,
    savedAttachments: 0,
  };
  copy.savedAttachments = countSaved(copy.attachments);
  if (copy.print !== null) {
    copy.opened = { at: draft.readAt, ...(draft.link === undefined ? {} : { link: draft.link }) };
  }

  const placed = await place(transaction, copy, { ...row, keptDraft: draft.raw.draftId }, round, ids);
  if (placed === 'more-ids') return 'more-ids';
  const { message, isWeak } = placed;
  const needsRaw = message.raw.sha256 === copy.raw.sha256 || isWeak;
  await holdStaged(transaction, staged, draft, needsRaw);
  return keptOf(message);
}

interface Placed {
  message: StoredMessage;
  /** The row keeps what it showed itself, because it was matched on weak evidence. */
  isWeak: boolean;
}

/** Finds the message a copy is, or makes it, and ends its row. A row it displaces looks for its own again. */
async function place(
  transaction: KeepTransaction,
  copy: StoredMessage,
  row: StoredRow,
  round: number,
  ids: FreeIds,
): Promise<Placed | 'more-ids'> {
  const candidates = await candidatesFor(transaction, copy, ids);
  // Nothing is written yet: the caller makes more ids and begins again.
  if (candidates.length + 2 > ids.byContent.length) return 'more-ids';
  const claims = await claimsOn(transaction, candidates, row.jobId, round);
  const match = matchMessage(
    marksOf(copy),
    row.key,
    candidates.map((candidate) => ({ id: candidate.id, ...marksOf(candidate) })),
    claims,
  );
  const kept = match.as === 'known' ? candidates.find(({ id }) => id === match.id) : undefined;
  const taken = new Set(candidates.map(({ id }) => id));
  if (match.as === 'new' || !kept) {
    const message = { ...copy, id: freeId(copy, ids, taken) };
    await transaction.objectStore('messages').put(message);
    await endRow(transaction, row, message, round);
    return { message, isWeak: false };
  }
  const hasPage = await holdsContent(transaction, kept.raw.sha256);
  const message = mergeCopies(kept, copy, hasPage ? 'here' : 'lost');
  const numberId = kept.letterNumber === undefined ? freeNumberId(message, ids, taken) : undefined;
  if (numberId !== undefined) {
    message.id = numberId;
    await rename(transaction, kept, numberId);
  }
  await transaction.objectStore('messages').put(message);
  await endRow(transaction, row, message, round, match.weak ? copy : undefined);
  if (match.displaced !== undefined) await placeAgain(transaction, [row.jobId, match.displaced], round, ids);
  return { message, isWeak: match.weak };
}

async function placeAgain(
  transaction: KeepTransaction,
  key: [string, string],
  round: number,
  ids: FreeIds,
): Promise<void> {
  const displaced = await transaction.objectStore('rows').get(key);
  if (!displaced?.shadow) throw new LetterkeepError('vault-error', 'A displaced row lost what it had shown.');
  const row = without(displaced, 'messageId', 'shadow');
  await transaction.objectStore('rows').put(row);
  if ((await place(transaction, displaced.shadow, row, round, ids)) === 'more-ids') {
    throw new LetterkeepError('vault-error', 'No name was left for a displaced message.');
  }
}

async function claimsOn(
  transaction: KeepTransaction,
  candidates: readonly StoredMessage[],
  jobId: string,
  round: number,
): Promise<Map<string, Claim>> {
  const claims = new Map<string, Claim>();
  for (const { id } of candidates) {
    const rows = await transaction.objectStore('rows').index('byMessage').getAll(id);
    const claim = rows.find((row) => row.jobId === jobId && row.round === round);
    if (claim) claims.set(id, { rowKey: claim.key, weak: claim.shadow !== undefined });
  }
  return claims;
}

async function endRow(
  transaction: KeepTransaction,
  row: StoredRow,
  message: StoredMessage,
  round: number,
  shadow?: StoredMessage,
): Promise<void> {
  const listed = without(row, 'failure', 'reason', 'shadow');
  // A reader that goes on after a pause counts attachments from here: progress must not begin at zero again.
  const { messageId, attachments } = keptOf(message);
  const ended: StoredRow = { ...listed, state: 'saved', messageId, attachments, round };
  await transaction.objectStore('rows').put(shadow ? { ...ended, shadow } : ended);
}

async function messageOf(
  transaction: KeepTransaction,
  accountId: string,
  id: string,
): Promise<StoredMessage> {
  const message = await transaction.objectStore('messages').get([accountId, id]);
  if (!message) throw new LetterkeepError('vault-error', 'A saved row has no message.');
  return message;
}

function keptOf(message: StoredMessage): Kept {
  const attachments = { saved: 0, failed: 0, vanished: 0, skipped: 0 };
  for (const { state } of message.attachments) attachments[state] += 1;
  return { messageId: message.id, attachments };
}
