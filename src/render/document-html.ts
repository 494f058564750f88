import letterCss from '../../assets/letter.css?raw';
import type { Attachment, Message } from '../model/message';
import { namedAs, type Person } from '../model/person';
import { isolatedText, visibleText } from '../model/visible-text';
import { base64 } from './base64';
import { htmlDocument, htmlFrame, markupOf, singleFilePolicy } from './html-document';
import type { HtmlDocument } from './html-document';
import { isPicture, messageTitle, shownDate, type PlacedAttachment } from './message-parts';
import { messageArticle, nodesWith, nodesWithName } from './message-html';
import type { HarmlessFragment, SanitisePlace } from './sanitise';
import { inertDocument } from './trusted-parsing';
import { englishRenderWords, fill, type RenderWords } from './words';

/** The sheet of messages, for single files and, as a file of its own, for the pages of the archive. */
export const letterStyleSheet = letterCss;

/** An attachment with its bytes, where they are kept. */
export interface AttachmentBytes {
  attachment: Attachment;
  bytes?: Uint8Array;
}

export interface DocumentMessage {
  message: Message;
  attachments: readonly AttachmentBytes[];
  bodyFragment: HarmlessFragment;
}

export interface DocumentOptions {
  words?: RenderWords;
  place?: SanitisePlace;
}

/** One message as one file that holds its pictures inside and contacts no computer. */
export async function messageDocumentHtml(
  placed: DocumentMessage & { person: Person; notices?: readonly string[] },
  options: DocumentOptions = {},
): Promise<string> {
  const { words = englishRenderWords, place = {} } = options;
  const doc = inertDocument(place.window);
  const main = doc.createElement('main');
  main.append(...noticeLines(placed.notices, doc), article(placed, placed.person, 1, doc, options));
  return singleFile(messageTitle(placed, words, isolatedText), [main, madeBy(doc, words)], words);
}

/** A message, or what is to stand where one is missing; `gap` makes it of nodes of the given document. */
export type ConversationEntry = DocumentMessage | { gap: (doc: Document) => Node };

export interface ConversationDocument<Entry> {
  person: Person;
  /** Dates of all messages, in their order, for the facts at the top. */
  dates: readonly MessageDates[];
  /** Sentences for the top, if the family must know something before reading. */
  notices?: readonly string[] | undefined;
  /** Taken one at a time: with its pictures, a conversation can be larger than any string (about 512 MB). */
  entries: AsyncIterable<Entry>;
}

/**
 * All messages with one person as one file, in the order given, with their pictures inside: piece by piece, to be
 * joined without anything between. Holds one entry at a time. Throws what `entries` throws.
 */
export async function* conversationDocumentHtml(
  { person, dates, notices, entries }: ConversationDocument<ConversationEntry>,
  options: DocumentOptions = {},
): AsyncGenerator<string, void, undefined> {
  const { words = englishRenderWords, place = {} } = options;
  const doc = inertDocument(place.window);
  const title = fill(words.conversationTitle, { name: isolatedText(visibleText(person.name)) });
  const { head, foot } = htmlFrame(await singleFileFacts(title, words));
  yield `${head}<main>${markupOf(conversationHeader(person, dates, notices, doc, words))}`;
  for await (const entry of entries) {
    yield markupOf('gap' in entry ? entry.gap(doc) : article(entry, person, 2, doc, options));
  }
  yield `</main>\n${markupOf(madeBy(doc, words))}${foot}`;
}

async function singleFile(title: string, body: readonly Node[], words: RenderWords): Promise<string> {
  return htmlDocument({ ...(await singleFileFacts(title, words)), body });
}

async function singleFileFacts(title: string, words: RenderWords): Promise<Omit<HtmlDocument, 'body'>> {
  return {
    title,
    lang: words.language,
    dir: words.direction,
    style: { css: letterCss },
    policy: await singleFilePolicy(letterCss),
  };
}

function article(
  placed: DocumentMessage,
  person: Person,
  headingLevel: 1 | 2,
  doc: Document,
  { words = englishRenderWords }: DocumentOptions,
): HTMLElement {
  const attachments = placed.attachments.map(withPictureInside);
  const { message, bodyFragment } = placed;
  const own = namedAs(person, message.personName);
  return messageArticle({ message, person: own, attachments, bodyFragment, headingLevel, doc, words });
}

/** Pictures become data: URIs. Other files cannot stand inside a page; the page says so. */
function withPictureInside({ attachment, bytes }: AttachmentBytes): PlacedAttachment {
  if (attachment.state !== 'saved' || !isPicture(attachment) || bytes === undefined) return { attachment };
  return { attachment, href: `data:${attachment.mediaType};base64,${base64(bytes)}` };
}

function conversationHeader(
  person: Person,
  dates: readonly MessageDates[],
  notices: readonly string[] | undefined,
  doc: Document,
  words: RenderWords,
): HTMLElement {
  const header = doc.createElement('header');
  header.className = 'conversation';
  const heading = doc.createElement('h1');
  heading.append(...nodesWithName(doc, words.conversationTitle, person.name));
  header.append(heading);
  const { template, values } = personFactsIn(person, words);
  for (const line of [nodesWith(doc, template, values), [conversationFacts(dates, words)]]) {
    const facts = doc.createElement('p');
    facts.className = 'facts';
    facts.append(...line);
    if (facts.textContent !== '') header.append(facts);
  }
  header.append(...noticeLines(notices, doc));
  return header;
}

function noticeLines(notices: readonly string[] = [], doc: Document): HTMLElement[] {
  return notices.map((notice) => {
    const line = doc.createElement('p');
    line.className = 'missing';
    line.textContent = notice;
    return line;
  });
}

export function personFacts(person: Person, words: RenderWords): string {
  const { template, values } = personFactsIn(person, words);
  return fill(template, values);
}

/** What the site says of a person besides the name, apart from our words: '' without a number. */
export function personFactsIn(
  { inmateId, agency = '' }: Person,
  words: RenderWords,
): { template: string; values: Readonly<Record<string, string>> } {
  if (inmateId === undefined) return { template: '', values: {} };
  const template = agency === '' ? words.numberAndAgency.replace(/, \{agency\}$/, '') : words.numberAndAgency;
  return { template, values: { number: visibleText(inmateId), agency: visibleText(agency) } };
}

export type MessageDates = Pick<Message, 'date' | 'dateText'>;

/** "12 messages, 7/15/2019 to 8/2/2021". */
export function conversationFacts(dates: readonly MessageDates[], words: RenderWords): string {
  const count = dates.length === 1 ? words.oneMessage : fill(words.manyMessages, { count: dates.length });
  const dated = dates.filter(({ date }) => date !== null);
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last || dated.length < 2) return count;
  const [from, to] = [shownDate(first, words), shownDate(last, words)];
  return fill(words.conversationFacts, { count, from, to });
}

function madeBy(doc: Document, words: RenderWords): HTMLElement {
  const footer = doc.createElement('footer');
  footer.textContent = words.madeBy;
  return footer;
}
