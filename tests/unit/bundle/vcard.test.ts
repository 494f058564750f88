import { describe, expect, it } from 'vitest';
import { contactsVcf } from '../../../src/bundle/contact-files';
import { englishArchive } from '../../../src/bundle/words/english/catalogue';
import { headerValues } from '../../hostile/header-values';
import { firstSeed } from '../../hostile/seed';

const own = [
  'Fake\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Trap',
  'Fake\nTEL:555',
  'Fake\u2028TEL:555',
  'Fake\u0085TEL:555',
  'Fake\\nTEL:555',
  'Fake\\',
  'Fake\\\\;\\,',
  ';;;;',
  ',,,,',
  'item1.TEL:555',
  'Fake;TYPE=x:y',
  '^nFake',
  'é'.repeat(100),
  '👩‍👩‍👧'.repeat(30),
];
const names = [...own, ...headerValues(firstSeed, 600)];
const cards = contactsVcf(
  names.map((name, index) => ({
    name,
    inmateId: names[(index * 7) % names.length] ?? '',
    agency: names[(index * 13) % names.length] ?? '',
    first: '2019-07-15',
    last: '2022-06-30',
    messages: 12,
    sharesName: false,
    silent: false,
  })),
  englishArchive,
);
const bytes = Buffer.from(cards);

/** RFC 2426: lines unfolded (5.8.1 of RFC 2425), each a name and a value, the value unescaped (4). */
function readCards(text: string): Map<string, string>[] {
  const found: Map<string, string>[] = [];
  let card: Map<string, string> | null = null;
  for (const line of text.replace(/\r\n /g, '').split('\r\n').slice(0, -1)) {
    const [, name = '', value = ''] = /^([A-Z]+):([\s\S]*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`Not a line of a card: ${JSON.stringify(line)}`);
    if (name === 'BEGIN') {
      if (card) throw new Error('A card in a card.');
      card = new Map();
      found.push(card);
    } else if (!card || card.has(name)) throw new Error(`Out of place: ${JSON.stringify(line)}`);
    else if (name === 'END') card = null;
    else
      card.set(
        name,
        value.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
      );
  }
  return found;
}

/** Line breaks stay; other controls are spaces; half of a surrogate pair is no character. */
function expected(name: string): string {
  const lines = name.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
  return Buffer.from(lines).toString('utf8');
}

describe('contacts.vcf', () => {
  const read = readCards(bytes.toString('utf8'));

  it('has one card for each person, with the same name, number and agency, and no line of anybody else', () => {
    expect(read).toHaveLength(names.length);
    const fields = new Set(read.map((card) => [...card.keys()].join()));
    expect([...fields]).toEqual(['VERSION,FN,N,ORG,NOTE']);
    expect(read.map((card) => card.get('FN'))).toEqual(names.map(expected));
    const agencies = names.map((_, index) => expected(names[(index * 13) % names.length] ?? ''));
    expect(read.map((card) => card.get('ORG'))).toEqual(agencies);
    const numbers = names.map((_, index) => expected(`Number ${names[(index * 7) % names.length] ?? ''}\n`));
    expect(read.filter((card, index) => !card.get('NOTE')?.startsWith(numbers[index] ?? '-'))).toEqual([]);
  });

  it('says nothing of the first and last message of somebody whose messages have no date', () => {
    const plain = { name: 'Fake Anna', inmateId: '14', messages: 2, sharesName: false, silent: false };
    const noteOf = (dates: { first?: string; last?: string }): string | undefined =>
      readCards(contactsVcf([{ ...plain, ...dates }], englishArchive))[0]?.get('NOTE');
    expect(noteOf({})).toBe('Number 14');
    expect(noteOf({ first: '2019-07-15', last: '2019-07-16' })).toContain('First message July 15, 2019');
  });

  it('has lines of at most 75 bytes, and no character cut in two', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let start = 0;
    for (let end = bytes.indexOf('\r\n'); end >= 0; end = bytes.indexOf('\r\n', start)) {
      const line = bytes.subarray(start, end);
      expect(line.length).toBeLessThanOrEqual(75);
      decoder.decode(line);
      start = end + 2;
    }
    expect(start).toBe(bytes.length);
  });
});
