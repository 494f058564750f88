import type { Message } from '../model/message';
import { namedAs, type Person } from '../model/person';
import { conversationFacts, type ConversationDocument } from './document-html';
import { frontMatter } from './front-matter';
import { messageTitle, type PlacedAttachment } from './message-parts';
import { isolatedText, visibleText } from '../model/visible-text';
import { escapeLine } from './markdown-escape';
import { messageSection, messageMarkdown, type MarkdownMessage } from './message-markdown';
import { englishRenderWords, fill, type RenderWords } from './words';

export interface MarkdownDocumentMessage {
  message: Message;
  attachments: readonly PlacedAttachment[];
  bodyFragment: DocumentFragment;
}

/** One message as a Markdown file; `href` of an attachment is its name beside the file in the ZIP. */
export function messageDocumentMarkdown(placed: MarkdownMessage): string {
  return messageMarkdown(placed);
}

/** A message, or the Markdown that is to stand where one is missing; it ends with a line break. */
export type MarkdownEntry = MarkdownDocumentMessage | { gap: string };

/**
 * All messages with one person, in the order given: a heading for each, its words, its attachments. Piece by piece, to
 * be joined without anything between. Throws what `entries` throws.
 */
export async function* conversationDocumentMarkdown(
  { person, dates, notices = [], entries }: ConversationDocument<MarkdownEntry>,
  words: RenderWords = englishRenderWords,
): AsyncGenerator<string, void, undefined> {
  const readable = dates.flatMap(({ date }) => (date === null ? [] : [date]));
  const matter = frontMatter({
    person: person.name,
    inmateId: person.inmateId,
    agency: person.agency,
    messages: dates.length,
    firstDate: readable[0] ?? null,
    lastDate: readable.at(-1) ?? null,
  });
  const lines = [conversationFacts(dates, words), ...notices].map(escapeLine);
  const title = escapeLine(fill(words.conversationTitle, { name: isolatedText(visibleText(person.name)) }));
  yield `${matter}\n# ${title}\n\n${lines.join('\n\n')}\n`;
  for await (const entry of entries) {
    yield `\n${'gap' in entry ? entry.gap : section(entry, person, words)}`;
  }
}

function section(placed: MarkdownDocumentMessage, whole: Person, words: RenderWords): string {
  const person = namedAs(whole, placed.message.personName);
  const line = messageTitle({ message: placed.message, person }, words, isolatedText);
  return `## ${escapeLine(line)}\n\n${messageSection({ ...placed, person, words })}`;
}
