import type { AttachmentKind } from '../model/message';
import { tellMediaType } from '../model/media-type';
import type { SiteResponse } from '../model/transport';
import { isFurniture } from './furniture';
import { bodyElement, findAll } from './landmark';
import { oncePerPage } from './once-per-page';
import { parsePage, type SitePage } from './page';
import { alertOf, openedByScript } from './page-scripts';
import { phrases } from './phrases';
import { isPlaylist } from './playlist';
import { isKnownFilm, isOfOneMake, isUsable, shownInPlaces } from './shown-place';
import {
  isForeignFrame,
  isFromHandler,
  isImage,
  keyOf,
  pictureOf,
  sourcesOf,
  type Shown,
} from './shown-source';
import { all, attribute, isHidden, isWithin, line } from './unclobbered';

export type { Shown, Source } from './shown-source';

/** What came of opening an attachment. `page` is null if the answer is the file itself. */
export interface OpenedAttachment {
  page: SitePage | null;
  shown: Shown;
  /** What else the page shows behind the same link. */
  further?: readonly Shown[];
}

/**
 * Finds what an opened attachment shows, given the answer to its postback or address. An answer that is a page should first
 * go through recognise(): it may be the login. A file's address may answer with a page again (an iframe with a picture
 * in it): call this once more with that answer.
 * @param stoodBefore picturesOn() the message's page before the attachment was opened: none of them is the attachment
 */
export function readOpenedAttachment(
  response: SiteResponse,
  parseHtml: (html: string) => Document,
  stoodBefore: ReadonlySet<string> = new Set(),
): OpenedAttachment {
  if (!isPage(response)) {
    const { mediaType } = tellMediaType(response.bytes.subarray(0, 4096), response.bytes.length);
    // Words under the header of a photo are no document.
    const named = mediaType === 'text/plain' ? kindOfMediaType(response.contentType.toLowerCase()) : 'other';
    const kind = named === 'other' ? kindOfMediaType(mediaType) : named;
    return { page: null, shown: { source: { by: 'response' }, kind } };
  }
  const page = parsePage(response, parseHtml);
  const [shown, ...further] = readAllShown(page, stoodBefore);
  return { page, shown, ...(further.length === 0 ? {} : { further }) };
}

/**
 * What a page shows of an attachment: in the places where JPay puts it (dossier 2.6), else what a script of the page
 * opens, else any player on the page, else the picture of a handler that is no furniture of the page and did not stand there
 * before. "nothing" carries the reason, in the site's words if it gives any.
 */
export function readShownAttachment(page: SitePage, stoodBefore?: ReadonlySet<string>): Shown {
  return readAllShown(page, stoodBefore)[0];
}

/** The same, followed by what else is shown there: a second page of a scan, more pictures behind one link. */
function readAllShown(page: SitePage, stoodBefore: ReadonlySet<string> = new Set()): [Shown, ...Shown[]] {
  const [best, ...further] = shownInPlaces(page, stoodBefore);
  if (best && isUsable(best)) return [best, ...further];

  const opened = openedByScript(page);
  if (opened) return [opened];

  const alert = alertOf(page);
  if (alert !== undefined) return [nothing(`JPay said: “${alert}”`)];
  if (best) return [best];
  const words = findAll(page, 'shownAttachment').map(line);
  const refusal = words.find((text) => phrases.heldBack.test(text));
  if (refusal !== undefined) return [nothing(`JPay said: “${refusal.slice(0, 200)}”`)];
  const player = words.find((text) => phrases.player.test(text));
  if (player !== undefined) {
    const reason = `JPay shows no file that could be saved. It said: “${player.slice(0, 200)}”`;
    return [{ source: { by: 'nothing', failure: 'player-without-file', reason }, kind: 'videogram' }];
  }

  const outside = sourcesOutside(page, stoodBefore);
  const elsewhere = bestOf(outside);
  if (!elsewhere) return [nothing('The link is there, but JPay shows nothing behind it.')];
  const others = outside.filter((one) => one !== elsewhere && isOfOneMake(elsewhere, one));
  return [elsewhere, ...(elsewhere.kind === 'image' ? others : [])];
}

