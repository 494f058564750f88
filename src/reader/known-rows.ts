import type { LedgerRow } from '../model/ledger';
import type { PlannableRow } from './plan';
import { hasToken, isPrecise, linkOf } from './row-evidence';

/**
 * Which rows of a list need not be opened (design.md, Identity). A print is known when the vault holds it at least as
 * often as the list shows it. What this job itself has opened counts too, also where an attachment failed: that is
 * for the next export to try, not for this one again and again.
 */
export interface Standing {
  /** Rows that have their message: to be said in this round, so that an equal row cannot claim it. */
  has: { row: PlannableRow; messageId: string }[];
  needs: PlannableRow[];
}

/** All rows of one print. */
export interface PrintGroup {
  /** Oldest first. */
  rows: readonly PlannableRow[];
  /** Ledger rows of this print, `rows` included: more than `rows` when some are no longer listed. */
  ledger: readonly LedgerRow[];
  knownIds: readonly string[];
  /** True for ledger rows that answered as gone when they were opened. */
  isGone: (rowKey: string) => boolean;
}

export function standingOf(group: PrintGroup, dateless: boolean): Standing {
  const { rows, ledger } = group;
  const saved = savedRows(group);
  const unsaved = ledger.filter((row) => !saved.has(row.key));
  const surplus = ledger.length - rows.length;
  const allGone = unsaved.every((row) => row.state === 'vanished' || group.isGone(row.key));
  if (saved.size >= rows.length && allGone) return { has: [], needs: [] };

  if (surplus === 0 && saved.size > 0 && (dateless || rows.every(isPrecise) || keptTheirLinks(group))) {
    // Said again, so that the twin still to be opened does not take the message of the one that was.
    return {
      has: rows.flatMap((row) => {
        const messageId = saved.get(row.key);
        return messageId === undefined ? [] : [{ row, messageId }];
      }),
      needs: rows.filter((row) => !saved.has(row.key)),
    };
  }
  if (!isInDoubt(group) && group.knownIds.length >= rows.length)
    return recognised(rows, saved, group.knownIds);
  return { has: [], needs: [...rows] };
}

/** True if every row this job has saved still has the link it had: then it is that row, and the others are the others. */
export function keptTheirLinks({ rows, ledger }: PrintGroup): boolean {
  const links = new Map(rows.map((row) => [row.key, linkOf(row)]));
  if (new Set(links.values()).size < rows.length) return false;
  const saved = ledger.filter(({ state }) => state === 'saved');
  const kept = saved.filter(
    ({ key, link }) => link !== undefined && link === links.get(key) && hasToken(link),
  );
  return saved.length > 0 && kept.length === saved.length;
}

/** Some of these rows are gone, and nobody can say which: what is left is opened, rather once too often. */
function isInDoubt(group: PrintGroup): boolean {
  return group.ledger.length > group.rows.length && savedRows(group).size > 0;
}

/**
 * A list without dates shows the same print for everything of one person. Only an unbroken run of known rows up from
 * the list's end is known there; an unread row is taken for a new one and ends the run.
 * @param rows the whole list, oldest first
 * @returns how many rows of each print lie in the run
 */
export function knownRun(
  rows: readonly PlannableRow[],
  known: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const run = new Map<string, number>();
  for (const row of rows) {
    const count = (run.get(row.print) ?? 0) + 1;
    if (row.unread === true || count > (known.get(row.print)?.length ?? 0)) break;
    run.set(row.print, count);
  }
  return run;
}

/** The part of a dateless print that lies in the run has its messages, if that can be said without a mix-up. */
export function standingInRun(group: PrintGroup, inRun: number): Standing {
  const own = standingOf({ ...group, knownIds: [] }, true);
  if (own.has.length > 0 || own.needs.length === 0 || isInDoubt(group)) return own;
  const { rows, knownIds } = group;
  // Rows above the run may be messages that rows in the run would claim, unless the run uses up all that is known.
  const clear = inRun === rows.length || inRun === knownIds.length;
  if (inRun === 0 || !clear) return { has: [], needs: [...rows] };
  const below = recognised(rows.slice(0, inRun), new Map(), knownIds);
  return { has: below.has, needs: [...below.needs, ...rows.slice(inRun)] };
}

function recognised(
  rows: readonly PlannableRow[],
  saved: ReadonlyMap<string, string>,
  knownIds: readonly string[],
): Standing {
  const own = new Set(rows.flatMap((row) => saved.get(row.key) ?? []));
  const free = knownIds.filter((id) => !own.has(id));
  const has = rows.flatMap((row) => {
    const messageId = saved.get(row.key) ?? free.shift();
    return messageId === undefined ? [] : [{ row, messageId }];
  });
  const named = new Set(has.map(({ row }) => row.key));
  return { has, needs: rows.filter((row) => !named.has(row.key)) };
}

/** Row key to message of the rows this job has saved; of several rows with one message only the first counts. */
function savedRows(group: PrintGroup): Map<string, string> {
  const numbered = group.rows.some((row) => row.letterNumber !== undefined);
  const saved = new Map<string, string>();
  const taken = new Set<string>();
  for (const row of group.ledger) {
    if (row.state !== 'saved' || row.messageId === undefined) continue;
    // The same letter number twice is the same message listed twice; without a number it is a row not yet read.
    if (taken.has(row.messageId) && !numbered) continue;
    taken.add(row.messageId);
    saved.set(row.key, row.messageId);
  }
  return saved;
}
