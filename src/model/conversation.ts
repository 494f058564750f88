import type { Message } from './message';

/** The facts an order needs: a message without its body. */
export type MessageFacts = Pick<Message, 'id' | 'direction' | 'date' | 'dateText' | 'letterNumber'>;

/**
 * Oldest first; messages without a readable date last (contract.md). A date without a time sorts before the timed
 * ones of its day. Ties keep sent and received apart in a fixed way; sent ones go by their number, which JPay counts up (dossier
 * 2.4, 3.1), those without one last; the id ends them, so that the order is the same everywhere.
 */
export function byTime(a: MessageFacts, b: MessageFacts): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? -1 : 1;
  }
  if (a.direction !== b.direction) return a.direction === 'sent' ? -1 : 1;
  if (a.direction === 'sent') {
    const [one, other] = [countOf(a), countOf(b)];
    if (one.length !== other.length) return one.length - other.length;
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** As long as what has no number: longer than any. */
const noCount = '9'.repeat(64);

/** The digits of a letter number without noughts before them: the longer one is the larger number. */
function countOf({ letterNumber = '' }: MessageFacts): string {
  const digits = /^0*(\d{1,63})$/.exec(letterNumber.trim())?.[1];
  return digits ?? noCount;
}
