import { asksForSomethingNeverPressed, isOfTheSite, pageName, resolveAddress } from './address';
import { deedsOf } from './handler';
import { find, findAll } from './landmark';
import { findRows } from './list-rows';
import { otherWayOn } from './other-pager';
import type { SitePage } from './page';
import { isAllowed } from './postback';
import {
  all,
  ancestry,
  attribute,
  isHidden,
  isHiddenWithin,
  isWithin,
  line,
  nearest,
  tag,
} from './unclobbered';

/** How to get to another page of a list. */
export type Step = { by: 'link'; url: string } | { by: 'postback'; target: string; argument: string };

/**
 * What comes after this page of a list. `end` says by what the end was told. `refused`: a control stands where Next
 * should be but does something else, or the page has a pager we do not know; the list's end is then not proved.
 */
export type NextPage =
  | { state: 'more'; step: Step }
  | { state: 'end'; why: 'missing' | 'disabled' | 'no-target' | 'hidden' }
  | { state: 'refused'; target: string };

/**
 * Reads the pager. What it looks like on the last page is unknown (dossier 2.5): gone, disabled, without href, hidden, or as
 * always and leading back to the same rows. The last is for the reader to see, by ListPage.prints and openings.
 */
export function readNextPage(page: SitePage): NextPage {
  const next = nextByArrow(page);
  if (next.state !== 'end') return next;
  const further = furtherNumber(page) ?? (next.why === 'missing' ? otherWayOn(page) : undefined);
  return further === undefined ? next : { state: 'refused', target: further };
}

function nextByArrow(page: SitePage): NextPage {
  const next = find(page, 'pagerNext');
  if (!next) return withoutNext(page);
  if (tag(next) === 'input' || tag(next) === 'button') {
    return isSwitchedOff(next)
      ? { state: 'end', why: 'disabled' }
      : { state: 'refused', target: 'a submit button' };
  }
  if (isSwitchedOff(next)) return { state: 'end', why: 'disabled' };
  if (isHiddenBesideRows(next, page)) return { state: 'end', why: 'hidden' };

  const deeds = deedsOf(next);
  if (deeds.asksFirst || deeds.obscure || deeds.postbacks.length > 1) {
    return { state: 'refused', target: deeds.postbacks[0]?.target ?? 'a script that is not plain' };
  }
  const [postback] = deeds.postbacks;
  if (postback) {
    return isNext(postback.target, postback.argument)
      ? { state: 'more', step: { by: 'postback', ...postback } }
      : { state: 'refused', target: postback.target.slice(0, 80) };
  }
  const url = deeds.addresses.map((address) => resolveAddress(address, page.url)).find((one) => one !== null);
  if (!url) return { state: 'end', why: 'no-target' };
  return isPageOfThisList(url, page)
    ? { state: 'more', step: { by: 'link', url: url.href } }
    : { state: 'refused', target: url.pathname };
}

/** Only the next page: a link to the last one would leave out all between. */
function isNext(target: string, argument: string): boolean {
  if (!isAllowed(target, argument, 'pager')) return false;
  return /ArrowNext$/i.test(target) || /^Page\$Next$/i.test(argument);
}

function isPageOfThisList(url: URL, page: SitePage): boolean {
  return (
    url.origin === new URL(page.url).origin &&
    isOfTheSite(url, page.url) &&
    pageName(url.href) === pageName(page.url) &&
    !asksForSomethingNeverPressed(url)
  );
}

/** No Next: the end, unless the page is a part of one, or the grid has a Next of its own (GridView). */
function withoutNext(page: SitePage): NextPage {
  if (page.form === 'delta' && findAll(page, 'pager').length === 0 && page.whole) {
    const shown = all(page.document, '[id="imgBtnDelete"], [id="btnSendLetter"], [id="lbl_msgstatus"]');
    if (shown.length === 0) return { state: 'refused', target: 'a partial page without its pager' };
  }
  for (const link of all(page.document, 'a[href]')) {
    for (const { target, argument } of deedsOf(link).postbacks) {
      if (/^Page\$Next$/i.test(argument) && isAllowed(target, argument, 'pager')) {
        return { state: 'more', step: { by: 'postback', target, argument } };
      }
    }
  }
  return { state: 'end', why: 'missing' };
}

/**
 * A DataGrid's own pager: 1 2 3 in one cell over all columns, the page one is on without a link (dossier 2.5). We do not press its
 * nameless links, but one to a further page disproves the end. Gives what it would press.
 */
function furtherNumber(page: SitePage): string | undefined {
  for (const cell of all(page.document, 'td[colspan]')) {
    if (!nearest(cell, '[id$="Mails_Grid"], [id$="TransferHistory_Grid"]')) continue;
    const links = all(cell, 'a[href]').filter((link) => /^(?:\d+|\.{3}|…)$/.test(line(link)));
    if (links.length === 0) continue;
    const current = Number(
      all(cell, 'span, b, strong')
        .map(line)
        .find((text) => /^\d+$/.test(text)) ?? 0,
    );
    const last = links[links.length - 1];
    const further =
      links.find((link) => Number(line(link)) > current) ??
      (last && /\D/.test(line(last)) ? last : undefined);
    if (further) return deedsOf(further).postbacks[0]?.target ?? deedsOf(further).shown;
  }
  return undefined;
}

/** True for a control that stands there to be pressed: neither switched off nor hidden. */
export function isLive(element: Element, page: SitePage): boolean {
  return !isSwitchedOff(element) && !isHiddenBesideRows(element, page);
}

/** What hides the rows as well waits for a script to show both, and hides no control from who sees the list. */
function isHiddenBesideRows(element: Element, page: SitePage): boolean {
  const [row] = (['inbox', 'sent'] as const).flatMap((mailbox) => findRows(page, mailbox));
  const around = row && ancestry(row.row).find((node) => isWithin(element, node));
  return around ? isHiddenWithin(element, around) : isHidden(element);
}

function isSwitchedOff(element: Element): boolean {
  return (
    attribute(element, 'disabled') !== null ||
    attribute(element, 'aria-disabled')?.toLowerCase() === 'true' ||
    /disabled/i.test(attribute(element, 'class') ?? '')
  );
}
