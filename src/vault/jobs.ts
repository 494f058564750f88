import { sameAccount, type AccountMarks } from '../model/account';
import { LetterkeepError } from '../model/failure';
import type { Begin, Begun, Findings, Job } from '../model/ledger';
import { accountLike, joinMarks } from './account-for';
import { gapsAfter } from './gaps';
import { allOf, type Account, type VaultDatabase, type VaultTransaction } from './schema';
import { clearStaging, stagingStores, type StagingStore } from './staging';
import { inTransaction } from './transaction';
import { without } from './without';

type BeginStore = 'accounts' | 'jobs' | 'rows' | StagingStore;
type BeginTransaction = VaultTransaction<BeginStore[]>;

/**
 * Finds or makes the account and the job. A job that exists goes on in a new round, if the account is the same.
 * A reader stages nothing before it begins, so all that is staged now was left by one that is gone.
 */
export function beginJob(database: VaultDatabase, begin: Begin, newAccountId: string): Promise<Begun> {
  const stores: BeginStore[] = ['accounts', 'jobs', 'rows', ...stagingStores];
  return inTransaction(database, stores, async (transaction) => {
    await clearStaging(transaction);
    const jobs = transaction.objectStore('jobs');
    const before = await jobs.get(begin.jobId);
    if (before) return resume(transaction, before, begin.account);

    const found = await accountFor(transaction, begin.account, newAccountId);
    const account = begin.request.what === 'message' ? found : await withGaps(transaction, found);
    await transaction.objectStore('accounts').put(account);
    if (begin.request.what === 'archive') await dropOlderLedgers(transaction, account.accountId);
    await jobs.put({
      jobId: begin.jobId,
      accountId: account.accountId,
      request: begin.request,
      startedAt: begin.at,
      round: 1,
      state: 'reading',
      findings: { listExceptions: [], notes: [], requests: 0 },
    });
    return { outcome: 'begun', round: 1, requests: 0 };
  });
}

async function resume(transaction: BeginTransaction, job: Job, marks: AccountMarks): Promise<Begun> {
  const account = await transaction.objectStore('accounts').get(job.accountId);
  if (!account) throw new LetterkeepError('vault-error', 'A job has no account.');
  if (!sameAccount(account.marks, marks)) return { outcome: 'other-account' };
  await transaction.objectStore('accounts').put({ ...account, marks: joinMarks(account.marks, marks) });
  const round = job.round + 1;
  await transaction.objectStore('jobs').put({ ...without(job, 'finishedAt'), state: 'reading', round });
  const { requests, toldOfRoom } = job.findings;
  return { outcome: 'resumed', round, requests, ...(toldOfRoom === true ? { toldOfRoom } : {}) };
}

/**
 * The account that the marks point to; a new one where that is not clear: a stranger's mail must never join a family's,
 * and reading anew costs only time.
 */
async function accountFor(
  transaction: BeginTransaction,
  marks: AccountMarks,
  newAccountId: string,
): Promise<Account> {
  const found = accountLike(await transaction.objectStore('accounts').getAll(), marks);
  if (found === undefined || found === 'several') return { accountId: newAccountId, marks };
  return { ...found, marks: joinMarks(found.marks, marks) };
}

/** What the ledgers since the newest archive left without a message: one of them goes now. */
async function withGaps(transaction: BeginTransaction, account: Account): Promise<Account> {
  const all = await transaction.objectStore('jobs').getAll();
  const jobs = newestFirst(all).filter(
    ({ accountId, request }) => accountId === account.accountId && request.what !== 'message',
  );
  const archive = jobs.findIndex(({ request }) => request.what === 'archive');
  const since = archive < 0 ? jobs : jobs.slice(0, archive + 1);
  let gaps = account.gaps ?? [];
  for (const job of since.reverse()) {
    gaps = gapsAfter(gaps, await transaction.objectStore('rows').getAll(allOf(job.jobId)));
  }
  return gaps.length > 0 ? { ...account, gaps } : without(account, 'gaps');
}

/** A new archive has its own ledger; those of older walks only take room. Messages stay. */
async function dropOlderLedgers(transaction: BeginTransaction, accountId: string): Promise<void> {
  for (const job of await transaction.objectStore('jobs').getAll()) {
    if (job.accountId !== accountId || job.request.what !== 'archive') continue;
    await transaction.objectStore('rows').delete(allOf(job.jobId));
    await transaction.objectStore('jobs').delete(job.jobId);
  }
}

/** Counts the walks of the lists on; returns the new number. */
export function nextRound(database: VaultDatabase, jobId: string): Promise<number> {
  return changeJob(database, jobId, (job) => ({ ...job, round: job.round + 1 })).then(({ round }) => round);
}

export async function noteFindings(
  database: VaultDatabase,
  jobId: string,
  findings: Findings,
): Promise<void> {
  await changeJob(database, jobId, (job) => ({ ...job, findings }));
}

export async function finishJob(
  database: VaultDatabase,
  jobId: string,
  state: 'read' | 'cancelled',
  findings: Findings,
  at: string,
): Promise<void> {
  await changeJob(database, jobId, (job) => ({ ...job, state, findings, finishedAt: at }));
}

function changeJob(database: VaultDatabase, jobId: string, change: (job: Job) => Job): Promise<Job> {
  return inTransaction(database, ['jobs'], async (transaction) => {
    const job = await transaction.objectStore('jobs').get(jobId);
    if (!job) throw new LetterkeepError('vault-error', 'The vault does not know this job.');
    const changed = change(job);
    await transaction.objectStore('jobs').put(changed);
    return changed;
  });
}

export function newestFirst(jobs: readonly Job[]): Job[] {
  return [...jobs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0));
}
