import type { Mailbox } from '../model/message';
import { letterAddress, type LetterAddress } from './address';
import { parseSiteDate } from './dates';
import { deedsOf } from './handler';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { unnamedRows } from './unnamed-rows';
import { gridIds, headerWords, rowIdEnds } from './selectors';
import { all, ancestry, attribute, children, line, nearest, parent, tag } from './unclobbered';

/** A row of a list, found but not yet read. */
export interface RowPlace {
  row: Element;
  /** The element with the person's name, if its id was found. */
  name?: Element;
  /** `Mails_Grid_ctl03`: what the ids of the row begin with, if they have any. */
  idStart?: string;
}

/**
 * Finds the rows of a list: by the id of the name (`[id^="Mails_Grid_ctl"][id$="_lblFrom"]`, any number, any prefix), and
 * besides by whatever in the page leads to a letter or ticks one, or looks like a row of the grid, so that no row is lost because a
 * label is missing. In document order; never by row number, and never the pager or header row (dossier 2.5).
 */
export function findRows(page: SitePage, mailbox: Mailbox): readonly RowPlace[] {
  return rowsOf[mailbox](page);
}

const rowsOf = {
  inbox: oncePerPage((page) => searchRows(page, 'inbox')),
  sent: oncePerPage((page) => searchRows(page, 'sent')),
};

function searchRows(page: SitePage, mailbox: Mailbox): RowPlace[] {
  const byRow = new Map<Element, RowPlace>();
  const names = namedElements(page, mailbox);
  const rowOf = rowFinder(names, mailbox);
  const starts = new Set<string>();
  for (const name of names) {
    const row = rowOf(name);
    if (byRow.has(row)) continue;
    const start = idStartOf(name);
    byRow.set(row, { row, name, ...start });
    if (start.idStart !== undefined) starts.add(start.idStart);
  }
  for (const tick of rowElements(page, mailbox, rowIdEnds.tick)) {
    const row = rowOf(tick);
    const start = idStartOf(tick);
    // Where a row is only a part of its line, its tick may stand in another.
    if (isHeader(row, mailbox, page)) continue;
    if (byRow.has(row) || (start.idStart !== undefined && starts.has(start.idStart))) continue;
    byRow.set(row, { row, ...start });
  }
  const tokens = tokensOf(
    [...byRow.values()].filter(({ name }) => name),
    page,
  );
  const again: Element[] = [];
  const wanted = mailbox === 'inbox' ? 'received' : 'sent';
  for (const element of all(page.document, 'a[href], [onclick], [data-href], [data-url]')) {
    const letter = letterOf(element, page);
    if (letter?.direction !== wanted || isPagingLink(element)) continue;
    const row = rowOf(element);
    if (ancestry(element).some((node) => byRow.has(node))) continue;
    // The same letter once more, for small screens: it has its row, with its name.
    if (tokens.has(letter.token)) again.push(row);
    else byRow.set(row, { row });
  }
  const known = [...byRow.keys(), ...again];
  for (const row of unnamedRows(page, mailbox, known)) byRow.set(row, { row, ...idStartIn(row) });
  const order = new Map(all(page.document, '*').map((element, index) => [element, index]));
  return [...byRow.values()].sort((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0));
}

function letterOf(element: Element, page: SitePage): LetterAddress | undefined {
  const letters = deedsOf(element).addresses.map((address) => letterAddress(address, page.url));
  return letters.find((found) => found !== null) ?? undefined;
}

/** The letters that these rows lead to. */
function tokensOf(places: readonly RowPlace[], page: SitePage): Set<string> {
  const within = places.flatMap(({ row }) => [
    row,
    ...all(row, 'a[href], [onclick], [data-href], [data-url]'),
  ]);
  return new Set(within.flatMap((element) => letterOf(element, page)?.token ?? []));
}

/** The name labels of a list's rows. */
export function namedElements(page: SitePage, mailbox: Mailbox): Element[] {
  return rowElements(page, mailbox, rowIdEnds.name[mailbox]);
}

/** By `Mails_Grid_ctl03_lblFrom`, and by `Mails_Grid_lblFrom_0` as .NET 4 writes it (ClientIDMode Predictable). */
function rowElements(page: SitePage, mailbox: Mailbox, ends: readonly string[]): Element[] {
  const grid = gridIds[mailbox];
  const start = `${grid}_ctl`;
  const selectors = ends.flatMap((end) => [
    `[id^="${start}"][id$="${end}"]`,
    `[id*="_${start}"][id$="${end}"]`,
    `[id^="${grid}${end}_"]`,
    `[id*="_${grid}${end}_"]`,
  ]);
  return all(page.document, selectors.join(', ')).filter((element) => {
    const id = withoutRowNumber(attribute(element, 'id') ?? '');
    return ends.some((end) => id.endsWith(end));
  });
}

