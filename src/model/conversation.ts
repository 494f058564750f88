import type { Message } from './message';

/** The facts an order needs: a message without its body. */
export type MessageFacts = Pick<Message, 'id' | 'direction' | 'date' | 'dateText'>;

/**
 * Oldest first; messages without a readable date last (contract.md). A date without a time sorts before the timed
 * ones of its day; ties keep sent and received apart in a fixed way and end with the id, so that the order is the same everywhere.
 */
export function byTime(a: MessageFacts, b: MessageFacts): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? -1 : 1;
  }
  if (a.direction !== b.direction) return a.direction === 'sent' ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
