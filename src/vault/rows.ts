import { LetterkeepError } from '../model/failure';
import type { LedgerRow, Settle } from '../model/ledger';
import { allOf, type StoredRow, type VaultDatabase } from './schema';
import { inTransaction } from './transaction';
import { without } from './without';

/** Writes rows as listed. A row that already has an end keeps it; where it stood in the lists is taken anew. */
export function listRows(database: VaultDatabase, jobId: string, rows: readonly LedgerRow[]): Promise<void> {
  return inTransaction(database, ['rows'], async (transaction) => {
    const store = transaction.objectStore('rows');
    for (const row of rows) {
      const before = await store.get([jobId, row.key]);
      await store.put(
        before && before.state !== 'listed' ? { ...before, where: row.where } : { ...row, jobId },
      );
    }
  });
}

export async function rowsOf(database: VaultDatabase, jobId: string): Promise<LedgerRow[]> {
  return (await database.getAll('rows', allOf(jobId))).map(asLedgerRow);
}

/** What the vault notes for itself stays in the vault. */
function asLedgerRow(row: StoredRow): LedgerRow {
  return without(row, 'jobId', 'keptDraft', 'shadow');
}

/**
 * Rows whose message is in the vault already become saved. All or none: a row is never called saved for a
 * message that is not there.
 */
export function recogniseRows(
  database: VaultDatabase,
  jobId: string,
  round: number,
  recognised: readonly { rowKey: string; messageId: string }[],
): Promise<void> {
  return inTransaction(database, ['jobs', 'rows', 'messages'], async (transaction) => {
    const job = await transaction.objectStore('jobs').get(jobId);
    if (!job) throw new LetterkeepError('vault-error', 'The vault does not know this job.');
    const rows = transaction.objectStore('rows');
    for (const { rowKey, messageId } of recognised) {
      const row = await rows.get([jobId, rowKey]);
      const message = await transaction.objectStore('messages').getKey([job.accountId, messageId]);
      if (!row || message === undefined) {
        throw new LetterkeepError('vault-error', 'A row was recognised that the vault does not hold.');
      }
      const listed = without(row, 'failure', 'reason', 'shadow', 'keptDraft');
      await rows.put({ ...listed, state: 'saved', messageId, round });
    }
  });
}

/** Ends a row without a message. One whose message is in the vault stays saved: nothing that is kept is unsaid. */
export function settleRow(database: VaultDatabase, settle: Settle): Promise<void> {
  return inTransaction(database, ['rows'], async (transaction) => {
    const row = await transaction.objectStore('rows').get([settle.jobId, settle.rowKey]);
    if (!row) throw new LetterkeepError('vault-error', 'A row was settled that was never listed.');
    if (row.state === 'saved') return;
    const { round, state, failure, reason } = settle;
    await transaction.objectStore('rows').put({ ...row, round, state, failure, reason });
  });
}
