import { LetterkeepError } from '../model/failure';
import { forgetLastSaved } from './last-saved';
import { asShown, changeStatus } from './status-item';
import { whileNothingIsWritten } from './writing-turn';

/**
 * Removes all messages from this browser, and the status item that speaks of them. Throws LetterkeepError
 * "vault-error" while a job is read or written: its tab would go on writing, and name people in the status item.
 */
export async function forgetEverything(vault: { forgetEverything(): Promise<void> }): Promise<void> {
  const free = await whileNothingIsWritten(async () => {
    const status = await changeStatus((before) =>
      asShown(before, Date.now()).state === 'reading' ? before : { state: 'idle' },
    );
    if (status.state !== 'idle') {
      throw new LetterkeepError('vault-error', 'An export is under way. Cancel it first.');
    }
    await vault.forgetEverything();
    await forgetLastSaved();
  });
  if (!free) {
    throw new LetterkeepError(
      'vault-error',
      'A file is being written in another tab. Wait until it is done, or close that tab. Then try again.',
    );
  }
}
