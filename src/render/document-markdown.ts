import type { Message } from '../model/message';
import type { Person } from '../model/person';
import { conversationFacts } from './document-html';
import { frontMatter } from './front-matter';
import { headingTemplate, shownDate, type PlacedAttachment } from './message-parts';
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

/** All messages with one person, in the order given: a heading for each, its words, its attachments. */
export function conversationDocumentMarkdown(
  conversation: { person: Person; messages: readonly MarkdownDocumentMessage[] },
  words: RenderWords = englishRenderWords,
): string {
  const { person, messages } = conversation;
  const dates = messages.flatMap(({ message }) => (message.date === null ? [] : [message.date]));
  const matter = frontMatter({
    person: person.name,
    inmateId: person.inmateId,
    agency: person.agency,
    messages: messages.length,
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
  });
  const title = escapeLine(fill(words.conversationTitle, { name: person.name }));
  const sections = messages.map((placed) => {
    const heading = fill(headingTemplate(placed.message, words), { name: person.name });
    const line = fill(words.messageTitle, { heading, date: shownDate(placed.message, words) });
    return `## ${escapeLine(line)}\n\n${messageSection({ ...placed, person, words })}`;
  });
  return [`${matter}\n# ${title}\n\n${escapeLine(conversationFacts(messages, words))}\n`, ...sections].join(
    '\n',
  );
}
