import type { Person } from '../model/person';
import { addressHeader, mailDate, mailDateWords, textHeader } from '../render/mail-headers';
import type { MessageRecord } from './archive-source';
import { slugOf } from './names';

/**
 * Who a message is from and to, as mail says it. Addresses end in .invalid (RFC 2606): JPay has none, and a made-up one must
 * not look real.
 */
export const familyAddress = 'family@letterkeep.invalid';
export const ownAddress = 'letterkeep@letterkeep.invalid';

export interface Envelope {
  record: Pick<MessageRecord, 'id' | 'direction' | 'date' | 'dateText' | 'letterNumber' | 'status'>;
  person: Person;
  /** The person's name as it stands before the address. */
  shownName: string;
  subject: string;
}

/**
 * The fields of a saved message that mail itself knows, and the date as JPay showed it. Without a Date where none could be
 * read, although RFC 5322 3.6 wants one: a made-up date would be worse.
 */
export function messageHeaders({ record, person, shownName, subject }: Envelope): string[] {
  const theirs = `${slugOf(person.name)}.${person.key.slice(0, 8)}@jpay.invalid`;
  const received = record.direction === 'received';
  return [
    received ? addressHeader('From', shownName, theirs) : addressHeader('From', '', familyAddress),
    received ? addressHeader('To', '', familyAddress) : addressHeader('To', shownName, theirs),
    ...(record.date === null ? [] : [`Date: ${mailDate(record.date)}`]),
    textHeader('Subject', subject),
    messageIdHeader(record.id),
    textHeader('X-Letterkeep-Date-Text', record.dateText),
    ...(record.letterNumber === undefined
      ? []
      : [textHeader('X-Letterkeep-Letter-Number', record.letterNumber)]),
  ];
}

/** `id`: hex digits; the same thing has the same one in every file. */
export function messageIdHeader(id: string): string {
  return `Message-ID: <${id}@letterkeep.invalid>`;
}

/** The line that begins a message of an mbox file (RFC 4155, default format). An undated one gets the first day of 1970. */
export function mboxSeparator(date: string | null): string {
  const { weekday, day, month, year, time } = mailDateWords(date ?? '1970-01-01');
  return `From ${ownAddress} ${weekday} ${month} ${day.padStart(2)} ${time} ${year}`;
}
