import type { Job, LedgerRow } from '../../../src/model/ledger';

/** A job that read everything, and rows of its ledger, to be changed as a test wants. */
export function job(change: Partial<Job> = {}): Job {
  return {
    jobId: 'job',
    accountId: 'account',
    request: { what: 'archive', choice: { leaveUnread: false } },
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:30:00.000Z',
    round: 1,
    state: 'read',
    findings: { listExceptions: [], notes: [], requests: 12 },
    ...change,
  };
}

export function row(number: number, change: Partial<LedgerRow>): LedgerRow {
  return {
    key: `row ${number}`,
    mailbox: 'inbox',
    print: `print ${number}`,
    where: 'inbox, page 1',
    personName: 'Fake Anna',
    state: 'listed',
    ...change,
  };
}
