import {
  attachmentLabel,
  fileFacts,
  furtherFacts,
  headingTemplate,
  isPicture,
  missingSentence,
  pictureWords,
  shownDate,
  type PlacedMessage,
  type PlacedAttachment,
} from './message-parts';
import { isRightToLeft, visibleText } from '../model/visible-text';
import type { HarmlessFragment } from './sanitise';
import { englishRenderWords, type RenderWords } from './words';

export interface ArticleOptions extends PlacedMessage {
  /** It is copied. */
  bodyFragment: HarmlessFragment;
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6;
  /** An inert document (trusted-parsing.ts, inertDocument): in a live one, pictures would be fetched at once. */
  doc: Document;
  /** How a VideoGram stands: a player, on the message's own page, or a card that leads to that page. A link without it. */
  films?: 'player' | { cardTo: string };
  words?: RenderWords;
}

/** Id of a message's article, for links to it. Ids of the mail's own were removed, so that it cannot be another's. */
export function messageAnchor(messageId: string): string {
  return `message-${messageId.slice(0, 16)}`;
}

/**
 * A message as an `article`: who to whom, when, its words, its attachments, and in place of each missing one the reason.
 * Built of nodes; no text of the mail becomes markup here.
 */
export function messageArticle(options: ArticleOptions): HTMLElement {
  const { message, doc, bodyFragment, headingLevel, words = englishRenderWords } = options;
  const anchor = messageAnchor(message.id);
  const article = element(doc, 'article', { class: `letter ${message.direction}`, id: anchor });
  article.setAttribute('aria-labelledby', `${anchor}-heading`);
  article.append(header(options, anchor, words), letterBody(doc, bodyFragment, headingLevel, words));
  if (options.attachments.length > 0) article.append(attachments(options, words));
  return article;
}

/** Text with a person's name in it, kept apart so that names in other scripts do not turn the sentence round. */
export function nodesWithName(doc: Document, template: string, name: string): (Node | string)[] {
  return nodesWith(doc, template, { name: visibleText(name) });
}

/** Values that are a stranger's words, or a sentence or path with some in it. */
const strangers: ReadonlySet<string> = new Set(['name', 'label', 'reason', 'path', 'number', 'agency']);

/** The same for any values: what holds a stranger's words is kept apart, the rest is text. */
export function nodesWith(
  doc: Document,
  template: string,
  values: Readonly<Record<string, string>>,
): (Node | string)[] {
  return template.split(/(\{\w+\})/).map((part) => {
    const key = part.slice(1, -1);
    const value = part.startsWith('{') ? values[key] : undefined;
    if (value === undefined) return part;
    return strangers.has(key) ? isolated(doc, value) : value;
  });
}

function header(
  { message, person, doc, headingLevel }: ArticleOptions,
  anchor: string,
  words: RenderWords,
): HTMLElement {
  const top = doc.createElement('header');
  const heading = element(doc, `h${headingLevel}`, { id: `${anchor}-heading` });
  heading.append(...nodesWithName(doc, headingTemplate(message, words), person.name));
  const when = element(doc, 'p', { class: 'when' });
  if (message.date === null) {
    when.append(isolated(doc, shownDate(message, words)));
  } else {
    const time = element(doc, 'time', { datetime: message.date });
    time.textContent = shownDate(message, words);
    when.append(time);
  }
  top.append(heading, when);
  const facts = furtherFacts(message, words);
  if (facts.length > 0) {
    const line = element(doc, 'p', { class: 'facts' });
    line.append(...facts.flatMap((fact, index) => [...(index > 0 ? [' · '] : []), isolated(doc, fact)]));
    top.append(line);
  }
  return top;
}

/** The words of a letter, below a heading of the level given. `fragment` is copied. */
export function letterBody(
  doc: Document,
  fragment: HarmlessFragment,
  headingLevel: number,
  words: RenderWords,
): HTMLElement {
  const shown = element(doc, 'div', { class: 'letter-body', dir: 'auto' });
  if (fragment.textContent.trim() === '') {
    const empty = element(doc, 'p', { class: 'no-words' });
    empty.textContent = words.noWords;
    shown.removeAttribute('dir');
    shown.append(empty);
    return shown;
  }
  shown.append(doc.importNode(fragment, true));
  lowerHeadings(shown, headingLevel);
  if (isRightToLeft(shown.textContent)) takeSides(shown);
  return shown;
}

