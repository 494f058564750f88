import { LetterkeepError } from '../model/failure';
import type { Direction } from '../model/message';
import { asksForSomethingNeverPressed, isOfTheSite, isPlainFile, pathOf, resolveAddress } from './address';
import { parseSiteDate } from './dates';
import { deedsOf } from './handler';
import { bodyElement, find, findAll, findEvery } from './landmark';
import { namesSomethingNeverPressed } from './never-press';
import { requireWhole, type SitePage } from './page';
import { failureOf, recognise } from './page-kind';
import { isAllowed } from './postback';
import { isForeignFrame, isFromHandler, isImage, sourcesAmong, sourcesOf, type Shown } from './shown-source';
import { all, ancestry, attribute, isHidden, isWithin, line, nearest, rawText, tag } from './unclobbered';

/** How an attachment is opened. `nothing`: it is listed, but there is no link behind it. */
export type AttachmentOpening =
  | { by: 'link'; url: string }
  | { by: 'postback'; target: string; argument: string }
  | { by: 'refused'; reason: string }
  | { by: 'nothing'; reason: string };

export interface AttachmentLink {
  /** From 1, in the order of the page. */
  index: number;
  /** As shown; '' if the link has no words. */
  label: string;
  opening: AttachmentOpening;
}

/** A message as its read page shows it. */
export interface MessagePage {
  direction: Direction;
  /** As shown, single spaces; '' if the page names nobody: the list's row knows the name then. */
  personName: string;
  /** As shown; '' if the page shows none. */
  dateText: string;
  date: string | null;
  letterNumber?: string;
  status?: string;
  /** Markup inside the body element, as parsed: hostile until render/ has sanitised it. */
  bodyHtml: string;
  /** Its textContent: what model/identity.ts hashes. */
  bodyText: string;
  /** True if the markup itself keeps line breaks (pre, white-space: pre-wrap). A style sheet may do so too, unseen. */
  keepsSpaces: boolean;
  attachments: AttachmentLink[];
  /** Bytes shown in or beside the body itself: a scanned reply in a frame, a picture between the words (dossier 7.10). */
  embedded: Shown[];
}

/** Of a message, what it says and which way it went. */
export type MessageBody = Pick<MessagePage, 'direction' | 'bodyHtml' | 'bodyText'>;

/** Of a read page no more than the body. Throws as readMessagePage does. */
export function readMessageBody(page: SitePage): MessageBody {
  const { direction, body } = messageOf(page);
  return { direction, bodyHtml: body.innerHTML, bodyText: rawText(body) };
}

function messageOf(page: SitePage): { direction: Direction; body: Element } {
  const kind = recognise(page);
  const body = bodyElement(page);
  if (kind.kind !== 'message' || !body) {
    throw (
      failureOf(kind, page) ??
      new LetterkeepError('unexpected-page', `A message was expected; this is: ${kind.kind}.`, {
        page: pathOf(page.url),
        field: 'lblLetter',
      })
    );
  }
  requireWhole(page);
  return { direction: kind.direction, body };
}

/** Reads a read page. Throws LetterkeepError: what recognise() found instead, or "incomplete-bytes". */
export function readMessagePage(page: SitePage): MessagePage {
  const { direction, body } = messageOf(page);
  const dateText = textOf(page, 'date');
  const letterNumber = textOf(page, 'letterNumber');
  const status = textOf(page, 'status');
  return {
    direction,
    personName: textOf(page, direction === 'received' ? 'from' : 'to'),
    dateText,
    date: parseSiteDate(dateText),
    ...(letterNumber === '' ? {} : { letterNumber }),
    ...(status === '' ? {} : { status }),
    bodyHtml: body.innerHTML,
    bodyText: rawText(body),
    keepsSpaces: ancestry(body).some(keepsSpaces) || all(body, '*').some(keepsSpaces),
    attachments: readAttachmentLinks(page),
    embedded: readEmbedded(page, body),
  };
}

function textOf(page: SitePage, name: 'date' | 'from' | 'to' | 'letterNumber' | 'status'): string {
  const element = find(page, name);
  return element ? line(element) : '';
}

function keepsSpaces(element: Element): boolean {
  return (
    /^(?:pre|textarea|xmp|listing)$/.test(tag(element)) ||
    /white-space\s*:\s*(?:pre|break-spaces)/i.test(attribute(element, 'style') ?? '')
  );
}

/**
 * Links of the grid whatever their names, and its rows without one: an attachment the facility took out may leave its
 * name behind. Nothing in the grid goes unlisted but its header, a second link to the same thing in one row, and a
 * Delete beside a link.
 */
