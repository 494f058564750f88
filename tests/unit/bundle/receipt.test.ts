import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/bundle/archive-source';
import { isKeptFromBefore, makeReceipt } from '../../../src/bundle/receipt';
import { leftOut } from '../../../src/model/chosen';
import { addsUp, receiptSchema } from '../../../src/model/receipt';
import * as v from 'valibot';
import { job, row } from './made-up-job';
import { SampleSource } from './sample-source';

const now = new Date('2026-11-22T10:00:00Z');

const source = new SampleSource([
  { name: 'Fake Anna', date: '2021-01-01', body: 'one' },
  {
    name: 'Fake Anna',
    date: '2021-01-02',
    direction: 'sent',
    body: 'two',
    attachments: [
      { kind: 'image', mediaType: 'image/png', bytes: new Uint8Array([1]) },
      { kind: 'videogram', reason: 'JPay would not open it.' },
    ],
  },
]);
const [first, second] = source.facts as [MessageRecord, MessageRecord];
const savedRows = [
  row(1, { state: 'saved', messageId: first.id }),
  row(2, { state: 'saved', messageId: second.id, mailbox: 'sent', where: 'sent, page 1' }),
];

describe('the receipt', () => {
  it('is not complete when a message was gone from the list before anybody could open it', () => {
    const gone = row(3, { state: 'vanished', failure: 'not-tried' });
    const receipt = makeReceipt(job(), [...savedRows, gone], source.facts, now);
    expect(receipt.messages).toMatchObject({ listed: 3, saved: 2, vanished: 1 });
    expect(receipt.complete).toBe(false);
    expect(receipt.incompleteBecause).toEqual(['1 message of the inbox list was not opened.']);
  });

  it('is complete when a message was opened and had been deleted on JPay', () => {
    const deleted = row(3, { state: 'vanished', failure: 'message-vanished' });
    expect(makeReceipt(job(), [...savedRows, deleted], source.facts, now).complete).toBe(true);
  });

  it('is complete without attachments when none were asked for, and notes how many were left out', () => {
    const request = { what: 'archive', choice: { withoutAttachments: true, leaveUnread: false } } as const;
    const facts = source.facts.map((one) => ({ ...one, attachments: one.attachments.map(leftOut) }));
    const [listed] = savedRows;
    const receipt = makeReceipt(job({ request }), savedRows, facts, now);
    expect(receipt.complete).toBe(true);
    expect(receipt.attachments).toEqual({ listed: 2, saved: 0, failed: 0, vanished: 0, skipped: 2 });
    expect(receipt.exceptions.map(({ kind }) => kind)).toEqual(['not-chosen', 'not-chosen']);
    expect(receipt.notes[0]).toBe(
      '2 attachments were left out, because the export was made without attachments. Export again with attachments to get them.',
    );
    // Of a message that was not listed this time, the counts say nothing, and neither do the exceptions.
    expect(makeReceipt(job({ request }), [listed!], facts, now)).toMatchObject({
      keptFromBefore: 1,
      attachments: { listed: 0 },
      exceptions: [],
    });
  });

  it('is complete when every listed message is here, even if an attachment would not open', () => {
    const receipt = makeReceipt(job(), savedRows, source.facts, now);
    expect(receipt.complete).toBe(true);
    expect(receipt.messages).toEqual({ listed: 2, saved: 2, failed: 0, vanished: 0, skipped: 0 });
    expect(receipt.byMailbox.sent.attachments).toEqual({
      listed: 2,
      saved: 1,
      failed: 1,
      vanished: 0,
      skipped: 0,
    });
    expect(receipt.exceptions).toEqual([
      {
        what: 'attachment',
        messageId: second.id,
        where: 'sent, page 1',
        personName: 'Fake Anna',
        dateText: '2021-01-02',
        kind: 'attachment-not-shown',
        reason: 'JPay would not open it.',
      },
    ]);
    expect(v.is(receiptSchema, receipt)).toBe(true);
  });

  it.each([
    [
      'a message failed',
      row(3, { state: 'failed', failure: 'timed-out' }),
      '1 message of the inbox list could not',
    ],
    ['a message was not tried', row(3, { state: 'listed' }), '1 message of the inbox list was not opened'],
    ['the export was cancelled', row(3, { state: 'skipped', failure: 'cancelled' }), 'was not opened'],
    [
      'the vault lost a saved one',
      row(3, { state: 'saved', messageId: 'f'.repeat(64) }),
      'could not be saved',
    ],
  ])('is INCOMPLETE when %s, and says so in a sentence', (_, extra, sentence) => {
    const receipt = makeReceipt(job(), [...savedRows, extra], source.facts, now);
    expect(receipt.complete).toBe(false);
    expect(receipt.incompleteBecause.join()).toContain(sentence);
    expect(receipt.messages.listed).toBe(3);
    expect(addsUp(receipt.messages)).toBe(true);
    expect(receipt.exceptions.filter(({ what }) => what === 'message')).toHaveLength(1);
  });

  it.each(['left-unread', 'not-chosen'] as const)(
    'stays complete when messages are %s by choice',
    (failure) => {
      const receipt = makeReceipt(
        job(),
        [...savedRows, row(3, { state: 'skipped', failure })],
        source.facts,
        now,
      );
      expect(receipt.complete).toBe(true);
      expect(receipt.messages.skipped).toBe(1);
      expect(receipt.exceptions.some(({ kind }) => kind === failure)).toBe(true);
    },
  );

  it('is INCOMPLETE when the end of a list was not proved', () => {
    const listExceptions = [
      {
        what: 'list' as const,
        where: 'sent',
        kind: 'list-end-not-proved' as const,
        reason: 'The list never ended.',
      },
    ];
    const receipt = makeReceipt(
      job({ findings: { listExceptions, notes: [], requests: 3 } }),
      savedRows,
      source.facts,
      now,
    );
    expect(receipt.complete).toBe(false);
    expect(receipt.incompleteBecause).toEqual(['sent: The list never ended.']);
    expect(receipt.exceptions[0]).toEqual(listExceptions[0]);
  });

  it('is INCOMPLETE when the export was stopped, even with all listed messages here', () => {
    const stopped = job({ state: 'cancelled' });
    delete stopped.finishedAt;
    const receipt = makeReceipt(stopped, savedRows, source.facts, now);
    expect(receipt.complete).toBe(false);
    expect(receipt.finishedAt).toBe(now.toISOString());
  });

  it('counts messages that JPay lists no more, without calling them listed', () => {
    const receipt = makeReceipt(job(), savedRows.slice(0, 1), source.facts, now);
    expect(receipt.keptFromBefore).toBe(1);
    expect(receipt.messages.listed).toBe(1);
    expect(receipt.notes.join(' ')).toContain('kept from an earlier export');
  });

  it('counts a message once that two rows of the list led to, and what is missing from it too', () => {
    const again = row(3, { state: 'saved', messageId: second.id, mailbox: 'sent', where: 'sent, page 2' });
    const receipt = makeReceipt(job(), [...savedRows, again], source.facts, now);
    expect(receipt.messages).toEqual({ listed: 2, saved: 2, failed: 0, vanished: 0, skipped: 0 });
    const { listed, saved } = receipt.attachments;
    expect(receipt.exceptions).toHaveLength(listed - saved);
    expect(receipt.complete).toBe(true);
  });

  it('tells what is missing from messages kept from before apart from what it counts', () => {
    const receipt = makeReceipt(job(), savedRows.slice(0, 1), source.facts, now);
    expect(receipt.attachments.listed).toBe(0);
    expect(receipt.exceptions.map(({ where }) => where)).toEqual(['sent, kept from an earlier export']);
    expect(receipt.exceptions.every(isKeptFromBefore)).toBe(true);
    expect(makeReceipt(job(), savedRows, source.facts, now).exceptions.some(isKeptFromBefore)).toBe(false);
  });

  it('says that attachments of unopened messages are not listed', () => {
    expect(makeReceipt(job(), [], [], now).notes.join(' ')).toContain('never opened are not listed');
  });
});
