import type { ArchiveFormat } from '../model/export-request';
import type { Person } from '../model/person';
import { alsoShownText } from './also-shown';
import type { MessageRecord } from './archive-source';
import type { AttachmentPlace, AttachmentPlaces } from './documents/attachment-places';
import { noPlaces } from './documents/attachment-places';
import type { ConversationContent, DocumentTools } from './documents/document-writer';
import { volumesOf } from './documents/volumes';
import { documentWriters } from './documents/writers';
import { pageLabel, shownName } from './part-contents';
import type { PartContents, PartPerson, WrittenPage } from './part-contents';
import { pageLimits } from './plan';
import type { ConversationItem, PartLimits } from './plan';
import type { ArchiveWords } from './words/archive-words';

/*
 * A page of a conversation in the other forms that were chosen: as Word, mail or text, beside the page and under its name.
 * Markdown is not among them: its files, one for each message too, have links of their own (conversation-page.ts).
 */

/** A form that is a document of its own. */
export type OtherForm = Exclude<ArchiveFormat, 'markdown'>;

/** A file of the archive is made in memory: one that holds attachments is cut before it gets larger. Bytes of attachments. */
const volumeBytes = 40_000_000;

/** One file. */
export interface OtherFormFile {
  form: OtherForm;
  /** Beside the page: "conversation-2021.docx", "conversation-2021_1-of-2.docx". */
  name: string;
  items: readonly ConversationItem[];
  /** Whether it is worth deflating. */
  shrinks: boolean;
  /** Counted from 1; what is too large for one file comes in several. */
  number: number;
  of: number;
}

/** The other forms among the formats of an archive. */
export function otherFormsIn(formats: readonly ArchiveFormat[]): OtherForm[] {
  return formats.filter((format) => format !== 'markdown');
}

/** All files that a page of a conversation has in other forms. */
export function otherFormFiles(page: WrittenPage, formats: readonly ArchiveFormat[]): OtherFormFile[] {
  return otherFormsIn(formats).flatMap((form) => {
    const { extensions, packed, volume } = documentWriters[form];
    const bytesOf = (record: MessageRecord): number => heldBytes(form, record);
    const volumes = volumesOf(page.items, { messages: volume?.messages, bytes: volumeBytes, bytesOf });
    const of = volumes.length;
    return volumes.map((items, index) => {
      const suffix = of === 1 ? '' : `_${index + 1}-of-${of}`;
      return {
        form,
        name: `${page.name}${suffix}.${extensions.conversation}`,
        items,
        number: index + 1,
        of,
        shrinks: packed !== true,
      };
    });
  });
}

/** The bytes of one of these files. Throws what the source throws, and "cancelled". */
export async function otherFormBytes(
  { form, items, number, of }: OtherFormFile,
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  tools: DocumentTools,
): Promise<Uint8Array<ArrayBuffer>> {
  const { words } = contents;
  const { person } = one.mail;
  const writer = documentWriters[form];
  const content: ConversationContent = {
    person: shownPerson(person, words),
    items,
    messages: items.flatMap((item) => (item.what === 'message' ? [item.record] : [])),
    notices: [
      ...(page.period === '' ? [] : [pageLabel(page, words)]),
      ...(of === 1 ? [] : [words.conversation.volumeNotice(number, of)]),
      ...(person.sameNameContacts.length > 1 ? [words.pages.sameName] : []),
      ...alsoShownText(person, words),
      words.pages.timeZone,
    ],
    places: writer.attachments === 'beside' ? placesIn(items, one, contents) : noPlaces,
  };
  return new Uint8Array(await new Response(await writer.conversation(content, tools)).arrayBuffer());
}

/** Nobody is without a name in a document. */
function shownPerson(person: Person, words: ArchiveWords): Person {
  const { alsoShownAs, name } = person;
  return {
    ...person,
    name: shownName(name, words),
    ...(alsoShownAs ? { alsoShownAs: alsoShownAs.map((other) => shownPerson(other, words)) } : {}),
  };
}

/** Where the attachments lie, seen from the folder of the person. */
function placesIn(
  items: readonly ConversationItem[],
  one: PartPerson,
  contents: PartContents,
): AttachmentPlaces {
  const places = new Map<string, Map<number, AttachmentPlace>>();
  for (const item of items) {
    if (item.what === 'missing') continue;
    const { id, date, attachments } = item.record;
    const files = contents.messages.get(id)?.files.attachments;
    const ofMessage = new Map<number, AttachmentPlace>();
    for (const attachment of attachments) {
      const path = files?.get(attachment.index);
      if (attachment.state !== 'saved' || path === undefined) continue;
      ofMessage.set(attachment.index, { date, attachment, path: path.slice(one.mail.folder.length + 1) });
    }
    places.set(id, ofMessage);
  }
  return places;
}

/** What a form holds of the attachments of a message. */
function heldBytes(form: OtherForm, { attachments }: MessageRecord): number {
  const writer = documentWriters[form];
  return attachments.reduce(
    (sum, one) => sum + (one.state === 'saved' && writer.holds(one) ? one.bytes : 0),
    0,
  );
}

/** A letter as quoted-printable, as text and as HTML, where every byte may take three; Base64 and its line ends. */
const mostPerByte = { letter: 6, attachment: 1.4 };

/**
 * An upper bound of what the other forms of one message add to a part.
 * @param article bytes of the message on its page
 */
export function otherFormsSize(
  record: MessageRecord,
  article: number,
  formats: readonly ArchiveFormat[],
): PartLimits {
  const size = { bytes: 0, files: 0 };
  for (const form of otherFormsIn(formats)) {
    const held = heldBytes(form, record);
    size.bytes += mostPerByte.letter * article + mostPerByte.attachment * held;
    // Two neighbours in a row of pages, or of volumes, are together larger than one may be.
    size.files += 0.06 + (2 * article) / pageLimits.bytes + (2 * held) / volumeBytes;
  }
  return size;
}

/** The same for every person of a part: the head of a file, and the file itself. */
export function otherFormsPerPerson(formats: readonly ArchiveFormat[]): PartLimits {
  const { length } = otherFormsIn(formats);
  return { bytes: 16_000 * length, files: length };
}
