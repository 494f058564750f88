import { mostCounted, pageFiles, landmarkNames, type PageReport } from '../model/details';
import { LetterkeepError } from '../model/failure';
import type { Mailbox } from '../model/message';
import { pageName } from './address';
import { gridElement } from './grid';
import { readContacts } from './home';
import { elementsBySelector } from './landmark';
import { readList, type ListPage } from './list';
import { findRows, withIdEnd } from './list-rows';
import { findMailboxLinks } from './mailbox-links';
import { readMessagePage } from './message-page';
import type { SitePage } from './page';
import { recognise, type PageKind } from './page-kind';
import type { NextPage } from './pager';
import { rowIdEnds } from './selectors';
import { shownSitePage } from './shown-page';
import { showsSomebodySignedIn } from './signed-out';

/**
 * What "Copy details" tells of the live page: its kind, which selectors find something, and counts. Nothing in it is
 * text of the page or of its address.
 */
export function reportShownPage(document: Document, url: string): PageReport {
  return reportPage(shownSitePage(document, url));
}

/** The same of any page. */
export function reportPage(page: SitePage): PageReport {
  const kind = recognise(page);
  const links = findMailboxLinks(page);
  return {
    kind: kind.kind === 'message' ? `${kind.direction}-message` : kind.kind,
    ...(kind.kind === 'signed-out' ? { face: kind.face } : {}),
    file: fileOf(page.url),
    somebodySignedIn: showsSomebodySignedIn(page),
    found: landmarkNames.flatMap((name) =>
      elementsBySelector(page, name).map(({ selector, elements }) => ({
        name,
        selector,
        elements: bounded(elements),
      })),
    ),
    rows: { inbox: bounded(findRows(page, 'inbox').length), sent: bounded(findRows(page, 'sent').length) },
    grids: {
      inbox: gridElement(page, 'inbox') !== undefined,
      sent: gridElement(page, 'sent') !== undefined,
    },
    links: { inbox: links.inboxUrl !== undefined, sent: links.sentUrl !== undefined },
    ...readAs(page, kind),
  };
}

/** What reading the page as what it is gives, or why it cannot be read. */
function readAs(page: SitePage, kind: PageKind): Pick<PageReport, 'list' | 'message' | 'contacts' | 'fault'> {
  try {
    switch (kind.kind) {
      case 'inbox':
      case 'sent':
        return { list: listReport(page, readList(page), kind.kind) };
      case 'message':
        return { message: messageReport(page) };
      case 'home':
        return { contacts: bounded(readContacts(page).length) };
      default:
        return {};
    }
  } catch (error) {
    if (error instanceof LetterkeepError) return { fault: error.kind };
    throw error;
  }
}

function listReport(page: SitePage, list: ListPage, mailbox: Mailbox): NonNullable<PageReport['list']> {
  const places = findRows(page, mailbox);
  const having = (ends: readonly string[]): number =>
    bounded(places.filter(({ row }) => withIdEnd(row, ends) !== undefined).length);
  const count = (fits: (row: ListPage['rows'][number]) => boolean): number =>
    bounded(list.rows.filter(fits).length);
  return {
    names: having(rowIdEnds.name[mailbox]),
    letterNumbers: having(rowIdEnds.letterNumber),
    statuses: having(rowIdEnds.status),
    ticks: having(rowIdEnds.tick),
    dates: count(({ date }) => date !== null),
    unknownDates: count(({ date, dateText }) => date === null && dateText !== undefined),
    byLink: count(({ opening }) => opening.by === 'link'),
    byPostback: count(({ opening }) => opening.by === 'postback'),
    refused: count(({ opening }) => opening.by === 'refused'),
    unread: count(({ unread }) => unread === true),
    unreadUnknown: count(({ unread }) => unread === null),
    next: nextState(list.next),
    statesTotal: list.statedTotal !== undefined,
  };
}

function messageReport(page: SitePage): NonNullable<PageReport['message']> {
  const { personName, date, attachments } = readMessagePage(page);
  return {
    namesPerson: personName !== '',
    dateUnderstood: date !== null,
    attachments: bounded(attachments.length),
    refusedAttachments: bounded(attachments.filter(({ opening }) => opening.by === 'refused').length),
  };
}

function nextState(next: NextPage): NonNullable<PageReport['list']>['next'] {
  switch (next.state) {
    case 'more':
      return `more-by-${next.step.by}`;
    case 'end':
      return `end-${next.why}`;
    case 'refused':
      return 'refused';
  }
}

function fileOf(url: string): PageReport['file'] {
  const name = pageName(url);
  if (name === '') return 'none';
  return pageFiles.find((known) => known === name) ?? 'other';
}

function bounded(count: number): number {
  return Math.min(count, mostCounted);
}
