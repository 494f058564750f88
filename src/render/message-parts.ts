import type { Attachment, Message, SavedAttachment } from '../model/message';
import type { Person } from '../model/person';
import { fill, type RenderWords } from './words';

/** What is said of a message, the same in HTML and Markdown. Plain text; the caller escapes it for its format. */

/** An attachment and where the page finds its file: relative to the page, or a data: URI. */
export interface PlacedAttachment {
  attachment: Attachment;
  href?: string;
}

export interface PlacedMessage {
  message: Message;
  person: Person;
  attachments: readonly PlacedAttachment[];
}

/** Pictures every browser shows by itself and that can hold no script. SVG is not among them. */
const pictureTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/bmp',
]);

export function isPicture(attachment: SavedAttachment): boolean {
  return pictureTypes.has(attachment.mediaType);
}

/** As the site showed it; where it showed none, as we read it. */
export function shownDate(message: Pick<Message, 'date' | 'dateText'>, words: RenderWords): string {
  return message.dateText || message.date || words.noDate;
}

export function headingTemplate(message: Pick<Message, 'direction'>, words: RenderWords): string {
  return message.direction === 'received' ? words.from : words.to;
}

export function messageTitle(
  { message, person }: Pick<PlacedMessage, 'message' | 'person'>,
  words: RenderWords,
): string {
  const heading = fill(headingTemplate(message, words), { name: person.name });
  return fill(words.messageTitle, { heading, date: shownDate(message, words) });
}

/** "Photo 2" or, if the site gives a label of its own, "Photo 2: label". */
export function attachmentLabel(attachment: Attachment, words: RenderWords): string {
  const kind = `${words.kinds[attachment.kind]} ${attachment.index}`;
  const label = attachment.label.replace(/\s+/gu, ' ').trim();
  return label === '' || label.toLowerCase() === kind.toLowerCase() ? kind : `${kind}: ${label}`;
}

/** What a picture is, for those who cannot see it. */
export function pictureWords(
  { message, person }: PlacedMessage,
  attachment: Attachment,
  words: RenderWords,
): string {
  const template = message.direction === 'received' ? words.pictureFrom : words.pictureTo;
  return fill(template, { kind: words.kinds[attachment.kind], index: attachment.index, name: person.name });
}

/** "application/pdf, 120 KB". */
export function fileFacts(attachment: SavedAttachment, words: RenderWords): string {
  return `${attachment.mediaType}, ${words.bytes(attachment.bytes)}`;
}

/** The sentence that stands where an attachment would have stood, or null if it is there. */
export function missingWords({ attachment, href }: PlacedAttachment, words: RenderWords): string | null {
  const label = attachmentLabel(attachment, words);
  if (attachment.state !== 'saved') return fill(words.missing, { label, reason: attachment.reason });
  return href === undefined ? fill(words.notInside, { label, facts: fileFacts(attachment, words) }) : null;
}

/** Status and letter number, if the site shows them. */
export function furtherFacts(message: Message, words: RenderWords): string[] {
  return [
    ...(message.status === undefined ? [] : [fill(words.status, { status: message.status })]),
    ...(message.letterNumber === undefined
      ? []
      : [fill(words.letterNumber, { number: message.letterNumber })]),
  ];
}
