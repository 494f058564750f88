import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { contactsCsv, contactsVcf } from '../../../src/bundle/contact-files';
import { csvLine, csvStart } from '../../../src/bundle/csv';
import type { ContactEntry } from '../../../src/bundle/people';
import { englishArchive } from '../../../src/bundle/words/english/catalogue';
import { planShards, searchFactsScript, searchLine, shardBytes } from '../../../src/bundle/search-shards';
import { hasPython, python } from './foreign-tools';

describe('CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r\n=1',
    '\0=1',
    '  =1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
  ])('lets no spreadsheet run %j', (cell) => {
    expect(csvLine([cell])).toMatch(/^"'/);
  });

  it('leaves other words alone, doubles quotes, and ends lines as RFC 4180 does', () => {
    expect(csvLine(['Dear "Anna"', '7/15/2019', 'a=b'])).toBe('"Dear ""Anna""","7/15/2019","a=b"\r\n');
  });

  it.skipIf(!hasPython)('is read back by Python with line breaks and quotes inside cells', () => {
    const rows = [
      ['Fake "A", B', 'two\nlines', ''],
      ['ñ 👩‍👩‍👧', 'x,y', '"'],
    ];
    const read = python(
      `import csv,io,json,sys
print(json.dumps(list(csv.reader(io.StringIO(json.load(sys.stdin).lstrip('\\ufeff'), newline='')))))`,
      csvStart + rows.map(csvLine).join(''),
    );
    expect(read).toEqual(rows);
  });
});

const contacts: ContactEntry[] = [
  {
    name: 'Fake Anna; Jr, \\ x',
    inmateId: '0000000014',
    agency: 'Fake Department of Corrections',
    first: '2019-07-15',
    last: '2022-06-30',
    messages: 12,
    sharesName: false,
    silent: false,
  },
  { name: 'فاطمة المزيفة '.repeat(6).trim(), messages: 0, sharesName: true, silent: true },
];

describe('contacts', () => {
  it('has what one needs to add people at the next vendor', () => {
    const [head, first] = contactsCsv(contacts, englishArchive).split('\r\n');
    expect(head).toBe(
      `${csvStart}"Name","Number","Agency","First message","Last message","Messages","Remark"`,
    );
    expect(first).toBe(
      '"Fake Anna; Jr, \\ x","\'0000000014","Fake Department of Corrections","2019-07-15","2022-06-30","12",""',
    );
  });

  it('writes vCards with short lines, whole characters and nothing that breaks out of a field', () => {
    const cards = contactsVcf(contacts, englishArchive);
    for (const line of cards.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = cards.replaceAll('\r\n ', '');
    expect(unfolded).toContain('FN:Fake Anna\\; Jr\\, \\\\ x\r\n');
    expect(unfolded).toContain(`FN:${contacts[1]?.name ?? ''}\r\n`);
    expect(unfolded).not.toContain('\uFFFD');
    expect(cards.match(/BEGIN:VCARD/g)).toHaveLength(2);
  });
});

describe('search shards', () => {
  it('cannot be broken out of by a message', () => {
    const line = searchLine([0, '', '', 'r', 0, 'data/x.html', '</script><script>\u2028"];alert(1)//', '']);
    expect(line).not.toContain('<');
    expect(line).not.toContain('\u2028');
    const records = runInNewContext(`[${line}]`) as unknown[][];
    expect(records[0]?.[6]).toBe('</script><script>\u2028"];alert(1)//');
    const words = englishArchive.search.script;
    const facts = searchFactsScript({ people: [[0, '</script>']], years: [], shards: [], words });
    expect(facts).not.toContain('</');
  });

  it('stay under 2 MB, in order', () => {
    const sizes = Array.from({ length: 90 }, (_, index) => ({ key: `m${index}`, size: 40_000 }));
    const shards = planShards(sizes);
    expect(shards.flat()).toEqual(sizes.map(({ key }) => key));
    for (const shard of shards) expect(shard.length * 40_000).toBeLessThanOrEqual(shardBytes);
  });

  it('stay under 2 MB even where one message is longer than that', () => {
    for (const letter of ['\u0001', '<', '\u{1F48C}', 'm']) {
      const line = searchLine([
        0,
        '',
        '',
        'r',
        1,
        'data/x.html',
        letter.repeat(3_000_000),
        letter.repeat(99_000),
      ]);
      expect(Buffer.byteLength(line)).toBeLessThan(2_000_000);
      expect(line).not.toContain('\\ud83d"');
    }
  });
});
