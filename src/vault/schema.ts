import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { AccountMarks } from '../model/account';
import type { Job, LedgerRow } from '../model/ledger';
import type { Mailbox, Message } from '../model/message';
import type { SamePersonAnswer } from '../model/same-person';

/** Whose mail it is. Part of the schema from the first day: one browser may serve two families. */
export interface Account {
  accountId: string;
  marks: AccountMarks;
  /** Ids of accounts that may have seemed to be this one, and are not: the family said so. */
  apartFrom?: readonly string[];
  /** Prints of which the newest ledger that listed them left a row without its message (gaps.ts). */
  gaps?: readonly string[];
}

/** A message as the vault holds it: the model's message and what it is found by. */
export interface StoredMessage extends Message {
  accountId: string;
  mailbox: Mailbox;
  /** Print of the list row it was last opened from; null if it was only ever read from its own page. */
  print: string | null;
  contentHash: string;
  /** When the vault last wrote it, ISO 8601 in UTC. */
  keptAt: string;
  /** Saved attachments, counted so that totals need no message to be loaded. */
  savedAttachments: number;
  /**
   * When it was last opened from a row of a list, ISO 8601 in UTC, and by which link: absent for one out of an earlier
   * archive, or read from its own page alone. Never an identity: the link may change with each load.
   */
  opened?: { at: string; link?: string };
}
export type StoredFacts = Omit<StoredMessage, 'bodyHtml'>;

export interface StoredRow extends LedgerRow {
  jobId: string;
  /** Id of the draft that ended this row: a repeated call is known by it. */
  keptDraft?: string;
  /** What the row itself showed, when it was matched to a message on weak evidence (identity-match.ts). */
  shadow?: StoredMessage;
}

/** What the family said of two names, or of the numbers of one. `question` is questionKey() of it. */
export interface StoredAnswer {
  accountId: string;
  question: string;
  answer: SamePersonAnswer;
}

export interface StoredBytes {
  sha256: string;
  size: number;
  /** As before version 3; since then they lie in `content`. */
  bytes?: Uint8Array<ArrayBuffer>;
}
/** Bytes on their way: they lie in `content` already, which no list counts before a message names them. */
export interface StagedBytes extends Pick<StoredBytes, 'sha256' | 'size'> {
  id: string;
  /** Milliseconds since 1970, this computer's clock. */
  stagedAt: number;
}

export interface VaultSchema extends DBSchema {
  accounts: { key: string; value: Account };
  jobs: { key: string; value: Job };
  rows: { key: [jobId: string, key: string]; value: StoredRow; indexes: { byMessage: string } };
  messages: {
    key: [accountId: string, id: string];
    value: StoredMessage;
    indexes: {
      byPrint: [accountId: string, print: string];
      byContent: [accountId: string, contentHash: string];
      byNumber: [accountId: string, letterNumber: string];
      byKeptAt: string;
      bySavedAttachments: number;
    };
  };
  /** Content-addressed: an eCard that came 300 times is kept once. */
  bytes: { key: string; value: StoredBytes; indexes: { bySize: number } };
  staging: { key: string; value: StagedBytes };
  /** Slices of one thing on its way to staging. */
  slices: { key: [stagedId: string, n: number]; value: Uint8Array<ArrayBuffer> };
  /** Since version 2. */
  samePerson: { key: [accountId: string, question: string]; value: StoredAnswer };
  /**
   * Since version 3, by SHA-256: what `bytes` lists, and what is only staged. Without key path and index, because a browser
   * that looks for keys in a value makes a copy of it first, which lies in memory until it collects (Firefox 153: 60 MB of
   * photos).
   */
  content: { key: string; value: Uint8Array<ArrayBuffer> };
}
export type VaultDatabase = IDBPDatabase<VaultSchema>;
export type VaultStore = StoreNames<VaultSchema>;
export type VaultTransaction<Stores extends VaultStore[]> = IDBPTransaction<VaultSchema, Stores, 'readwrite'>;

export const vaultName = 'letterkeep';
export const vaultVersion = 3;

/** Every row of a job, or every message of an account: arrays sort after all strings in IndexedDB. */
export function allOf(first: string): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}

/**
 * Opens the database, made or brought up to date. One case per version, each falling through to the next, so that
 * a vault of any age ends with today's schema. A released case is never edited.
 */
export function openDatabase(name: string, closed: () => void): Promise<VaultDatabase> {
  return openDB<VaultSchema>(name, vaultVersion, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) makeVersion1(database);
      if (oldVersion < 2) makeVersion2(database);
      if (oldVersion < 3) makeVersion3(database);
    },
    // "Forget everything" in another tab, or a newer Letterkeep: step aside at once.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

function makeVersion1(database: VaultDatabase): void {
  database.createObjectStore('accounts', { keyPath: 'accountId' });
  database.createObjectStore('jobs', { keyPath: 'jobId' });
  const rows = database.createObjectStore('rows', { keyPath: ['jobId', 'key'] });
  rows.createIndex('byMessage', 'messageId');
  const messages = database.createObjectStore('messages', { keyPath: ['accountId', 'id'] });
  messages.createIndex('byPrint', ['accountId', 'print']);
  messages.createIndex('byContent', ['accountId', 'contentHash']);
  messages.createIndex('byNumber', ['accountId', 'letterNumber']);
  messages.createIndex('byKeptAt', 'keptAt');
  messages.createIndex('bySavedAttachments', 'savedAttachments');
  const bytes = database.createObjectStore('bytes', { keyPath: 'sha256' });
  bytes.createIndex('bySize', 'size');
  database.createObjectStore('staging', { keyPath: 'id' });
  database.createObjectStore('slices');
}

/** What the family answers about names; nothing that was there changes. */
function makeVersion2(database: VaultDatabase): void {
  database.createObjectStore('samePerson', { keyPath: ['accountId', 'question'] });
}

/** Where bytes lie from now on. What was kept stays where it is: gigabytes are not moved before anybody sees anything. */
function makeVersion3(database: VaultDatabase): void {
  database.createObjectStore('content');
}
