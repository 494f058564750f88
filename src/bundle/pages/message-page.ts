import { LetterkeepError } from '../../model/failure';
import { namedAs } from '../../model/person';
import type { Person } from '../../model/person';
import { placed } from '../../render/message-parts';
import type { PlacedAttachment } from '../../render/message-parts';
import { messageAnchor, messageArticle } from '../../render/message-html';
import { messageMarkdown } from '../../render/message-markdown';
import { elementsOf, relativeHref, sentence } from '../elements';
import type { LoadedMessage } from '../message-loader';
import { shownName } from '../part-contents';
import type { PartContents, PartPerson } from '../part-contents';
import type { MessageFiles } from '../plan';
import type { ArchiveWords } from '../words/archive-words';

/** How a message stands on a page. */
export interface MessagePlace {
  /** Of the page it stands on, relative to data/: links to its attachments start there. */
  address: string;
  headingLevel: 1 | 2 | 3;
  words: ArchiveWords;
  /** A document without a window, to make the nodes in. */
  target: Document;
  /** A player for VideoGrams, or a card that leads to the message's own page. */
  films: 'player' | 'card';
  /** Ids of messages that JPay's lists no longer show: it is said of each. */
  noLongerListed: ReadonlySet<string>;
}

export function articleFor(
  loaded: LoadedMessage,
  person: Person,
  files: MessageFiles,
  { address, headingLevel, words, target, films, noLongerListed }: MessagePlace,
): HTMLElement {
  const { message, fragment } = loaded;
  const attachments = placedFrom(address, loaded, files);
  const own = namedAs(person, message.personName);
  const named = { ...own, name: shownName(own.name, words) };
  const article = messageArticle({
    message,
    person: named,
    attachments,
    bodyFragment: fragment,
    headingLevel,
    doc: target,
    films: films === 'player' ? films : { cardTo: relativeHref(address, files.html) },
    words: words.render,
  });
  if (noLongerListed.has(message.id)) {
    const note = elementsOf(target)('p', { class: 'kept-before' }, words.conversation.noLongerListed);
    article.querySelector('header')?.append(note);
  }
  return article;
}

/** The Markdown file of one message, with links to its attachments from there. */
export function messageMarkdownFile(
  loaded: LoadedMessage,
  person: Person,
  files: MessageFiles,
  contents: PartContents,
): string {
  const { message, fragment } = loaded;
  const attachments = placedFrom(files.markdown, loaded, files);
  return messageMarkdown({
    message,
    person: namedAs(person, message.personName),
    attachments,
    bodyFragment: fragment,
    words: contents.words.render,
    notices: noticesOf(message.id, contents),
  });
}

/** What is to be known of a message before it is read, where it is text. */
export function noticesOf(id: string, { noLongerListed, words }: PartContents): string[] {
  return noLongerListed.has(id) ? [words.conversation.noLongerListed] : [];
}

/** The attachments of a message with their addresses as seen from a page. */
export function placedFrom(
  address: string,
  { message, cautions }: LoadedMessage,
  files: MessageFiles,
): PlacedAttachment[] {
  return message.attachments.map((attachment) => {
    const path = files.attachments.get(attachment.index);
    if (path === undefined) return { attachment };
    return placed(attachment, {
      href: relativeHref(address, path),
      path: `data/${path}`,
      caution: cautions.get(attachment.index) ?? null,
    });
  });
}

/** The page of one message: the message, its neighbours in the conversation, and the way back. */
export function messagePage(
  loaded: LoadedMessage,
  one: PartPerson,
  contents: PartContents,
  target: Document,
): Node[] {
  const element = elementsOf(target);
  const { message } = loaded;
  const { words } = contents;
  const said = words.conversation;
  const files = filesIn(contents, message.id);
  const place = one.places.get(message.id);
  const page = place?.page;
  const neighbour = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : relativeHref(files.html, filesIn(contents, id).html);
  const earlier = neighbour(place?.earlier);
  const later = neighbour(place?.later);
  return [
    element(
      'header',
      { class: 'way' },
      element(
        'p',
        {},
        element('a', { href: relativeHref(`data/${files.html}`, 'START HERE.html') }, said.startHere),
        ' › ',
        page
          ? element(
              'a',
              { href: `${relativeHref(files.html, `${page.path}.html`)}#${messageAnchor(message.id)}` },
              sentence(said.title, { name: element('bdi', {}, shownName(one.mail.person.name, words)) }),
            )
          : undefined,
      ),
    ),
    element(
      'main',
      {},
      articleFor(loaded, one.mail.person, files, {
        address: files.html,
        headingLevel: 1,
        words,
        target,
        films: 'player',
        noLongerListed: contents.noLongerListed,
      }),
    ),
    element(
      'footer',
      {},
      earlier === undefined && later === undefined
        ? undefined
        : element(
            'nav',
            { 'aria-label': said.neighbours, class: 'neighbours' },
            earlier === undefined
              ? element('span')
              : element('a', { rel: 'prev', href: earlier }, said.earlier),
            later === undefined ? element('span') : element('a', { rel: 'next', href: later }, said.later),
          ),
      element('p', {}, words.pages.timeZone),
    ),
  ];
}

/** Where the files of a message lie. Every message of the archive has been planned. */
export function filesIn(contents: PartContents, id: string): MessageFiles {
  const known = contents.messages.get(id);
  if (!known)
    throw new LetterkeepError('vault-error', 'A message has no place in the archive.', { field: id });
  return known.files;
}
