import type { AccountMarks } from '../model/account';
import type { FailureKind } from '../model/failure';
import type { Mailbox, Message } from '../model/message';
import type { Contact } from '../model/person';
import type { Receipt } from '../model/receipt';
import type { SamePersonAnswer } from '../model/same-person';

/** A message without its body: small enough that all of them fit in memory at once. */
export interface MessageRecord extends Omit<Message, 'bodyHtml'> {
  /** Hash of its words and print of its list row (model/identity.ts), for bringing it back; left out where not known. */
  contentHash?: string;
  print?: string | null;
}

/** A message that was listed and is not here. It gets a placeholder in the conversation where it would have stood. */
export interface MissingMessage {
  mailbox: Mailbox;
  personName: string;
  /** As the list shows it, where the list shows a date at all. */
  dateText?: string;
  /** Local date of model/message.ts (localDateSchema), if the list's text could be read as one. */
  date?: string | null;
  /** "inbox, page 3" */
  where: string;
  state: 'failed' | 'vanished' | 'skipped';
  kind: FailureKind;
  /** A sentence for the family. */
  reason: string;
}

/**
 * What an archive is written from. The archive entry point makes one of the vault; tests make one of thin air.
 * Bodies and bytes are asked for one at a time and not held.
 */
export interface ArchiveSource {
  /** Every message of this archive, in any order. */
  facts: MessageRecord[];
  contacts: Contact[];
  /** What the family said of names that may be one person. Nothing, if left out. */
  samePerson?: readonly SamePersonAnswer[];
  missing: MissingMessage[];
  /**
   * Names, as comparableName() gives them, of everybody JPay listed a message with, chosen and saved or not; null where
   * its lists were not read to their end, so that nobody can be said to be without a message.
   */
  listedNames: readonly string[] | null;
  receipt: Receipt;
  /** Whose mail it is, as JPay showed it; for bringing it back to the right account. */
  account?: AccountMarks;
  /** Ids of messages that JPay's lists, read to their end, no longer show. None if left out. */
  noLongerListed?: ReadonlySet<string>;
  /** Ids of messages whose page as JPay sent it the vault cannot give; a note stands in its place. None if left out. */
  lostPages?: ReadonlySet<string>;
  /** Throws LetterkeepError "vault-error" for an id that is not in `facts`. */
  message(id: string): Promise<Message>;
  /**
   * Bytes of an attachment or a raw page, for this call alone: who asks may free them. Throws LetterkeepError "vault-error" if
   * the vault does not hold them.
   */
  bytes(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Asks for all bodies and bytes of `facts`. Throws LetterkeepError "vault-error" if something does not come back. Left out
   * where that was asked before.
   */
  assure?: () => Promise<void>;
}
