import type { KnownPrint } from '../model/ledger';
import { comparableName } from '../model/person';
import type { PrintGroup, Standing } from './known-rows';
import type { PlannableRow } from './plan';
import { hasToken, isPrecise, linkOf } from './row-evidence';

/*
 * Which known messages the rows of one print may be taken for without a look (design.md, Identity). Rows without a time of
 * day show no difference when one message of the day goes and another comes: the number of rows is proof only where no
 * other message can have got that print since.
 *
 * What remains unproved: a message that comes more than a week after its day, or takes the place of one that was opened
 * within the hour before, until the export after that (read-soon.ts); a sibling that was never
 * listed, because the page it stood on could not be read; messages out of an earlier archive, of which nobody knows what
 * it had left out.
 */

export interface ListShown {
  /** No row of the list shows a date. */
  dateless: boolean;
  /** Names that may be two people's, of whom the list shows one at a time (dossier 7.18): as comparableName() gives them. */
  namesakes: ReadonlySet<string>;
}

/** A list that shows others too is not that of the person chosen on JPay alone: there, nobody stays unseen. */
export function namesakesShown(
  list: readonly Pick<PlannableRow, 'personName'>[],
  namesakes: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set(list.map(({ personName }) => comparableName(personName)));
  return names.size === 1 ? namesakes : new Set();
}

/** The known messages that as many rows of this print may be taken for: if there are fewer than rows, all are opened. */
export function countedIds(
  rows: readonly PlannableRow[],
  known: KnownPrint | undefined,
  { dateless, namesakes }: ListShown,
): readonly string[] {
  if (!known || known.hasGap) return [];
  const { messageIds, hasIncomplete, recent = [] } = known;
  if (!dateless && rows.every(isPrecise)) return messageIds;
  // Which of several rows that look alike is the one to be completed, nobody can say: all of them are opened.
  if (hasIncomplete) return [];
  if (rows.some(({ personName }) => namesakes.has(comparableName(personName)))) return [];
  if (dateless) return messageIds;
  // One that was opened is seldom called unread: more likely it is new.
  if (rows.some(({ unread }) => unread === true)) return [];
  return messageIds.filter((id) => !recent.includes(id));
}

/** All rows of a print by the links that opened their messages before; undefined unless each row still has such a link. */
export function standingByLinks(
  { rows, ledger }: Pick<PrintGroup, 'rows' | 'ledger'>,
  { links = [] }: Pick<KnownPrint, 'links'> = {},
): Standing | undefined {
  // What this job itself has read is told from its own ledger.
  if (rows.length === 0 || ledger.some(({ state }) => state === 'saved')) return undefined;
  const has = rows.flatMap((row) => {
    const link = linkOf(row);
    const found = links.filter((one) => one.link === link && hasToken(one.link));
    return found.length === 1 && found[0] ? [{ row, messageId: found[0].messageId }] : [];
  });
  const isWhole = has.length === rows.length;
  const differ = new Set(has.map(({ messageId }) => messageId)).size === has.length;
  return isWhole && differ ? { has, needs: [] } : undefined;
}
