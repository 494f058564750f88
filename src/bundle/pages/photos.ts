import { byYear, hasOverview } from '../albums';
import type { Album, AlbumItem, AlbumPage } from '../albums';
import type { MakeElement } from '../elements';
import { relativeHref } from '../elements';
import { shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';
import { albumHeader, firstPages, hrefOf } from './album-header';
import { caption, dayOf, spokenCaption } from './caption';
import { pageHeader, periodWords } from './list-header';

/* The pages of photos. They hold no script: a large view is shown by the address alone (:target). */

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
      alt: spokenCaption(one, words),
      loading: 'lazy',
      decoding: 'async',
    }),
    element('h2', { id: `${id}-title` }, caption(one, words, element)),
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
