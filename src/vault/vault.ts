import { deleteDB } from 'idb';
import type { AccountMarks } from '../model/account';
import type { FailureCount } from '../model/details';
import type { BroughtBack } from '../model/earlier';
import type { Keeper } from '../model/keeper';
import type { Begin, Begun, Findings, Job, Keep, Kept, KnownPrint, LedgerRow, Settle } from '../model/ledger';
import type { Mailbox } from '../model/message';
import type { Contact } from '../model/person';
import type { SamePersonAnswer } from '../model/same-person';
import { accountOfMarks, addAccount, bringBack, heldBytes, type BringBack } from './bring-back';
import { beginJob, finishJob, nextRound, noteFindings } from './jobs';
import { knownPrints } from './known-prints';
import { failuresOfLatestJob } from './failures';
import { keepMessage } from './keep';
import {
  accountsOf,
  bytesOf,
  contactsOf,
  countEverything,
  factsOf,
  jobsOf,
  latestArchiveJob,
  latestJob,
  messageOf,
  messagesOf,
  summarise,
  type Summary,
} from './reading';
import { joinAccounts, keepAccountsApart } from './join-accounts';
import { freeRoom } from './room';
import { keepSamePersonAnswer, samePersonAnswers, takeBackSamePersonAnswers } from './same-person';
import { listRows, recogniseRows, rowsOf, settleRow } from './rows';
import {
  openDatabase,
  vaultName,
  type Account,
  type StoredFacts,
  type StoredMessage,
  type VaultDatabase,
} from './schema';
import { stageBytes, stageSlice, sweepStaging, type Slice } from './staging';
import { asVaultError } from './transaction';

export type { BringBack } from './bring-back';
export type { Summary } from './reading';
export type { Account, StoredFacts, StoredMessage } from './schema';
export type { Slice } from './staging';

/**
 * What is kept in this browser. The connection is opened when first needed and again after another tab closed it
 * ("Forget everything", a newer version). Every method throws LetterkeepError "vault-error", those that write also
 * "no-space".
 */
export class Vault implements Keeper {
  #connection: Promise<VaultDatabase> | undefined;

  constructor(readonly name: string) {}

  begin(begin: Begin): Promise<Begun> {
    return this.#with((database) => beginJob(database, begin, crypto.randomUUID()));
  }
  list(jobId: string, rows: LedgerRow[]): Promise<void> {
    return this.#with((database) => listRows(database, jobId, rows));
  }
  rows(jobId: string): Promise<LedgerRow[]> {
    return this.#with((database) => rowsOf(database, jobId));
  }
  known(jobId: string, mailbox: Mailbox): Promise<KnownPrint[]> {
    return this.#with((database) => knownPrints(database, jobId, mailbox));
  }
  recognise(jobId: string, round: number, rows: { rowKey: string; messageId: string }[]): Promise<void> {
    return this.#with((database) => recogniseRows(database, jobId, round, rows));
  }
  async stage(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const stagedId = crypto.randomUUID();
    await this.#with((database) => stageBytes(database, stagedId, bytes, Date.now()));
    return stagedId;
  }
  /** The same as stage() for bytes that come in slices under a name their sender made. */
  stageSlice(slice: Slice): Promise<void> {
    return this.#with((database) => stageSlice(database, slice, Date.now()));
  }
  keep(keep: Keep, page?: Uint8Array<ArrayBuffer>): Promise<Kept> {
    return this.#with((database) => keepMessage(database, keep, page, new Date().toISOString()));
  }
  settle(settle: Settle): Promise<void> {
    return this.#with((database) => settleRow(database, settle));
  }
  nextRound(jobId: string): Promise<number> {
    return this.#with((database) => nextRound(database, jobId));
  }
  note(jobId: string, findings: Findings): Promise<void> {
    return this.#with((database) => noteFindings(database, jobId, findings));
  }
  room(): Promise<number | null> {
    return freeRoom();
  }
  finish(jobId: string, state: 'read' | 'cancelled', findings: Findings, at: string): Promise<void> {
    return this.#with((database) => finishJob(database, jobId, state, findings, at));
  }

