import { describe, expect, it } from 'vitest';
import { dateText, expectedDate, expectMessages, makeAccount, makeSwitches } from '../../replica';
import { encodePage } from '../../replica/charset';
import { dateFormats } from '../../replica/account/dates';

const afternoon = { year: 2019, month: 7, day: 15, hour: 15, minute: 4, second: 5 };

describe('a date of the site', () => {
  it('is written in every format that the dossier names', () => {
    expect(dateFormats.map((format) => dateText(afternoon, format))).toEqual([
      '7/15/2019 3:04:05 PM',
      '7/15/2019 3:04 PM',
      '07/15/2019 03:04 PM',
      '07-15-2019',
      '7/15/2019',
      '07-15-2019 3:04:05 PM',
      'July 15, 2019 3:04:05 PM',
      'Monday, July 15, 2019 3:04:05 PM',
      '2019-07-15T15:04:05',
      'the 15. of month 7, 4 past the hour',
    ]);
  });

  it('is expected as precise as it was shown, and not at all when nobody can read it', () => {
    expect(expectedDate(afternoon, 'M/d/yyyy h:mm:ss tt')).toBe('2019-07-15T15:04:05');
    expect(expectedDate(afternoon, 'MM/dd/yyyy hh:mm tt')).toBe('2019-07-15T15:04');
    expect(expectedDate(afternoon, 'MM-dd-yyyy')).toBe('2019-07-15');
    expect(expectedDate(afternoon, 'unparsable')).toBeNull();
  });

  it('shows midnight and noon as 12', () => {
    const at = { ...afternoon, minute: 0, second: 0 };
    expect(dateText({ ...at, hour: 0 }, 'M/d/yyyy h:mm tt')).toBe('7/15/2019 12:00 AM');
    expect(dateText({ ...at, hour: 12 }, 'M/d/yyyy h:mm tt')).toBe('7/15/2019 12:00 PM');
  });
});

describe('what an archive must hold', () => {
  const account = makeAccount({ seed: 1, messages: 40 });

  it('is every message, oldest first', () => {
    const dates = expectMessages(account, makeSwitches()).map((message) => message.date ?? '');
    expect(dates).toHaveLength(40);
    expect(dates).toEqual([...dates].sort());
  });

  it('has a letter number only for sent messages, and only where the site shows it', () => {
    const shown = expectMessages(account, makeSwitches());
    for (const message of shown) expect('letterNumber' in message).toBe(message.direction === 'sent');
    const hidden = expectMessages(account, makeSwitches({ letterNumberInList: 'missing' }));
    expect(hidden.some((message) => 'letterNumber' in message)).toBe(false);
  });

  it('cannot have what was removed, nor a VideoGram that the page does not link', () => {
    const lost = (player: 'link' | 'none'): string[] =>
      expectMessages(account, makeSwitches({ player }))
        .flatMap((message) => message.attachments)
        .flatMap((attachment) => (attachment.savable ? [] : [attachment.kind]));
    expect(lost('link')).toEqual(['image']);
    expect(lost('none').filter((kind) => kind === 'videogram')).not.toEqual([]);
  });
});

describe('the encoding of a page', () => {
  const page = '<html><head></head><body>“Don’t”, é, €, ياسر 🌻</body></html>';

  it('holds in windows-1252 what that can, and the rest as character references', () => {
    const { body, contentType } = encodePage(page, 'windows-1252-header');
    expect(contentType).toBe('text/html; charset=windows-1252');
    // By its bytes: Node 20 decodes windows-1252 as if it were ISO 8859-1.
    const bytes = Buffer.from(body).toString('latin1');
    expect(bytes).toContain('<body>\x93Don\x92t\x94, \xe9, \x80, &#1610;');
  });

  it('is named by header, meta or mark, or by nothing', () => {
    expect(encodePage(page, 'utf-8-unlabelled').contentType).toBe('text/html');
    expect([...encodePage(page, 'utf-8-bom').body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(encodePage(page, 'utf-8-meta').body)).toContain(
      '<head><meta http-equiv="Content-Type"',
    );
  });
});