/** Every picture of a page, for `stoodBefore` of readOpenedAttachment. */
export const picturesOn = oncePerPage(
  (page): ReadonlySet<string> =>
    new Set(
      all(page.document, '*')
        .filter(isImage)
        .flatMap((image) => pictureOf(image, page) ?? [])
        .map(keyOf),
    ),
);

/** What to call an attachment: by its bytes, and by its label where bytes cannot tell (an eCard is a picture). */
export function kindOfAttachment(label: string, mediaType: string, shown?: AttachmentKind): AttachmentKind {
  if (/\be-?cards?\b|\bgreeting\b/i.test(label)) return 'ecard';
  const byBytes = kindOfMediaType(mediaType);
  if (byBytes !== 'other') return byBytes;
  if (/\bvideo(?:gram)?s?\b|\bv-?mail\b/i.test(label)) return 'videogram';
  return shown ?? 'other';
}

/** True where somebody would look at it: words in place of its bytes are the site's, not a text that was sent. */
export function isToBeSeen(kind: AttachmentKind): boolean {
  return kind === 'image' || kind === 'videogram' || kind === 'ecard';
}

/** A guess for one that could not be opened. */
export function kindOfLabel(label: string): AttachmentKind {
  if (/\.(?:pdf|docx?)\b|\b(?:pdf|scan|document)/i.test(label))
    return kindOfAttachment(label, '', 'document');
  if (/\.(?:jpe?g|png|gif|bmp|heic|webp)\b|\b(?:photo|image|picture|snap)/i.test(label)) {
    return kindOfAttachment(label, '', 'image');
  }
  return kindOfAttachment(/\.(?:mp4|mov|flv|wmv|avi|3gp)\b/i.test(label) ? `${label} video` : label, '');
}

function kindOfMediaType(mediaType: string): AttachmentKind {
  if (mediaType === 'image/svg+xml') return 'other';
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType.startsWith('video/')) return 'videogram';
  return /pdf|wordprocessing|opendocument|rtf|^text\/plain/.test(mediaType) ? 'document' : 'other';
}

/** HTML by header or by bytes; a header that says HTML over a JPEG is not believed, nor is a playlist in XML a page. */
function isPage(response: SiteResponse): boolean {
  if (isPlaylist(response.bytes)) return false;
  const { mediaType } = tellMediaType(response.bytes.subarray(0, 4096), response.bytes.length);
  if (['text/html', 'application/xhtml+xml', 'text/xml'].includes(mediaType)) return true;
  const saysPage = /text\/(?:html|plain)|xhtml|^\s*$/i.test(response.contentType);
  const start = String.fromCharCode(...response.bytes.subarray(0, 64));
  if (mediaType === 'text/plain' && saysPage && /^\s*\d+\|/.test(start)) return true;
  return /html/i.test(response.contentType) && (mediaType === 'text/plain' || mediaType === 'image/svg+xml');
}

/** What can be saved before what cannot; among those, a film that every player knows first. */
function bestOf(found: readonly Shown[]): Shown | undefined {
  const usable = found.filter(isUsable);
  return usable.find(isKnownFilm) ?? usable[0] ?? found[0];
}

/** Outside the known places: players, and new pictures that come from a handler, not from a folder of icons. */
function sourcesOutside(page: SitePage, stoodBefore: ReadonlySet<string>): Shown[] {
  const body = bodyElement(page);
  return all(page.document, 'video, audio, object, embed, iframe, img, input[type="image" i]')
    .filter((element) => !(body && isWithin(element, body)) && !isForeignFrame(element) && !isHidden(element))
    .filter((element) => !isImage(element) || isFromHandler(attribute(element, 'src') ?? ''))
    .filter((element) => !isFurniture(element, page))
    .flatMap((element) =>
      sourcesOf(element, page).filter((shown) => !isImage(element) || !stoodBefore.has(keyOf(shown))),
    );
}

function nothing(reason: string): Shown {
  return { source: { by: 'nothing', failure: 'attachment-not-shown', reason }, kind: 'other' };
}
