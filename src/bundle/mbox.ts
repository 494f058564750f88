import type { Person } from '../model/person';
import { addressHeader, mailDate, mailDateWords, parameterHeader, textHeader } from '../render/mail-headers';
import { quotedPrintable } from '../render/quoted-printable';
import type { MessageRecord } from './archive-source';
import { slugOf } from './names';
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
 * back the same text. Addresses end in .invalid (RFC 2606): JPay has none, and a made-up one must not look real.
 * Attachments are named, not held: their files lie in the archive already.
 */
export function mboxMessage(message: MboxMessage): string {
  const { record, person, attachmentLines } = message;
  const boundary = `=_forms_${record.id.slice(0, 24)}`;
  const alternative = [
    parameterHeader('Content-Type', 'multipart/alternative', { boundary }),
    '',
    `--${boundary}`,
    ...textPart('text/plain', message.text),
    `--${boundary}`,
    ...textPart('text/html', message.html),
    `--${boundary}--`,
  ];
  const mixed = `=_mixed_${record.id.slice(0, 24)}`;
  const body =
    attachmentLines.length === 0
      ? alternative
      : [
          parameterHeader('Content-Type', 'multipart/mixed', { boundary: mixed }),
          '',
          `--${mixed}`,
          ...alternative,
          `--${mixed}`,
          ...textPart('text/plain', attachmentLines.join('\n')),
          `--${mixed}--`,
        ];
  return [...headers(message, person), 'MIME-Version: 1.0', ...body, '', ''].join('\n');
}

function headers({ record, attachmentPaths, words }: MboxMessage, person: Person): string[] {
  const theirs = `${slugOf(person.name)}.${person.key.slice(0, 8)}@jpay.invalid`;
  const ours = 'family@letterkeep.invalid';
  const received = record.direction === 'received';
  return [
    `From letterkeep@letterkeep.invalid ${asctime(record.date)}`,
    received ? addressHeader('From', person.name, theirs) : addressHeader('From', '', ours),
    received ? addressHeader('To', '', ours) : addressHeader('To', person.name, theirs),
    ...(record.date === null ? [] : [`Date: ${mailDate(record.date)}`]),
    textHeader('Subject', words.pages.messageTitle(record.direction, person.name, record.dateText)),
    `Message-ID: <${record.id}@letterkeep.invalid>`,
    textHeader('X-Letterkeep-Date-Text', record.dateText),
    ...(record.letterNumber === undefined
      ? []
      : [textHeader('X-Letterkeep-Letter-Number', record.letterNumber)]),
    ...attachmentPaths.map((path) => textHeader('X-Letterkeep-Attachment', path)),
  ];
}

function textPart(mediaType: string, text: string): string[] {
  return [
    `Content-Type: ${mediaType}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(text),
  ];
}

/** The date of a "From " line (RFC 4155, default format). An undated message gets the first day of 1970. */
function asctime(date: string | null): string {
  const { weekday, day, month, year, time } = mailDateWords(date ?? '1970-01-01');
  return `${weekday} ${month} ${day.padStart(2)} ${time} ${year}`;
}