/** `Mails_Grid_lblFrom_0` without its last part, which counts the rows. */
export function withoutRowNumber(id: string): string {
  return id.replace(/_\d+$/, '');
}

/** The element of a row whose id has one of the ends, the first of them before the second. */
export function withIdEnd(row: Element, ends: readonly string[]): Element | undefined {
  // Ids are compared here and not by a selector: a list of hundreds of rows asks this thousands of times.
  const named = all(row, '[id]').map((element) => ({
    element,
    id: withoutRowNumber((attribute(element, 'id') ?? '').toLowerCase()),
  }));
  for (const end of ends) {
    const found = named.find(({ id }) => id.endsWith(end.toLowerCase()));
    if (found) return found.element;
  }
  return undefined;
}

/**
 * The grid's row, not that of a table laid inside a cell; but a line of several messages (two columns, a table around all) is not one:
 * then the outmost row or cell with only one name. Without a table, the nearest item or box.
 */
function rowFinder(names: readonly Element[], mailbox: Mailbox): (element: Element) => Element {
  const idsIn = new Map<Element, Set<string>>();
  for (const name of names) {
    for (const node of ancestry(name)) {
      const ids = idsIn.get(node) ?? new Set();
      idsIn.set(node, ids.add(idStartOf(name).idStart ?? attribute(name, 'id') ?? ''));
    }
  }
  const holdsOne = (node: Element): boolean => (idsIn.get(node)?.size ?? 0) <= 1;
  return (element) => {
    const grid = ancestry(element).find((node) => {
      const id = attribute(node, 'id') ?? '';
      return id === gridIds[mailbox] || id.endsWith(`_${gridIds[mailbox]}`);
    });
    const around = ancestry(element, grid);
    const rows = around.filter((node) => tag(node) === 'tr');
    const own = grid ? rows.filter(holdsOne) : rows.slice(0, 1);
    const cells = around.filter((node) => /^t[dh]$/.test(tag(node)) && holdsOne(node));
    const outmost = own[own.length - 1] ?? (rows.length > 0 ? cells[cells.length - 1] : undefined);
    return outmost ?? nearest(element, 'li, [role="row"], div') ?? parent(element) ?? element;
  };
}

/** A box that ticks all may be called like those of the rows. A header has no date and no letter, and the words of a header. */
function isHeader(row: Element, mailbox: Mailbox, page: SitePage): boolean {
  const cells = children(row).filter((cell) => /^t[dh]$/.test(tag(cell)));
  if (tag(row) !== 'tr' || cells.length < 2) return false;
  const leads = [row, ...all(row, 'a[href], [onclick]')].some((element) => letterOf(element, page));
  if (leads || cells.some((cell) => parseSiteDate(line(cell)) !== null)) return false;
  if (cells.every((cell) => tag(cell) === 'th')) return true;
  const words = [headerWords.name[mailbox], headerWords.date, headerWords.status];
  const named = cells.filter((cell) => words.some((fits) => fits.test(line(cell)))).length;
  // One such word may be somebody's name; two, or one in a first line, are not.
  return named > 1 || (named === 1 && isFirst(row));
}

function isFirst(row: Element): boolean {
  const table = nearest(row, 'table');
  const lines = table ? all(table, 'tr').filter((one) => children(one).length > 1) : [];
  return lines[0] === row;
}

function idStartIn(row: Element): { idStart?: string } {
  return (
    all(row, '[id]')
      .map(idStartOf)
      .find(({ idStart }) => idStart !== undefined) ?? {}
  );
}

function idStartOf(element: Element): { idStart?: string } {
  const start = /^(.*_ctl\d+)_/i.exec(attribute(element, 'id') ?? '')?.[1];
  return start === undefined ? {} : { idStart: start };
}

/** Prev and Next of a read page lead to letters too (dossier 2.6) but are no rows. */
function isPagingLink(element: Element): boolean {
  return /^(?:prev(?:ious)?|next|first|last)(?: (?:letter|message|mail))?$|^[<>«»‹›\s]+$/i.test(
    line(element),
  );
}
