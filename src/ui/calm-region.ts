import { setText } from './element';

/** A region that is read out says something new at most so often, unless it is urgent. Milliseconds. */
export const calm = 10_000;

/**
 * Writes what a live region says: at once when it is `urgent`, else not sooner than `calm` after the last change, so that
 * whoever listens can hear a sentence to its end. What is held back is not kept: the views show again and again, and
 * the newest is said when its time has come.
 */
export function calmRegion(
  region: HTMLElement,
  now: () => number = () => Date.now(),
): (text: string, urgent: boolean) => void {
  let saidAt = -Infinity;
  return (text, urgent) => {
    if (region.textContent === text) return;
    const since = now() - saidAt;
    // A clock that was set back must not silence it.
    if (!urgent && since >= 0 && since < calm) return;
    saidAt = now();
    setText(region, text);
  };
}
