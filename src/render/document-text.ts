import type { Message } from '../model/message';
import { namedAs, type Person } from '../model/person';
import { isolatedText, visibleText } from '../model/visible-text';
import { conversationFacts, personFactsIn, type ConversationDocument } from './document-html';
import { attachmentLabel, fileFacts, furtherFacts, messageTitle, missingWords } from './message-parts';
import type { PlacedAttachment } from './message-parts';
import { textColumns, wrappedText } from './wrapped-text';
import { englishRenderWords, fill, type RenderWords } from './words';

/**
 * Messages as plain text. Every piece is wrapped for reading (wrapped-text.ts), has LF line ends and ends with one. A
 * letter's words stand as they are; names and labels in our lines are made visible and stand in isolates, so that a
 * name written from right to left does not turn the line round.
 */

export interface TextDocumentMessage {
  message: Message;
  /** `href` is the name beside the file in the ZIP. */
  attachments: readonly PlacedAttachment[];
  /** The letter's words by the `text` rule of contract.md. */
  text: string;
}

/** One message as a text file. */
export function messageDocumentText(
  { person, notices = [], ...placed }: TextDocumentMessage & { person: Person; notices?: readonly string[] },
  words: RenderWords = englishRenderWords,
): string {
  return paragraphs(section(placed, person, notices, words));
}

/** A message, or the paragraphs that are to stand where one is missing. */
export type TextEntry = TextDocumentMessage | { gap: readonly string[] };

/**
 * All messages with one person, in the order given, parted by lines of hyphens. Piece by piece, to be joined without
 * anything between. Throws what `entries` throws.
 */
export async function* conversationDocumentText(
  { person, dates, notices = [], entries }: ConversationDocument<TextEntry>,
  words: RenderWords = englishRenderWords,
): AsyncGenerator<string, void, undefined> {
  const name = inLine(visibleText(person.name));
  const facts = personFactsIn(person, words);
  yield paragraphs([
    fill(words.conversationTitle, { name }),
    fillIsolated(facts.template, facts.values),
    conversationFacts(dates, words),
    ...notices,
  ]);
  for await (const entry of entries) {
    const shown = 'gap' in entry ? entry.gap : section(entry, person, [], words);
    yield `\n${'-'.repeat(textColumns)}\n\n${paragraphs(shown)}`;
  }
  yield `\n${'-'.repeat(textColumns)}\n\n${words.madeBy}\n`;
}

function section(
  { message, attachments, text }: TextDocumentMessage,
  person: Person,
  notices: readonly string[],
  words: RenderWords,
): string[] {
  return [
    [
      messageTitle({ message, person: namedAs(person, message.personName) }, words, inLine),
      ...furtherFacts(message, words).map(inLine),
    ].join('\n'),
    ...notices,
    text.trim() === '' ? words.noWords : text,
    attachments.map((placed) => attachmentLine(placed, words)).join('\n'),
  ];
}

function attachmentLine(placed: PlacedAttachment, words: RenderWords): string {
  const { attachment, href } = placed;
  const missing = missingWords(placed, words, inLine);
  if (attachment.state !== 'saved' || href === undefined || missing !== null) return `[${missing ?? ''}]`;
  const label = inLine(attachmentLabel(attachment, words));
  return `[${fill(words.labelAndFacts, { label, facts: fileFacts(attachment, words) })}: ${href}]`;
}

function fillIsolated(template: string, values: Readonly<Record<string, string>>): string {
  const shown = Object.entries(values).map(([key, value]): [string, string] => [key, inLine(value)]);
  return fill(template, Object.fromEntries(shown));
}

/** Words of the site in a line of ours: no line break of theirs ends it. */
function inLine(text: string): string {
  return isolatedText(text.replace(/\s+/gu, ' '));
}

/** Parted by empty lines; those without anything in them are left out. */
function paragraphs(all: readonly string[]): string {
  const shown = all.filter((paragraph) => paragraph !== '');
  return `${shown.map((paragraph) => wrappedText(paragraph)).join('\n\n')}\n`;
}
