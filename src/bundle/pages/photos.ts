import { cautionOfType, dependsOnBytes } from '../../model/caution';
import type { MakeElement } from '../elements';
import { relativeHref } from '../elements';
import { isPicture } from '../../render/message-parts';
import { attachmentsOf, isFilm, shownName } from '../part-contents';
import type { PartContents, PlacedAttachment } from '../part-contents';
import { counted, dayInWords, sized } from '../words';
import { kindWords } from './receipt-words';

/** data/pages/photos.html: every photo and eCard by year, each a link to its message. */
export function photosPage(contents: PartContents, element: MakeElement): Node[] {
  const all = attachmentsOf(contents, isPicture);
  return [
    pageHeader('Photos and eCards', counted(all.length, 'picture'), element),
    albumByYear(all, 'photos', (one) => picture(one, '../', element), element),
  ];
}

/** data/pages/videograms.html: every VideoGram with a player, and a link to its message. */
export function filmsPage(contents: PartContents, element: MakeElement): Node[] {
  const all = attachmentsOf(contents, isFilm);
  return [
    pageHeader('VideoGrams', counted(all.length, 'VideoGram'), element),
    albumByYear(all, 'films', (one) => film(one, element), element),
  ];
}

function albumByYear(
  all: PlacedAttachment[],
  listClass: string,
  item: (one: PlacedAttachment) => Node,
  element: MakeElement,
): Node {
  return element(
    'main',
    {},
    byYear(all).map(([year, ofYear]) => [
      element('h2', {}, year),
      element('ul', { class: listClass }, ofYear.map(item)),
    ]),
  );
}

function pageHeader(title: string, lead: string, element: MakeElement): Node {
  return element(
    'header',
    {},
    element('p', {}, element('a', { href: '../../START%20HERE.html' }, 'Back to START HERE')),
    element('h1', {}, title),
    element('p', { class: 'lead' }, lead),
  );
}

function byYear(all: readonly PlacedAttachment[]): [string, PlacedAttachment[]][] {
  const years = new Map<string, PlacedAttachment[]>();
  for (const one of all) {
    const year = one.record.date?.slice(0, 4) ?? 'Without a date';
    const ofYear = years.get(year) ?? [];
    ofYear.push(one);
    years.set(year, ofYear);
  }
  return [...years];
}

/** A picture that leads to its message. `data` is the way from the page to data/, with a slash. */
export function picture(one: PlacedAttachment, data: string, element: MakeElement): Node {
  return element(
    'li',
    {},
    element(
      'a',
      { href: data + one.message.html },
      element('img', { src: data + one.path, alt: describe(one), loading: 'lazy', decoding: 'async' }),
      element('bdi', {}, shownName(one.person.name)),
      element('br'),
      dayOf(one),
    ),
  );
}

function film(one: PlacedAttachment, element: MakeElement): Node {
  const path = relativeHref('pages/videograms.html', one.path);
  const playable = one.attachment.mediaType.startsWith('video/');
  return element(
    'li',
    {},
    playable
      ? element('video', { src: path, controls: true, preload: 'none', 'aria-label': describe(one) })
      : undefined,
    element(
      'p',
      {},
      element('a', { href: relativeHref('pages/videograms.html', one.message.html) }, describe(one)),
      ' · ',
      mayBeLinked(one.attachment)
        ? element('a', { href: path }, `the file (${sized(one.attachment.bytes)})`)
        : `the file (${sized(one.attachment.bytes)}): see the message`,
    ),
  );
}

/** By its type alone: whatever only its bytes could tell is told beside the message. */
function mayBeLinked({ mediaType }: PlacedAttachment['attachment']): boolean {
  return cautionOfType(mediaType) === null && !dependsOnBytes(mediaType);
}

function describe(one: PlacedAttachment): string {
  const kind = kindWords[one.attachment.kind];
  const way = one.record.direction === 'received' ? 'from' : 'to';
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${way} ${shownName(one.person.name)}, ${dayOf(one)}`;
}

/** The day of the message an attachment came with, or what the site showed in its place. */
export function dayOf({ record }: PlacedAttachment): string {
  return record.date === null && record.dateText !== '' ? record.dateText : dayInWords(record.date);
}
