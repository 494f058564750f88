import { archivePolicy, htmlDocument } from '../../render/html-document';
import { inertDocument } from '../../render/trusted-parsing';
import { isolatedText, visibleText } from '../../model/visible-text';
import type { Exception } from '../../model/receipt';
import type { Album, AlbumPage } from '../albums';
import { elementsOf, relativeHref } from '../elements';
import type { MakeElement } from '../elements';
import type { ListPage } from '../long-lists';
import type { MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, PlacedAttachment, WrittenPage } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';
import { conversationPage } from './conversation-page';
import { listHeader, periodLabel } from './list-header';
import { messagePage } from './message-page';
import { personCards } from './people-list';
import { filmsOverview, filmsPage } from './films';
import { photosOverview, photosPage } from './photos';
import { exceptionList } from './receipt-details';
import { startHere } from './start-here';
import { unlinkedFileList } from './unlinked-files';

/* The text of each kind of page. Addresses are from the top folder, so that every page links its style rightly. */

export function startHereText(contents: PartContents): string {
  const { words } = contents;
  return pageText(
    'START HERE.html',
    words.pages.startHereTitle,
    words,
    (element) => startHere(contents, element),
    ['search.js', 'search-people.js'],
  );
}

export function photosOverviewText(album: Album, contents: PartContents): string {
  const { words } = contents;
  return pageText(`data/${album.path}`, words.pages.photosTitle, words, (element) =>
    photosOverview(album, contents, element),
  );
}

export function photosText(page: AlbumPage, album: Album, contents: PartContents): string {
  const { words } = contents;
  return pageText(`data/${page.path}`, albumTitle(words.pages.photosTitle, page, words), words, (element) =>
    photosPage(page, album, contents, element),
  );
}

export function filmsOverviewText(album: Album, contents: PartContents): string {
  const { words } = contents;
  return pageText(`data/${album.path}`, words.pages.filmsTitle, words, (element) =>
    filmsOverview(album, contents, element),
  );
}

export function filmsText(page: AlbumPage, album: Album, contents: PartContents): string {
  const { words } = contents;
  return pageText(`data/${page.path}`, albumTitle(words.pages.filmsTitle, page, words), words, (element) =>
    filmsPage(page, album, contents, element),
  );
}

/** One page of everybody, by name. */
export function peopleText(
  page: ListPage<PartPerson>,
  pages: readonly ListPage<PartPerson>[],
  contents: PartContents,
): string {
  const address = `data/${page.path}`;
  return listText(contents.words.startHere.allPeopleTitle, page, pages, contents, (element) =>
    personCards(page.items, address, contents, element),
  );
}

/** One page of what is not here. */
export function receiptText(
  page: ListPage<Exception>,
  pages: readonly ListPage<Exception>[],
  contents: PartContents,
): string {
  return exceptionsText(contents.words.startHere.lists.receiptTitle, page, pages, contents);
}

/** One page of the files that are here and end early. */
export function earlyEndsText(
  page: ListPage<Exception>,
  pages: readonly ListPage<Exception>[],
  contents: PartContents,
): string {
  return exceptionsText(contents.words.startHere.lists.earlyEndsTitle, page, pages, contents);
}

function exceptionsText(
  title: string,
  page: ListPage<Exception>,
  pages: readonly ListPage<Exception>[],
  contents: PartContents,
): string {
  return listText(title, page, pages, contents, (element) => exceptionList(page.items, contents, element));
}

/** One page of the files that no link leads to. */
export function carefulFilesText(
  page: ListPage<PlacedAttachment>,
  pages: readonly ListPage<PlacedAttachment>[],
  contents: PartContents,
): string {
  return listText(contents.words.startHere.lists.unlinkedTitle, page, pages, contents, (element) =>
    unlinkedFileList(page.items, `data/${page.path}`, contents, element),
  );
}

function listText<Item>(
  title: string,
  page: ListPage<Item>,
  pages: readonly ListPage<Item>[],
  contents: PartContents,
  list: (element: MakeElement) => Node,
): string {
  const { words } = contents;
  const shown = page.number === 1 ? title : words.pages.labelOfPage(title, page.number);
  return pageText(`data/${page.path}`, shown, words, (element) => [
    listHeader(title, page, pages, contents, element),
    element('main', {}, list(element)),
  ]);
}

function albumTitle(title: string, page: AlbumPage, words: ArchiveWords): string {
  return page.period === '' ? title : words.photos.titleOf(title, periodLabel(page, words));
}

export async function conversationText(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
): Promise<string> {
  const target = inertDocument();
  const nodes = await conversationPage(page, one, contents, loader, target);
  const { words } = contents;
  const period = page.period === '' ? '' : pageLabel(page, words);
  const title = words.pages.conversationTitle(isolatedText(shownName(one.mail.person.name, words)), period);
  return pageText(`data/${page.path}.html`, title, words, () => nodes);
}

export async function messageText(
  id: string,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
): Promise<string> {
  const loaded = await loader.load(id);
  const nodes = messagePage(loaded, one, contents, inertDocument());
  const { words } = contents;
  const { direction, dateText } = loaded.message;
  const title = words.pages.messageTitle(
    direction,
    isolatedText(shownName(one.mail.person.name, words)),
    isolatedText(visibleText(dateText)),
  );
  return pageText(one.places.has(id) ? `data/${addressOf(id, contents)}` : '', title, words, () => nodes);
}

function addressOf(id: string, contents: PartContents): string {
  return contents.messages.get(id)?.files.html ?? '';
}

function pageText(
  address: string,
  title: string,
  words: ArchiveWords,
  nodes: (element: MakeElement) => Node[],
  scripts: readonly string[] = [],
): string {
  const beside = (name: string): string => relativeHref(address, `data/pages/${name}`);
  const element = elementsOf(inertDocument());
  return htmlDocument({
    title,
    lang: words.language,
    dir: words.direction,
    body: [element('div', { class: 'archive' }, nodes(element))],
    style: { href: ['letter.css', 'archive.css'].map(beside) },
    policy: scripts.length === 0 ? archivePolicy : `${archivePolicy}; script-src 'self'`,
    scripts: scripts.map(beside),
  });
}
