import { LetterkeepError } from '../model/failure';
import type { Mailbox } from '../model/message';
import type { ListPage } from '../jpay/list';
import { beganLater, firstPageAgain, type ListStart, type Loaded } from './first-page';
import { listPages, stillShows, type ContentProbe, type WayEnd, type WalkedPage } from './list-pages';
import {
  foundRows,
  listException,
  numbered,
  unionOf,
  wayTo,
  withoutRepeats,
  type FoundRow,
  type Listing,
} from './listing';
import type { Loader } from './loader';
import type { ProgressReport } from './progress-report';

/** Walks of one mailbox in search of one that can be believed. */
const mostWalks = 3;

export interface WalkTools {
  loader: Loader;
  progress: ProgressReport;
  probe: ContentProbe;
  /** Told of page 1 as soon as it was read. */
  begun?: (list: ListPage) => void;
}

interface Walk {
  rows: FoundRow[];
  pages: WalkedPage[];
  /** Rows that stood on more than one page. */
  repeats: number;
  end: WayEnd;
}

/**
 * Reads a whole mailbox. A walk is believed when its end was proved and page 1, read again afterwards, shows the same
 * rows in the same order; else the mailbox is walked again, three times at most, and then everything that any walk saw
 * counts, with an exception that says so.
 *
 * What this cannot see: a message deleted from a page already read moves the first row of the next page onto the page
 * before, where nobody looks again. Page 1 is the same, and so is the number of rows. It shows when the deleted row is
 * opened (gone: the list is walked anew) or when the list states a total that changes on the way. Where the deleted
 * row was not to be opened and no total is stated, only reading every page twice would tell, which costs a second
 * request for each page of every quiet list.
 *
 *   walk --end proved--> page 1 again --same--> believed
 *     ^                       | other rows, another total, a row met twice
 *     +-------- again --------+--- third time --> union, "mailbox-kept-changing"
 *     | page lost, form stale ---- third time --> union, "list-end-not-proved"
 */
export async function walkMailbox(
  tools: WalkTools,
  mailbox: Mailbox,
  start: { url: string; referrer: string },
): Promise<Listing> {
  const walks: Walk[] = [];
  let byFirst = false;
  for (;;) {
    const walk = await walkOnce(tools, mailbox, { ...start, byFirst });
    walks.push(walk);
    if (beganLater(walk.pages)) walk.end = { proved: false, reason: beganLaterReason, passing: !byFirst };
    tools.progress.doing({ activity: 'checking', mailbox, page: 1 });
    const check = await pageOneAgain(tools.loader, mailbox, { ...start, byFirst }, walk);
    const first = walk.pages[0];
    const still =
      check !== null &&
      first !== undefined &&
      statesOneSize([...walk.pages, check]) &&
      (walk.repeats === 0 || walk.repeats === walks[walks.length - 2]?.repeats) &&
      (await stillShows(first, check, tools.probe));
    const mayImprove = !still || (!walk.end.proved && walk.end.passing);
    // What is looked for again is looked for from page 1, wherever the first walk may have begun.
    byFirst = true;
    if (mayImprove && walks.length < mostWalks) continue;
    return listingOf(mailbox, start.url, walks, check, still);
  }
}

async function walkOnce(
  { loader, progress, probe, begun }: WalkTools,
  mailbox: Mailbox,
  start: ListStart,
): Promise<Walk> {
  const walk: Walk = { rows: [], pages: [], repeats: 0, end: { proved: false, reason: '', passing: true } };
  const seen = new Set<string>();
  const way = listPages(loader, mailbox, start, probe);
  progress.doing({ activity: 'listing', mailbox, page: 1 });
  for (;;) {
    let step: IteratorResult<WalkedPage, WayEnd>;
    try {
      step = await way.next();
    } catch (error) {
      if (walk.pages.length === 0 || !isStale(error)) throw error;
      walk.end = {
        proved: false,
        reason: 'JPay said that the page of the list had grown too old.',
        passing: true,
      };
      return walk;
    }
    if (step.done === true) {
      walk.end = step.value;
      return walk;
    }
    if (walk.pages.length === 0) begun?.(step.value.list);
    walk.pages.push(step.value);
    const found = foundRows(step.value.page, step.value.list, step.value.number);
    const rows = withoutRepeats(found, seen);
    walk.rows.push(...rows);
    walk.repeats += found.length - rows.length;
    progress.found(mailbox, walk.rows.length);
    progress.doing({ activity: 'listing', mailbox, page: step.value.number + 1 });
  }
}

