import { describe, expect, it } from 'vitest';
import { isAgainAtOnce, isReadSoon, mayBeAnother } from '../../../src/model/read-soon';

const readAt = '2026-11-22T09:00:00Z';

describe('a letter', () => {
  it('was read soon within a week of its day: others of the day may still come', () => {
    expect(isReadSoon({ date: '2026-11-22T08:00', readAt, openedAt: readAt })).toBe(true);
    expect(isReadSoon({ date: '2026-11-16', readAt, openedAt: readAt })).toBe(true);
    expect(isReadSoon({ date: '2026-11-15', readAt, openedAt: readAt })).toBe(false);
  });
  it('was not, once it was opened again later', () => {
    expect(isReadSoon({ date: '2026-11-22', readAt, openedAt: '2026-11-29T00:00:00Z' })).toBe(false);
  });
  it('without a readable date is as old as its first reading', () => {
    expect(isReadSoon({ date: null, readAt, openedAt: readAt })).toBe(true);
    expect(isReadSoon({ date: null, readAt, openedAt: '2026-12-01T09:00:00Z' })).toBe(false);
  });
  it('was read soon where nobody can tell when', () => {
    expect(isReadSoon({ date: '2019-07-15', readAt: '', openedAt: '' })).toBe(true);
  });
});

describe('an export', () => {
  const openedAt = '2026-11-22T09:00:00Z';
  const begun = (startedAt: string, round = 1) => ({ startedAt, round });

  it('within an hour of the opening was ordered once more', () => {
    expect(isAgainAtOnce(openedAt, begun(openedAt))).toBe(true);
    expect(isAgainAtOnce(openedAt, begun('2026-11-22T10:00:00Z'))).toBe(true);
    expect(isAgainAtOnce(openedAt, begun('2026-11-22T10:00:01Z'))).toBe(false);
  });
  it('was not, where it went on later, began before the opening, or nobody can tell when', () => {
    expect(isAgainAtOnce(openedAt, begun(openedAt, 2))).toBe(false);
    expect(isAgainAtOnce(openedAt, begun('2026-11-22T08:59:59Z'))).toBe(false);
    expect(isAgainAtOnce('', begun(openedAt))).toBe(false);
    expect(isAgainAtOnce(openedAt, begun(''))).toBe(false);
  });
});

describe('the row of a kept message', () => {
  const message = { date: '2026-11-22', readAt };
  const job = { startedAt: '2026-11-22T09:30:00Z', round: 1 };

  it('may be another message where it was read soon, unless it was opened within the hour', () => {
    expect(mayBeAnother({ ...message, opened: { at: readAt } }, job)).toBe(false);
    expect(mayBeAnother({ ...message, opened: { at: '2026-11-22T08:00:00Z' } }, job)).toBe(true);
    expect(mayBeAnother({ ...message, date: '2019-07-15', opened: { at: readAt } }, job)).toBe(false);
  });
  it('may be another where nobody knows that it was opened from a list', () => {
    expect(mayBeAnother(message, job)).toBe(true);
  });
});
