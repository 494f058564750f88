import { everything } from '../../src/model/export-request';
import type { Job } from '../../src/model/ledger';
import { mailboxes } from '../../src/model/message';
import type { Vault } from '../../src/vault/vault';

const mark = 'kept-';

/**
 * An archive of all that is kept of a job's account, where no archive was ever ordered. It is a job that was never
 * read and has no rows; its id names the job it was made of, so that the status item, the lock and the tab's address
 * tell it from that job. INCOMPLETE, since no list was read for it.
 */
export function keptArchiveOf(job: Job): Job {
  return {
    ...job,
    jobId: mark + job.jobId,
    request: { what: 'archive', choice: everything },
    state: 'read',
    findings: {
      listExceptions: mailboxes.map((mailbox) => ({
        what: 'list',
        where: mailbox,
        kind: 'list-end-not-proved',
        reason:
          'This list was not read for this archive. It holds what earlier exports kept in this browser; there may be more on JPay.',
      })),
      notes: [],
      requests: 0,
    },
  };
}

/** The job an archive tab writes: one of the vault, or one that keptArchiveOf() made of one. */
export async function jobToWrite(vault: Pick<Vault, 'job'>, jobId: string): Promise<Job | undefined> {
  if (!jobId.startsWith(mark)) return vault.job(jobId);
  const job = await vault.job(jobId.slice(mark.length));
  return job && keptArchiveOf(job);
}