  /** The job begun last, over all accounts. */
  latestJob(): Promise<Job | undefined> {
    return this.#with(latestJob);
  }
  /** The archive begun last, over all accounts; documents ordered since do not hide it. */
  latestArchiveJob(): Promise<Job | undefined> {
    return this.#with(latestArchiveJob);
  }
  job(jobId: string): Promise<Job | undefined> {
    return this.#with((database) => database.get('jobs', jobId));
  }
  /** Every account whose mail was ever read here. */
  accounts(): Promise<Account[]> {
    return this.#with(accountsOf);
  }
  /** The jobs of an account, the one begun last first. */
  jobsOf(accountId: string): Promise<Job[]> {
    return this.#with((database) => jobsOf(database, accountId));
  }
  /** All messages of an account without their bodies, in the order of their ids. */
  facts(accountId: string): Promise<StoredFacts[]> {
    return this.#with((database) => factsOf(database, accountId));
  }
  message(accountId: string, id: string): Promise<StoredMessage> {
    return this.#with((database) => messageOf(database, accountId, id));
  }
  /** Of one account, with bodies; one that is not there is left out. For a few hundred at a time. */
  messages(accountId: string, ids: readonly string[]): Promise<StoredMessage[]> {
    return this.#with((database) => messagesOf(database, accountId, ids));
  }
  /** @param sha256 64 hex digits, as attachments and raw pages name their bytes */
  bytes(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#with((database) => bytesOf(database, sha256));
  }
  contacts(accountId: string): Promise<Contact[]> {
    return this.#with((database) => contactsOf(database, accountId));
  }
  /** What the family said of names that may be one person. */
  samePersonAnswers(accountId: string): Promise<SamePersonAnswer[]> {
    return this.#with((database) => samePersonAnswers(database, accountId));
  }
  answerSamePerson(accountId: string, answer: SamePersonAnswer): Promise<void> {
    return this.#with((database) => keepSamePersonAnswer(database, accountId, answer));
  }
  takeBackSamePerson(accountId: string, answers: readonly SamePersonAnswer[]): Promise<void> {
    return this.#with((database) => takeBackSamePersonAnswers(database, accountId, answers));
  }
  summary(): Promise<Summary> {
    return this.#with(summarise);
  }

  /** What JPay showed of an account, and what earlier archives told of it. */
  async marks(accountId: string): Promise<AccountMarks | undefined> {
    return (await this.#with((database) => database.get('accounts', accountId)))?.marks;
  }

  /** Puts back a message of an earlier archive (bring-back.ts). */
  bringBack(back: BringBack): Promise<BroughtBack> {
    return this.#with((database) => bringBack(database, back, new Date().toISOString()));
  }

  /** Which of these bytes, named by sha256, are kept. */
  heldBytes(sums: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#with((database) => heldBytes(database, sums));
  }

  accountOfMarks(marks: AccountMarks): Promise<{ accountId: string } | 'unclear' | 'none'> {
    return this.#with((database) => accountOfMarks(database, marks));
  }

  /** Makes an account, or adds to what is known of one; without an id, a new one. Returns its id. */
  async addAccount(marks: AccountMarks, accountId: string = crypto.randomUUID()): Promise<string> {
    await this.#with((database) => addAccount(database, accountId, marks));
    return accountId;
  }

  /** Puts an account that was never read here into one that was (join-accounts.ts). */
  joinAccounts(from: string, into: string): Promise<void> {
    return this.#with((database) => joinAccounts(database, from, into, new Date().toISOString()));
  }
  keepAccountsApart(one: string, other: string): Promise<void> {
    return this.#with((database) => keepAccountsApart(database, one, other));
  }

  /** Records of any kind: 0 when nothing at all is kept. */
  countEverything(): Promise<number> {
    return this.#with(countEverything);
  }

  /** What went wrong in the job begun last, by kind, for "Copy details". */
  failures(): Promise<FailureCount[]> {
    return this.#with(failuresOfLatestJob);
  }

  /** Drops staged bytes no draft will name; to be called when the background starts. Returns how many things. */
  sweepStaging(): Promise<number> {
    return this.#with(sweepStaging);
  }
  /** Deletes the whole database. Other tabs of Letterkeep let go of it by themselves. */
  async forgetEverything(): Promise<void> {
    await this.close();
    try {
      await deleteDB(this.name);
    } catch (error) {
      throw asVaultError(error);
    }
  }
  /** Opens the database now rather than at the first call. */
  async open(): Promise<void> {
    await this.#with(() => Promise.resolve());
  }
  /** Lets go of the database once what is under way has ended; the next call opens it again. */
  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    (await connection)?.close();
  }

  async #with<Result>(work: (database: VaultDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.#open());
    } catch (error) {
      throw asVaultError(error);
    }
  }
  #open(): Promise<VaultDatabase> {
    if (this.#connection) return this.#connection;
    const opening: Promise<VaultDatabase> = openDatabase(this.name, () => {
      if (this.#connection === opening) this.#connection = undefined;
    });
    this.#connection = opening;
    // One that failed to open must not be handed out again: Firefox can recover from a wedged one only so.
    opening.catch(() => {
      if (this.#connection === opening) this.#connection = undefined;
    });
    return opening;
  }
}

/** Opens the vault, making it if it is not there. Throws LetterkeepError "no-space" or "vault-error". */
export async function openVault(name: string = vaultName): Promise<Vault> {
  const vault = new Vault(name);
  await vault.open();
  return vault;
}
