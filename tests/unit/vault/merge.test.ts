import { describe, expect, it } from 'vitest';
import { leftOut } from '../../../src/model/chosen';
import type { Attachment } from '../../../src/model/message';
import { mergeAttachments, mergeCopies } from '../../../src/vault/merge';
import type { StoredMessage } from '../../../src/vault/schema';

const marks = (index: number) => ({ index, label: `Attachment ${index}`, kind: 'image' as const });
const saved = (index: number, sha256: string): Attachment => ({
  ...marks(index),
  state: 'saved',
  mediaType: 'image/jpeg',
  bytes: 1,
  sha256,
});
const left = (index: number): Attachment => leftOut(marks(index));
const missing = (index: number, reason = 'It did not come.'): Attachment => ({
  ...marks(index),
  state: 'failed',
  failure: 'timed-out',
  reason,
});

describe('joining two copies of a message', () => {
  it('takes bytes from whichever copy has them', () => {
    expect(mergeAttachments([saved(1, 'a'), missing(2)], [missing(1), saved(2, 'b')])).toEqual([
      saved(1, 'a'),
      saved(2, 'b'),
    ]);
  });

  it('takes the newer reason when neither has bytes', () => {
    expect(mergeAttachments([missing(1, 'old')], [missing(1, 'new')])).toEqual([missing(1, 'new')]);
  });

  it('keeps a photo, and why another did not come, when both were left out this time', () => {
    const kept = [saved(1, 'a'), missing(2)];
    expect(mergeAttachments(kept, [left(1), left(2)])).toEqual(kept);
  });

  it('takes the photo, or why it did not come, in place of one that was left out before', () => {
    expect(mergeAttachments([left(1), left(2)], [saved(1, 'a'), missing(2)])).toEqual([
      saved(1, 'a'),
      missing(2),
    ]);
    expect(mergeAttachments([left(1)], [left(1)])).toEqual([left(1)]);
  });

  it('keeps a photo that the page no longer lists', () => {
    expect(mergeAttachments([saved(1, 'a'), saved(2, 'b')], [saved(1, 'b')])).toEqual([
      saved(1, 'b'),
      { ...saved(1, 'a'), index: 2 },
    ]);
  });

  it('keeps both photos when another one stands in the same place', () => {
    const both = [saved(1, 'b'), { ...saved(1, 'a'), index: 2 }];
    expect(mergeAttachments([saved(1, 'a')], [saved(1, 'b')])).toEqual(both);
    // And goes on so: read again, nothing is added and nothing lost.
    expect(mergeAttachments(both, [saved(1, 'b')])).toEqual(both);
  });

  it('keeps photos that have changed places once each', () => {
    expect(mergeAttachments([saved(1, 'a'), saved(2, 'b')], [saved(1, 'b'), saved(2, 'a')])).toEqual([
      saved(1, 'b'),
      saved(2, 'a'),
    ]);
  });

  it('keeps a photo that moved into the place of another that did not come', () => {
    const merged = mergeAttachments([saved(1, 'a'), saved(2, 'b')], [missing(1), saved(2, 'a')]);
    expect(merged.flatMap((one) => (one.state === 'saved' ? [one.sha256] : []))).toEqual(['a', 'a', 'b']);
    expect(merged.map(({ index }) => index)).toEqual([1, 2, 3]);
  });

  it('keeps the page it has when the text is the same, and takes what is newly known', () => {
    const kept: StoredMessage = {
      id: 'kept',
      accountId: 'account',
      direction: 'sent',
      mailbox: 'sent',
      personName: 'Fake Person',
      dateText: '7/15/2019',
      date: '2019-07-15',
      status: 'Sent',
      bodyHtml: 'kept body',
      attachments: [],
      raw: { sha256: 'kept page', bytes: 1, charset: 'utf-8' },
      readAt: 'then',
      print: 'print',
      contentHash: 'same',
      keptAt: 'then',
      savedAttachments: 0,
    };
    const read: StoredMessage = {
      ...kept,
      id: '',
      status: 'Printed',
      letterNumber: '12',
      date: null,
      bodyHtml: 'read body',
      raw: { sha256: 'read page', bytes: 1, charset: 'utf-8' },
      readAt: 'now',
      print: null,
      keptAt: 'now',
    };
    expect(mergeCopies(kept, read)).toEqual({
      ...kept,
      status: 'Printed',
      letterNumber: '12',
      keptAt: 'now',
    });
  });
});
