import type { ArchiveFormat } from '../model/export-request';
import { namedAs } from '../model/person';
import type { Person } from '../model/person';
import { isolatedText, visibleText } from '../model/visible-text';
import { mboxMessage } from './mbox';
import { jsonLine, messageCsvLine } from './message-line';
import type { MessageLoader } from './message-loader';
import { messageStems } from './names';
import { otherFormsSize } from './other-forms';
import { isPicture } from '../render/message-parts';
import type { PersonMail } from './people';
import { conversationItems, filesOf, pageLimits } from './plan';
import type { ConversationItem, MessageFiles, PartUnit } from './plan';
import { isFilm } from './part-contents';
import { albumPageItems } from './albums';
import { searchLine, shardBytes } from './search-shards';
import { Spool } from './spool';
import { stopIfAsked } from './stop';
import type { ArchiveWords } from './words/archive-words';

/** The files that hold a line for every message; each line is made once, in the survey, and waits here. */
export interface Lines {
  jsonl: Spool;
  csv: Spool;
  mbox: Spool;
  search: Spool;
}

/** One message or gap, measured: what it adds to a part, and what it takes on its conversation's page. */
export interface SurveyedItem extends PartUnit {
  item: ConversationItem & { bytes: number };
  mail: PersonMail;
}

export interface Survey {
  items: SurveyedItem[];
  lines: Lines;
  files: Map<string, MessageFiles>;
}

/** A ZIP's headers and a manifest's line for one file, with paths of 150 characters (APPNOTE 4.3.7, 4.3.12). */
const fileOverhead = 600;
/**
 * What stands around the words of a message, and around one of its attachments, in the longest of the pages that hold it:
 * the court copy, with its sums and paths.
 */
const articleOverhead = 1_800;
const attachmentOverhead = 1_000;
/** A page around an article: head, navigation, links to its neighbours. */
const pageOverhead = 4_000;
/** A picture or film on its album's page, small and large, and on START HERE: seven paths, and six times the name. */
const pictureOverhead = 3_000;
const namesOfPicture = 6;
const missingBytes = 1_500;

/**
 * Goes through all mail once: sanitises each message, writes its lines, measures its pages. What follows knows the
 * size of everything and can split conversations and parts before the first byte of a ZIP is written.
 */
export async function surveyMail(
  mail: readonly PersonMail[],
  loader: MessageLoader,
  words: ArchiveWords,
  formats: readonly ArchiveFormat[],
  signal: AbortSignal | undefined,
): Promise<Survey> {
  const lines: Lines = { jsonl: new Spool(), csv: new Spool(), mbox: new Spool(), search: new Spool() };
  const survey: Survey = { items: [], lines, files: new Map() };
  loader.makesRoomOf = 'latest';
  for (const [number, one] of mail.entries()) {
    const stems = messageStems(one.messages);
    const items = conversationItems(one);
    for (const [index, item] of items.entries()) {
      stopIfAsked(signal);
      const next = items[index + 1];
      // Read while this one is worked on; where that fails, it fails again when its turn has come.
      if (next?.what === 'message') loader.load(next.record.id).catch(() => undefined);
      if (item.what === 'missing') {
        survey.items.push({
          item: { ...item, bytes: missingBytes },
          mail: one,
          person: one.person.key,
          // Its place on the pages and in the Markdown of its conversation, in the book, the court copy and the receipt.
          bytes: 8 * missingBytes,
          files: 0.24 + (8 * missingBytes) / pageLimits.bytes,
        });
        continue;
      }
      const files = filesOf(one.folder, stems.get(item.record.id) ?? item.record.id, item.record);
      survey.files.set(item.record.id, files);
      survey.items.push(await surveyMessage(item, one, number, files, loader, words, formats, lines));
    }
  }
  loader.makesRoomOf = 'oldest';
  for (const spool of [lines.jsonl, lines.csv, lines.mbox, lines.search]) await spool.putAway();
  return survey;
}

async function surveyMessage(
  item: ConversationItem & { what: 'message' },
  mail: PersonMail,
  personNumber: number,
  files: MessageFiles,
  loader: MessageLoader,
  words: ArchiveWords,
  formats: readonly ArchiveFormat[],
  lines: Lines,
): Promise<SurveyedItem> {
  const { record } = item;
  const person = namedAs(mail.person, record.personName);
  const loaded = await loader.load(record.id);
  const body = new TextEncoder().encode(loaded.html).length;
  const article = body + articleOverhead + record.attachments.length * attachmentOverhead;
  const lineBytes =
    (await lines.jsonl.put(record.id, jsonLine(record, person, loaded, files, formats))) +
    (await lines.csv.put(record.id, messageCsvLine(record, person, loaded.text, files, words))) +
    (await lines.mbox.put(record.id, mboxOf(item, person, loaded, files, words)));
  const searchBytes = await lines.search.put(
    record.id,
    searchLine([
      personNumber,
      record.date ?? '',
      visibleText(record.dateText),
      record.direction === 'received' ? 'r' : 's',
      record.attachments.length,
      `data/${files.html}`,
      loaded.text,
      record.attachments.map(({ label }) => visibleText(label)).join('\n'),
    ]),
  );
  const saved = record.attachments.flatMap((one) => (one.state === 'saved' ? [one] : []));
  const shownInAlbums = saved.filter((one) => isPicture(one) || isFilm(one)).length;
  const fileCount = 3 + saved.length;
  const others = otherFormsSize(record, article, formats);
  return {
    item: { ...item, bytes: article },
    mail,
    person: mail.person.key,
    bytes:
      // As HTML four times (its page, conversation, book, court copy), as Markdown twice, where escaping can double a text.
      8 * article +
      2 * pageOverhead +
      lineBytes +
      searchBytes +
      record.raw.bytes +
      saved.reduce((sum, { bytes }) => sum + bytes, 0) +
      shownInAlbums * (pictureOverhead + namesOfPicture * nameBytes(person)) +
      fileCount * fileOverhead +
      others.bytes,
    // On top of the message's own files: its share of a conversation's page, its Markdown, book and court copy, of a shard of the
    // search and of a page of an album. Two neighbours of a row of pages, or of shards, are together larger than one may be.
    files:
      fileCount +
      0.24 +
      (8 * article) / pageLimits.bytes +
      (2 * searchBytes) / shardBytes +
      shownInAlbums / albumPageItems.videograms +
      others.files,
  };
}

function mboxOf(
  { record }: ConversationItem & { what: 'message' },
  person: Person,
  loaded: { text: string; html: string },
  files: MessageFiles,
  words: ArchiveWords,
): string {
  const { tables } = words;
  return mboxMessage({
    record,
    person,
    text: loaded.text,
    html: loaded.html,
    words,
    attachmentLines: record.attachments.map((attachment) => {
      const place =
        attachment.state === 'saved'
          ? `data/${files.attachments.get(attachment.index) ?? ''}`
          : tables.mailNotSaved(attachment.reason);
      return tables.mailAttachment(attachment.index, isolatedText(visibleText(attachment.label)), place);
    }),
    attachmentPaths: [...files.attachments.values()].map((path) => `data/${path}`),
  });
}

/** The most bytes that a name takes in a page, where every character of it may be written as a number or an entity. */
function nameBytes({ name }: Person): number {
  return 10 * name.length;
}
