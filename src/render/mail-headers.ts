import { encodedBytes } from './quoted-printable';

/**
 * Header fields of a mail (RFC 5322), for mbox and EML. Lines end in LF here; a format that wants CRLF replaces them.
 * No text gets out of its field: line breaks and control characters become a space first, and what is not plain ASCII
 * is written in encoded words (RFC 2047) or, as a parameter, by RFC 2231. Lone surrogates become U+FFFD.
 */

/** RFC 5322 2.1.1 wants 78; RFC 2047 2 wants 76 of a line that holds an encoded word. */
const lineLength = 76;
/** What may stand in a line at all (998) less a field's name. */
const longestWord = 900;

/**
 * A field of free text, such as Subject: folded at its spaces if it is plain, else in encoded words. A single word, such
 * as a path, stays in one piece, however long the line. Without a line break at the end.
 */
export function textHeader(name: string, text: string): string {
  const line = oneLine(text);
  const head = `${name}:`;
  if (line === '') return head;
  if (isPlain(line)) {
    const words = wordsOf(line);
    const single = !line.includes(' ') && line.length <= longestWord;
    if (single || fits(words, head.length)) return fold(head, words);
  }
  return fold(head, encodedWords(line, lineLength - head.length - 1));
}

/** A field of one mailbox: `To: =?utf-8?B?...?= <local@domain>`. The address is ours and plain. */
export function addressHeader(name: string, displayName: string, address: string): string {
  const head = `${name}:`;
  return fold(head, [...phrase(oneLine(displayName), head.length), ` <${address}>`]);
}

/** A field with parameters: `Content-Disposition: attachment; filename*=utf-8''...`. Value and names are ours. */
export function parameterHeader(
  name: string,
  value: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const parts = [value, ...Object.entries(parameters).flatMap(([key, text]) => parameter(key, text))];
  return fold(
    `${name}:`,
    parts.map((part, index) => ` ${part}${index < parts.length - 1 ? ';' : ''}`),
  );
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The words of a date of ours (YYYY-MM-DD, perhaps with THH:MM or THH:MM:SS), as mail writes them. */
export function mailDateWords(date: string): Record<'weekday' | 'day' | 'month' | 'year' | 'time', string> {
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

/** RFC 5322 3.3: -0000 says that the local zone of the time is not known, which is the truth about JPay. */
export function mailDate(date: string): string {
  const { weekday, day, month, year, time } = mailDateWords(date);
  return `${weekday}, ${day} ${month} ${year} ${time} -0000`;
}

/** The same of a moment of our own clock, whose zone is known. Whole seconds. */
export function mailDateOf(moment: Date): string {
  return mailDate(moment.toISOString().slice(0, 19)).replace('-0000', '+0000');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Printable ASCII, and nothing in it that a reader would decode. */
function isPlain(line: string): boolean {
  return /^[\x20-\x7e]*$/.test(line) && !line.includes('=?');
}

/** Words with the spaces before them; a line may be broken before a space with words on both sides. */
function wordsOf(line: string): string[] {
  return ` ${line}`.split(/(?<=\S)(?= \S)/);
}

function fits(words: readonly string[], headLength: number): boolean {
  return words.every((word, index) => word.length <= (index === 0 ? lineLength - headLength : lineLength));
}

/**
 * Parts that begin with a space, on as few lines as will hold them: before a space a line may be broken. Not before the
 * first: Python would take its space for a part of the text.
 */
function fold(head: string, parts: readonly string[]): string {
  let length = head.length;
  let folded = head;
  parts.forEach((part, index) => {
    if (index > 0 && length + part.length > lineLength) {
      folded += '\n';
      length = 0;
    }
    folded += part;
    length += part.length;
  });
  return folded;
}

/**
 * The name before an address (RFC 5322 3.2.5): only words of letters and digits may stand there bare; other plain ones
 * in quotes, which people can still read.
 */
function phrase(line: string, headLength: number): string[] {
  if (line === '') return [];
  const bare = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(line);
  const words = wordsOf(bare ? line : `"${line.replace(/["\\]/g, '\\$&')}"`);
  return isPlain(line) && fits(words, headLength) ? words : encodedWords(line, lineLength - headLength - 1);
}

/**
 * RFC 2047 in base64, a space before each word, no character cut in two. Words of 75 characters may hold 45 bytes (60 of base64, 12 around them);
 * the first must also fit behind the name of the field, in `firstLength` characters.
 */
function encodedWords(line: string, firstLength: number): string[] {
  const encoder = new TextEncoder();
  const words: string[] = [];
  let bytes: number[] = [];
  const room = (): number => {
    const characters = words.length === 0 ? Math.min(firstLength, lineLength - 1) : lineLength - 1;
    return Math.floor((characters - '=?utf-8?B??='.length) / 4) * 3;
  };
  const close = (): void => {
    words.push(` =?utf-8?B?${btoa(String.fromCharCode(...bytes))}?=`);
    bytes = [];
  };
  for (const character of line) {
    const next = encoder.encode(character);
    if (bytes.length + next.length > room()) close();
    bytes.push(...next);
  }
  close();
  return words;
}

/** RFC 2231 4 and 3: one piece, or several numbered ones where the line is too short for it. */
function parameter(name: string, text: string): string[] {
  const line = oneLine(text);
  const quoted = `${name}="${line}"`;
  if (/^[\x20-\x7e]*$/.test(line) && !/["\\%]|=\?/.test(line) && quoted.length < lineLength - 1)
    return [quoted];
  // A name, two asterisks, a number, "=", and the space and semicolon around it.
  const room = lineLength - name.length - 8;
  const pieces: string[] = [];
  let piece = "utf-8''";
  for (const character of line) {
    const next = percentEncoded(character);
    if (piece.length + next.length > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += next;
  }
  pieces.push(piece);
  if (pieces.length === 1) return [`${name}*=${pieces.join('')}`];
  return pieces.map((part, index) => `${name}*${index}*=${part}`);
}

function percentEncoded(character: string): string {
  if (/^[A-Za-z0-9._-]$/.test(character)) return character;
  return encodedBytes(character, '%').join('');
}
