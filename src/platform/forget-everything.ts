import { LetterkeepError } from '../model/failure';
import type { LeftBehind } from '../model/left-behind';
import { tellForgotten } from './forgotten';
import { lookForWhatIsLeft, removeItems, type EmptiedVault } from './left-behind';
import { asShown, changeStatus } from './status-item';
import { whileNothingIsWritten } from './writing-turn';

/**
 * Removes all messages from this browser, the status item that speaks of them and whatever else is no setting; then looks
 * again, and gives what it found. Null where it could not look: that everything was removed is then only believed.
 * Throws LetterkeepError "vault-error" while a job is read or written: its tab would go on writing, and name people in
 * the status item.
 */
export async function forgetEverything(
  vault: EmptiedVault & { forgetEverything(): Promise<void> },
): Promise<LeftBehind | null> {
  let left: LeftBehind | null = null;
  const free = await whileNothingIsWritten(async () => {
    const status = await changeStatus((before) =>
      asShown(before, Date.now()).state === 'reading' ? before : { state: 'idle' },
    );
    if (status.state !== 'idle') {
      throw new LetterkeepError('vault-error', 'An export is under way. Cancel it first.');
    }
    await vault.forgetEverything();
    try {
      await removeItems();
      left = await lookForWhatIsLeft(vault).catch(() => null);
      // Looking opened an empty vault.
      await vault.forgetEverything();
    } finally {
      // Last: they load anew and open the vault again, which is not to meet with its being removed.
      tellForgotten();
    }
  });
  if (!free) {
    throw new LetterkeepError(
      'vault-error',
      'A file is being written in another tab. Wait until it is done, or close that tab. Then try again.',
    );
  }
  return left;
}
