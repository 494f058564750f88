import { cautionOfType, dependsOnBytes } from '../../model/caution';
import type { Attachment } from '../../model/message';
import { fill } from '../../render/words';
import { byYear, hasOverview } from '../albums';
import type { Album, AlbumItem, AlbumPage } from '../albums';
import type { Child, MakeElement } from '../elements';
import { relativeHref, sentence } from '../elements';
import { shownName } from '../part-contents';
import type { PartContents, PlacedAttachment } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';
import { pageHeader, periodLabel, periodWords, tabs } from './list-header';

/* The pages of photos and of VideoGrams. They hold no script: a large view is shown by the address alone (:target). */

/** Where the large view of a picture is, and its small one. */
const largeAnchor = ({ at }: AlbumItem): string => `photo-${at}`;
const smallAnchor = ({ at }: AlbumItem): string => `small-${at}`;

/** data/pages/photos.html of an album that is split: its years with a picture of each. */
export function photosOverview(album: Album, contents: PartContents, element: MakeElement): Node[] {
  const { words } = contents;
  const years = firstPages(album);
  return [
    pageHeader(words.pages.photosTitle, words.photos.pictures(album.items.length), contents, element),
    element(
      'main',
      {},
      missingPictures(contents, element),
      element(
        'ul',
        { class: 'photos years' },
        years.map(({ page, items }) => {
          const [cover] = items;
          return element(
            'li',
            {},
            element(
              'a',
              { href: hrefOf(album.path, page) },
              cover
                ? element('img', { src: relativeHref(album.path, cover.path), alt: '', loading: 'lazy' })
                : undefined,
              element('strong', {}, periodWords(page.period, words)),
              element('br'),
              words.photos.pictures(items.length),
            ),
          );
        }),
      ),
    ),
  ];
}

/** One page of the photos: each picture small, a link to its large view on the same page, and from there to its message. */
export function photosPage(
  page: AlbumPage,
  album: Album,
  contents: PartContents,
  element: MakeElement,
): Node[] {
  const { words } = contents;
  const inSeveral = hasOverview(album);
  return [
    albumHeader(words.pages.photosTitle, words.photos.pictures, page, album, contents, element),
    element(
      'main',
      {},
      // Before the small ones, so that the style sheet can put those aside while one is shown large.
      page.items.map((one) => large(one, page, album, words, element)),
      element(
        'div',
        { class: 'album' },
        inSeveral ? undefined : missingPictures(contents, element),
        byYear(page.items).map(([year, ofYear]) => [
          inSeveral ? undefined : element('h2', {}, periodWords(year, words)),
          element(
            'ul',
            { class: 'photos' },
            ofYear.map((one) => picture(one, { src: relativeHref(page.path, one.path) }, words, element)),
          ),
        ]),
      ),
    ),
  ];
}

/** Pictures that were listed and are not here: a sentence, never a broken picture. */
function missingPictures(contents: PartContents, element: MakeElement): Node | undefined {
  const { words } = contents;
  const missing = contents.people
    .flatMap(({ records }) => records)
    .flatMap(({ attachments }) => attachments)
    .filter(({ state, kind }) => state !== 'saved' && (kind === 'image' || kind === 'ecard')).length;
  if (missing === 0) return undefined;
  return element(
    'p',
    {},
    words.photos.notHere(missing),
    ' ',
    element('a', { href: '../../START%20HERE.html#not-here' }, words.startHere.seeWhich),
  );
}

/** A small picture: where its file lies, as the page sees it, and the page of its large view if that is another. */
export function picture(
  one: AlbumItem,
  { src, onPage }: { src: string; onPage?: string },
  words: ArchiveWords,
  element: MakeElement,
): Node {
  return element(
    'li',
    { id: onPage === undefined ? smallAnchor(one) : undefined },
    element(
      'a',
      { href: `${onPage ?? ''}#${largeAnchor(one)}` },
      element('img', {
        src,
        alt: words.render.kinds[one.attachment.kind],
        loading: 'lazy',
        decoding: 'async',
      }),
      ' ',
      element('bdi', {}, shownName(one.person.name, words)),
      element('br'),
      element('bdi', {}, dayOf(one, words)),
    ),
  );
}

function large(
  one: AlbumItem,
  page: AlbumPage,
  album: Album,
  words: ArchiveWords,
  element: MakeElement,
): Node {
  const id = largeAnchor(one);
  const step = (to: AlbumItem | undefined, rel: string, label: string): Node => {
    const on = to && album.pages.find(({ items }) => items.includes(to));
    if (!to || !on) return element('span');
    const href = on === page ? '' : hrefOf(page.path, on);
    return element('a', { rel, href: `${href}#${largeAnchor(to)}` }, label);
  };
  return element(
    'section',
    { id, class: 'large', tabindex: -1, 'aria-labelledby': `${id}-title` },
    element(
      'nav',
      { class: 'neighbours', 'aria-label': words.photos.position(one.at, album.items.length) },
      step(album.items[one.at - 2], 'prev', words.photos.previous),
      element('span', { 'aria-hidden': 'true' }, words.photos.position(one.at, album.items.length)),
      step(album.items[one.at], 'next', words.photos.next),
    ),
    element('img', {
      src: relativeHref(page.path, one.path),
      alt: spokenDescription(one, words),
      loading: 'lazy',
      decoding: 'async',
    }),
    element('h2', { id: `${id}-title` }, description(one, words, element)),
    element(
      'p',
      { class: 'ways' },
      element(
        'a',
        { class: 'button', href: relativeHref(page.path, one.message.html) },
        words.photos.message,
      ),
      element('a', { href: `#${smallAnchor(one)}` }, words.photos.close),
    ),
  );
}

