import type { Counts } from '../model/receipt';
import type { Progress } from '../model/status';

/** How many came to an end of any kind. */
export function ended(counts: Counts): number {
  return counts.saved + counts.failed + counts.vanished + counts.skipped;
}

/** The message in hand, counted from 1, and never beyond the last one. */
export function inHandAt({ messages }: Progress): number {
  return Math.min(ended(messages) + 1, messages.listed);
}

/** While the lists are walked, what they hold so far is no total. */
export function totalIsUnknown({ activity }: Progress): boolean {
  return activity === 'starting' || activity === 'listing';
}
