import { LetterkeepError } from '../model/failure';
import type { Mailbox } from '../model/message';
import type { ListPage, ListRow } from '../jpay/list';
import type { SitePage } from '../jpay/page';
import { preparePostback } from '../jpay/postback';
import { boundaryOf } from './decide';
import { loadFirstPage, loadList, type ListStart, type Loaded } from './first-page';
import type { Loader } from './loader';

/** One page of a list on the way through it, counted from 1. */
export interface WalkedPage extends Loaded {
  number: number;
}

/** How the way through a list ended. Not proved: there may be rows nobody saw; `passing`: another walk may see them. */
export type WayEnd = { proved: true } | { proved: false; reason: string; passing: boolean };

/** What tells a message apart from others, read from its own page; null where it may not or cannot be opened. */
export type ContentProbe = (row: ListRow, page: SitePage) => Promise<string | null>;

/** No list of JPay is this long: 3,966 messages is the longest known (dossier 4). */
const mostPages = 2_000;

/**
 * Goes through a list from page 1 by chained forms: the page number lives in the form, never in the address (dossier
 * 2.5). Yields each page once and returns how the way ended:
 *
 *   page --Next--> other rows: yielded, and on
 *        --Next--> the same rows (looping), or those of an earlier page (wrapping): the end
 *        no Next, or a dead one: the end
 *        --Next--> no rows: the end, unless the page has nothing of a list at all
 *        Next that is not Next, a page that does not come, a stated size that says more: not proved
 *
 * Throws what boundaryOf does not call "record", and any failure of page 1.
 */
export async function* listPages(
  loader: Loader,
  mailbox: Mailbox,
  start: ListStart,
  probe: ContentProbe,
): AsyncGenerator<WalkedPage, WayEnd> {
  const seen: WalkedPage[] = [];
  let current: WalkedPage = {
    number: 1,
    ...(await loadFirstPage(loader, mailbox, start)),
  };
  let rows = 0;
  for (;;) {
    yield current;
    seen.push(current);
    rows += current.list.rows.length;
    const { next } = current.list;
    if (next.state === 'end') return endOrMore(current.list, rows);
    if (next.state === 'refused') {
      return notProved('The link to the next page would have done something else, so it was not pressed.');
    }
    if (current.number >= mostPages) return notProved('The list went on without an end.');

    const following = await loadNext(loader, current, mailbox);
    if ('failed' in following) return pageLost(current.number + 1);
    if (following.list.rows.length === 0) return endWithoutRows(following.list, current.number + 1, rows);
    const earlier = await findSame(following, seen, probe);
    if (earlier === 'unclear') return notProved('The pages of the list could not be told apart.');
    if (earlier) {
      const confirmed = await confirmEnd(loader, { current, following, earlier, rows });
      if (confirmed.end) return confirmed.end;
      current = confirmed.goOn;
    } else {
      current = { ...following, number: current.number + 1 };
    }
  }
}

/** Presses Next. A page that does not come after all tries is told; what concerns the whole job is thrown. */
async function loadNext(
  loader: Loader,
  from: WalkedPage,
  mailbox: Mailbox,
): Promise<Loaded | { failed: LetterkeepError }> {
  const { page, list } = from;
  if (list.next.state !== 'more')
    return { failed: new LetterkeepError('list-end-not-proved', 'There is no Next.') };
  const { step } = list.next;
  try {
    const ask =
      step.by === 'link'
        ? { get: step.url }
        : { post: preparePostback(page, step.target, step.argument, 'pager') };
    const loaded = await loadList(loader, ask, page.url, mailbox);
    // A page without rows may be an answer that lost them: asked once more before it is believed.
    return loaded.list.rows.length > 0 ? loaded : await loadList(loader, ask, page.url, mailbox);
  } catch (error) {
    if (
      !(error instanceof LetterkeepError) ||
      boundaryOf(error.kind) !== 'record' ||
      error.kind === 'cancelled'
    ) {
      throw error;
    }
    return { failed: error };
  }
}

/**
 * Next led to rows seen before. On a short page that is the end; a full page is asked once more, for the site may have
 * lost its place for a moment.
 */
async function confirmEnd(
  loader: Loader,
  at: { current: WalkedPage; following: Loaded; earlier: WalkedPage; rows: number },
): Promise<{ end: WayEnd; goOn?: undefined } | { end?: undefined; goOn: WalkedPage }> {
  const { current, following, earlier, rows } = at;
  const total = following.list.statedTotal;
  const short =
    current.number > 1 &&
    current.list.rows.length < (earlier.number === 1 ? earlier : current).list.rows.length;
  const loops = earlier.number === current.number;
  if (short || total === rows || !loops || following.list.next.state !== 'more') {
    return { end: endOrMore(following.list, rows) };
  }
  const again = await loadNext(loader, { ...following, number: current.number }, current.list.mailbox);
  if ('failed' in again) return { end: pageLost(current.number + 1) };
  if (comparePages(again.list, following.list) !== 'different') return { end: endOrMore(again.list, rows) };
  return { goOn: { ...again, number: current.number + 1 } };
}

