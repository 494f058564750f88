import { LetterkeepError } from '../model/failure';
import { rowPrint } from '../model/identity';
import type { Mailbox } from '../model/message';
import { pathOf } from './address';
import { parseSiteDate } from './dates';
import { isBare } from './empty-list';
import { findRows, type RowPlace } from './list-rows';
import { findMailboxLinks } from './mailbox-links';
import { requireWhole, type SitePage } from './page';
import { failureOf, recognise } from './page-kind';
import { readNextPage, type NextPage } from './pager';
import { readRowTexts } from './row-cells';
import { findRowOpening, type RowOpening } from './row-opening';
import { readStatedSize } from './stated-total';
import { readUnread } from './unread-marks';
import { readWayBack, type WayBack } from './way-back';

/** One message as a list shows it. */
export interface ListRow {
  /** As shown, trimmed, single spaces; '' if the row shows none: it is a row all the same. */
  personName: string;
  /** As shown; absent if the list shows no date. */
  dateText?: string;
  /** localDateSchema, or null where dateText is absent or no date we know. */
  date: string | null;
  letterNumber?: string;
  status?: string;
  /** Null: the markup does not tell, and the row may well be unread. Always false in Sent: one's own messages are not "unread". */
  unread: boolean | null;
  opening: RowOpening;
  /** model/identity.ts, rowPrint: what the row is recognised by in any list, whatever its token. */
  print: string;
  /** For "Copy details": "row 3 (Mails_Grid_ctl05)". */
  where: string;
}

export interface ListPage {
  mailbox: Mailbox;
  rows: ListRow[];
  next: NextPage;
  back: WayBack;
  /**
   * The prints of the rows in order. A pager that loops gives the same prints again; but so may an honest list of
   * many messages to one person on one day, so look at `openings` too.
   */
  prints: string[];
  /** Token or postback of each row, in order. Tokens may change on every load; equal ones are the same messages. */
  openings: string[];
  /** All messages of the mailbox, if the page says so. */
  statedTotal?: number;
  /** "Page 2 of 7", if the page says so. */
  statedPage?: number;
  statedPages?: number;
  /** Without rows, and without anything that says there are none: no grid, no pager, no word. */
  bare?: true;
  inboxUrl?: string;
  sentUrl?: string;
}

/**
 * Reads one page of the inbox or of Sent. Throws LetterkeepError: what recognise() found instead of a list, or "incomplete-bytes" for a
 * page without an end.
 */
export function readList(page: SitePage): ListPage {
  const kind = recognise(page);
  if (kind.kind !== 'inbox' && kind.kind !== 'sent') {
    throw (
      failureOf(kind, page) ??
      new LetterkeepError('unexpected-page', `A list was expected; this is: ${kind.kind}.`, {
        page: pathOf(page.url),
        field: 'Mails_Grid or TransferHistory_Grid',
      })
    );
  }
  requireWhole(page);
  const mailbox = kind.kind;
  const places = findRows(page, mailbox);
  const unread = mailbox === 'sent' ? places.map(() => false) : readUnread(places);
  const rows = places.map((place, index) => readRow(place, index, unread[index] ?? null, mailbox, page));
  const size = readStatedSize(page, places);
  return {
    mailbox,
    rows,
    next: readNextPage(page),
    back: readWayBack(page),
    prints: rows.map((row) => row.print),
    openings: rows.map((row) => describeOpening(row.opening)),
    ...(size.total === undefined ? {} : { statedTotal: size.total }),
    ...(size.page === undefined ? {} : { statedPage: size.page }),
    ...(size.pages === undefined ? {} : { statedPages: size.pages }),
    ...(rows.length === 0 && isBare(page) ? { bare: true as const } : {}),
    ...findMailboxLinks(page),
  };
}

function readRow(
  place: RowPlace,
  index: number,
  unread: boolean | null,
  mailbox: Mailbox,
  page: SitePage,
): ListRow {
  const texts = readRowTexts(place, mailbox);
  return {
    ...texts,
    date: texts.dateText === undefined ? null : parseSiteDate(texts.dateText),
    unread,
    opening: findRowOpening(place, page),
    print: rowPrint({ mailbox, ...texts }),
    where: `row ${index + 1}${place.idStart === undefined ? '' : ` (${place.idStart})`}`,
  };
}

function describeOpening(opening: RowOpening): string {
  switch (opening.by) {
    case 'link':
      return opening.token;
    case 'postback':
      return `${opening.target} ${opening.argument}`;
    case 'refused':
      return 'refused';
  }
}
