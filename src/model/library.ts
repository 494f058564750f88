import type { DocumentFormat } from './export-request';
import type { Direction } from './message';
import type { Person } from './person';
import type { Excerpt } from './word-search';

/* What the vault keeps, as the library in the archive tab shows it. No body is in memory before it is shown. */

/** A message that is kept. */
export interface KeptMessage {
  id: string;
  direction: Direction;
  /** Local date of model/message.ts; null where none could be read. */
  date: string | null;
  dateText: string;
  /** Saved attachments. */
  attachments: number;
}

/** Everything that is kept of the mail with one person. */
export interface KeptPerson {
  person: Person;
  /** Oldest first, undated last. */
  messages: readonly KeptMessage[];
}

/** One account of JPay. Two families may share a browser; their mail is never mixed. */
export interface KeptAccount {
  accountId: string;
  /** The account's own name, where JPay showed one. */
  shownName: string | undefined;
  /** Who has most first. */
  people: readonly KeptPerson[];
  totals: KeptTotals;
}

/** How much is kept of an account. */
export interface KeptTotals {
  messages: number;
  /** Saved ones, counted by message: one picture in two messages counts twice. */
  attachments: number;
  /** Size of attachments and pages; equal ones are kept and counted once. */
  bytes: number;
  /** When the vault last took something in, ISO 8601 in UTC; null while nothing is kept. */
  lastKeptAt: string | null;
}

/** What is to be saved again: a conversation, or with a `messageId` that message of it alone. */
export interface KeptOrder {
  accountId: string;
  personName: string;
  messageId?: string;
  format: DocumentFormat;
}

/** The conversation that is to be opened. */
export interface KeptConversation {
  accountId: string;
  personName: string;
}

/** A message that holds every word that was looked for. */
export interface FoundMessage extends KeptConversation {
  message: KeptMessage;
  /** The letter's words around the first hit. */
  excerpt: Excerpt;
  /** Names of its attachments, where one of the words stands there. */
  labels?: Excerpt;
}

/** How far a search has come. */
export interface SearchProgress {
  done: number;
  of: number;
  /** Found since the last word of it, newest first. */
  found: readonly FoundMessage[];
  /** Messages that the vault no longer gives under the name it had for them. */
  unread: number;
}

/** Messages of one conversation that are to be saved as one file for somebody else. */
export interface ShareOrder extends KeptConversation {
  messageIds: readonly string[];
  /** Whether the number, the facility and addresses are hidden, as far as they are recognised. */
  hide: boolean;
}
