import type { Person } from '../model/person';
import type { MessageRecord } from './archive-source';
import { slugOf } from './names';

/** What one message of messages.mbox is made of. */
export interface MboxMessage {
  record: MessageRecord;
  person: Person;
  text: string;
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
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
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
          `Content-Type: multipart/mixed; boundary="${mixed}"`,
          '',
          `--${mixed}`,
          ...alternative,
          `--${mixed}`,
          ...textPart('text/plain', attachmentLines.join('\n')),
          `--${mixed}--`,
        ];
  return [...headers(message, person), 'MIME-Version: 1.0', ...body, '', ''].join('\n');
}

function headers({ record, attachmentPaths }: MboxMessage, person: Person): string[] {
  const other = `${displayName(person.name)} <${slugOf(person.name)}.${person.key.slice(0, 8)}@jpay.invalid>`;
  const family = '<family@letterkeep.invalid>';
  const [from, to] = record.direction === 'received' ? [other, family] : [family, other];
  const title = record.direction === 'received' ? 'Message from' : 'Message to';
  return [
    `From letterkeep@letterkeep.invalid ${asctime(record.date)}`,
    `From: ${from}`,
    `To: ${to}`,
    ...(record.date === null ? [] : [`Date: ${rfc5322Date(record.date)}`]),
    `Subject: ${headerText(`${title} ${person.name}${record.dateText === '' ? '' : `, ${record.dateText}`}`)}`,
    `Message-ID: <${record.id}@letterkeep.invalid>`,
    `X-Letterkeep-Date-Text: ${headerText(record.dateText)}`,
    ...(record.letterNumber === undefined
      ? []
      : [`X-Letterkeep-Letter-Number: ${headerText(record.letterNumber)}`]),
    ...attachmentPaths.map((path) => `X-Letterkeep-Attachment: ${path}`),
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

/** RFC 2045 6.7, lines of at most 76 characters; LF stays a line break. */
export function quotedPrintable(text: string): string {
  return text.split('\n').flatMap(encodedLines).map(neverASeparator).join('\n');
}

/** One line of text as the lines it is written in: all but the last end in "=". */
function encodedLines(line: string): string[] {
  const characters = Array.from(line);
  const units = characters.flatMap((character, index) => {
    const last = index === characters.length - 1;
    const plain = /^[\x21-\x3c\x3e-\x7e]$/.test(character) || (/^[ \t]$/.test(character) && !last);
    return plain ? [character] : encodedBytes(character);
  });
  const lines: string[] = [];
  let current = '';
  for (const unit of units) {
    // A character of several bytes may be broken between them: decoders work on bytes.
    if (current.length + unit.length > 72) {
      lines.push(`${current}=`);
      current = '';
    }
    current += unit;
  }
  return [...lines, current];
}

/** mbox readers split at any line that begins with "From ", and undo one ">" before it: so none is left of either. */
function neverASeparator(line: string): string {
  return /^>*From /.test(line) ? encodedBytes(line.charAt(0)).join('') + line.slice(1) : line;
}

function encodedBytes(character: string): string[] {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * A header value: as it stands if short and plain, else RFC 2047 encoded words of at most 75 characters, folded, with
 * no character cut in two. Line breaks and control characters become spaces: nobody breaks out of a header.
 */
export function headerText(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return line.length <= 60 && /^[\x20-\x7e]*$/.test(line) && !line.includes('=?') ? line : encodedWords(line);
}

/** The name before an address (RFC 5322 phrase): only words of letters and digits may stand there bare. */
function displayName(name: string): string {
  const line = headerText(name);
  return /^[A-Za-z0-9 ]+$/.test(line) || line.startsWith('=?utf-8?') ? line : encodedWords(line);
}

function encodedWords(line: string): string {
  const encoder = new TextEncoder();
  const words: string[] = [];
  let bytes: number[] = [];
  const close = (): void => {
    words.push(`=?utf-8?B?${btoa(String.fromCharCode(...bytes))}?=`);
    bytes = [];
  };
  for (const character of line) {
    const next = encoder.encode(character);
    if (bytes.length + next.length > 39) close();
    bytes.push(...next);
  }
  close();
  return words.join('\n ');
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 3.3: -0000 says that the local zone of the time is not known, which is the truth about JPay. */
function rfc5322Date(date: string): string {
  const { weekday, day, month, year, time } = dateWords(date);
  return `${weekday}, ${day} ${month} ${year} ${time} -0000`;
}

/** The date of a "From " line (RFC 4155, default format). An undated message gets the first day of 1970. */
function asctime(date: string | null): string {
  const { weekday, day, month, year, time } = dateWords(date ?? '1970-01-01');
  return `${weekday} ${month} ${day.padStart(2)} ${time} ${year}`;
}

function dateWords(date: string): {
  weekday: string;
  day: string;
  month: string;
  year: string;
  time: string;
} {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  const time = date.slice(11);
  return {
    weekday: dayNames[weekday] ?? '',
    day: String(Number(day)),
    month: monthNames[Number(month) - 1] ?? '',
    year,
    time: time === '' ? '00:00:00' : time.length === 5 ? `${time}:00` : time,
  };
}
