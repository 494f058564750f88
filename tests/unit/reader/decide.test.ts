import { describe, expect, it } from 'vitest';
import { failureKinds, type FailureKind } from '../../../src/model/failure';
import {
  afterFailedTry,
  boundaryOf,
  isOfTheSite,
  longestWaitMs,
  mostTries,
} from '../../../src/reader/decide';

/** All waits until a failure is no longer tried again. */
function waitsOf(kind: FailureKind, retryAfter: number | null = null, random = 0): number[] {
  const waits: number[] = [];
  for (let tries = 1; tries < 100; tries += 1) {
    const next = afterFailedTry(kind, tries, retryAfter, random);
    if (!next) return waits;
    waits.push(next.afterMs);
  }
  throw new Error(`${kind} is tried for ever`);
}

describe('a request that failed', () => {
  it.each(failureKinds)('is not tried for ever: %s', (kind) => {
    expect(waitsOf(kind).length).toBeLessThan(100);
  });
  it('is tried four times in all when the site has trouble, each time later', () => {
    const waits = waitsOf('site-error');
    expect(waits).toHaveLength(mostTries - 1);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  });
  it.each([1, 40, 300])('waits no shorter than the %i seconds the site asked for', (seconds) => {
    for (const random of [0, 0.5, 0.999]) {
      for (const wait of waitsOf('asked-to-wait', seconds, random))
        expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
    }
  });
  it('is left to the person when the site asks for a day', () => {
    expect(waitsOf('asked-to-wait', 86_400)).toEqual([]);
    expect(boundaryOf('asked-to-wait')).toBe('pause');
  });
  it('waits longer and longer when the site asks without saying how long', () => {
    const waits = waitsOf('asked-to-wait');
    expect(waits).toEqual([15_000, 30_000, 60_000]);
    expect(Math.max(...waits)).toBeLessThan(longestWaitMs);
  });
  it('is not tried again when somebody has to sign in, or a button is not ours to press', () => {
    for (const kind of ['signed-out', 'terms-page', 'other-account', 'refused'] as const) {
      expect(waitsOf(kind)).toEqual([]);
    }
  });
  it('waits for the line to come back for more than ten minutes', () => {
    expect(waitsOf('offline').reduce((a, b) => a + b, 0)).toBeGreaterThan(10 * 60_000);
  });
});

describe('a failure that remains', () => {
  it.each(['signed-out', 'terms-page', 'offline', 'no-space', 'vault-error', 'blocked-by-site'] as const)(
    'pauses the job: %s',
    (kind) => expect(boundaryOf(kind)).toBe('pause'),
  );
  it('stops the job when another account has signed in', () => {
    expect(boundaryOf('other-account')).toBe('stop');
  });
  it.each(['unexpected-page', 'site-error', 'refused', 'not-an-attachment', 'timed-out'] as const)(
    'is written down, and the rest go on: %s',
    (kind) => expect(boundaryOf(kind)).toBe('record'),
  );
  it('speaks of the site only where the site failed', () => {
    expect(isOfTheSite('site-error')).toBe(true);
    expect(isOfTheSite('refused')).toBe(false);
    expect(isOfTheSite('message-vanished')).toBe(false);
  });
});