function readAttachmentLinks(page: SitePage): AttachmentLink[] {
  const openings = new Map(
    findEvery(page, 'attachmentLinks')
      .filter((link) => !isOfHeader(link))
      .map((link) => [link, openingOf(link, page)]),
  );
  const links = [...openings.keys()];
  const isRepeat = (link: Element): boolean => {
    const row = nearest(link, 'tr');
    const others = row ? links.filter((one) => one !== link && nearest(one, 'tr') === row) : [];
    if (others.length > 0 && doesSomethingElse(link, page)) return true;
    const what = JSON.stringify(openings.get(link));
    const opens = /^\{"by":"(?:link|postback)"/.test(what);
    return (
      opens &&
      others.some((one) => isBetterNamed(one, link, links) && JSON.stringify(openings.get(one)) === what)
    );
  };
  const listed = links.filter((link) => !isRepeat(link));
  const bare = findEvery(page, 'attachmentGrid').flatMap((grid) => rowsWithoutLink(grid, listed));
  const order = new Map(all(page.document, '*').map((element, index) => [element, index]));
  return [...new Set([...listed, ...bare])]
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map((element, index) => ({
      index: index + 1,
      label: labelOf(element),
      opening: openings.get(element) ?? { by: 'nothing', reason: 'JPay lists it without a link.' },
    }));
}

/** Of two links to the same thing the one with words is kept, else the first. */
function isBetterNamed(one: Element, other: Element, links: readonly Element[]): boolean {
  const isNamed = line(one) !== '';
  return isNamed === (line(other) !== '') ? links.indexOf(one) < links.indexOf(other) : isNamed;
}

/** A link that sorts: the header of an unpaged grid is ctl01 (dossier 2.5). */
function isOfHeader(link: Element): boolean {
  const sorts = deedsOf(link).postbacks.some(
    ({ target, argument }) => /dgAttachments?\$ctl01\$/i.test(target) || /^Sort\$/i.test(argument),
  );
  const isNamed = /_lnkAttachments$/.test(attribute(link, 'id') ?? '');
  return !isNamed && (nearest(link, 'th') !== null || sorts);
}

function doesSomethingElse(link: Element, page: SitePage): boolean {
  const deeds = deedsOf(link);
  return (
    deeds.postbacks.some(({ target, argument }) => [target, argument].some(namesSomethingNeverPressed)) ||
    deeds.addresses.some((address) => {
      const url = resolveAddress(address, page.url);
      return url !== null && !isPlainFile(url) && asksForSomethingNeverPressed(url);
    })
  );
}

/** The first row is the header (dossier 2.5): it is left out unless it has a link. */
function rowsWithoutLink(grid: Element, links: readonly Element[]): Element[] {
  const rows = all(grid, 'tr').filter((row) => nearest(row, 'table') === grid);
  return rows
    .slice(1)
    .filter(
      (row) =>
        !links.some((link) => isWithin(link, row)) &&
        all(row, 'td').length > 0 &&
        !/^(?:there are )?no attachments?\b/i.test(line(row)),
    );
}

function labelOf(element: Element): string {
  const words = line(element);
  if (words !== '') return words;
  const named = [element, ...all(element, 'img, input')].flatMap((one) =>
    ['title', 'alt', 'aria-label'].map((name) => attribute(one, name)?.trim() ?? ''),
  );
  return named.find((name) => name !== '') ?? '';
}

function openingOf(link: Element, page: SitePage): AttachmentOpening {
  const deeds = deedsOf(link);
  const switchedOff =
    attribute(link, 'disabled') !== null || /disabled/i.test(attribute(link, 'class') ?? '');
  if (switchedOff) return { by: 'nothing', reason: 'JPay has switched the link off.' };
  if (deeds.asksFirst || deeds.obscure)
    return { by: 'refused', reason: 'The link does more than open something.' };
  const [postback] = deeds.postbacks;
  if (postback) {
    const allowed = deeds.postbacks.every((one) => isAllowed(one.target, one.argument, 'open-attachment'));
    return allowed
      ? { by: 'postback', ...postback }
      : { by: 'refused', reason: `It would do this: ${postback.target.slice(0, 80)}` };
  }
  const url = deeds.addresses.map((address) => resolveAddress(address, page.url)).find((one) => one !== null);
  if (!url) return { by: 'nothing', reason: 'There is no link behind it.' };
  if (!isOfTheSite(url, page.url)) return { by: 'refused', reason: `It leads to ${url.host}, not to JPay.` };
  if (!isPlainFile(url) && asksForSomethingNeverPressed(url))
    return { by: 'refused', reason: `It would do this: ${url.pathname}` };
  return { by: 'link', url: url.href };
}

/**
 * Everything inside the body that shows bytes, and scans or players beside it: in the smallest box that holds the body
 * and one of them, short of the page's header.
 */
function readEmbedded(page: SitePage, body: Element): Shown[] {
  const pieces = all(body, '*').filter(
    (element) => !isImage(element) || isRealPicture(attribute(element, 'src') ?? ''),
  );
  // A typed link or picture of another site is words of the message, not an attachment that failed.
  const inside = sourcesAmong(pieces, page).filter(
    (shown) => shown.source.by !== 'nothing' || shown.source.failure !== 'left-the-site',
  );
  const header = [find(page, 'logout'), find(page, 'loginLink')].filter((element) => element !== undefined);
  const places = findAll(page, 'shownAttachment');
  for (const box of ancestry(body).slice(1)) {
    if (/^(?:body|html)$/.test(tag(box)) || header.some((element) => isWithin(element, box))) break;
    const beside = all(box, 'iframe, embed, object, video, a[href$=".pdf" i]').filter(
      (element) =>
        !isWithin(element, body) &&
        !places.some((place) => isWithin(element, place)) &&
        !nearest(element, '[id*="dgAttachments"]') &&
        isPartOfTheMessage(element),
    );
    const shown = beside
      .flatMap((element) => sourcesOf(element, page))
      .filter((one) => one.source.by !== 'nothing');
    if (shown.length > 0) return [...inside, ...shown];
  }
  return inside;
}

/** `<img src="x">` typed into a letter is a joke or an attack, not a picture that JPay keeps. */
function isRealPicture(src: string): boolean {
  return isFromHandler(src) || /\.(?:jpe?g|png|gif|bmp|webp|heic|tiff?)(?:[?#]|$)/i.test(src);
}

/** JPay's pages hold frames of their own business; one beside a body counts only if its address speaks of a document. */
function isPartOfTheMessage(element: Element): boolean {
  if (isForeignFrame(element) || isHidden(element)) return false;
  if (tag(element) !== 'iframe') return true;
  return /^data:|pdf|attach|view|show|letter|image|scan|doc|file|media|video/i.test(
    attribute(element, 'src') ?? '',
  );
}
