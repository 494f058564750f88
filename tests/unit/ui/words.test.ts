import { describe, expect, it } from 'vitest';
import { failureKinds } from '../../../src/model/failure';
import { wordsFor } from '../../../src/ui/words';
import { counts, half, opening } from './examples';

const words = wordsFor('en-US');

describe('every pause has a reason people can read', () => {
  it.each([...failureKinds, 'by-person', 'no-word'] as const)('%s', (why) => {
    for (const amount of [undefined, 40]) {
      const sentence = words.paused.why(why, amount);
      expect(sentence).toMatch(/^[A-Z].*\.$/u);
      expect(sentence).not.toContain(why);
    }
  });

  it('begins with "Sign in" when signed out', () => {
    expect(words.paused.why('signed-out', undefined)).toMatch(/^Sign in/u);
    expect(words.signedOut.sentence).toMatch(/^Sign in/u);
  });

  it('begins with "Reload" when the JPay page does not answer', () => {
    expect(words.noJpay.silentSentence).toMatch(/^Reload/u);
    expect(words.paused.reloadFirst).toMatch(/^Reload/u);
  });

  it('names the space that is needed and the time JPay asked for', () => {
    expect(words.paused.why('no-space', 212_000_000)).toContain('212 MB');
    expect(words.paused.why('asked-to-wait', 40)).toContain('40 seconds');
  });
});

describe('what is happening now', () => {
  it('counts the message that is being opened', () => {
    expect(words.reading.activity(opening)).toBe('Opening message 12 of 64');
  });

  it('never counts beyond the end', () => {
    const last = { ...opening, messages: counts(64, 60, 2, 1, 1) };
    expect(words.reading.activity(last)).toBe('Opening message 64 of 64');
  });

  it('tells why it waits', () => {
    const waiting = { ...opening, activity: 'waiting', waitSeconds: 40 } as const;
    expect(words.reading.activity({ ...waiting, waitReason: 'asked-to-wait' })).toBe(
      'JPay asked us to wait 40 seconds',
    );
    expect(words.reading.activity({ ...waiting, waitReason: 'offline' })).toBe(
      'Waiting 40 seconds: your computer is not connected to the internet',
    );
    for (const waitReason of failureKinds) {
      expect(words.reading.activity({ ...waiting, waitReason })).toContain('40 seconds');
    }
  });

  it('rounds long waits up to minutes', () => {
    const waiting = { ...opening, activity: 'waiting', waitReason: 'asked-to-wait' } as const;
    expect(words.reading.activity({ ...waiting, waitSeconds: 121 })).toBe('JPay asked us to wait 3 minutes');
    expect(words.reading.activity({ ...waiting, waitSeconds: 1 })).toBe('JPay asked us to wait 1 second');
  });

  it('says how much is saved when it stands still', () => {
    expect(words.paused.soFar(half)).toBe('212 of 430 messages are saved.');
    expect(words.paused.soFar({ ...half, messages: counts(1, 1) })).toBe('1 of 1 message is saved.');
    expect(words.paused.soFar({ ...half, messages: counts(0, 0) })).toBe('Nothing is saved yet.');
  });
});

describe('totals', () => {
  it('reads as the receipt of a whole mailbox', () => {
    expect(words.totals(counts(430, 430), counts(61, 59, 2))).toBe(
      '430 messages listed, 430 saved; 61 photos and other attachments, 59 saved, 2 failed',
    );
  });

  it('names everything that is not saved', () => {
    expect(words.totals(counts(2000, 1990, 3, 2, 5), counts(0, 0))).toBe(
      '2,000 messages listed, 1,990 saved, 3 failed, 2 no longer on JPay, 5 left out; no photos or other attachments',
    );
  });

  it('counts one as one', () => {
    expect(words.totals(counts(1, 1), counts(1, 1))).toBe(
      '1 message listed, 1 saved; 1 photo or other attachment, 1 saved',
    );
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1500, '1.5 KB'],
    [999_999, '1 MB'],
    [86_400_000, '86 MB'],
    [1_900_000_000, '1.9 GB'],
  ])('%d bytes are "%s"', (bytes, shown) => {
    expect(words.size(bytes)).toBe(shown);
  });
});

it('speaks English to a browser in a language it does not know', () => {
  expect(wordsFor('x-unknown').language).toBe('en');
});
