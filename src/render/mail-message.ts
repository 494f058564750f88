import { base64Lines } from './base64';
import { parameterHeader } from './mail-headers';
import { quotedPrintable } from './quoted-printable';

/** What a mail is built of. Lines end in LF; no part of it holds a CR, so that a format may put one before each. */
export interface Mail {
  /** Whole fields (mail-headers.ts); Content-Type and MIME-Version are added. */
  headers: readonly string[];
  /** Hex digits, of which the boundaries are made: the same mail comes out the same. */
  id: string;
  text: string;
  /** Sanitised. */
  html: string;
  /** What is said about the letter and is not in it: a part of its own, so that the letter's words stay exact. */
  note?: string | undefined;
}

/** A file that travels inside. */
export interface MailFile {
  /** Told from the bytes. What might act, or holds parts itself, is the caller's to call application/octet-stream. */
  mediaType: string;
  /** Any text: it is written by RFC 2231. */
  name: string;
  /** Asked for when its turn has come. */
  bytes: () => Promise<Uint8Array>;
}

/** A mail without files, in one piece. It ends with an empty line, as mbox wants it. */
export function mailText(mail: Mail): string {
  const mixed = isMixed(mail, []);
  return [...opening(mail, mixed), ...closing(mail, mixed)].join('\n');
}

/**
 * multipart/mixed of the letter (multipart/alternative of text and HTML), the note and the files (RFC 2046 5.1), piece by
 * piece, to be joined without anything between: holds one file at a time, and writes it in slices. Text and HTML are
 * quoted-printable and files base64, so that no line begins with "From " or is longer than 76 characters. Ends with an
 * empty line. Throws what `bytes` throws.
 */
export async function* mailPieces(
  mail: Mail,
  files: readonly MailFile[],
): AsyncGenerator<string, void, undefined> {
  const mixed = isMixed(mail, files);
  yield `${opening(mail, mixed).join('\n')}\n`;
  for (const file of files) {
    yield [
      `--${mixedBoundary(mail)}`,
      `Content-Type: ${file.mediaType}`,
      'Content-Transfer-Encoding: base64',
      parameterHeader('Content-Disposition', 'attachment', { filename: file.name }),
      '',
      '',
    ].join('\n');
    yield* base64Lines(await file.bytes());
  }
  yield closing(mail, mixed).join('\n');
}

function isMixed({ note }: Mail, files: readonly MailFile[]): boolean {
  return note !== undefined || files.length > 0;
}

const mixedBoundary = ({ id }: Mail): string => `=_mixed_${id.slice(0, 24)}`;
const formsBoundary = ({ id }: Mail): string => `=_forms_${id.slice(0, 24)}`;

/** Everything before the files. */
function opening(mail: Mail, mixed: boolean): string[] {
  const forms = formsBoundary(mail);
  const letter = [
    parameterHeader('Content-Type', 'multipart/alternative', { boundary: forms }),
    '',
    `--${forms}`,
    ...textPart('text/plain', mail.text),
    `--${forms}`,
    ...textPart('text/html', mail.html),
    `--${forms}--`,
  ];
  const boundary = mixedBoundary(mail);
  const body = mixed
    ? [
        parameterHeader('Content-Type', 'multipart/mixed', { boundary }),
        '',
        `--${boundary}`,
        ...letter,
        ...(mail.note === undefined ? [] : [`--${boundary}`, ...textPart('text/plain', mail.note)]),
      ]
    : letter;
  return [...mail.headers, 'MIME-Version: 1.0', ...body];
}

function closing(mail: Mail, mixed: boolean): string[] {
  return [...(mixed ? [`--${mixedBoundary(mail)}--`] : []), '', ''];
}

function textPart(mediaType: string, text: string): string[] {
  return [
    `Content-Type: ${mediaType}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(text),
  ];
}
