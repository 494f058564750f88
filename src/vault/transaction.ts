import { LetterkeepError } from '../model/failure';
import type { VaultDatabase, VaultStore, VaultTransaction } from './schema';

/**
 * Does `work` in one readwrite transaction: all of it is on the disk when the promise resolves, or none of it.
 * With "relaxed" it may still be on its way there: for what is worth nothing until a later transaction names it.
 * `work` may wait for nothing but requests of the transaction itself, or the transaction ends under it.
 * Throws LetterkeepError "no-space" or "vault-error".
 */
export async function inTransaction<Stores extends VaultStore[], Result>(
  database: VaultDatabase,
  stores: Stores,
  work: (transaction: VaultTransaction<Stores>) => Promise<Result>,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<Result> {
  try {
    // Strict: both browsers' default may lose the last commits when the power goes. Firefox before 126 ignores it.
    const transaction = database.transaction(stores, 'readwrite', { durability });
    // Looked at even when `work` fails first, so that no rejection goes unhandled.
    const done = transaction.done.then(
      () => ({ committed: true as const }),
      (error: unknown) => ({ committed: false as const, error }),
    );
    let result: Result;
    try {
      result = await work(transaction);
    } catch (error) {
      abort(transaction);
      const ending = await done;
      // A quota abort shows its true cause on the transaction only.
      throw ending.committed || !isQuotaError(ending.error) ? error : ending.error;
    }
    const ending = await done;
    if (!ending.committed) throw ending.error;
    return result;
  } catch (error) {
    throw asVaultError(error);
  }
}

/** Has "no space" say how much was needed, if that is known. */
export async function sized<Result>(
  bytesNeeded: number | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LetterkeepError && error.kind === 'no-space') {
      throw asVaultError(error.cause, bytesNeeded);
    }
    throw error;
  }
}

function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch (error) {
    // Already ended by the browser: nothing left to undo.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}

/**
 * What a browser's storage error means. Sources: reliability.md 5.1 (QuotaExceededError in Chromium, AbortError or
 * UnknownError with a quota text in Firefox, NS_ERROR_FILE_NO_DEVICE_SPACE when the disk itself is full).
 */
export function asVaultError(error: unknown, bytesNeeded?: number): LetterkeepError {
  if (error instanceof LetterkeepError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (isQuotaError(error)) {
    return new LetterkeepError(
      'no-space',
      `The browser has no space left: ${text}`,
      bytesNeeded === undefined ? {} : { bytesNeeded },
      { cause: error },
    );
  }
  return new LetterkeepError('vault-error', `The vault could not be used: ${text}`, {}, { cause: error });
}

function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const name = 'name' in error && typeof error.name === 'string' ? error.name : '';
  const text = 'message' in error && typeof error.message === 'string' ? error.message : '';
  if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return true;
  if (/NO_DEVICE_SPACE|DISK_FULL/i.test(`${name} ${text}`)) return true;
  return (
    ['AbortError', 'UnknownError', 'DataError'].includes(name) &&
    /quota|disk (is )?full|no space|not enough space/i.test(text)
  );
}
