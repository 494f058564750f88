import { LetterkeepError } from '../model/failure';
import type { Mailbox } from '../model/message';
import { readList, type ListPage } from '../jpay/list';
import type { SitePage } from '../jpay/page';
import { preparePostback } from '../jpay/postback';
import { unexpected, type Ask } from './answer';
import { boundaryOf } from './decide';
import type { Loader } from './loader';

/** A page of a list as it was loaded once. */
export interface Loaded {
  page: SitePage;
  list: ListPage;
  /** It was reached by pressing First. */
  byFirst?: true;
  /** First led to other rows: the address had shown a later page. */
  wasLater?: true;
}

/** Where a list begins. */
export interface ListStart {
  url: string;
  referrer: string;
  /** Its address was seen to show a later page: First is pressed wherever it can be. */
  byFirst?: boolean;
}

/** Loads one page of a list. Throws "unexpected-page" if it is the other mailbox's. */
export function loadList(loader: Loader, ask: Ask, referrer: string, mailbox: Mailbox): Promise<Loaded> {
  return loader.page(ask, referrer, (page) => {
    const list = readList(page);
    if (list.mailbox !== mailbox) throw unexpected(page);
    return { page, list };
  });
}

/**
 * Loads page 1. That its address shows page 1 is only inferred (dossier 2.5): a site that keeps the page's number in the session
 * shows the one that was looked at last, by the family or by this reader. Where that can be seen, First is pressed.
 */
export async function loadFirstPage(loader: Loader, mailbox: Mailbox, start: ListStart): Promise<Loaded> {
  const shown = await loadList(loader, { get: start.url }, start.referrer, mailbox);
  const isDoubtful = start.byFirst === true && mayBeLater(shown.list);
  return isDoubtful || isSeenToBeLater(shown.list) ? pressFirst(loader, mailbox, shown) : shown;
}

/** Page 1 once more. Another page than before may be a later one, if anything leads back from it. */
export async function firstPageAgain(
  loader: Loader,
  mailbox: Mailbox,
  start: ListStart,
  before: ListPage,
): Promise<Loaded> {
  const now = await loadFirstPage(loader, mailbox, start);
  return showsSameRows(now.list, before) || now.byFirst || !mayBeLater(now.list)
    ? now
    : pressFirst(loader, mailbox, now);
}

/** The page that First leads to; the page itself where it has no First that may be pressed, or that does not come. */
async function pressFirst(loader: Loader, mailbox: Mailbox, shown: Loaded): Promise<Loaded> {
  const { page, list } = shown;
  if (list.back.state === 'none' || list.back.toFirst?.by !== 'postback') return shown;
  const { target, argument } = list.back.toFirst;
  try {
    const ask = { post: preparePostback(page, target, argument, 'pager') };
    const first = await loadList(loader, ask, page.url, mailbox);
    return { ...first, byFirst: true, ...(showsSameRows(first.list, list) ? {} : { wasLater: true }) };
  } catch (error) {
    if (!(error instanceof LetterkeepError) || error.kind === 'cancelled') throw error;
    const boundary = boundaryOf(error.kind);
    if (boundary !== 'record' && boundary !== 'walk-again') throw error;
    return shown;
  }
}

function showsSameRows(a: ListPage, b: ListPage): boolean {
  return a.prints.join('\n') === b.prints.join('\n');
}

/** True if something leads back from it, and it does not say that it is page 1. */
function mayBeLater({ back, statedPage }: ListPage): boolean {
  return statedPage === undefined ? back.state === 'live' : statedPage > 1;
}

/** True if it says so, or if its pager marks the list's end, and so would mark its beginning. */
function isSeenToBeLater(list: ListPage): boolean {
  return mayBeLater(list) && (list.statedPage !== undefined || list.next.state === 'end');
}

/** True if a way through a list did not begin with its first page, as far as the pages themselves show. */
export function beganLater(pages: readonly Loaded[]): boolean {
  const [first] = pages;
  const last = pages[pages.length - 1];
  if (!first || !last || !mayBeLater(first.list)) return false;
  if (first.list.statedPage !== undefined) return true;
  // Pressed, and still live: then it always is.
  return !first.byFirst && last.list.next.state === 'end';
}