/** data/pages/videograms.html of an album that is split: its years. */
export function filmsOverview(album: Album, contents: PartContents, element: MakeElement): Node[] {
  const { words } = contents;
  return [
    pageHeader(words.pages.filmsTitle, words.photos.films(album.items.length), contents, element),
    element(
      'main',
      {},
      element(
        'ul',
        { class: 'pages' },
        firstPages(album).map(({ page, items }) =>
          element(
            'li',
            {},
            element('a', { href: hrefOf(album.path, page) }, periodWords(page.period, words)),
            ` ${words.photos.films(items.length)}`,
          ),
        ),
      ),
    ),
  ];
}

/** One page of the VideoGrams: each with a player, and a link to its message. */
export function filmsPage(
  page: AlbumPage,
  album: Album,
  contents: PartContents,
  element: MakeElement,
): Node[] {
  const { words } = contents;
  return [
    albumHeader(words.pages.filmsTitle, words.photos.films, page, album, contents, element),
    element(
      'main',
      {},
      byYear(page.items).map(([year, ofYear]) => [
        hasOverview(album) ? undefined : element('h2', {}, periodWords(year, words)),
        element(
          'ul',
          { class: 'films' },
          ofYear.map((one) => film(one, page.path, words, element)),
        ),
      ]),
    ),
  ];
}

function film(one: AlbumItem, from: string, words: ArchiveWords, element: MakeElement): Node {
  const path = relativeHref(from, one.path);
  const playable = one.attachment.mediaType.startsWith('video/');
  const size = words.sized(one.attachment.bytes);
  return element(
    'li',
    {},
    playable
      ? element('video', {
          src: path,
          controls: true,
          preload: 'none',
          'aria-label': spokenDescription(one, words),
        })
      : undefined,
    element(
      'p',
      {},
      element('a', { href: relativeHref(from, one.message.html) }, description(one, words, element)),
      ' · ',
      mayBeLinked(one.attachment)
        ? element('a', { href: path }, words.photos.file(size))
        : words.photos.fileUnlinked(size),
    ),
  );
}

function albumHeader(
  title: string,
  counted: (count: number) => string,
  page: AlbumPage,
  album: Album,
  contents: PartContents,
  element: MakeElement,
): Node {
  const { words } = contents;
  if (!hasOverview(album)) return pageHeader(title, counted(album.items.length), contents, element);
  const ofYear = album.pages.filter(({ period }) => period === page.period);
  return pageHeader(
    words.photos.titleOf(title, periodLabel(page, words)),
    counted(page.items.length),
    contents,
    element,
    tabs(
      words.photos.years,
      [
        { href: hrefOf(page.path, album), words: words.photos.overview, current: false },
        ...firstPages(album).map(({ page: first }) => ({
          href: hrefOf(page.path, first),
          words: periodWords(first.period, words),
          current: first.period === page.period,
        })),
      ],
      element,
    ),
    ofYear.length < 2
      ? undefined
      : tabs(
          words.startHere.lists.pages,
          ofYear.map((other) => ({
            href: hrefOf(page.path, other),
            words: words.startHere.lists.page(other.number),
            current: other === page,
          })),
          element,
        ),
  );
}

/** The first page of each year, with all that is of that year. */
function firstPages({ pages, items }: Album): { page: AlbumPage; items: AlbumItem[] }[] {
  const years = new Map(byYear(items));
  return pages.flatMap((page) =>
    page.number === 1 ? [{ page, items: years.get(page.period) ?? page.items }] : [],
  );
}

function hrefOf(from: string, to: { path: string }): string {
  return relativeHref(from, to.path);
}

/** By its type alone: whatever only its bytes could tell is told beside the message. */
function mayBeLinked({ mediaType }: PlacedAttachment['attachment']): boolean {
  return cautionOfType(mediaType) === null && !dependsOnBytes(mediaType);
}

/** "Photo from NAME, July 15, 2019" */
function description(one: PlacedAttachment, words: ArchiveWords, element: MakeElement): Child[] {
  return sentence(words.photos.describe(one.attachment.kind, one.record.direction), {
    name: element('bdi', {}, shownName(one.person.name, words)),
    day: element('bdi', {}, dayOf(one, words)),
  });
}

/** The same for an attribute. */
export function spokenDescription(
  {
    attachment,
    record,
    person,
  }: Pick<PlacedAttachment, 'record'> & {
    attachment: Attachment;
    person: { name: string };
  },
  words: ArchiveWords,
): string {
  return fill(words.photos.describe(attachment.kind, record.direction), {
    name: shownName(person.name, words),
    day: dayOf({ record }, words),
  });
}

/** The day of the message an attachment came with, or what the site showed in its place. */
function dayOf({ record }: Pick<PlacedAttachment, 'record'>, words: ArchiveWords): string {
  return record.date === null && record.dateText !== '' ? record.dateText : words.day(record.date);
}
