import { archivePolicy, htmlDocument } from '../../render/html-document';
import { inertDocument } from '../../render/trusted-parsing';
import { visibleText } from '../../model/visible-text';
import { elementsOf, relativeHref } from '../elements';
import type { MakeElement } from '../elements';
import type { MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';
import { conversationPage } from './conversation-page';
import { messagePage } from './message-page';
import { filmsPage, photosPage } from './photos';
import { startHere } from './start-here';

/* The text of each kind of page. Addresses are from the top folder, so that every page links its style rightly. */

export function startHereText(contents: PartContents): string {
  const shards = Array.from({ length: contents.shards }, (_, index) => `search-${index + 1}.js`);
  const { words } = contents;
  return pageText(
    'START HERE.html',
    words.pages.startHereTitle,
    words,
    (element) => startHere(contents, element),
    ['search.js', 'search-people.js', ...shards],
  );
}

export function photosText(contents: PartContents): string {
  const { words } = contents;
  return pageText('data/pages/photos.html', words.pages.photosTitle, words, (element) =>
    photosPage(contents, element),
  );
}

export function filmsText(contents: PartContents): string {
  const { words } = contents;
  return pageText('data/pages/videograms.html', words.pages.filmsTitle, words, (element) =>
    filmsPage(contents, element),
  );
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
  const title = words.pages.conversationTitle(shownName(one.mail.person.name, words), period);
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
    shownName(one.mail.person.name, words),
    visibleText(dateText),
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
