import { LetterkeepError } from '../model/failure';
import type { Draft } from '../model/ledger';
import type { Attachment } from '../model/message';
import { sha256Hex } from '../model/sha256';
import { holdsContent, listContent, putContent } from './content';
import type { StagedBytes, StoredMessage, VaultStore, VaultTransaction } from './schema';

export interface BytesOfDraft extends Omit<StagedBytes, 'stagedAt'> {
  /** Where they were not staged. */
  sent?: Uint8Array<ArrayBuffer>;
}
/** Bytes of a draft, by the names staging gave them, or would have given. */
export type StagedOfDraft = ReadonlyMap<string, BytesOfDraft>;
type HoldingStore = 'bytes' | 'content' | 'staging';
type Holding = VaultTransaction<(HoldingStore | Exclude<VaultStore, HoldingStore>)[]>;

/** The page of a draft that was sent along with it. Hashed before the transaction, which may not wait for that. */
export async function sentAlong(draft: Draft, page: Uint8Array<ArrayBuffer>): Promise<BytesOfDraft> {
  return { id: draft.raw.draftId, sha256: await sha256Hex(page), size: page.length, sent: page };
}

/**
 * Finds them in staging. Throws "vault-error" if one is not there.
 * @param sent what need not be there
 */
export async function findStaged(
  transaction: Holding,
  draft: Draft,
  sent: BytesOfDraft | undefined,
): Promise<StagedOfDraft> {
  const staging = transaction.objectStore('staging');
  const staged = new Map<string, BytesOfDraft>();
  for (const id of stagedIdsOf(draft)) {
    const bytes = id === sent?.id ? sent : await staging.get(id);
    if (!bytes) throw new LetterkeepError('vault-error', 'Bytes of a message are no longer in staging.');
    staged.set(id, bytes);
  }
  return staged;
}

function stagedIdsOf(draft: Draft): string[] {
  const attachments = draft.attachments.flatMap((attachment) =>
    attachment.state === 'saved' ? [attachment.stagedId] : [],
  );
  return [...new Set([draft.raw.draftId, ...attachments])];
}

/**
 * Has the vault hold them; equal bytes are there once. The page itself only if it is needed: else it stays in staging, if
 * it is there, and goes with what else was for nothing.
 */
export async function holdStaged(
  transaction: Holding,
  staged: StagedOfDraft,
  draft: Draft,
  needsRaw: boolean,
): Promise<void> {
  for (const { id, sha256, size, sent } of staged.values()) {
    if (id === draft.raw.draftId && !needsRaw) continue;
    if (!sent) await transaction.objectStore('staging').delete(id);
    if (await holdsContent(transaction, sha256)) continue;
    if (sent) await putContent(transaction, sha256, sent);
    else await listContent(transaction, { sha256, size });
  }
}

export function attachmentsOf(draft: Draft, staged: StagedOfDraft): Attachment[] {
  return draft.attachments.map((attachment) => {
    if (attachment.state !== 'saved') return attachment;
    const { stagedId, ...rest } = attachment;
    const { size, sha256 } = stagedOf(staged, stagedId);
    return { ...rest, bytes: size, sha256 };
  });
}

export function rawOf(draft: Draft, staged: StagedOfDraft): StoredMessage['raw'] {
  const { size, sha256 } = stagedOf(staged, draft.raw.draftId);
  return { sha256, bytes: size, charset: draft.raw.charset };
}

function stagedOf(staged: StagedOfDraft, id: string): BytesOfDraft {
  const bytes = staged.get(id);
  if (!bytes) throw new LetterkeepError('vault-error', 'Bytes of a message are no longer in staging.');
  return bytes;
}
