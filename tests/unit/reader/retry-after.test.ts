import { describe, expect, it } from 'vitest';
import { retryAfterSeconds } from '../../../src/reader/retry-after';

const now = Date.UTC(2026, 10, 22, 10, 0, 0);

describe('what the site asks us to wait', () => {
  it('is read as seconds', () => {
    expect(retryAfterSeconds('120', now)).toBe(120);
    expect(retryAfterSeconds(' 0 ', now)).toBe(0);
  });
  it.each(['Sun, 22 Nov 2026 10:01:30 GMT', 'Sunday, 22-Nov-26 10:01:30 GMT', 'Sun Nov 22 10:01:30 2026'])(
    'is read as the date %s',
    (date) => {
      expect(retryAfterSeconds(date, now)).toBe(90);
    },
  );
  it('is rounded up, so that nobody comes a moment early', () => {
    expect(retryAfterSeconds('Sun, 22 Nov 2026 10:00:02 GMT', now + 1)).toBe(2);
  });
  it('takes two digits of a year for the past when they would be far ahead', () => {
    expect(retryAfterSeconds('Sunday, 06-Nov-94 08:49:37 GMT', now)).toBe(0);
  });
  it.each([null, '', 'soon', '-5', '1.5', 'Sun, 22 Foo 2026 10:00:00 GMT'])(
    'is nothing when it says %s',
    (text) => {
      expect(retryAfterSeconds(text, now)).toBeNull();
    },
  );
});
