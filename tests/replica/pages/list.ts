import type { Direction } from '../account/model';
import type { ReplicaResponse } from '../exchange';
import { readPress, sendTo, springTrap } from '../visit';
import type { SignedIn } from '../visit';
import { pressCommon } from './common-buttons';
import { errorRedirect, invalidPostback, macFailed } from './errors';
import { drawGrid, firstRowNumber, grids } from './grid';
import { signedInPage } from './layout';
import { lettersShown, letterUrl, listAddress } from './links';
import { drawPager, pageAfter } from './pager';

/** What a list keeps in its ViewState: like a DataGrid's DataKeys, the letters as they were when it was drawn. */
interface ListState {
  readonly page: number;
  readonly rows: readonly string[];
}

const buttons = ['imgBtnDelete', 'btnSendLetter'];

function pagesOf(visit: SignedIn, direction: Direction): number {
  return Math.max(1, Math.ceil(lettersShown(visit, direction).length / visit.site.switches.rowsPerPage));
}

function statusText(visit: SignedIn, count: number): string {
  const { total, emptyList } = visit.site.switches;
  if (count === 0 && emptyList === 'label') return 'You have no messages.';
  if (total === 'none') return '';
  return `You have ${total === 'lying' ? count + 3 : count} messages.`;
}

function dialog(visit: SignedIn): string {
  return visit.site.switches.restrictedDialog === 'none'
    ? ''
    : `<div class="ui-dialog" role="dialog"><div class="ui-dialog-titlebar">Notice</div><div id="restrictedDialog"><p>Email to this inmate is restricted.</p></div><div class="ui-dialog-buttonpane"><div class="ui-dialog-buttonset"><button type="button" onclick="this.closest('.ui-dialog').remove()"><span>OK</span></button></div></div></div>`;
}

/** IncomingMails.aspx or the Sent list, at a page from 0 (dossier 2.3, 2.4). */
export function listPage(visit: SignedIn, direction: Direction, wanted = 0): ReplicaResponse {
  const { switches } = visit.site;
  visit.session.listLoads[direction]++;
  const all = lettersShown(visit, direction);
  const pages = pagesOf(visit, direction);
  const page = Math.min(wanted, pages - 1);
  const own = all.slice(page * switches.rowsPerPage, (page + 1) * switches.rowsPerPage);
  const letters = visit.repeatsRow ? [...own, ...own.slice(0, 1)] : own;
  const hasGrid =
    switches.restrictedDialog !== 'instead-of-list' &&
    (all.length > 0 || switches.emptyList === 'header-only');
  const grid = hasGrid ? drawGrid(visit, direction, letters, { page, pages }) : { html: '', targets: [] };
  const pager = hasGrid ? drawPager(visit.site, { page, pages }) : { html: '', targets: [] };
  const state: ListState = { page, rows: letters.map((letter) => letter.id) };
  const isSwapped = switches.landmine === 'labels-swapped';
  const main = `<h1>${direction === 'received' ? 'Inbox' : 'Sent'}</h1>
<span id="lbl_msgstatus">${statusText(visit, all.length)}</span>
${direction === 'sent' ? '<span id="lbl_pleaseAllow">Please allow some time for sent letters to appear here.</span>' : ''}
${grid.html}
${pager.html}
<input type="submit" name="imgBtnDelete" value="${isSwapped ? 'Next &gt;' : 'Delete'}" id="imgBtnDelete" />
<input type="submit" name="btnSendLetter" value="Compose" id="btnSendLetter" />`;
  return signedInPage(visit, {
    title: 'JPay | Email',
    address: listAddress(visit, direction),
    state,
    targets: [...grid.targets, ...pager.targets, ...buttons],
    main,
    after: dialog(visit),
    part: 'email',
  });
}

/** Deletes the ticked rows; with none ticked, the first, so that a careless press shows as a loss. */
function deleteTicked(visit: SignedIn, direction: Direction, state: ListState): void {
  springTrap(visit, 'delete-ticked');
  const first = firstRowNumber(visit);
  const pattern = new RegExp(`^${grids[direction].id}\\$ctl(\\d+)\\$chkMail$`);
  const ticked = [...(visit.form ?? [])].flatMap(([name]) => {
    const id = state.rows[Number(pattern.exec(name)?.[1] ?? NaN) - first];
    return id === undefined ? [] : [id];
  });
  for (const id of ticked.length > 0 ? ticked : state.rows.slice(0, 1)) visit.account.delete(id);
}

/** What a row's own control does: opens the letter, or deletes it where the landmine lies. */
function pressRow(
  visit: SignedIn,
  id: string | undefined,
  deletes: boolean,
  direction: Direction,
  page: number,
): ReplicaResponse {
  const letter = id === undefined ? undefined : visit.account.find(id);
  if (!letter) return errorRedirect(visit.url.pathname);
  if (!deletes) return sendTo(visit, `/${letterUrl(visit, letter)}`);
  springTrap(visit, 'delete-message');
  visit.account.delete(letter.id);
  return listPage(visit, direction, page);
}

/** A postback of a list. */
export function postList(visit: SignedIn, direction: Direction): ReplicaResponse {
  const press = readPress(visit, buttons);
  if (press.kind === 'refused') return press.why === 'mac' ? macFailed() : invalidPostback();
  const { control, argument } = press;
  const state = press.state as ListState;
  const common = pressCommon(visit, control);
  if (common) return common;
  if (control === 'imgBtnDelete') {
    deleteTicked(visit, direction, state);
    return listPage(visit, direction, state.page);
  }
  if (control === 'btnSendLetter') {
    springTrap(visit, 'compose');
    return sendTo(visit, '/SendMail.aspx');
  }
  const next = pageAfter(visit.site, control, { page: state.page, pages: pagesOf(visit, direction) });
  if (next !== null) return listPage(visit, direction, next);
  const grid = grids[direction].id;
  if (control === grid) {
    const row = Number(/^Select\$(\d+)$/.exec(argument)?.[1] ?? NaN);
    return pressRow(visit, state.rows[row], false, direction, state.page);
  }
  const inGrid = /\$ctl(\d+)\$(\w+)$/.exec(control);
  const number = Number(inGrid?.[1] ?? NaN);
  const name = inGrid?.[2] ?? '';
  const pageNumber = /^ctl(\d+)$/.exec(name)?.[1];
  if (pageNumber !== undefined) return listPage(visit, direction, Number(pageNumber));
  if (inGrid) {
    return pressRow(
      visit,
      state.rows[number - firstRowNumber(visit)],
      name === 'lnkDelete',
      direction,
      state.page,
    );
  }
  return listPage(visit, direction, state.page);
}
