import { cautionOfType, dependsOnBytes } from '../../model/caution';
import { byYear, hasOverview } from '../albums';
import type { Album, AlbumItem, AlbumPage } from '../albums';
import type { MakeElement } from '../elements';
import { relativeHref } from '../elements';
import type { PartContents, PlacedAttachment } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';
import { albumHeader, firstPages, hrefOf } from './album-header';
import { caption, spokenCaption } from './caption';
import { pageHeader, periodWords } from './list-header';

/* The pages of VideoGrams. */

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
          'aria-label': spokenCaption(one, words),
        })
      : undefined,
    element(
      'p',
      {},
      element('a', { href: relativeHref(from, one.message.html) }, caption(one, words, element)),
      ' · ',
      mayBeLinked(one.attachment)
        ? element('a', { href: path }, words.photos.file(size))
        : words.photos.fileUnlinked(size),
    ),
  );
}

/** By its type alone: whatever only its bytes could tell is told beside the message. */
function mayBeLinked({ mediaType }: PlacedAttachment['attachment']): boolean {
  return cautionOfType(mediaType) === null && !dependsOnBytes(mediaType);
}
