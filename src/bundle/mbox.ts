import type { Person } from '../model/person';
import { isolatedText, visibleText } from '../model/visible-text';
import { textHeader } from '../render/mail-headers';
import { mailText } from '../render/mail-message';
import type { MessageRecord } from './archive-source';
import { mboxSeparator, messageHeaders } from './mail-envelope';
import type { ArchiveWords } from './words/archive-words';

/** What one message of messages.mbox is made of. */
export interface MboxMessage {
  record: MessageRecord;
  person: Person;
  text: string;
  words: ArchiveWords;
  /** Sanitised. */
  html: string;
  /** One line for each attachment: its label and where its file lies, or why it is missing. */
  attachmentLines: string[];
  /** Paths of saved attachments, relative to data/. */
  attachmentPaths: string[];
}

/**
 * One message of an mboxrd file, with LF line ends and the blank line after it. Bodies are quoted-printable (RFC 2045
 * 6.7), which also takes care of lines that begin with "From ": none is left to be quoted, so every reader gives
 * back the same text. Attachments are named, not held: their files lie in the archive already.
 */
export function mboxMessage(message: MboxMessage): string {
  const { record, person, text, html, words, attachmentLines, attachmentPaths } = message;
  const shownName = visibleText(person.name);
  const subject = words.pages.messageTitle(
    record.direction,
    isolatedText(shownName),
    isolatedText(visibleText(record.dateText)),
  );
  const mail = mailText({
    headers: [
      ...messageHeaders({ record, person, shownName, subject }),
      ...attachmentPaths.map((path) => textHeader('X-Letterkeep-Attachment', path)),
    ],
    id: record.id,
    text,
    html,
    note: attachmentLines.length === 0 ? undefined : attachmentLines.join('\n'),
  });
  return `${mboxSeparator(record.date)}\n${mail}`;
}
