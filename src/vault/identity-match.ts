import type { Direction } from '../model/message';

/**
 * Which message of the vault, if any, a message just read is (design.md, Identity). Pure: vault/keep.ts hands in
 * what it found and does what is answered.
 *
 * Two boilerplate messages with different photos hash alike. They are told apart by the number of attachments and
 * the hashes of their bytes; an attachment whose bytes one side does not have says nothing either way. A message
 * belongs to one row of a round, so one that another row has claimed is somebody else's.
 *
 * Words that are kept are never overwritten: whatever its number, a message of other words, or of the other direction,
 * is another message.
 */

/** Hash of an attachment's bytes; null when they are not there (failed, vanished, skipped). */
export type AttachmentMark = string | null;

export interface MessageMarks {
  direction: Direction;
  letterNumber: string | undefined;
  contentHash: string;
  /** In the order of the page. */
  attachments: readonly AttachmentMark[];
}

export interface Candidate extends MessageMarks {
  id: string;
}

/** A row of this round that has the message. Weak: matched although bytes the vault holds were not seen again. */
export interface Claim {
  rowKey: string;
  weak: boolean;
}

export type Match =
  | { as: 'new' }
  | {
      as: 'known';
      id: string;
      weak: boolean;
      /** The row that had the message on weak evidence and must look for its own again. */
      displaced: string | undefined;
    };

/**
 * @param candidates messages of the same account with the same letter number or the same content hash, those
 *   numbered first first.
 * @param claims by message id, rows of the same job and round.
 */
export function matchMessage(
  read: MessageMarks,
  rowKey: string,
  candidates: readonly Candidate[],
  claims: ReadonlyMap<string, Claim>,
): Match {
  const possible = candidates.filter(
    ({ direction, contentHash }) => direction === read.direction && contentHash === read.contentHash,
  );
  return matchByNumber(read, possible) ?? matchByContent(read, rowKey, possible, claims) ?? { as: 'new' };
}

function matchByNumber(read: MessageMarks, candidates: readonly Candidate[]): Match | undefined {
  if (read.letterNumber === undefined) return undefined;
  // Number and words are proof enough, whoever claimed it: the same message was listed twice.
  const found = candidates.find((candidate) => candidate.letterNumber === read.letterNumber);
  return found && { as: 'known', id: found.id, weak: false, displaced: undefined };
}

function matchByContent(
  read: MessageMarks,
  rowKey: string,
  candidates: readonly Candidate[],
  claims: ReadonlyMap<string, Claim>,
): Match | undefined {
  const possible = candidates.flatMap((candidate) => {
    if (read.letterNumber !== undefined && candidate.letterNumber !== undefined) return [];
    const evidence = compareAttachments(read.attachments, candidate.attachments);
    if (!evidence) return [];
    const claim = claims.get(candidate.id);
    const free = isFree(claim, rowKey);
    const takesOver = !free && claim?.weak === true && evidence.unseen === 0 && evidence.equal > 0;
    if (!free && !takesOver) return [];
    const own = claim?.rowKey === rowKey;
    return [{ id: candidate.id, own, evidence, displaced: takesOver ? claim.rowKey : undefined }];
  });
  // Array.prototype.sort is stable: what is equal in all this stays in the order of its numbers.
  possible.sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      a.evidence.unseen - b.evidence.unseen ||
      b.evidence.equal - a.evidence.equal ||
      a.evidence.gained - b.evidence.gained,
  );
  const best = possible[0];
  return best && { as: 'known', id: best.id, weak: best.evidence.unseen > 0, displaced: best.displaced };
}

function isFree(claim: Claim | undefined, rowKey: string): boolean {
  return claim === undefined || claim.rowKey === rowKey;
}

interface Evidence {
  /** Bytes both have, and they are the same. */
  equal: number;
  /** Bytes only the new reading has. */
  gained: number;
  /** Bytes only the vault has: that they are this message's is assumed, not seen. */
  unseen: number;
}

/** Undefined if the two cannot be one message. */
function compareAttachments(
  read: readonly AttachmentMark[],
  kept: readonly AttachmentMark[],
): Evidence | undefined {
  if (read.length !== kept.length) return undefined;
  const evidence: Evidence = { equal: 0, gained: 0, unseen: 0 };
  for (const [index, mark] of read.entries()) {
    const other = kept[index] ?? null;
    if (mark === null && other === null) continue;
    if (mark === null) evidence.unseen += 1;
    else if (other === null) evidence.gained += 1;
    else if (mark === other) evidence.equal += 1;
    else return undefined;
  }
  return evidence;
}