function isStale(error: unknown): boolean {
  return error instanceof LetterkeepError && error.kind === 'stale-form';
}

const beganLaterReason = 'JPay did not show the first page of the list, and no plain way back to it.';

/** A list of one page whose Next led to itself has been read again already, and said so by ending there. */
async function pageOneAgain(
  loader: Loader,
  mailbox: Mailbox,
  start: ListStart,
  walk: Walk,
): Promise<Loaded | null> {
  const first = walk.pages[0];
  if (!first) return null;
  return isLoop(walk) ? first : firstPageAgain(loader, mailbox, start, first.list);
}

function isLoop({ pages, end }: Walk): boolean {
  return pages.length === 1 && pages[0]?.list.next.state === 'more' && end.proved;
}

/** A total that differs from one page to the next shows that the list moved, also where the rows seen are as many. */
function statesOneSize(pages: readonly { list: WalkedPage['list'] }[]): boolean {
  return new Set(pages.map(({ list }) => `${list.statedTotal} ${list.statedPages}`)).size === 1;
}

function statesItsSize({ list }: WalkedPage): boolean {
  return list.statedTotal !== undefined || list.statedPages !== undefined;
}

function listingOf(
  mailbox: Mailbox,
  url: string,
  walks: readonly Walk[],
  check: Loaded | null,
  still: boolean,
): Listing {
  const last = walks[walks.length - 1];
  const end = last?.end;
  const believed = still && end?.proved === true;
  const found = believed ? (last?.rows ?? []) : unionOf(walks.map(({ rows }) => rows));
  // Tokens and forms of the newest load are the ones that hold; believed rows of page 1 are those same rows, if no two of them
  // look alike: among equal ones a row may have gone and the next have moved up.
  const fresh = believed && check && allDiffer(check.list.prints) ? check.list.rows : [];
  const rows = numbered(found).map((row, index) => {
    const again = fresh[index];
    return again && check && again.print === row.print ? { ...row, ...wayTo(again, check.page) } : row;
  });
  const statedTotal = check?.list.statedTotal;
  return {
    mailbox,
    url,
    rows,
    firstPage: check ?? last?.pages[0],
    statedTotal,
    longestPage: Math.max(0, ...(last?.pages ?? []).map(({ list }) => list.rows.length)),
    isLoneLoop: last !== undefined && isLoop(last) && !last.pages.some(statesItsSize),
    believed,
    byFirst: check?.wasLater === true || last?.pages[0]?.wasLater === true,
    tokensHold: sameTokens(last?.pages[0]?.list, check?.list),
    steady: believed || (still && walks.length === 1),
    exceptions: exceptionsOf(mailbox, { end, still, statedTotal, rows: rows.length }),
    sentUrl: check?.list.sentUrl ?? last?.pages[0]?.list.sentUrl,
  };
}

function allDiffer(prints: readonly string[]): boolean {
  return new Set(prints).size === prints.length;
}

function sameTokens(before: ListPage | undefined, now: ListPage | undefined): boolean {
  if (!before || !now || before === now) return false;
  return (
    now.rows.every(({ opening }) => opening.by === 'link') &&
    before.openings.length === now.openings.length &&
    before.openings.every((token, index) => token === now.openings[index])
  );
}

function exceptionsOf(
  mailbox: Mailbox,
  at: { end: WayEnd | undefined; still: boolean; statedTotal: number | undefined; rows: number },
): Listing['exceptions'] {
  const { end, still, statedTotal, rows } = at;
  if (end?.proved === false) return [listException(mailbox, 'list-end-not-proved', end.reason)];
  if (!still) {
    const reason = 'The list kept changing while it was read. What any look at it showed was saved.';
    return [listException(mailbox, 'mailbox-kept-changing', reason)];
  }
  if (statedTotal === undefined || statedTotal === rows) return [];
  const reason = `The list says that it has ${statedTotal} messages, but it shows ${rows}.`;
  return [listException(mailbox, 'total-differs', reason)];
}
