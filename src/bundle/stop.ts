import { LetterkeepError } from '../model/failure';

/** Throws LetterkeepError "cancelled" once the person who ordered the archive has stopped it. */
export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LetterkeepError('cancelled', 'Writing the archive was stopped.');
}
