import { describe, expect, it } from 'vitest';
import { failureKinds } from '../../../src/model/failure';
import { wordsFor } from '../../../src/ui/words';
import type { Progress } from '../../../src/model/status';
import { counts, done, half, listing, opening, paused, reading, writing } from './examples';

const words = wordsFor('en');

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
      'The internet connection is gone. Letterkeep looks again in 40 seconds',
    );
    for (const waitReason of failureKinds) {
      expect(words.reading.activity({ ...waiting, waitReason })).toContain('40 seconds');
    }
  });

  it('names the list that is being read, and its page', () => {
    expect(words.reading.activity(listing)).toBe('Reading the list of sent messages, page 3');
    expect(words.reading.activity({ ...listing, mailbox: 'inbox', page: 1 })).toBe(
      'Reading the list of received messages, page 1',
    );
  });

  it('names what is being fetched', () => {
    const fetching = { ...half, activity: 'attachment' } as const;
    expect(words.reading.activity({ ...fetching, attachmentKind: 'image' })).toBe(
      'Fetching a photo (message 213 of 430)',
    );
    expect(words.reading.activity({ ...fetching, attachmentKind: 'videogram' })).toMatch(
      /^Fetching a VideoGram/u,
    );
    expect(words.reading.activity(fetching)).toMatch(/^Fetching a photo or other attachment/u);
  });

  it('says the same aloud for one message as for the next', () => {
    const aloud = words.reading.activityAloud;
    expect(aloud(half)).toBe(aloud({ ...half, messages: counts(430, 213) }));
    expect(aloud(half)).toBe(aloud({ ...half, activity: 'attachment', attachmentKind: 'image' }));
    expect(aloud(listing)).toBe(aloud({ ...listing, page: 4 }));
    expect(aloud(half)).not.toBe(aloud({ ...half, activity: 'waiting', waitReason: 'offline' }));
  });

  it('rounds long waits up to minutes', () => {
    const waiting = { ...opening, activity: 'waiting', waitReason: 'asked-to-wait' } as const;
    expect(words.reading.activity({ ...waiting, waitSeconds: 121 })).toBe('JPay asked us to wait 3 minutes');
    expect(words.reading.activity({ ...waiting, waitSeconds: 1 })).toBe('JPay asked us to wait 1 second');
  });

  it('says how much is saved when it stands still, and of nothing that it is of this export: more may be kept', () => {
    const nothing = 'Nothing is saved in this export yet.';
    expect(words.paused.soFar(half)).toBe('212 of 430 messages are saved.');
    expect(words.paused.soFar({ ...half, messages: counts(1, 1) })).toBe('1 of 1 message is saved.');
    expect(words.paused.soFar({ ...half, messages: counts(0, 0) })).toBe(nothing);
    expect(words.paused.soFar({ ...half, messages: counts(430, 0) })).toBe(nothing);
  });
});

describe('time left', () => {
  it.each([
    [0, 'Less than a minute left'],
    [59, 'Less than a minute left'],
    [60, 'About 1 minute left'],
    [89, 'About 1 minute left'],
    [720, 'About 12 minutes left'],
    [2000, 'About 35 minutes left'],
    [3500, 'About 1 hour left'],
    [5400, 'About 1 and a half hours left'],
    [7200, 'About 2 hours left'],
    [43_200, 'About 12 hours left'],
  ])('%d seconds are "%s"', (secondsLeft, shown) => {
    expect(words.reading.time({ ...half, secondsLeft }, undefined)).toBe(shown);
  });

  it('is not spoken of while nobody can know it', () => {
    expect(words.reading.time(opening, undefined)).toBe('');
  });

  it.each([
    [40, 'Goes on in about 40 seconds'],
    [39, 'Goes on in about 35 seconds'],
    [9, 'Goes on in a few seconds'],
    [0, 'Goes on in a moment'],
    [60, 'Goes on in about 1 minute'],
    [600, 'Goes on in about 10 minutes'],
  ])('gives way to a wait: with %d seconds to go, "%s"', (secondsToGo, shown) => {
    expect(words.reading.time(half, secondsToGo)).toBe(shown);
  });
});

describe('what became of each mailbox', () => {
  const line = (progress: Progress, box: 'inbox' | 'sent') => words.reading.mailboxLine(progress, box);

  it('counts what is saved, and names what is not', () => {
    expect(line(half, 'inbox')).toBe('211 of 290');
    const { byMailbox } = half;
    const sent = { messages: counts(140, 130, 1, 2, 3), attachments: counts(0, 0) };
    const troubled = { ...half, ...(byMailbox && { byMailbox: { ...byMailbox, sent } }) };
    expect(line(troubled, 'sent')).toBe('130 of 140, 1 failed, 2 no longer on JPay, 3 left out');
  });

  it('counts what a list holds while it is read', () => {
    expect(line(listing, 'inbox')).toBe('10 found');
    expect(line(listing, 'sent')).toBe('20 found so far');
  });

  it('claims nothing of a list that was not looked at, and nothing where an older version told nothing', () => {
    const none = { messages: counts(0, 0), attachments: counts(0, 0) };
    const first: Progress = { ...listing, mailbox: 'inbox', byMailbox: { inbox: none, sent: none } };
    expect(line(first, 'inbox')).toBe('none found yet');
    expect(line(first, 'sent')).toBe('–');
    expect(line({ ...first, activity: 'opening' }, 'sent')).toBe('none');
    const { messages, attachments } = half;
    expect(line({ activity: 'opening', messages, attachments }, 'sent')).toBe('–');
  });

  it('counts photos and other attachments', () => {
    expect(words.reading.attachmentsLine(half)).toBe('40 saved, 1 failed');
    expect(words.reading.attachmentsLine(listing)).toBe('none yet');
  });
});

describe('over the toolbar button', () => {
  const title = words.toolbarTitle;
  const at = (progress: Progress) => title({ ...reading, progress });

  it('says how far it is and how long it still takes', () => {
    expect(at(half)).toBe('Letterkeep: 212 of 430 messages saved, about 12 minutes left');
    expect(at({ ...half, messages: counts(1, 1) })).toBe(
      'Letterkeep: 1 of 1 message saved, about 12 minutes left',
    );
    expect(at(opening)).toBe('Letterkeep: 11 of 64 messages saved');
  });

  it('says what it reads, and why it waits', () => {
    expect(at(listing)).toBe('Letterkeep: Reading the list of sent messages, page 3');
    expect(at({ ...half, activity: 'waiting', waitReason: 'asked-to-wait', waitSeconds: 40 })).toBe(
      'Letterkeep: JPay asked us to wait 40 seconds. 212 of 430 messages saved',
    );
  });

  it('says what is to be done when it stands still, and when it is over', () => {
    expect(title({ ...paused, why: 'signed-out' })).toBe(
      'Letterkeep: paused. 212 of 430 messages are saved. Sign in to JPay again, then press Continue.',
    );
    expect(title(writing)).toBe('Letterkeep: writing your file');
    expect(title(done)).toBe('Letterkeep: here is your mail');
    expect(title({ ...done, complete: false })).toBe('Letterkeep: part of your mail is here');
    expect(title({ state: 'idle' })).toBe('Letterkeep');
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
