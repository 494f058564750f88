import { describe, expect, it } from 'vitest';
import { dateStamp, messageStems, personFolders, slugOf } from '../../../src/bundle/names';
import { checkEntryPath } from '../../../src/bundle/path-rules';

const awkwardNames = [
  'CON',
  'nul.txt',
  'COM1',
  'com¹',
  '../../etc/passwd',
  'C:\\Windows\\System32',
  '.hidden',
  '~root',
  '-rf',
  'a'.repeat(400),
  '\u202Egnp.exe',
  'Zero\u200Bwidth',
  'Te\u0301st',
  'line\r\nbreak',
  'tab\there',
  'nul\0byte',
  '%2e%2e%2f',
  'trailing dot.',
  'trailing space ',
  '\uD800lone',
  'ﬁ ligature Ⅳ',
  '<b>bold</b>',
  '"quotes" | pipes ? stars *',
  '👩‍👩‍👧',
  'مريم الاختبار',
  '',
];

describe('slugs', () => {
  it.each([
    ['Fake José Muñoz-Ibáñez', 'fake-jose-munoz-ibanez'],
    ['STRAẞE ØRSTED Łukasz', 'strasse-orsted-lukasz'],
    ["O'Fake, Pat", 'ofake-pat'],
    ['مريم', 'person'],
    ['🙂🙂', 'person'],
    ['', 'person'],
  ])('writes %j as %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it.each(awkwardNames)('makes a path that keeps every rule out of %j', (name) => {
    const folder =
      personFolders([{ key: 'ab12cd34'.repeat(8), name }])
        .values()
        .next().value ?? '';
    expect(folder).toMatch(/^[a-z0-9][a-z0-9-]{0,31}_ab12$/);
    expect(() =>
      checkEntryPath(`Letterkeep-2026-11-22/data/people/${folder}/conversation.html`),
    ).not.toThrow();
  });

  it('gives the same slug for a slug', () => {
    for (const name of awkwardNames) expect(slugOf(slugOf(name))).toBe(slugOf(name));
  });
});

describe('folders and stems', () => {
  it('gives two people whose names and short keys are equal longer keys, in any order', () => {
    const one = { key: 'aaaa1111' + '0'.repeat(56), name: 'Fake Anna' };
    const two = { key: 'aaaa2222' + '0'.repeat(56), name: 'FAKE  ANNA' };
    const forward = personFolders([one, two]);
    expect(forward).toEqual(new Map([...personFolders([two, one])].reverse()));
    expect([...forward.values()]).toEqual(['fake-anna_aaaa1111', 'fake-anna_aaaa2222']);
  });

  it('names a message by date, time, direction and id', () => {
    const id = '0123456789abcdef'.repeat(4);
    const stem = (date: string | null): string | undefined =>
      messageStems([{ id, date, direction: 'received' }]).get(id);
    expect(stem('2019-07-15T15:04:05')).toBe('2019-07-15_1504_received_01234567');
    expect(stem('2019-07-15')).toBe('2019-07-15_0000_received_01234567');
    expect(stem(null)).toBe('undated_received_01234567');
  });

  it('tells two messages of one minute with the same short id apart', () => {
    const a = { id: '01234567aaaa' + '0'.repeat(52), date: '2019-07-15T15:04', direction: 'sent' as const };
    const b = { ...a, id: '01234567bbbb' + '0'.repeat(52) };
    const stems = messageStems([a, b]);
    expect(stems.get(a.id)).toBe('2019-07-15_1504_sent_01234567aaaa');
    expect(stems.get(b.id)).toBe('2019-07-15_1504_sent_01234567bbbb');
  });

  it('stays within 150 characters for the longest of everything', () => {
    const folder = [...personFolders([{ key: 'f'.repeat(64), name: 'x'.repeat(99) }]).values()][0] ?? '';
    const path = `Letterkeep-2026-11-22-part-10-of-12/data/people/${folder}/attachments/2019-07-15_1504_received_0123456789ab_100.webp`;
    expect(path.length).toBeLessThanOrEqual(150);
    expect(() => checkEntryPath(path)).not.toThrow();
  });
});

it('stamps a date only as precisely as the site did', () => {
  expect(dateStamp('2021-01-02T03:04')).toBe('2021-01-02_0304');
});
