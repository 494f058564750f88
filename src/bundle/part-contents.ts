import type { AccountMarks } from '../model/account';
import type { ArchiveFormat } from '../model/export-request';
import type { Person } from '../model/person';
import { visibleText } from '../model/visible-text';
import type { Receipt } from '../model/receipt';
import type { SavedAttachment } from '../model/message';
import type { MessageRecord } from './archive-source';
import type { ContactEntry, PersonMail } from './people';
import type { ConversationItem, ConversationPage, MessageFiles } from './plan';
import type { ArchiveWords } from './words/archive-words';

/** A page of a conversation and where it lies, relative to data/, without its extension. */
export type WrittenPage = ConversationPage<ConversationItem & { bytes: number }> & { path: string };

/** What one part holds of one person. */
export interface PartPerson {
  mail: PersonMail;
  pages: WrittenPage[];
  /** Messages of this part, in the order of the conversation. */
  records: MessageRecord[];
  /** For each message of this part, by id: the page it stands on and the ids of its neighbours. */
  places: ReadonlyMap<string, { page: WrittenPage; earlier: string | undefined; later: string | undefined }>;
  /** Numbers of the other parts that hold messages with this person. */
  alsoIn: number[];
  /** As the records of the search count people. */
  number: number;
}

/** Everything the pages of one part tell about. Bodies are not in it. */
export interface PartContents {
  /** In the language of the archive. */
  words: ArchiveWords;
  /** Counted from 1. */
  part: number;
  parts: number;
  /** "Letterkeep-2026-11-22" */
  group: string;
  /** The top folder's name. */
  folder: string;
  /** Local date of writing, YYYY-MM-DD. */
  date: string;
  softwareVersion: string;
  /** What a message is held in besides its web pages. */
  formats: readonly ArchiveFormat[];
  receipt: Receipt;
  /** Whose mail it is, where that is known. */
  account?: AccountMarks;
  /** Ids of messages that JPay's lists no longer show. */
  noLongerListed: ReadonlySet<string>;
  contacts: ContactEntry[];
  people: PartPerson[];
  /** All messages of the whole archive, by id: who each is with, and where its files lie in its part. */
  messages: ReadonlyMap<string, { record: MessageRecord; person: Person; files: MessageFiles; part: number }>;
  /** Ids of the messages of this part, oldest first, undated last. */
  byTime: string[];
}

/** A saved attachment with the message it hangs on. */
export interface PlacedAttachment {
  attachment: SavedAttachment;
  record: MessageRecord;
  person: Person;
  /** Relative to data/. */
  path: string;
  message: MessageFiles;
}

export function isFilm(attachment: SavedAttachment): boolean {
  return attachment.mediaType.startsWith('video/') || attachment.kind === 'videogram';
}

/** Saved attachments of this part for which `wanted` holds, oldest first, undated last. */
export function attachmentsOf(
  contents: PartContents,
  wanted: (attachment: SavedAttachment) => boolean,
): PlacedAttachment[] {
  const placed: PlacedAttachment[] = [];
  for (const { records } of contents.people) {
    for (const record of records) {
      const known = contents.messages.get(record.id);
      if (!known) continue;
      for (const attachment of record.attachments) {
        const path = known.files.attachments.get(attachment.index);
        if (attachment.state === 'saved' && path !== undefined && wanted(attachment)) {
          placed.push({ attachment, record, person: known.person, path, message: known.files });
        }
      }
    }
  }
  return placed.sort((a, b) => {
    if (a.record.date === b.record.date) return 0;
    if (a.record.date === null) return 1;
    if (b.record.date === null) return -1;
    return a.record.date < b.record.date ? -1 : 1;
  });
}

/** "2021", "July 2021", "July 2021, page 2", "Without a date", "All messages". */
export function pageLabel(page: Pick<WrittenPage, 'period' | 'number'>, words: ArchiveWords): string {
  const { period, number } = page;
  const label =
    period === ''
      ? words.pages.allMessages
      : period === 'undated'
        ? words.pages.undated
        : period.length === 4
          ? period
          : words.monthAndYear(period);
  return number === 1 ? label : words.pages.labelOfPage(label, number);
}

/** The name as the site shows it, with nothing in it that cannot be seen, or words in its place. */
export function shownName(name: string, words: ArchiveWords): string {
  return visibleText(name).trim() || words.pages.nameless;
}

/** Where each message of these pages stands, and what comes before and after it. */
export function placesOn(
  pages: readonly WrittenPage[],
  records: readonly MessageRecord[],
): PartPerson['places'] {
  const order = new Map(records.map(({ id }, index) => [id, index]));
  const places = new Map<
    string,
    { page: WrittenPage; earlier: string | undefined; later: string | undefined }
  >();
  for (const page of pages) {
    for (const item of page.items) {
      if (item.what === 'missing') continue;
      const at = order.get(item.record.id) ?? 0;
      places.set(item.record.id, { page, earlier: records[at - 1]?.id, later: records[at + 1]?.id });
    }
  }
  return places;
}
