import { isPicture } from '../render/message-parts';
import { attachmentsOf, isFilm } from './part-contents';
import type { PartContents, PlacedAttachment } from './part-contents';

/** A picture or film in its album. */
export interface AlbumItem extends PlacedAttachment {
  /** Counted from 1 over the whole album. */
  at: number;
}

/** One page of an album. `period` is '' for all of it, "2019" or "undated". */
export interface AlbumPage {
  /** Relative to data/: "pages/photos-2019-2.html". */
  path: string;
  period: string;
  /** Counted from 1 within the period. */
  number: number;
  items: AlbumItem[];
}

/** All pictures, or all films, of a part: oldest first, undated last. */
export interface Album {
  /** Relative to data/: the page that leads to all. It is the only one of a small album. */
  path: string;
  items: AlbumItem[];
  pages: AlbumPage[];
}

/** So many on one page that an old laptop shows it at once; over it an album is split by year, and years by number. */
export const albumPageItems = { photos: 120, videograms: 50 };
export type AlbumName = keyof typeof albumPageItems;

const belongs = { photos: isPicture, videograms: isFilm };

export function albumOf(contents: PartContents, name: AlbumName): Album {
  const items = attachmentsOf(contents, belongs[name]).map((one, index) => ({ ...one, at: index + 1 }));
  const path = `pages/${name}.html`;
  const most = albumPageItems[name];
  if (items.length === 0) return { path, items, pages: [] };
  if (items.length <= most) return { path, items, pages: [{ path, period: '', number: 1, items }] };
  const pages = byYear(items).flatMap(([period, ofYear]) =>
    Array.from({ length: Math.ceil(ofYear.length / most) }, (_, index) => ({
      path: `pages/${name}-${period}${index === 0 ? '' : `-${index + 1}`}.html`,
      period,
      number: index + 1,
      items: ofYear.slice(index * most, (index + 1) * most),
    })),
  );
  return { path, items, pages };
}

/** True if the album's first page is not one of `pages` but leads to them. */
export function hasOverview({ path, pages }: Album): boolean {
  return pages.length > 0 && pages[0]?.path !== path;
}

export function byYear<Item extends PlacedAttachment>(all: readonly Item[]): [string, Item[]][] {
  const years = new Map<string, Item[]>();
  for (const one of all) {
    const year = one.record.date?.slice(0, 4) ?? 'undated';
    const ofYear = years.get(year) ?? [];
    ofYear.push(one);
    years.set(year, ofYear);
  }
  return [...years];
}
