import { LetterkeepError } from '../model/failure';

/** So that a test of the signal reads as what it is. Rejections of an aborted wait or fetch end in the same error. */
export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new LetterkeepError('cancelled', 'The person asked the reader to stop.');
}
