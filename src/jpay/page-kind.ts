import { LetterkeepError } from '../model/failure';
import type { Direction } from '../model/message';
import { directionOfReadPage, letterAddress, pageName, pathOf, resolveAddress } from './address';
import { isBare } from './bare-page';
import { gridElement } from './grid';
import { deedsOf } from './handler';
import { mayListNothing, pageText, saysEmpty } from './empty-list';
import { bodyElement, find, findAll } from './landmark';
import { findRows, namedElements } from './list-rows';
import { findMailboxLinks } from './mailbox-links';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { phrases } from './phrases';
import { isRestrictionOpen } from './restricted-dialog';
import { rowIdEnds } from './selectors';
import { signedOutFace, showsSomebodySignedIn, type SignedOutFace } from './signed-out';
import { all, attribute, line } from './unclobbered';
import { wantsTermsAccepted } from './terms';

/** What a page is, told by what it has. Nothing counts as a list or message for what it lacks, or for its address alone. */
export type PageKind =
  | { kind: 'inbox' }
  | { kind: 'sent' }
  | { kind: 'message'; direction: Direction }
  | { kind: 'home' }
  | { kind: 'compose' }
  | { kind: 'signed-out'; face: SignedOutFace }
  | { kind: 'blocked'; supportId?: string }
  | { kind: 'terms' }
  | { kind: 'restricted' }
  | { kind: 'error'; detail: string }
  | { kind: 'stale-form' }
  | { kind: 'other' };

/**
 * Recognises a page. A message or a list with rows comes first, for its words may quote any other page; then all that must
 * never be taken for an empty list; the empty list last of the good ones, with the most conditions.
 */
export const recognise = oncePerPage((page): PageKind => {
  if (page.status < 400) {
    const found = message(page) ?? listWithRows(page);
    if (found) return found;
  }
  return (
    blocked(page) ??
    stale(page) ??
    failed(page) ??
    signedOut(page) ??
    composing(page) ??
    emptyList(page) ??
    home(page) ??
    terms(page) ??
    (find(page, 'restrictedDialog') ? { kind: 'restricted' } : { kind: 'other' })
  );
});

/**
 * The failure a page stands for, or null for a page that is well in itself. A restricted dialog and unknown pages are
 * "unexpected-page".
 */
export function failureOf(kind: PageKind, page: SitePage): LetterkeepError | null {
  const context = { page: pathOf(page.url) };
  switch (kind.kind) {
    case 'signed-out':
      return new LetterkeepError('signed-out', `JPay has signed out (${kind.face}).`, context);
    case 'blocked':
      return new LetterkeepError(
        'blocked-by-site',
        `JPay’s firewall turned the request away${kind.supportId === undefined ? '' : ` (support ID ${kind.supportId})`}.`,
        context,
      );
    case 'terms':
      return new LetterkeepError('terms-page', 'JPay wants a page to be accepted first.', context);
    case 'error':
      return new LetterkeepError('site-error', `JPay answered with an error: ${kind.detail}.`, context);
    case 'stale-form':
      return new LetterkeepError('stale-form', 'JPay no longer knows the form.', context);
    case 'restricted':
    case 'other':
      return new LetterkeepError('unexpected-page', `This is not a page we know (${kind.kind}).`, context);
    case 'inbox':
    case 'sent':
    case 'message':
    case 'home':
    case 'compose':
      return null;
  }
}

function message(page: SitePage): PageKind | undefined {
  // Nobody writes letters at a read page's address: a reply's field or a sent letter's number may stand beside its words.
  const isReadPage = directionOfReadPage(page.url) !== null;
  if (!bodyElement(page) || (!isReadPage && findAll(page, 'compose').length > 0)) return undefined;
  const texts = (['date', 'from', 'to'] as const).map((name) => {
    const element = find(page, name);
    return element ? line(element) : '';
  });
  // A read page whose labels are all empty belongs to a letter that is gone.
  if (texts.every((text) => text === '')) return undefined;
  const direction = directionOf(page);
  return direction ? { kind: 'message', direction } : undefined;
}

/** By the page's address, its form's, then by which of the two name labels it has; a Server.Transfer leaves the list's address. */
function directionOf(page: SitePage): Direction | null {
  const byAddress = directionOfReadPage(page.url);
  if (byAddress) return byAddress;
  for (const form of all(page.document, 'form[action]')) {
    const action = resolveAddress(attribute(form, 'action'), page.url);
    const byForm = action && directionOfReadPage(action.href);
    if (byForm) return byForm;
  }
  const from = find(page, 'from') !== undefined;
  const to = find(page, 'to') !== undefined;
  if (from !== to) return from ? 'received' : 'sent';
  return pageName(page.url) === 'incomingmails.aspx' ? 'received' : null;
}

