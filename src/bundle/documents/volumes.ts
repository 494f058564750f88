import type { MessageRecord } from '../archive-source';
import type { ConversationItem } from '../plan';

/** What one document may hold. */
export interface VolumeLimits {
  messages?: number | undefined;
  bytes?: number | undefined;
  /** What a message weighs against `bytes`. */
  bytesOf?: (record: MessageRecord) => number;
}

/**
 * The items of a conversation, cut where one document can hold no more of them; in one piece if it can. A message that is
 * too large by itself gets a document of its own: nothing is torn or left out.
 */
export function volumesOf(
  items: readonly ConversationItem[],
  { messages = Infinity, bytes = Infinity, bytesOf = () => 0 }: VolumeLimits,
): (readonly ConversationItem[])[] {
  const volumes: ConversationItem[][] = [[]];
  let held = { messages: 0, bytes: 0 };
  for (const item of items) {
    const weight =
      item.what === 'message' ? { messages: 1, bytes: bytesOf(item.record) } : { messages: 0, bytes: 0 };
    const next = { messages: held.messages + weight.messages, bytes: held.bytes + weight.bytes };
    const isFull = held.messages > 0 && (next.messages > messages || next.bytes > bytes);
    if (isFull) volumes.push([]);
    held = isFull ? weight : next;
    volumes.at(-1)?.push(item);
  }
  return volumes;
}
