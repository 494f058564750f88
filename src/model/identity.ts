import type { Direction } from './message';
import { comparableName } from './person';
import { sha256Hex } from './sha256';

/**
 * Identity of a message (design.md, Identity). Frozen: the version stands in the hashed text, and
 * tests/unit/model/identity.test.ts holds vectors that may never change. A new rule gets a new version number.
 */
const contentVersion = 'letterkeep message content 1';
const numberVersion = 'letterkeep message number 1';

export interface MessageContent {
  direction: Direction;
  personName: string;
  dateText: string;
  /** textContent of the body element, markup left out, so that a changed tag makes no new message. */
  bodyText: string;
}

/** All white space of text, U+00A0 too, as single spaces; nothing else changes, no Unicode normalisation. */
export function singleSpaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What received messages are known by, and sent ones whose letter number the site does not show. 64 hex digits. */
export function contentHash(content: MessageContent): Promise<string> {
  return sha256Hex(
    [
      contentVersion,
      content.direction,
      comparableName(content.personName),
      singleSpaced(content.dateText),
      singleSpaced(content.bodyText),
    ].join('\n'),
  );
}

/** What a sent message is known by when the site shows its letter number. 64 hex digits. */
export function letterNumberHash(letterNumber: string): Promise<string> {
  return sha256Hex(`${numberVersion}\n${letterNumber.trim()}`);
}

/** The n-th (from 2) of several messages that are equal in everything we can see. 64 hex digits. */
export function repeatedHash(hash: string, ordinal: number): Promise<string> {
  return sha256Hex(`${hash}\nrepeat ${ordinal}`);
}

export interface RowMarks {
  mailbox: 'inbox' | 'sent';
  personName: string;
  dateText?: string | undefined;
  letterNumber?: string | undefined;
}

/**
 * Row print: what a list row is recognised by, for lists only. Made of the cells that do not change; never the
 * token, the row's number, the read mark or the status. Readable on purpose: the ledger is read by people too.
 */
export function rowPrint(marks: RowMarks): string {
  return [
    marks.mailbox,
    comparableName(marks.personName),
    singleSpaced(marks.dateText ?? ''),
    singleSpaced(marks.letterNumber ?? ''),
  ].join('\u001f');
}
