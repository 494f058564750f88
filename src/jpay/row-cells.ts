import type { Mailbox } from '../model/message';
import { parseSiteDate } from './dates';
import { withIdEnd, withoutRowNumber, type RowPlace } from './list-rows';
import { headerWords, rowIdEnds } from './selectors';
import { all, attribute, children, line, nearest, tag } from './unclobbered';

/** The cells of one row that Letterkeep wants, as text; what the row does not show is left out. */
export interface RowTexts {
  personName: string;
  dateText?: string;
  letterNumber?: string;
  status?: string;
}

/**
 * Reads a row by the ends of ids, then by the words of the header above its cells, and the date at last by being the
 * only cell that is one. No column number is relied on (dossier 2.4).
 */
export function readRowTexts(place: RowPlace, mailbox: Mailbox): RowTexts {
  const header = headerOf(place);
  const nameCell = columnCell(place, header, (text) => headerWords.name[mailbox].test(text));
  const personName = place.name ? line(place.name) : nameCell ? line(nameCell) : nameOfLink(place);
  const dateText = dateTextOf(place, header);
  const letterNumber = textOf(
    withIdEnd(place.row, rowIdEnds.letterNumber) ??
      columnCell(place, header, (text) => headerWords.letterNumber.test(text)),
  );
  const status = textOf(
    withIdEnd(place.row, rowIdEnds.status) ??
      columnCell(place, header, (text) => headerWords.status.test(text)),
  );
  return {
    personName,
    ...(dateText === undefined ? {} : { dateText }),
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(status === undefined ? {} : { status }),
  };
}

function dateTextOf(place: RowPlace, header: Element | undefined): string | undefined {
  const firstById = all(place.row, '[id]').find((element) => {
    const id = withoutRowNumber(attribute(element, 'id') ?? '');
    const words = id.slice(id.lastIndexOf('_') + 1).replace(/^lbl|(?<=[a-z])(?=[A-Z])/g, ' ');
    return /date/i.test(words) && !headerWords.notTheDate.test(words) && line(element) !== '';
  });
  if (firstById) return line(firstById);

  const isDate = (text: string): boolean => headerWords.date.test(text) && !headerWords.notTheDate.test(text);
  const byHeader = textOf(columnCell(place, header, isDate));
  if (byHeader !== undefined) return byHeader;

  const dates = cellsOf(place).filter((cell) => parseSiteDate(line(cell)) !== null);
  const [only, another] = dates;
  return only && !another ? line(only) : undefined;
}

/** The row above that has as many columns and no row ids of its own: DataGrid headers are td as often as th (dossier 2.5). */
function headerOf(place: RowPlace): Element | undefined {
  const table = nearest(place.row, 'table');
  if (!table || tag(place.row) !== 'tr') return undefined;
  const width = columnsOf(place.row).length;
  for (const row of rowsOf(table)) {
    // Headers stand above the data, and a data row has a date, a name or a letter's address.
    if (row === place.row || isDataRow(row)) return undefined;
    const cells = columnsOf(row);
    const shown = cells.filter((cell) => cell !== undefined);
    // A pager row is one cell over all columns.
    if (cells.length !== width || (width > 1 && shown.length < 2)) continue;
    if (nearest(row, 'table') === table && !shown.some((cell) => parseSiteDate(line(cell)) !== null))
      return row;
  }
  return undefined;
}

const tableRows = new WeakMap<Element, Element[]>();

function rowsOf(table: Element): Element[] {
  const known = tableRows.get(table);
  if (known) return known;
  const rows = all(table, 'tr');
  tableRows.set(table, rows);
  return rows;
}

function isDataRow(row: Element): boolean {
  const label = withIdEnd(row, [...rowIdEnds.name.inbox, ...rowIdEnds.name.sent, ...rowIdEnds.tick]);
  return (
    label !== undefined ||
    all(row, '[href], [onclick]').some((element) =>
      /encletterid/i.test(`${attribute(element, 'href') ?? ''} ${attribute(element, 'onclick') ?? ''}`),
    )
  );
}

function columnCell(
  place: RowPlace,
  header: Element | undefined,
  fits: (text: string) => boolean,
): Element | undefined {
  if (!header) return undefined;
  const column = columnsOf(header).findIndex((cell) => cell !== undefined && fits(line(cell)));
  return column < 0 ? undefined : columnsOf(place.row)[column];
}

/** Cells by column: a cell that spans three stands in the first, the other two are undefined. */
function columnsOf(row: Element): (Element | undefined)[] {
  return children(row)
    .filter((cell) => tag(cell) === 'td' || tag(cell) === 'th')
    .flatMap((cell) => {
      const span = Math.min(Math.max(Number(attribute(cell, 'colspan') ?? 1) || 1, 1), 50);
      return [cell, ...Array.from({ length: span - 1 }, () => undefined)];
    });
}

function cellsOf(place: RowPlace): Element[] {
  const cells = columnsOf(place.row).filter((cell) => cell !== undefined);
  return cells.length > 0 ? cells : all(place.row, '*').filter((element) => children(element).length === 0);
}

/** Without label and header, the row's first link with words in it is the name. */
function nameOfLink(place: RowPlace): string {
  const link = all(place.row, 'a').find(
    (element) => line(element) !== '' && parseSiteDate(line(element)) === null,
  );
  const inLink = link ? line(link) : '';
  if (inLink !== '') return inLink;
  const cell = cellsOf(place).find((element) => /\p{L}{2}/u.test(line(element)));
  return cell ? line(cell) : '';
}

function textOf(element: Element | undefined): string | undefined {
  const text = element ? line(element) : '';
  return text === '' ? undefined : text;
}
