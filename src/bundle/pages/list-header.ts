import type { AlbumPage } from '../albums';
import type { MakeElement } from '../elements';
import { relativeHref } from '../elements';
import type { ListPage } from '../long-lists';
import type { PartContents } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';

/* What stands above an album and above a list on pages of its own, all of them in data/pages/. */

/** The way back, the title, a line below it, and the ways to other pages. */
export function pageHeader(
  title: string,
  lead: string | undefined,
  { words }: PartContents,
  element: MakeElement,
  ...navigation: (Node | undefined)[]
): Node {
  return element(
    'header',
    {},
    element('p', {}, element('a', { href: '../../START%20HERE.html' }, words.startHere.back)),
    element('h1', {}, title),
    lead === undefined ? undefined : element('p', { class: 'lead' }, lead),
    navigation,
  );
}

/** The same for one page of a list, with the way to its other pages. */
export function listHeader<Item>(
  title: string,
  page: ListPage<Item>,
  pages: readonly ListPage<Item>[],
  contents: PartContents,
  element: MakeElement,
): Node {
  const { lists } = contents.words.startHere;
  const others = pages.map((other) => ({
    href: relativeHref(page.path, other.path),
    words: lists.page(other.number),
    current: other === page,
  }));
  const navigation = pages.length < 2 ? undefined : tabs(lists.pages, others, element);
  return pageHeader(title, undefined, contents, element, navigation);
}

export function tabs(
  label: string,
  links: readonly { href: string; words: string; current: boolean }[],
  element: MakeElement,
): Node {
  return element(
    'nav',
    { 'aria-label': label },
    element(
      'ul',
      { class: 'pages' },
      links.map(({ href, words, current }) =>
        element('li', {}, element('a', { href, 'aria-current': current ? 'page' : undefined }, words)),
      ),
    ),
  );
}

export function periodWords(period: string, words: ArchiveWords): string {
  return period === 'undated' ? words.pages.undated : period;
}

/** "2019", "2019, page 2": what tells one page of an album from the others. */
export function periodLabel(
  { period, number }: Pick<AlbumPage, 'period' | 'number'>,
  words: ArchiveWords,
): string {
  const label = periodWords(period, words);
  return number === 1 ? label : words.pages.labelOfPage(label, number);
}
