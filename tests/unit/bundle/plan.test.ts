import { describe, expect, it } from 'vitest';
import { conversationItems, conversationPages, planParts } from '../../../src/bundle/plan';
import { contactEntries, mailByPerson } from '../../../src/bundle/people';
import { SampleSource } from './sample-source';

function items(year: string, count: number, bytes = 1_000): { date: string | null; bytes: number }[] {
  return Array.from({ length: count }, () => ({ date: year === '' ? null : `${year}-10T10:00`, bytes }));
}

const names = (all: { date: string | null; bytes: number }[]): string[] =>
  conversationPages(all).map(({ name }) => name);

describe('splitting a conversation', () => {
  it('keeps 500 messages on one page', () => {
    expect(names([...items('2020-01', 250), ...items('2021-01', 250)])).toEqual(['conversation']);
  });
  it('splits 501 by year, and puts what has no date last', () => {
    expect(names([...items('2020-01', 250), ...items('2021-01', 250), ...items('', 1)])).toEqual([
      'conversation-2020',
      'conversation-2021',
      'conversation-undated',
    ]);
  });
  it('splits a year that is too long by month, and a month that is too long by number', () => {
    expect(names([...items('2020-12', 10), ...items('2021-06', 100), ...items('2021-07', 1_100)])).toEqual([
      'conversation-2020',
      'conversation-2021-06',
      'conversation-2021-07',
      'conversation-2021-07-2',
      'conversation-2021-07-3',
    ]);
  });
  it('splits by size too', () => {
    expect(names([...items('2020-01', 10, 100_000), ...items('2021-01', 10, 100_000)])).toEqual([
      'conversation-2020',
      'conversation-2021',
    ]);
  });
  it('loses nothing and changes no order', () => {
    const all = [...items('2020-12', 10), ...items('2021-07', 1_100), ...items('', 600)].map(
      (item, index) => ({
        ...item,
        index,
      }),
    );
    const indexes = conversationPages(all).flatMap((page) => page.items.map(({ index }) => index));
    expect(indexes).toEqual(all.map(({ index }) => index));
  });
});

describe('splitting an archive', () => {
  const unit = (person: string, bytes: number, files = 3) => ({ person, bytes, files });
  const base = { bytes: 100, files: 10 };
  const perPerson = { bytes: 50, files: 2 };

  it('fills parts up to both limits and leaves nothing out', () => {
    const units = Array.from({ length: 20 }, (_, index) => unit(index < 15 ? 'a' : 'b', 100));
    const parts = planParts(units, { bytes: 1_000, files: 30 }, base, perPerson);
    expect(parts.flat()).toEqual(units);
    for (const part of parts) {
      const people = new Set(part.map(({ person }) => person)).size;
      expect(base.bytes + part.length * 100 + people * perPerson.bytes).toBeLessThanOrEqual(1_000);
      expect(base.files + part.length * 3 + people * perPerson.files).toBeLessThanOrEqual(30);
    }
  });
  it('gives a message that is larger than a part one of its own', () => {
    const parts = planParts(
      [unit('a', 10), unit('a', 5_000), unit('a', 10)],
      { bytes: 1_000, files: 99 },
      base,
      perPerson,
    );
    expect(parts.map((part) => part.length)).toEqual([1, 1, 1]);
  });
  it('writes one part for an empty mailbox', () => {
    expect(planParts([], { bytes: 1, files: 1 }, base, perPerson)).toEqual([[]]);
  });
});

describe('mail by person', () => {
  const source = new SampleSource(
    [
      { name: 'FAKE ANNA', date: '2020-01-02' },
      { name: 'Fake  Anna', date: '2020-01-01', direction: 'sent' },
      { name: 'Fake Ben', date: null },
    ],
    [
      { name: 'Fake Anna', inmateId: '1', agency: 'Fake A' },
      { name: 'fake anna', inmateId: '2', agency: 'Fake B' },
      { name: 'Fake Carl', inmateId: '3', agency: 'Fake C' },
    ],
    [
      {
        mailbox: 'inbox',
        personName: 'Fake Anna',
        date: '2020-01-01T12:00',
        where: 'inbox, page 1',
        state: 'failed',
        kind: 'timed-out',
        reason: 'JPay did not answer.',
      },
      {
        mailbox: 'sent',
        personName: 'Fake Dora',
        where: 'sent, page 1',
        state: 'skipped',
        kind: 'not-chosen',
        reason: '',
      },
    ],
  );

  it('weaves both mailboxes by time and puts a gap where a message is missing', async () => {
    const [anna] = await mailByPerson(source);
    expect(anna && conversationItems(anna).map(({ what, date }) => `${what} ${date ?? ''}`)).toEqual([
      'message 2020-01-01',
      'missing 2020-01-01T12:00',
      'message 2020-01-02',
    ]);
  });
  it('gives two contacts of one name one conversation without a number', async () => {
    const [anna] = await mailByPerson(source);
    expect(anna?.person.inmateId).toBeUndefined();
    expect(anna?.person.sameNameContacts).toHaveLength(2);
  });
  it('makes no conversation of people who were not chosen', async () => {
    const mail = await mailByPerson(source);
    expect(mail.map(({ person }) => person.name)).toEqual(['FAKE ANNA', 'Fake Ben']);
  });
  it('lists every contact, with or without a message, and everybody who wrote', async () => {
    const entries = await contactEntries(source, await mailByPerson(source));
    expect(
      entries.map(({ name, inmateId, messages, sharesName }) => [name, inmateId, messages, sharesName]),
    ).toEqual([
      ['Fake Anna', '1', 2, true],
      ['fake anna', '2', 2, true],
      ['Fake Ben', undefined, 1, false],
      ['Fake Carl', '3', 0, false],
    ]);
    expect(entries[0]).toMatchObject({ first: '2020-01-01', last: '2020-01-02' });
  });
});
