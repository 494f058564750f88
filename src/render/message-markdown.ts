import { frontMatter, type FrontMatterValue } from './front-matter';
import {
  attachmentLabel,
  fileFacts,
  isPicture,
  missingWords,
  pictureWords,
  type PlacedMessage,
  type PlacedAttachment,
} from './message-parts';
import { bodyMarkdown } from './markdown';
import { escapeAddress, escapeLine } from './markdown-escape';
import { englishRenderWords, fill, type RenderWords } from './words';

export interface MarkdownMessage extends PlacedMessage {
  /** From sanitiseBody; it is read, not changed. */
  bodyFragment: DocumentFragment;
  words?: RenderWords;
  /** Sentences for the top, if the family must know something before reading. */
  notices?: readonly string[];
}

/** A message as a Markdown file: front matter, its words, its attachments by relative address. Ends with a line break. */
export function messageMarkdown(whole: MarkdownMessage): string {
  return `${frontMatter(frontMatterOf(whole))}\n${messageSection(whole)}`;
}

/** Notices, words and attachments of a message, without front matter, to stand under a heading. Ends with a line break. */
export function messageSection(whole: MarkdownMessage): string {
  const words = whole.words ?? englishRenderWords;
  const body = bodyMarkdown(whole.bodyFragment) || noteLine(words.noWords);
  const notices = (whole.notices ?? []).map(noteLine);
  const parts = [
    ...notices,
    body,
    ...whole.attachments.map((placed) => attachmentMarkdown(whole, placed, words)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function frontMatterOf({ message, person, attachments }: MarkdownMessage): Record<string, FrontMatterValue> {
  return {
    id: message.id,
    direction: message.direction,
    person: person.name,
    inmateId: person.inmateId,
    agency: person.agency,
    date: message.date,
    dateText: message.dateText,
    letterNumber: message.letterNumber,
    status: message.status,
    attachments: attachments.length,
  };
}

function attachmentMarkdown(whole: PlacedMessage, placed: PlacedAttachment, words: RenderWords): string {
  const { attachment, href } = placed;
  const missing = missingWords(placed, words);
  if (attachment.state !== 'saved' || href === undefined || missing !== null) {
    return noteLine(missing ?? '');
  }
  const label = attachmentLabel(attachment, words);
  if (isPicture(attachment)) {
    return `![${escapeLine(pictureWords(whole, attachment, words))}](<${escapeAddress(href)}>)`;
  }
  return `[${escapeLine(fill(words.open, { label, facts: fileFacts(attachment, words) }))}](<${escapeAddress(href)}>)`;
}

/** In brackets, as the notes in a body are: emphasis would show its asterisks beside some characters. */
function noteLine(text: string): string {
  return `\\[${escapeLine(text)}\\]`;
}
