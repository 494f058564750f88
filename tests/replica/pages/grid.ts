import { dateText } from '../account/dates';
import type { Direction } from '../account/model';
import { escapeHtml, postbackHref } from '../html';
import type { Letter } from '../live-account';
import type { SignedIn } from '../visit';
import { letterUrl } from './links';

export const grids = {
  received: { id: 'Mails_Grid', name: 'lblFrom', nameHeader: 'From', dateHeader: 'Date Received' },
  sent: { id: 'TransferHistory_Grid', name: 'lblsRecipientName', nameHeader: 'To', dateHeader: 'Date Sent' },
} as const;

type Column = 'check' | 'read' | 'attachments' | 'name' | 'number' | 'date' | 'status';

const columnSets: Record<SignedIn['site']['switches']['columns'], Record<Direction, readonly Column[]>> = {
  plain: { received: ['check', 'name', 'date'], sent: ['name', 'number', 'date', 'status'] },
  rich: {
    received: ['check', 'read', 'attachments', 'name', 'date'],
    sent: ['check', 'name', 'attachments', 'number', 'date', 'status'],
  },
  reordered: { received: ['date', 'name', 'check'], sent: ['date', 'status', 'number', 'name'] },
  'no-date': { received: ['check', 'name'], sent: ['name', 'number', 'status'] },
  bare: { received: ['name'], sent: ['name'] },
};

/** The control number of the first data row (dossier 2.5): a paged grid has a pager row before its header. */
export function firstRowNumber(visit: SignedIn): number {
  return visit.site.switches.pagerRow === 'none' ? 2 : 3;
}

/** ctl03, ctl10, ctl100. */
export function controlName(number: number): string {
  return `ctl${String(number).padStart(2, '0')}`;
}

interface Row {
  readonly letter: Letter;
  readonly number: number;
  readonly index: number;
}

function unreadImage(letter: Letter): string {
  const word = letter.unread ? 'Unread' : 'Read';
  return `<img src="Images/${word.toLowerCase()}.gif" alt="${word}" />`;
}

/** The name's span, bold if that marks unread ones, in upper case if the list writes names so. */
function nameText(visit: SignedIn, letter: Letter): string {
  const { listNames, unreadMark } = visit.site.switches;
  const name = letter.message.contact.name;
  const text = escapeHtml(listNames === 'upper-case' ? name.toUpperCase() : name);
  return unreadMark === 'bold-tag' && letter.unread ? `<b>${text}</b>` : text;
}

function nameCell(visit: SignedIn, direction: Direction, row: Row, targets: string[]): string {
  const { landmine, rowOpening, unreadMark, columns } = visit.site.switches;
  const grid = grids[direction];
  const row_ = `${grid.id}$${controlName(row.number)}`;
  const id = `${row_}$${grid.name}`.replaceAll('$', '_');
  const span = `<span id="${id}">${nameText(visit, row.letter)}</span>`;
  const mark =
    unreadMark === 'image-alt' && columns !== 'rich' && direction === 'received'
      ? unreadImage(row.letter)
      : '';
  if (landmine === 'row-deletes') {
    targets.push(`${row_}$lnkDelete`);
    return `<td>${mark}<a href="${postbackHref(`${row_}$lnkDelete`)}">${span}</a></td>`;
  }
  const url = letterUrl(visit, row.letter);
  switch (rowOpening) {
    case 'href':
      return `<td>${mark}<a href="${escapeHtml(url)}">${span}</a></td>`;
    case 'cell-onclick':
      return `<td onclick="window.location=&#39;${escapeHtml(url)}&#39;">${mark}${span}</td>`;
    case 'postback':
      targets.push(`${row_}$${grid.name}`);
      return `<td>${mark}<a id="${id}" href="${postbackHref(`${row_}$${grid.name}`)}">${nameText(visit, row.letter)}</a></td>`;
    case 'postback-around-name':
      targets.push(`${row_}$LinkButton1`);
      return `<td>${mark}<a id="${`${row_}$LinkButton1`.replaceAll('$', '_')}" href="${postbackHref(`${row_}$LinkButton1`)}">${span}</a></td>`;
    case 'row-onclick':
    case 'postback-row':
      return `<td>${mark}${span}</td>`;
  }
}

