import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../../src/bundle/archive-source';
import { volumesOf } from '../../../../src/bundle/documents/volumes';
import type { ConversationItem } from '../../../../src/bundle/plan';

const message = (id: string): ConversationItem => ({
  what: 'message',
  date: null,
  record: { id } as MessageRecord,
});
const gap = { what: 'missing', date: null } as ConversationItem;
const named = (volumes: (readonly ConversationItem[])[]): string[] =>
  volumes.map((items) => items.map((item) => (item.what === 'message' ? item.record.id : '-')).join(''));

describe('a conversation that is too long for one document', () => {
  const items = [gap, message('a'), message('b'), gap, message('c'), message('d'), message('e'), gap];

  it('stays in one where it is not', () => {
    expect(named(volumesOf(items, {}))).toEqual(['-ab-cde-']);
    expect(named(volumesOf(items, { messages: 5 }))).toEqual(['-ab-cde-']);
    expect(named(volumesOf([], { messages: 5 }))).toEqual(['']);
  });

  it('is cut by messages, and no gap is lost', () => {
    expect(named(volumesOf(items, { messages: 2 }))).toEqual(['-ab-', 'cd', 'e-']);
    expect(named(volumesOf(items, { messages: 1 }))).toEqual(['-a', 'b-', 'c', 'd', 'e-']);
  });

  it('is cut by what its messages weigh, one that weighs too much by itself standing alone', () => {
    const bytesOf = ({ id }: MessageRecord): number => (id === 'c' ? 500 : 40);
    expect(named(volumesOf(items, { bytes: 100, bytesOf }))).toEqual(['-ab-', 'c', 'de-']);
  });
});
