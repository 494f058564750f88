import { cautionOfType } from '../model/caution';
import type { Caution } from '../model/caution';
import type { Attachment, Message, SavedAttachment } from '../model/message';
import type { Person } from '../model/person';
import { visibleText } from '../model/visible-text';
import { fill, type RenderWords } from './words';

/**
 * What is said of a message, the same in every format. Plain text; the caller escapes it for its format. Whatever the site
 * named comes out visible (model/visible-text.ts).
 */

/**
 * An attachment and where the page finds its file: relative to the page, or a data: URI. A file that could do something has no
 * `href`: `unlinked` says where it lies, relative to the top folder, and why no link leads there.
 */
export interface PlacedAttachment {
  attachment: Attachment;
  href?: string;
  unlinked?: { path: string; caution: Caution };
}

/** Places a file: with a link only if nothing speaks against it. */
export function placed(
  attachment: Attachment,
  { href, path, caution }: { href: string; path: string; caution: Caution | null },
): PlacedAttachment {
  return caution === null ? { attachment, href } : { attachment, unlinked: { path, caution } };
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
  return visibleText(message.dateText) || message.date || words.noDate;
}

export function headingTemplate(message: Pick<Message, 'direction'>, words: RenderWords): string {
  return message.direction === 'received' ? words.from : words.to;
}

/** "From NAME, DATE"; `asShown` is what is done to the site's words in it, such as keeping them apart. */
export function messageTitle(
  { message, person }: { message: Pick<Message, 'direction' | 'date' | 'dateText'>; person: Person },
  words: RenderWords,
  asShown: (text: string) => string = (text) => text,
): string {
  const heading = fill(headingTemplate(message, words), { name: asShown(visibleText(person.name)) });
  return fill(words.messageTitle, { heading, date: asShown(shownDate(message, words)) });
}

/** "Photo 2" or, if the site gives a label of its own, "Photo 2: label". */
export function attachmentLabel(attachment: Attachment, words: RenderWords): string {
  const kind = `${words.kinds[attachment.kind]} ${attachment.index}`;
  const label = visibleText(attachment.label).replace(/\s+/gu, ' ').trim();
  return label === '' || label.toLowerCase() === kind.toLowerCase() ? kind : `${kind}: ${label}`;
}

/** What a picture is, for those who cannot see it. */
export function pictureWords(
  { message, person }: PlacedMessage,
  attachment: Attachment,
  words: RenderWords,
): string {
  const template = message.direction === 'received' ? words.pictureFrom : words.pictureTo;
  return fill(template, {
    kind: words.kinds[attachment.kind],
    index: attachment.index,
    name: visibleText(person.name),
  });
}

/** "application/pdf, 120 KB". */
export function fileFacts(attachment: SavedAttachment, words: RenderWords): string {
  return `${attachment.mediaType}, ${words.bytes(attachment.bytes)}`;
}

/** A sentence about an attachment in two pieces: the stranger's words in it are to be kept apart from ours. */
export interface AttachmentSentence {
  template: string;
  values: Readonly<Record<string, string>>;
}

/** The sentence that stands where a link or picture would have stood, or null if it is there. */
export function missingSentence(
  { attachment, href, unlinked }: PlacedAttachment,
  words: RenderWords,
): AttachmentSentence | null {
  const label = attachmentLabel(attachment, words);
  if (attachment.state !== 'saved') {
    return { template: words.missing, values: { label, reason: visibleText(attachment.reason) } };
  }
  const facts = fileFacts(attachment, words);
  // What the type alone tells holds whoever placed the file.
  const byType = cautionOfType(attachment.mediaType);
  const noLink = unlinked ?? (byType && href !== undefined ? { path: href, caution: byType } : undefined);
  if (noLink) {
    const caution = words.cautions[noLink.caution];
    return { template: words.unlinked, values: { label, facts, path: noLink.path, caution } };
  }
  return href === undefined ? { template: words.notInside, values: { label, facts } } : null;
}

/** missingSentence in one piece; `asShown` as for messageTitle. */
export function missingWords(
  placed_: PlacedAttachment,
  words: RenderWords,
  asShown: (text: string) => string = (text) => text,
): string | null {
  const sentence = missingSentence(placed_, words);
  if (!sentence) return null;
  const values = Object.entries(sentence.values).map(([key, value]) => [key, asShown(value)]);
  return fill(sentence.template, Object.fromEntries(values) as Record<string, string>);
}

/** Status and letter number, if the site shows them. */
export function furtherFacts(message: Message, words: RenderWords): string[] {
  return [
    ...(message.status === undefined ? [] : [fill(words.status, { status: visibleText(message.status) })]),
    ...(message.letterNumber === undefined
      ? []
      : [fill(words.letterNumber, { number: visibleText(message.letterNumber) })]),
  ];
}
