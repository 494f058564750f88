import { LetterkeepError } from '../../src/model/failure';
import { asShown, changeStatus } from '../../src/platform/status-item';
import type { Vault } from '../../src/vault/vault';

/**
 * Removes all messages from this browser, and the status item that speaks of them.
 * Throws LetterkeepError "vault-error" while a job is read: the reader would go on writing.
 */
export async function forgetEverything(vault: Vault): Promise<void> {
  const status = await changeStatus((before) =>
    asShown(before, Date.now()).state === 'reading' ? before : { state: 'idle' },
  );
  if (status.state !== 'idle') {
    throw new LetterkeepError('vault-error', 'An export is under way. Cancel it first.');
  }
  await vault.forgetEverything();
}
