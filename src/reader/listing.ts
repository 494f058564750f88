import { countsOf } from '../model/counts';
import { rowKey, type LedgerRow } from '../model/ledger';
import type { Mailbox } from '../model/message';
import type { Exception } from '../model/receipt';
import type { ListPage, ListRow } from '../jpay/list';
import type { SitePage } from '../jpay/page';
import type { RowOpening } from '../jpay/row-opening';
import type { Loaded } from './first-page';
import type { PlannableRow } from './plan';

/** A row of a list with its place in the ledger and the way to its message. */
export interface ListedRow extends PlannableRow {
  mailbox: Mailbox;
  /** "inbox, page 3" */
  where: string;
  status?: string;
  opening: RowOpening;
  /** Address of the list page it stood on. */
  referrer: string;
  /** That page, if its form is what opens the row: hundreds of parsed pages would fill the memory. */
  form: SitePage | null;
}

/** What a walk through a mailbox brought. */
export interface Listing {
  mailbox: Mailbox;
  url: string;
  /** Newest first. */
  rows: ListedRow[];
  /** Page 1 as it was last seen. */
  firstPage: Loaded | undefined;
  statedTotal: number | undefined;
  /** Rows of its longest page. */
  longestPage: number;
  /**
   * The list showed one page, with a Next that led to that page again, and did not state its size: either all there is, or a
   * pager that is stuck. Only a longer page elsewhere on the site tells.
   */
  isLoneLoop: boolean;
  /** Whether these are all the rows, and are the rows of one moment. */
  believed: boolean;
  /** Whether page 1 was reached by First: its address had shown a later page. */
  byFirst: boolean;
  /** Whether page 1, loaded again, had the same tokens in the same places: then a token stays with its message. */
  tokensHold: boolean;
  /** Whether the rows are those of one walk in which the list did not move, though its end may not be proved. */
  steady: boolean;
  exceptions: Exception[];
  sentUrl: string | undefined;
}

/** A row before it has its number among equal ones. */
export type FoundRow = Omit<ListedRow, 'key'>;

export function foundRows(page: SitePage, list: ListPage, pageNumber: number): FoundRow[] {
  return list.rows.map((row) => ({
    ...wayTo(row, page),
    print: row.print,
    personName: row.personName,
    date: row.date,
    dateText: row.dateText,
    letterNumber: row.letterNumber,
    unread: row.unread,
    mailbox: list.mailbox,
    where: `${list.mailbox}, page ${pageNumber}`,
  }));
}

/** How a row opens from the page it was just seen on. */
export function wayTo(
  row: ListRow,
  page: SitePage,
): Pick<ListedRow, 'opening' | 'referrer' | 'form' | 'status'> {
  const { opening, status } = row;
  const way = { opening, referrer: page.url, form: opening.by === 'postback' ? page : null };
  // Where equal prints have changed places, the status must be that of the message that is opened.
  return status === undefined ? way : { ...way, status };
}

/**
 * The same token twice in one walk is the same message twice: the list moved, or the site repeats itself.
 * @param seen what this walk has met so far; what is met now is added
 */
export function withoutRepeats(rows: readonly FoundRow[], seen: Set<string>): FoundRow[] {
  return rows.filter((row) => {
    if (row.opening.by !== 'link') return true;
    const mark = `${row.print}\n${row.opening.url}`;
    const repeats = seen.has(mark);
    seen.add(mark);
    return !repeats;
  });
}

/** Numbers equal prints from the oldest, that is from the list's end: so a key stays when newer rows arrive. */
export function numbered(rows: readonly FoundRow[]): ListedRow[] {
  const counts = new Map<string, number>();
  const oldestFirst = [...rows].reverse().map((row) => {
    const ordinal = (counts.get(row.print) ?? 0) + 1;
    counts.set(row.print, ordinal);
    return { ...row, key: rowKey(row.print, ordinal) };
  });
  return oldestFirst.reverse();
}

/** Everything that any of the walks saw: of each print as many rows as the walk that saw most of them. */
export function unionOf(walks: readonly (readonly FoundRow[])[]): FoundRow[] {
  const [latest = [], ...earlier] = [...walks].reverse();
  const union = [...latest];
  for (const rows of earlier) {
    const missing = countByPrint(rows);
    for (const [print, count] of countByPrint(union)) missing.set(print, (missing.get(print) ?? 0) - count);
    for (const row of rows) {
      const still = missing.get(row.print) ?? 0;
      if (still <= 0) continue;
      missing.set(row.print, still - 1);
      union.push(row);
    }
  }
  return union;
}

function countByPrint(rows: readonly FoundRow[]): Map<string, number> {
  return countsOf(rows.map(({ print }) => print));
}

export function asLedgerRow(row: ListedRow): LedgerRow {
  return {
    key: row.key,
    mailbox: row.mailbox,
    print: row.print,
    where: row.where,
    personName: row.personName,
    ...(row.dateText === undefined ? {} : { dateText: row.dateText }),
    ...(row.letterNumber === undefined ? {} : { letterNumber: row.letterNumber }),
    ...(row.status === undefined ? {} : { status: row.status }),
    ...(row.opening.by === 'link' ? { link: row.opening.url } : {}),
    state: 'listed',
  };
}

export function listException(mailbox: Mailbox, kind: Exception['kind'], reason: string): Exception {
  return { what: 'list', where: mailbox, kind, reason };
}
