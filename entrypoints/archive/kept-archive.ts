import { choosesEverything } from '../../src/model/chosen';
import { everything } from '../../src/model/export-request';
import type { Choice } from '../../src/model/export-request';
import type { Job } from '../../src/model/ledger';
import { mailboxes } from '../../src/model/message';
import type { Vault } from '../../src/vault/vault';

const mark = 'kept-';

/**
 * An archive of all that is kept of an account: for a vault into which earlier archives were brought, or where nobody
 * ever ordered an archive of everything. It is a job that was never read and has no rows; its id names the account, so
 * that the status item, the lock and the tab's address need no more. INCOMPLETE, since no list was read for it.
 *
 * @param usual the formats and sizes of the family's last archive, if there was one
 * @param at when it is made, ISO 8601 in UTC: of its messages each knows when JPay was read for it
 */
function keptArchiveOf(accountId: string, usual: Choice | undefined, at: string): Job {
  const { formats, partBytes } = usual ?? everything;
  return {
    jobId: mark + accountId,
    accountId,
    request: {
      what: 'archive',
      choice: { ...everything, ...(formats ? { formats } : {}), ...(partBytes ? { partBytes } : {}) },
    },
    startedAt: at,
    finishedAt: at,
    round: 0,
    state: 'read',
    findings: {
      listExceptions: mailboxes.map((mailbox) => ({
        what: 'list',
        where: mailbox,
        kind: 'list-end-not-proved',
        reason: notReadReason,
      })),
      notes: [],
      requests: 0,
    },
  };
}

/** Read in Spanish archives too (src/bundle/words/spanish/recorded-sentences.ts). */
const notReadReason =
  'This list was not read for this archive. It holds what earlier exports kept in this browser and what was added from earlier archives; there may be more on JPay. What could not be saved at that time stands in their receipts.';

/** The job an archive tab writes: one of the vault, or an archive of all that is kept of an account. */
export async function jobToWrite(
  vault: Pick<Vault, 'job' | 'marks' | 'jobsOf'>,
  jobId: string,
  now: Date = new Date(),
): Promise<Job | undefined> {
  if (!jobId.startsWith(mark)) return vault.job(jobId);
  const accountId = jobId.slice(mark.length);
  if ((await vault.marks(accountId)) === undefined) return undefined;
  const [last] = (await vault.jobsOf(accountId)).flatMap(archiveChoice);
  return keptArchiveOf(accountId, last, now.toISOString());
}

/**
 * Id of the job that writes all that is kept of an account: the last archive, whose receipt knows what JPay listed, where
 * it was of everything; else an archive of what is kept.
 */
export async function jobOfEverything(vault: Pick<Vault, 'jobsOf'>, accountId: string): Promise<string> {
  const last = (await vault.jobsOf(accountId)).find(({ request }) => request.what === 'archive');
  return last && archiveChoice(last).some(choosesEverything) ? last.jobId : mark + accountId;
}

/**
 * Id of the job that "Save what is kept" writes: everything of the account of the last archive, of the one read last where
 * no archive was ordered, or of the only one there is. Never of what that archive chose alone: more than that is said to be
 * kept. Null where there are several accounts and none was read: the library has each of them.
 */
export async function jobOfWhatIsKept(
  vault: Pick<Vault, 'latestArchiveJob' | 'latestJob' | 'jobsOf' | 'accounts'>,
): Promise<string | null> {
  const latest = (await vault.latestArchiveJob()) ?? (await vault.latestJob());
  if (latest) return jobOfEverything(vault, latest.accountId);
  const [only, ...others] = await vault.accounts();
  return only && others.length === 0 ? mark + only.accountId : null;
}

function archiveChoice({ request }: Job): Choice[] {
  return request.what === 'archive' ? [request.choice] : [];
}
