import { LetterkeepError } from '../model/failure';
import type { Draft } from '../model/ledger';
import type { Attachment } from '../model/message';
import { holdsContent, putContent } from './content';
import type { StagedBytes, StoredMessage, VaultStore, VaultTransaction } from './schema';

/** Bytes of a draft, by the names staging gave them. */
export type StagedOfDraft = ReadonlyMap<string, StagedBytes>;
type MovingStore = 'bytes' | 'content' | 'staging';
type Moving = VaultTransaction<(MovingStore | Exclude<VaultStore, MovingStore>)[]>;

/** Finds them in staging. Throws "vault-error" if one is not there. */
export async function findStaged(transaction: Moving, draft: Draft): Promise<StagedOfDraft> {
  const staging = transaction.objectStore('staging');
  const staged = new Map<string, StagedBytes>();
  for (const id of stagedIdsOf(draft)) {
    const bytes = await staging.get(id);
    if (!bytes) throw new LetterkeepError('vault-error', 'Bytes of a message are no longer in staging.');
    staged.set(id, bytes);
  }
  return staged;
}

function stagedIdsOf(draft: Draft): string[] {
  const attachments = draft.attachments.flatMap((attachment) =>
    attachment.state === 'saved' ? [attachment.stagedId] : [],
  );
  return [...new Set([draft.raw.stagedId, ...attachments])];
}

/** Moves them from staging to where they stay; equal bytes are there once. The page itself only if it is needed. */
export async function moveStaged(
  transaction: Moving,
  staged: StagedOfDraft,
  draft: Draft,
  needsRaw: boolean,
): Promise<void> {
  for (const { id, sha256, bytes } of staged.values()) {
    await transaction.objectStore('staging').delete(id);
    if (id === draft.raw.stagedId && !needsRaw) continue;
    if (!(await holdsContent(transaction, sha256))) await putContent(transaction, sha256, bytes);
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
  const { size, sha256 } = stagedOf(staged, draft.raw.stagedId);
  return { sha256, bytes: size, charset: draft.raw.charset };
}

function stagedOf(staged: StagedOfDraft, id: string): StagedBytes {
  const bytes = staged.get(id);
  if (!bytes) throw new LetterkeepError('vault-error', 'Bytes of a message are no longer in staging.');
  return bytes;
}
