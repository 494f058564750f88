import { directionOf, mailboxes } from '../model/message';
import { addCounts, addsUp, noCounts } from '../model/receipt';
import type { Receipt } from '../model/receipt';
import type { MessageRecord } from './archive-source';

/**
 * Where a receipt and the messages of its archive contradict each other, a line each for a report; none if listed = saved +
 * failed + vanished + skipped holds in each mailbox for messages and for attachments, and the archive holds as much
 * of each mailbox as the receipt calls saved, and what was kept from before, and nothing else.
 */
export function disagreements(
  receipt: Pick<Receipt, 'byMailbox' | 'messages' | 'attachments' | 'keptFromBefore'>,
  facts: readonly MessageRecord[],
): string[] {
  const lines: string[] = [];
  const { inbox, sent } = receipt.byMailbox;
  for (const what of ['messages', 'attachments'] as const) {
    const together = addCounts(inbox[what], sent[what]);
    if (JSON.stringify(together) !== JSON.stringify(addCounts(receipt[what], noCounts))) {
      lines.push(`${what}: the mailboxes together are not the total`);
    }
    for (const mailbox of mailboxes) {
      const counts = receipt.byMailbox[mailbox][what];
      if (!addsUp(counts)) lines.push(`${mailbox} ${what}: ${JSON.stringify(counts)}`);
    }
  }
  let beyond = 0;
  for (const mailbox of mailboxes) {
    const ofMailbox = facts.filter(({ direction }) => direction === directionOf[mailbox]);
    const { messages, attachments } = receipt.byMailbox[mailbox];
    const more = ofMailbox.length - messages.saved;
    beyond += more;
    const saved = savedAttachments(ofMailbox);
    if (more < 0) lines.push(`${mailbox}: ${messages.saved} saved, ${ofMailbox.length} here`);
    if (saved < attachments.saved || (more === 0 && saved !== attachments.saved)) {
      lines.push(`${mailbox} attachments: ${attachments.saved} saved, ${saved} here`);
    }
  }
  if (beyond !== receipt.keptFromBefore) {
    lines.push(`${beyond} messages beside those listed, ${receipt.keptFromBefore} kept from before`);
  }
  return lines;
}

function savedAttachments(records: readonly MessageRecord[]): number {
  return records.flatMap(({ attachments }) => attachments).filter(({ state }) => state === 'saved').length;
}
