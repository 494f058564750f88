import { askBackground } from './ask';
import { longestWaitSlice } from './reader-words';

/** Time for the reader. Waits are timed by the background: browsers slow the timers of hidden pages. */
export const backgroundClock = {
  now: (): number => Date.now(),
  random: (): number => Math.random(),
  wait: waitInBackground,
};

/** Resolves after `ms` milliseconds, or early when the signal is aborted. Throws "vault-error" if nobody answers. */
export async function waitInBackground(ms: number, signal: AbortSignal): Promise<void> {
  let wakeUp: (() => void) | undefined;
  const aborted = new Promise<void>((resolve) => {
    wakeUp = resolve;
    signal.addEventListener('abort', wakeUp);
  });
  try {
    for (let left = ms; left > 0 && !signal.aborted; left -= longestWaitSlice) {
      await Promise.race([askBackground('clock.wait', { ms: Math.min(left, longestWaitSlice) }), aborted]);
    }
  } finally {
    if (wakeUp) signal.removeEventListener('abort', wakeUp);
  }
}
