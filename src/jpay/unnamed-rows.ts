import type { Mailbox } from '../model/message';
import { parseSiteDate } from './dates';
import { gridElement } from './grid';
import { deedsOf } from './handler';
import type { SitePage } from './page';
import { gridIds } from './selectors';
import { all, ancestry, children, isWithin, line, tag } from './unclobbered';

/**
 * Rows of a grid that no id and no letter's address tells of, so that they are counted and told, if not opened: those that the grid
 * itself would open (`Select$0`), and those that hold a date among as many cells as the others have. Never a header, which has no date, nor a
 * pager or a line between groups, which is one cell (dossier 2.5).
 * @param known rows that were found already
 */
export function unnamedRows(page: SitePage, mailbox: Mailbox, known: readonly Element[]): Element[] {
  const grid = gridElement(page, mailbox);
  if (!grid) return [];
  const taken = new Set(known.flatMap((row) => ancestry(row, grid)));
  const widths = new Set(known.filter((row) => isWithin(row, grid)).map((row) => cellsOf(row).length));
  return all(grid, 'tr').filter((row) => {
    if (taken.has(row)) return false;
    const around = ancestry(row, grid).slice(1);
    // A table laid inside a cell has no rows of the grid.
    if (around.some((node) => tag(node) === 'tr')) return false;
    if (opensByGrid(row, mailbox)) return true;
    const cells = cellsOf(row).length;
    const isWideEnough = cells > 1 && (widths.size === 0 || widths.has(cells));
    return isWideEnough && cellsOf(row).some(isDateCell);
  });
}

function opensByGrid(row: Element, mailbox: Mailbox): boolean {
  const target = new RegExp(String.raw`(?:^|\$)${gridIds[mailbox]}$`, 'i');
  return [row, ...all(row, '[href], [onclick]')].some((element) =>
    deedsOf(element).postbacks.some(
      (postback) => target.test(postback.target) && /^(?:Select|View|Open)\$\d+$/i.test(postback.argument),
    ),
  );
}

function isDateCell(cell: Element): boolean {
  return tag(cell) === 'td' && parseSiteDate(line(cell)) !== null;
}

function cellsOf(row: Element): Element[] {
  return children(row).filter((cell) => tag(cell) === 'td' || tag(cell) === 'th');
}
