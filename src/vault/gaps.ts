import { groupedBy } from '../model/grouped-by';
import type { LedgerRow } from '../model/ledger';

/**
 * Prints of which a ledger left a row without its message: it failed, was left unread, or was not among what was chosen,
 * while another row of the same day or person was saved. Should the message of the other be deleted on JPay, the row that
 * is left looks just like it (design.md, Identity): such rows are opened until an export has saved them all.
 * @param before the gaps that older ledgers left
 */
export function gapsAfter(before: readonly string[], ledger: readonly LedgerRow[]): string[] {
  const gaps = new Set(before);
  for (const [print, rows] of groupedBy(ledger, (row) => row.print)) {
    // What nobody chose was not looked at, and says nothing new.
    if (rows.every(({ failure }) => failure === 'not-chosen')) continue;
    if (hasGap(rows)) gaps.add(print);
    else gaps.delete(print);
  }
  return [...gaps];
}

function hasGap(rows: readonly LedgerRow[]): boolean {
  const there = rows.filter(({ failure }) => failure !== 'message-vanished');
  if (there.some(({ state }) => state !== 'saved')) return true;
  // Two rows with one message: one of them is a message that was not read. By its number it is that message listed twice.
  const unnumbered = there.filter(({ letterNumber }) => letterNumber === undefined);
  return new Set(unnumbered.map(({ messageId }) => messageId)).size < unnumbered.length;
}
