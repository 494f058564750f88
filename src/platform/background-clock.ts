import { askBackground, extensionIsThere } from './ask';
import { longestWaitSlice } from './reader-words';

/** Time for the reader. Waits are timed by the background: browsers slow the timers of hidden pages. */
export const backgroundClock = {
  now: (): number => Date.now(),
  random: (): number => Math.random(),
  wait: waitInBackground,
};

/** An answer faster than this came from no wait: the background was not there. Milliseconds. */
const soonest = 100;
/** Refusals in a row before the background is taken for gone. */
const mostRefusals = 3;

/**
 * Resolves after `ms` milliseconds, or early when the signal is aborted. A background that is stopped in the middle of
 * a wait is asked for the rest of it, however often. Throws "vault-error" if nobody answers.
 */
export async function waitInBackground(ms: number, signal: AbortSignal): Promise<void> {
  let wakeUp: (() => void) | undefined;
  const aborted = new Promise<void>((resolve) => {
    wakeUp = resolve;
    signal.addEventListener('abort', wakeUp);
  });
  let left = ms;
  let refusals = 0;
  try {
    while (left > 0 && !signal.aborted) {
      const slice = Math.min(left, longestWaitSlice);
      const askedAt = Date.now();
      try {
        await Promise.race([askBackground('clock.wait', { ms: slice }, 1), aborted]);
        left -= slice;
        refusals = 0;
      } catch (error) {
        const waited = Date.now() - askedAt;
        refusals = waited < soonest ? refusals + 1 : 0;
        if (refusals === mostRefusals || !extensionIsThere()) throw error;
        // The clock of the computer may have been set meanwhile.
        left -= Math.min(slice, Math.max(0, waited));
      }
    }
  } finally {
    if (wakeUp) signal.removeEventListener('abort', wakeUp);
  }
}
