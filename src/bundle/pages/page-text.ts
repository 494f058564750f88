import { archivePolicy, htmlDocument } from '../../render/html-document';
import { inertDocument } from '../../render/trusted-parsing';
import { visibleText } from '../../model/visible-text';
import { englishRenderWords } from '../../render/words';
import { elementsOf, relativeHref } from '../elements';
import type { MakeElement } from '../elements';
import type { MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { conversationPage } from './conversation-page';
import { messagePage } from './message-page';
import { filmsPage, photosPage } from './photos';
import { startHere } from './start-here';

/* The text of each kind of page. Addresses are from the top folder, so that every page links its style rightly. */

export function startHereText(contents: PartContents): string {
  const shards = Array.from({ length: contents.shards }, (_, index) => `search-${index + 1}.js`);
  return pageText('START HERE.html', 'Your messages from JPay', (element) => startHere(contents, element), [
    'search.js',
    'search-people.js',
    ...shards,
  ]);
}

export function photosText(contents: PartContents): string {
  return pageText('data/pages/photos.html', 'Photos and eCards', (element) => photosPage(contents, element));
}

export function filmsText(contents: PartContents): string {
  return pageText('data/pages/videograms.html', 'VideoGrams', (element) => filmsPage(contents, element));
}

export async function conversationText(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
): Promise<string> {
  const target = inertDocument();
  const nodes = await conversationPage(page, one, contents, loader, target);
  const period = page.period === '' ? '' : `, ${pageLabel(page)}`;
  const title = `Messages with ${shownName(one.mail.person.name)}${period}`;
  return pageText(`data/${page.path}.html`, title, () => nodes);
}

export async function messageText(
  id: string,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
): Promise<string> {
  const loaded = await loader.load(id);
  const nodes = messagePage(loaded, one, contents, inertDocument());
  const { direction, dateText } = loaded.message;
  const way = direction === 'received' ? 'Message from' : 'Message to';
  const title = `${way} ${shownName(one.mail.person.name)}${dateText === '' ? '' : `, ${visibleText(dateText)}`}`;
  return pageText(one.places.has(id) ? `data/${addressOf(id, contents)}` : '', title, () => nodes);
}

function addressOf(id: string, contents: PartContents): string {
  return contents.messages.get(id)?.files.html ?? '';
}

function pageText(
  address: string,
  title: string,
  nodes: (element: MakeElement) => Node[],
  scripts: readonly string[] = [],
): string {
  const beside = (name: string): string => relativeHref(address, `data/pages/${name}`);
  const element = elementsOf(inertDocument());
  return htmlDocument({
    title,
    lang: englishRenderWords.language,
    body: [element('div', { class: 'archive' }, nodes(element))],
    style: { href: ['letter.css', 'archive.css'].map(beside) },
    policy: scripts.length === 0 ? archivePolicy : `${archivePolicy}; script-src 'self'`,
    scripts: scripts.map(beside),
  });
}
