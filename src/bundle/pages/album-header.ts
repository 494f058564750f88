import { byYear, hasOverview } from '../albums';
import type { Album, AlbumItem, AlbumPage } from '../albums';
import type { MakeElement } from '../elements';
import { relativeHref } from '../elements';
import type { PartContents } from '../part-contents';
import { pageHeader, periodLabel, periodWords, tabs } from './list-header';

/** The head of one page of photos or VideoGrams, with the ways to the other years and the other pages of its year. */
export function albumHeader(
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
export function firstPages({ pages, items }: Album): { page: AlbumPage; items: AlbumItem[] }[] {
  const years = new Map(byYear(items));
  return pages.flatMap((page) =>
    page.number === 1 ? [{ page, items: years.get(page.period) ?? page.items }] : [],
  );
}

/** From one page of an album to another, or to the album itself. */
export function hrefOf(from: string, to: { path: string }): string {
  return relativeHref(from, to.path);
}
