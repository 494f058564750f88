import type { DocumentFormat } from './export-request';
import type { Direction } from './message';
import type { Person } from './person';

/* What the vault keeps, as the archive tab lists it: who and when, and no word of any letter. */

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
}

/** What is to be saved again: a conversation, or with a `messageId` that message of it alone. */
export interface KeptOrder {
  accountId: string;
  personName: string;
  messageId?: string;
  format: DocumentFormat;
}
