import type { Person } from '../model/person';
import { visibleText } from '../model/visible-text';
import { mboxMessage } from './mbox';
import { jsonLine, messageCsvLine } from './message-line';
import type { MessageLoader } from './message-loader';
import { messageStems } from './names';
import { isPicture } from '../render/message-parts';
import type { PersonMail } from './people';
import { conversationItems, filesOf } from './plan';
import type { ConversationItem, MessageFiles, PartUnit } from './plan';
import { searchLine } from './search-shards';
import { Spool } from './spool';
import { stopIfAsked } from './stop';
import { shownName } from './part-contents';
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
/** What stands around the words of a message, and around one of its attachments. */
const articleOverhead = 900;
const attachmentOverhead = 500;
/** A page around an article: head, navigation, links to its neighbours. */
const pageOverhead = 4_000;
/** A picture or film on START HERE and on its own page. */
const pictureOverhead = 1_200;
const missingBytes = 1_500;

/**
 * Goes through all mail once: sanitises each message, writes its lines, measures its pages. What follows knows the
 * size of everything and can split conversations and parts before the first byte of a ZIP is written.
 */
export async function surveyMail(
  mail: readonly PersonMail[],
  loader: MessageLoader,
  words: ArchiveWords,
  signal: AbortSignal | undefined,
): Promise<Survey> {
  const lines: Lines = { jsonl: new Spool(), csv: new Spool(), mbox: new Spool(), search: new Spool() };
  const survey: Survey = { items: [], lines, files: new Map() };
  for (const [number, one] of mail.entries()) {
    const stems = messageStems(one.messages);
    for (const item of conversationItems(one)) {
      stopIfAsked(signal);
      if (item.what === 'missing') {
        survey.items.push({
          item: { ...item, bytes: missingBytes },
          mail: one,
          person: one.person.key,
          bytes: 3 * missingBytes,
          files: 0,
        });
        continue;
      }
      const files = filesOf(one.folder, stems.get(item.record.id) ?? item.record.id, item.record);
      survey.files.set(item.record.id, files);
      survey.items.push(await surveyMessage(item, one, number, files, loader, words, lines));
    }
  }
  return survey;
}

async function surveyMessage(
  item: ConversationItem & { what: 'message' },
  mail: PersonMail,
  personNumber: number,
  files: MessageFiles,
  loader: MessageLoader,
  words: ArchiveWords,
  lines: Lines,
): Promise<SurveyedItem> {
  const { record } = item;
  const { person } = mail;
  const loaded = await loader.load(record.id);
  const body = new TextEncoder().encode(loaded.html).length;
  const article = body + articleOverhead + record.attachments.length * attachmentOverhead;
  const lineBytes =
    (await lines.jsonl.put(record.id, jsonLine(record, person, loaded, files))) +
    (await lines.csv.put(record.id, messageCsvLine(record, person, loaded.text, files, words))) +
    (await lines.mbox.put(record.id, mboxOf(item, person, loaded, files, words))) +
    (await lines.search.put(
      record.id,
      searchLine([
        personNumber,
        record.date ?? '',
        visibleText(record.dateText),
        record.direction === 'received' ? 'r' : 's',
        record.attachments.length,
        `data/${files.html}`,
        searchText(loaded.text, person, record.attachments, words),
      ]),
    ));
  const saved = record.attachments.flatMap((one) => (one.state === 'saved' ? [one] : []));
  const fileCount = 3 + saved.length;
  return {
    item: { ...item, bytes: article },
    mail,
    person: person.key,
    bytes:
      // Twice as HTML, twice as Markdown, where escaping can double a text.
      6 * article +
      2 * pageOverhead +
      lineBytes +
      record.raw.bytes +
      saved.reduce((sum, { bytes }) => sum + bytes, 0) +
      saved.filter((one) => isPicture(one) || one.kind === 'videogram').length * pictureOverhead +
      fileCount * fileOverhead,
    // A conversation's page, its Markdown and a shard of search come on top of the files of 400 messages or fewer.
    files: fileCount + 0.1,
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
      return tables.mailAttachment(attachment.index, attachment.label, place);
    }),
    attachmentPaths: [...files.attachments.values()].map((path) => `data/${path}`),
  });
}

/** What a search looks through: the message, the name it is with, and the labels of what hangs on it. */
function searchText(
  text: string,
  person: Person,
  attachments: readonly { label: string }[],
  words: ArchiveWords,
): string {
  return [text, shownName(person.name, words), ...attachments.map(({ label }) => visibleText(label))].join(
    '\n',
  );
}
