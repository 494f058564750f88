import type { ArchiveSource } from '../../src/bundle/archive-source';
import type { ArchiveWords } from '../../src/bundle/words/archive-words';
import type { ExportRequest } from '../../src/model/export-request';
import type { KeptOrder } from '../../src/model/library';
import type { Job } from '../../src/model/ledger';
import { comparableName } from '../../src/model/person';
import { Circles } from '../../src/model/same-person';
import type { Vault } from '../../src/vault/vault';
import { sourceOfJob } from './job-source';
import type { JobVault } from './job-source';

/** What is asked of the vault. */
export type KeptVault = Pick<Vault, 'jobsOf' | keyof JobVault>;

export interface KeptSource {
  source: ArchiveSource;
  /** When JPay was last read for these messages, ISO 8601; undefined where the vault does not know it. */
  readAt: string | undefined;
}

/**
 * What a document is made from that is saved again from the vault alone. A conversation has its gaps where the last
 * reading of that person left some; a message is by itself. `as-kept` loads no body before it is asked for. Throws what
 * sourceOfJob() throws.
 */
export async function keptSource(
  vault: KeptVault,
  order: KeptOrder,
  now: Date,
  words: ArchiveWords,
  trust: 'as-kept' | 'read-back' = 'read-back',
  signal?: AbortSignal,
): Promise<KeptSource> {
  const { accountId, personName, messageId } = order;
  const answers = await vault.samePersonAnswers(accountId);
  const wanted = new Set(new Circles(answers).namesWith(comparableName(personName)));
  const job = (await vault.jobsOf(accountId)).find((one) => tellsOf(one.request, wanted));
  const isWanted = ({ id, personName: name }: { id: string; personName: string }): boolean =>
    messageId === undefined ? wanted.has(comparableName(name)) : id === messageId;
  const narrowed = {
    marks: (account: string) => vault.marks(account),
    samePersonAnswers: () => Promise.resolve(answers),
    message: (account: string, id: string) => vault.message(account, id),
    bytes: (sha256: string) => vault.bytes(sha256),
    facts: async (account: string) => (await vault.facts(account)).filter(isWanted),
    rows: async (jobId: string) =>
      job === undefined || messageId !== undefined
        ? []
        : (await vault.rows(jobId)).filter((row) => wanted.has(comparableName(row.personName))),
  };
  const request: ExportRequest = { what: 'conversation', personName, format: order.format };
  const asked: Job = {
    ...(job ?? neverRead(accountId)),
    request,
    // A message by itself says nothing about lists.
    ...(messageId === undefined ? {} : { findings: noFindings }),
  };
  const source = await sourceOfJob(narrowed, asked, now, trust, words, signal);
  return { source, readAt: job?.finishedAt ?? job?.startedAt };
}

const noFindings: Job['findings'] = { listExceptions: [], notes: [], requests: 0 };

/** Where only single messages were ever saved, no job knows of any gap. */
function neverRead(accountId: string): Omit<Job, 'request'> {
  return { jobId: 'none', accountId, startedAt: '', round: 1, state: 'read', findings: noFindings };
}

/** Whether the ledger of such a job knows what JPay listed of the person. */
function tellsOf(request: ExportRequest, wanted: ReadonlySet<string>): boolean {
  switch (request.what) {
    case 'archive':
      return true;
    case 'conversation':
      return wanted.has(comparableName(request.personName));
    case 'message':
      return false;
  }
}
