import type { Begin, Begun, Findings, Keep, Kept, KnownPrint, LedgerRow, Settle } from './ledger';
import type { Mailbox } from './message';

/**
 * What the reader may ask of the vault. The vault implements it; platform/ carries it from the content script to
 * the background; tests hand the vault to the reader directly. Every call is one transaction and may be repeated
 * with the same words and the same end: the background can be stopped between any two of them.
 */
export interface Keeper {
  /** Finds or makes the account and the job. A resumed job starts a new round. */
  begin(begin: Begin): Promise<Begun>;
  /** Writes rows as listed. A row that already has an end keeps it. */
  list(jobId: string, rows: LedgerRow[]): Promise<void>;
  /** The ledger of the job as it stands. */
  rows(jobId: string): Promise<LedgerRow[]>;
  /** Prints of messages that need not be opened again, in the job's account. */
  known(jobId: string, mailbox: Mailbox): Promise<KnownPrint[]>;
  /** Rows whose message is in the vault already: they become saved without being opened. */
  recognise(jobId: string, round: number, rows: { rowKey: string; messageId: string }[]): Promise<void>;
  /**
   * Keeps bytes until a draft names them; returns their name. Bytes no draft named are swept away later.
   * Throws LetterkeepError "no-space" or "vault-error".
   */
  stage(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /**
   * One message, its attachments and its ledger row, in one transaction: the checkpoint.
   * @param page bytes of the page, where they are not in staging: sent along, they need no call and no transaction of their own
   */
  keep(keep: Keep, page?: Uint8Array<ArrayBuffer>): Promise<Kept>;
  /** A row that ends without a message. */
  settle(settle: Settle): Promise<void>;
  /** A new walk of the lists; returns its number. */
  nextRound(jobId: string): Promise<number>;
  /** What the reader knows when it pauses, in case nobody continues. */
  note(jobId: string, findings: Findings): Promise<void>;
  /** Bytes that the browser can still keep, or null where it does not tell. Nothing of the vault is touched. */
  room(): Promise<number | null>;
  finish(jobId: string, state: 'read' | 'cancelled', findings: Findings, at: string): Promise<void>;
}
