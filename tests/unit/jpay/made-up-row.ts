import { readList } from '../../../src/jpay/list';
import type { ListPage, ListRow } from '../../../src/jpay/list';
import { inboxOf, pageOf } from './made-up-page';

/** What is read of a list, or why it is none: as readList(). */
export function read(html: string, path?: string): ListPage {
  return readList(pageOf(html, path));
}

/** A row of the inbox with a tick box, `cell` and a date. */
export function row(cell: string, attributes = '', number = '03'): string {
  return `<tr ${attributes}><td><input id="Mails_Grid_ctl${number}_chkMail" type="checkbox"></td>${cell}<td>07-15-2019</td></tr>`;
}

/** The name in a row, as JPay marks it. */
export function label(number = '03', name = 'FAKE PERSON'): string {
  return `<span id="Mails_Grid_ctl${number}_lblFrom">${name}</span>`;
}

/** How the first of these rows opens. */
export function openingOf(rows: string): ListRow['opening'] | undefined {
  return read(inboxOf(rows)).rows[0]?.opening;
}