function cell(visit: SignedIn, direction: Direction, column: Column, row: Row, targets: string[]): string {
  const { switches } = visit.site;
  const { message } = row.letter;
  const prefix = `${grids[direction].id}_${controlName(row.number)}`;
  switch (column) {
    case 'check':
      return `<td><input id="${prefix}_chkMail" type="checkbox" name="${grids[direction].id}$${controlName(row.number)}$chkMail" onclick="event.cancelBubble=true" /></td>`;
    case 'read':
      return `<td>${switches.unreadMark === 'image-alt' ? unreadImage(row.letter) : '&nbsp;'}</td>`;
    case 'attachments':
      return `<td>${message.attachments.length > 0 ? '<img src="Images/clip.gif" alt="Attachment" />' : '&nbsp;'}</td>`;
    case 'name':
      return nameCell(visit, direction, row, targets);
    case 'number':
      return `<td><span id="${prefix}_lblsUniqueId">${row.letter.id}</span></td>`;
    case 'date': {
      const text = escapeHtml(dateText(message.moment, switches.listDate));
      return `<td>${switches.listDateId === 'lblDate' ? `<span id="${prefix}_lblDate">${text}</span>` : text}</td>`;
    }
    case 'status':
      return `<td><span id="${prefix}_lblStatus">${escapeHtml(message.status)}</span></td>`;
  }
}

function rowStart(visit: SignedIn, direction: Direction, row: Row): string {
  const { rowOpening, unreadMark, landmine } = visit.site.switches;
  const isMarked = unreadMark === 'bold-row' && row.letter.unread;
  const look = isMarked
    ? ' class="GridItemUnread" style="font-weight:bold;"'
    : ` class="${row.index % 2 === 0 ? 'GridItem' : 'GridAlternatingItem'}"`;
  if (landmine === 'row-deletes') return `<tr${look}>`;
  if (rowOpening === 'row-onclick') {
    return `<tr${look} onclick="location.href=&#39;${escapeHtml(letterUrl(visit, row.letter))}&#39;;">`;
  }
  if (rowOpening === 'postback-row') {
    return `<tr${look} onclick="${postbackHref(grids[direction].id, `Select$${row.index}`)}">`;
  }
  return `<tr${look}>`;
}

const headers = (direction: Direction): Record<Column, string> => ({
  check: '&nbsp;',
  read: '&nbsp;',
  attachments: '&nbsp;',
  name: grids[direction].nameHeader,
  number: 'Letter ID',
  date: grids[direction].dateHeader,
  status: 'Status',
});

/** The pager row that the grid itself may draw: page numbers in one wide cell. */
function pagerRow(
  direction: Direction,
  columns: number,
  page: number,
  pages: number,
  targets: string[],
): string {
  const links = Array.from({ length: pages }, (_, at) => {
    const target = `${grids[direction].id}$ctl01$${controlName(at)}`;
    if (at === page) return `<span>${at + 1}</span>`;
    targets.push(target);
    return `<a href="${postbackHref(target)}">${at + 1}</a>`;
  });
  return `<tr><td colspan="${columns}">${links.join('&nbsp;')}</td></tr>`;
}

/** A DataGrid as ASP.NET writes it: no tbody, ids by control number. */
export function drawGrid(
  visit: SignedIn,
  direction: Direction,
  letters: readonly Letter[],
  place: { page: number; pages: number },
): { html: string; targets: string[] } {
  const { switches } = visit.site;
  const grid = grids[direction];
  const targets: string[] = switches.rowOpening === 'postback-row' ? [grid.id] : [];
  const columns = columnSets[switches.columns][direction].filter(
    (column) => column !== 'number' || switches.letterNumberInList === 'shown',
  );
  const tag = switches.headerCells;
  const names = headers(direction);
  const head = columns
    .map((column) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${names[column]}</${tag}>`)
    .join('');
  const first = firstRowNumber(visit);
  const rows = letters.map((letter, index) => {
    const row = { letter, index, number: first + index };
    return `${rowStart(visit, direction, row)}${columns.map((column) => cell(visit, direction, column, row, targets)).join('')}</tr>`;
  });
  const pager =
    switches.pagerRow === 'visible'
      ? pagerRow(direction, columns.length, place.page, place.pages, targets)
      : '';
  const html = `<table class="grid" cellspacing="0" cellpadding="3" rules="all" border="1" id="${grid.id}" style="width:100%;border-collapse:collapse;">
${pager}<tr class="GridHeader">${head}</tr>
${rows.join('\n')}
</table>`;
  return { html, targets };
}