function listWithRows(page: SitePage): PageKind | undefined {
  if (findAll(page, 'compose').length > 0) return undefined;
  // Each name has a row: where the popup asks, only this is looked for.
  if (namedElements(page, 'inbox').length > 0 || findRows(page, 'inbox').length > 0) return { kind: 'inbox' };
  const sent = findRows(page, 'sent');
  if (sent.length === 0) return undefined;
  // The history of stamps has the same grid (dossier 2.4): a row must lead to a letter, or the page must be Sent for another reason.
  const leads = sent.some((place) =>
    [place.row, ...all(place.row, '*')].some((element) =>
      deedsOf(element).addresses.some((address) => letterAddress(address, page.url)?.direction === 'sent'),
    ),
  );
  if (leads || find(page, 'pleaseAllow') || isThePageCalled('sent', page)) return { kind: 'sent' };
  const hasNumbers = rowIdEnds.letterNumber.some(
    (end) =>
      all(
        page.document,
        `[id*="TransferHistory_Grid_ctl"][id$="${end}"], [id*="TransferHistory_Grid${end}_"]`,
      ).length > 0,
  );
  const named = namedElements(page, 'sent').length > 0;
  return named && (hasNumbers || isSentPath(page)) && !isMoneyPath(page) ? { kind: 'sent' } : undefined;
}

/** A list without rows: somebody signed in, on the page that its own menu calls so, with something that only lists have and no word against it. */
function emptyList(page: SitePage): PageKind | undefined {
  if (!showsSomebodySignedIn(page) || isRestrictionOpen(page) || !mayListNothing(page)) return undefined;
  const furnished =
    find(page, 'messageStatus') !== undefined ||
    find(page, 'listButtons') !== undefined ||
    find(page, 'pager') !== undefined ||
    saysEmpty(page);
  const isInbox = pageName(page.url) === 'incomingmails.aspx' || isThePageCalled('inbox', page);
  if (isInbox && (furnished || gridElement(page, 'inbox'))) return { kind: 'inbox' };
  if (find(page, 'pleaseAllow') && !isMoneyPath(page)) return { kind: 'sent' };
  const isSent = (isSentPath(page) && !isMoneyPath(page)) || isThePageCalled('sent', page);
  return isSent && (furnished || gridElement(page, 'sent')) ? { kind: 'sent' } : undefined;
}

function isThePageCalled(mailbox: 'inbox' | 'sent', page: SitePage): boolean {
  const links = findMailboxLinks(page);
  const url = mailbox === 'inbox' ? links.inboxUrl : links.sentUrl;
  return url !== undefined && pageName(url) === pageName(page.url);
}

function isSentPath(page: SitePage): boolean {
  return /^sent.*mail/i.test(pageName(page.url));
}

function isMoneyPath(page: SitePage): boolean {
  return /purchase|transfer|transaction|stamp|postage|payment/i.test(pageName(page.url));
}

function blocked(page: SitePage): PageKind | undefined {
  const text = `${pageText(page)} ${challengeWords(page)}`;
  if (!phrases.firewall.test(text) && !isChallenge(page)) return undefined;
  const supportId = phrases.supportId.exec(text)?.[1];
  return { kind: 'blocked', ...(supportId === undefined ? {} : { supportId }) };
}

/**
 * F5 asks for proof of a browser: a page of nothing but its own script, which a person's browser would run and come back. Its
 * scripts stand in whole pages too, where they mean nothing (dossier 7.20: general F5 wording).
 */
function isChallenge(page: SitePage): boolean {
  if (!isBare(page)) return false;
  const ownScript = all(page.document, 'script[src]').some((script) =>
    /^(?:https?:\/\/[^/]*)?\/TSPD\//i.test(attribute(script, 'src')?.trim() ?? ''),
  );
  return ownScript || phrases.challenge.test(challengeWords(page));
}

/** What a bare page says to browsers without script. Elsewhere that is for nobody who is asked here. */
function challengeWords(page: SitePage): string {
  return isBare(page) ? all(page.document, 'noscript').map(line).join(' ') : '';
}

function stale(page: SitePage): PageKind | undefined {
  const text = page.deltaError ?? pageText(page);
  return phrases.staleForm.test(text) ? { kind: 'stale-form' } : undefined;
}

function signedOut(page: SitePage): PageKind | undefined {
  const face = signedOutFace(page);
  return face ? { kind: 'signed-out', face } : undefined;
}

function failed(page: SitePage): PageKind | undefined {
  if (page.status === 401 || page.status === 403) return undefined;
  if (page.status >= 400) return { kind: 'error', detail: `status ${page.status}` };
  if (page.deltaError !== undefined) return { kind: 'error', detail: page.deltaError.slice(0, 120) };
  // customErrors sends to error.aspx?aspxerrorpath=..., which answers 200 (reliability.md 4.2).
  if (/[?&]aspxerrorpath=/i.test(page.url)) return { kind: 'error', detail: 'aspxerrorpath' };
  const found = phrases.serverError.exec(pageText(page));
  return found ? { kind: 'error', detail: found[0].slice(0, 120) } : undefined;
}

function composing(page: SitePage): PageKind | undefined {
  return find(page, 'compose') ? { kind: 'compose' } : undefined;
}

function home(page: SitePage): PageKind | undefined {
  if (!showsSomebodySignedIn(page)) return undefined;
  const title = titleOf(page) === phrases.titles.home;
  const contacts = find(page, 'contacts') !== undefined;
  return title || (contacts && pageName(page.url) === 'home.aspx') ? { kind: 'home' } : undefined;
}

function terms(page: SitePage): PageKind | undefined {
  return wantsTermsAccepted(page, pageText(page)) ? { kind: 'terms' } : undefined;
}

function titleOf(page: SitePage): string {
  const [title] = all(page.document, 'title');
  return title ? line(title) : '';
}
