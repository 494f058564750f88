import { find, findAll } from './landmark';
import { gridElement } from './grid';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { phrases } from './phrases';
import { namesATotal } from './stated-total';
import { all, attribute, children, documentElement, isHidden, line, seenText, tag } from './unclobbered';

/** What a page without rows says of itself. JPay's own words for an empty list are in no source (dossier 2.8, 7.21). */

/** What a person could read on the page. */
export const pageText = oncePerPage((page) => {
  const root = documentElement(page.document);
  return root ? seenText(root) : '';
});

/** True if the page says in words that it lists nothing. */
export function saysEmpty(page: SitePage): boolean {
  return phrases.emptyList.test(pageText(page));
}

/**
 * True if nothing speaks against it that a page without rows is a list with nothing in it. A sentence in the place of the rows
 * ("We are unable to retrieve your messages") is told by its words; words above the list that are neither a heading, a remark on how
 * to use it, a total, nor say that it is empty, need a grid beside them.
 */
export function mayListNothing(page: SitePage): boolean {
  const status = find(page, 'messageStatus');
  const words = status && !isHidden(status) ? line(status) : '';
  if (phrases.trouble.test(words)) return false;
  if (saysEmpty(page)) return true;
  if (tellsOfTrouble(page)) return false;
  if (words === '' || phrases.listHeading.test(words) || phrases.listRemark.test(words)) return true;
  return namesATotal(words) || (['inbox', 'sent'] as const).some((mailbox) => gridElement(page, mailbox));
}

/**
 * True if a page without rows has nothing that a list would have: no grid, no pager, no word. After Next that may be an answer
 * that lost them all, and proves nothing.
 */
export function isBare(page: SitePage): boolean {
  const hasGrid = (['inbox', 'sent'] as const).some((mailbox) => gridElement(page, mailbox));
  return !hasGrid && findAll(page, 'pager').length === 0 && !saysEmpty(page);
}

/** Notices wait hidden in the page until a script shows them; the remark on Sent asks for patience at any time (dossier 2.4). */
function tellsOfTrouble(page: SitePage): boolean {
  return all(page.document, '[id="pagecontent" i] *').some(
    (element) =>
      children(element).length === 0 &&
      phrases.trouble.test(line(element)) &&
      !/^(?:script|style|noscript|template|option)$/.test(tag(element)) &&
      !/lbl_pleaseAllow$/i.test(attribute(element, 'id') ?? '') &&
      !isHidden(element),
  );
}
