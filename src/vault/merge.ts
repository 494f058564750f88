import type { Attachment } from '../model/message';
import type { StoredMessage } from './schema';

/**
 * One message out of the copy in the vault and the same message read again, whose words say the same (identity-match.ts):
 * the better of both, never fewer bytes. The kept page stays, or every visit would store one more raw page for nothing,
 * unless its bytes are not there: `keptPage` is "lost". The id is the kept one's; keep.ts changes it when a letter number became known.
 */
export function mergeCopies(
  kept: StoredMessage,
  read: StoredMessage,
  keptPage: 'here' | 'lost' = 'here',
): StoredMessage {
  const { bodyHtml, raw, readAt } = keptPage === 'lost' ? read : kept;
  const attachments = mergeAttachments(kept.attachments, read.attachments);
  const letterNumber = read.letterNumber ?? kept.letterNumber;
  const status = read.status ?? kept.status;
  const opened = read.opened ?? kept.opened;
  return {
    id: kept.id,
    accountId: kept.accountId,
    direction: kept.direction,
    mailbox: kept.mailbox,
    personName: read.personName,
    dateText: read.dateText,
    date: read.date ?? kept.date,
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(status === undefined ? {} : { status }),
    bodyHtml,
    raw,
    readAt,
    contentHash: kept.contentHash,
    attachments,
    print: read.print ?? kept.print,
    keptAt: read.keptAt,
    savedAttachments: countSaved(attachments),
    ...(opened === undefined ? {} : { opened }),
  };
}

/**
 * Saved bytes win over a failure, newer reasons over older ones; what was left out by choice was not tried, and says
 * nothing new. Bytes that are kept and that the new reading does not
 * have stay at the end, whether the page shows fewer things than before or another one in the same place: which of the
 * two is the family's photo nobody here can tell, so both are kept.
 */
export function mergeAttachments(kept: readonly Attachment[], read: readonly Attachment[]): Attachment[] {
  const inPlace =
    kept.length === read.length
      ? read.map((attachment, index) => {
          const before = kept[index];
          const saysMore = attachment.state === 'saved' || attachment.failure !== 'not-chosen';
          const keepsBefore = before && (before.state === 'saved' ? attachment.state !== 'saved' : !saysMore);
          return keepsBefore ? before : attachment;
        })
      : [...read];
  const seen = new Set(
    inPlace.flatMap((attachment) => (attachment.state === 'saved' ? [attachment.sha256] : [])),
  );
  const gone = kept.filter((attachment) => attachment.state === 'saved' && !seen.has(attachment.sha256));
  if (gone.length === 0 && kept.length === read.length) return inPlace;
  return [...inPlace, ...gone].map((attachment, index) => ({ ...attachment, index: index + 1 }));
}

export function countSaved(attachments: readonly Attachment[]): number {
  return attachments.filter((attachment) => attachment.state === 'saved').length;
}