/**
 * In a letter of two directions, what has a side of its own (marks of a list, columns, the line beside a quote) stands on
 * the side where its own words begin. Lines of text do so by the style sheet.
 */
function takeSides(shown: HTMLElement): void {
  shown.classList.add('both-ways');
  for (const block of shown.querySelectorAll('ul, ol, dl, table, blockquote'))
    if (!block.hasAttribute('dir')) block.setAttribute('dir', 'auto');
}

/** Headings inside a body stand below the message's own. */
function lowerHeadings(shown: HTMLElement, headingLevel: number): void {
  for (const heading of shown.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.localName.slice(1)) + headingLevel);
    const lower = shown.ownerDocument.createElement(`h${level}`);
    for (const name of heading.getAttributeNames())
      lower.setAttribute(name, heading.getAttribute(name) ?? '');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}

function attachments(options: ArticleOptions, words: RenderWords): HTMLElement {
  const { doc } = options;
  const group = element(doc, 'div', { class: 'attachments', role: 'group', 'aria-label': words.attachments });
  group.append(...options.attachments.map((placed) => attachmentNode(options, placed, words)));
  return group;
}

function attachmentNode(options: ArticleOptions, placed: PlacedAttachment, words: RenderWords): HTMLElement {
  const { doc } = options;
  const { attachment, href } = placed;
  const missing = missingSentence(placed, words);
  if (attachment.state !== 'saved' || href === undefined || missing !== null) {
    const note = element(doc, 'p', { class: 'missing' });
    if (missing) note.append(...nodesWith(doc, missing.template, missing.values));
    return note;
  }
  const label = attachmentLabel(attachment, words);
  if (isPicture(attachment)) {
    const image = element(doc, 'img', { src: href, alt: pictureWords(options, attachment, words) });
    // A conversation can hold hundreds of photos; a data: URI is in memory already.
    if (!href.startsWith('data:')) image.setAttribute('loading', 'lazy');
    return figure(doc, image, isolated(doc, label));
  }
  const facts = fileFacts(attachment, words);
  const { films } = options;
  if (typeof films === 'object' && attachment.mediaType.startsWith('video/')) {
    const below = nodesWith(doc, words.labelAndFacts, { label, facts });
    return card(doc, films.cardTo, 'film', words.playFilm, below);
  }
  if (attachment.kind === 'document' && attachment.mediaType === 'application/pdf') {
    return card(doc, href, 'scan', words.openScan, nodesWith(doc, words.labelAndFacts, { label, facts }));
  }
  const link = element(doc, 'a', { href });
  link.append(...nodesWith(doc, words.open, { label, facts }));
  if (films === 'player' && attachment.mediaType.startsWith('video/')) {
    const player = element(doc, 'video', { src: href, preload: 'none', 'aria-label': label });
    player.setAttribute('controls', '');
    return figure(doc, player, link);
  }
  const line = element(doc, 'p', { class: 'file' });
  line.append(link);
  return line;
}

/** A large link for what does not show itself on the page: what a click does, and below it what it is. */
function card(
  doc: Document,
  href: string,
  looks: 'film' | 'scan',
  deed: string,
  below: (Node | string)[],
): HTMLElement {
  const link = element(doc, 'a', { class: `card ${looks}`, href });
  const first = doc.createElement('strong');
  first.textContent = deed;
  const second = element(doc, 'span', { class: 'file' });
  second.append(...below);
  link.append(first, ' ', second);
  return link;
}

function figure(doc: Document, shown: HTMLElement, caption: HTMLElement): HTMLElement {
  const whole = doc.createElement('figure');
  const below = doc.createElement('figcaption');
  below.append(caption);
  whole.append(shown, below);
  return whole;
}

function isolated(doc: Document, text: string): HTMLElement {
  const part = doc.createElement('bdi');
  part.textContent = text;
  return part;
}

function element(doc: Document, name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = doc.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