/** A page after Next that has no rows is the end if it says so, or has the furniture of a list; not if it has nothing at all. */
function endWithoutRows(list: ListPage, number: number, rows: number): WayEnd {
  if (list.bare) {
    const reason = `Page ${number} of the list came without messages, and without a word that there are none.`;
    return { proved: false, reason, passing: true };
  }
  const { statedTotal } = list;
  // Whatever its pager is: where messages are counted that nobody has seen, an empty page shows no end.
  if (statedTotal !== undefined && statedTotal > rows) {
    const reason = `The list says that it has ${statedTotal} messages, and page ${number} came without any.`;
    return { proved: false, reason, passing: true };
  }
  return endOrMore(list, rows);
}

/** The end of the list, unless the page itself says that there is more. */
function endOrMore(list: ListPage, rows: number): WayEnd {
  const { statedTotal, statedPage, statedPages } = list;
  if (statedTotal !== undefined && statedTotal > rows && list.next.state !== 'end') {
    return notProved(
      `The list says that it has ${statedTotal} messages, and shows no way to more than ${rows}.`,
    );
  }
  if (statedPage !== undefined && statedPages !== undefined && statedPage < statedPages) {
    return notProved(
      `The list says that it has ${statedPages} pages, and shows no way past page ${statedPage}.`,
    );
  }
  return { proved: true };
}

function notProved(reason: string): WayEnd {
  return { proved: false, reason, passing: false };
}

function pageLost(number: number): WayEnd {
  return { proved: false, reason: `Page ${number} of the list could not be loaded.`, passing: true };
}

/**
 * Whether two pages of a list show the same rows. Equal prints alone do not tell where one person wrote everything on
 * one day, or where no date is shown: then equal tokens do, or prints that only one message can have.
 */
export function comparePages(a: ListPage, b: ListPage): 'same' | 'different' | 'unclear' {
  if (!equal(a.prints, b.prints)) return 'different';
  if (a.statedPage !== undefined && b.statedPage !== undefined) {
    return a.statedPage === b.statedPage ? 'same' : 'different';
  }
  if (a.rows.every(({ opening }) => opening.by === 'link') && equal(a.openings, b.openings)) return 'same';
  if (a.rows.some((row) => row.letterNumber !== undefined || row.date?.includes('T'))) return 'same';
  return 'unclear';
}

async function findSame(
  following: Loaded,
  seen: readonly WalkedPage[],
  probe: ContentProbe,
): Promise<WalkedPage | 'unclear' | null> {
  const first = seen[0];
  for (const earlier of [...seen].reverse()) {
    const compared = comparePages(earlier.list, following.list);
    if (compared === 'same') return earlier;
    if (compared === 'different') continue;
    // Nothing follows a page that is shorter than the first.
    if (first && earlier.list.rows.length < first.list.rows.length) return earlier;
    const told = await compareContents(earlier, following, probe);
    if (told === 'same') return earlier;
    if (told === 'unclear') return 'unclear';
  }
  return null;
}

/** Rows tried in search of one that opens on both pages: where two did not, tokens or forms die with each load. */
const mostProbedRows = 2;

/** Opens the first row of both that may be opened, and compares what is in them. */
async function compareContents(
  earlier: Loaded,
  following: Loaded,
  probe: ContentProbe,
): Promise<'same' | 'different' | 'unclear'> {
  for (const [index, row] of following.list.rows.slice(0, mostProbedRows).entries()) {
    const other = earlier.list.rows[index];
    if (!other) continue;
    const [a, b] = [await probe(row, following.page), await probe(other, earlier.page)];
    if (a !== null && b !== null) return a === b ? 'same' : 'different';
  }
  return 'unclear';
}

/**
 * Whether a page read again shows the same rows as before. Where neither prints nor tokens can tell one row from the next
 * (no dates, or everything of one person and one day), what the first row opens decides.
 */
export async function stillShows(before: Loaded, now: Loaded, probe: ContentProbe): Promise<boolean> {
  if (!showsTheSame(before.list, now.list)) return false;
  const { prints, openings, rows } = before.list;
  const tokensTell = rows.every(({ opening }) => opening.by === 'link') && equal(openings, now.list.openings);
  if (tokensTell || new Set(prints).size !== 1) return true;
  return (await compareContents(before, now, probe)) !== 'different';
}

/**
 * Whether a page read again still shows the same rows. Where prints cannot tell (no dates, one person), tokens may: some of
 * them met again in other places mean that the list has moved; none met again, that tokens change with every load.
 */
function showsTheSame(before: ListPage, now: ListPage): boolean {
  if (!equal(before.prints, now.prints)) return false;
  const byLink = before.rows.every(({ opening }) => opening.by === 'link');
  if (!byLink || equal(before.openings, now.openings)) return true;
  return !now.openings.some((token) => before.openings.includes(token));
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
