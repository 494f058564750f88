import { beforeAll, describe, expect, it } from 'vitest';
import { addressHeader, mailDate, parameterHeader, textHeader } from '../../../src/render/mail-headers';
import { headerValues } from '../../hostile/header-values';
import { firstSeed } from '../../hostile/seed';
import { hasPython, python } from '../bundle/foreign-tools';

const values = headerValues(firstSeed, 1_500);

/** What a reader is to show: one line, no controls, whole characters. */
function expected(value: string): string {
  return Buffer.from(value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()).toString('utf8');
}

const mails = values.map((value) =>
  [
    addressHeader('From', value, 'fake.ab12@jpay.invalid'),
    'To: <family@letterkeep.invalid>',
    textHeader('Subject', value),
    textHeader('X-Letterkeep-Date-Text', value),
    'MIME-Version: 1.0',
    parameterHeader('Content-Type', 'image/jpeg', { name: value }),
    parameterHeader('Content-Disposition', 'attachment', { filename: value }),
    '',
    'the body',
  ].join('\n'),
);

interface Read {
  keys: string[];
  name: string;
  /** As programs read it that unfold first and decode then. */
  olderName: string;
  address: string;
  subject: string;
  dateText: string;
  file: string | null;
  typeName: string | null;
  body: string;
  defects: string[];
}

const script = `import json,sys,email,email.policy,email.utils
from email.header import decode_header,make_header
def older(text):
  return email.message_from_string(text,policy=email.policy.compat32)['From'].replace('\\n','')
out=[]
for text in json.load(sys.stdin):
  m=email.message_from_bytes(text.encode('ascii'), policy=email.policy.default)
  a=m['From'].addresses
  out.append({'keys':m.keys(),'name':a[0].display_name if len(a)==1 else 'not one','olderName':str(make_header(decode_header(email.utils.parseaddr(older(text))[0]))),'address':a[0].addr_spec,'subject':str(m['Subject']),
    'dateText':str(m['X-Letterkeep-Date-Text']),'file':m['Content-Disposition'].params.get('filename'),'typeName':m['Content-Type'].params.get('name'),
    'body':m.get_payload(),'defects':[repr(d) for h in m.values() for d in getattr(h,'defects',())]+[repr(d) for d in m.defects]})
print(json.dumps(out))`;

describe.skipIf(!hasPython)('a header read by Python', () => {
  let read: Read[] = [];
  beforeAll(() => {
    console.log(`Header values from LETTERKEEP_SEED=${firstSeed}`);
    read = python(script, mails) as Read[];
  }, 120_000);

  const unlike = (pick: (one: Read) => unknown, wanted: (value: string) => unknown) =>
    read.flatMap((one, index) => {
      const value = values[index] ?? '';
      return pick(one) === wanted(value) ? [] : [{ value, got: pick(one), mail: mails[index] }];
    });

  it('is one of as many fields as were written, with the body after them', () => {
    expect(read).toHaveLength(values.length);
    const fields = 'From To Subject X-Letterkeep-Date-Text MIME-Version Content-Type Content-Disposition';
    const keys = unlike(
      ({ keys }) => keys.join(' '),
      () => fields,
    );
    expect(keys).toEqual([]);
    expect(
      unlike(
        ({ body }) => body,
        () => 'the body',
      ),
    ).toEqual([]);
  });

  it('gives back the same subject, name and free text', () => {
    expect(unlike(({ subject }) => subject, expected)).toEqual([]);
    expect(unlike(({ dateText }) => dateText, expected)).toEqual([]);
    expect(unlike(({ olderName }) => olderName, expected)).toEqual([]);
    // Python 3.11 puts a space between encoded words of a name (against RFC 2047 6.2) and makes one of several.
    const bare = (text: string) => text.replace(/\s+/gu, '');
    expect(
      unlike(
        ({ name }) => bare(name),
        (value) => bare(expected(value)),
      ),
    ).toEqual([]);
    expect(
      unlike(
        ({ address }) => address,
        () => 'fake.ab12@jpay.invalid',
      ),
    ).toEqual([]);
  });

  it('gives back the same file name', () => {
    expect(unlike(({ file }) => file ?? '', expected)).toEqual([]);
    expect(unlike(({ typeName }) => typeName ?? '', expected)).toEqual([]);
  });

  it('has no defect in it', () => {
    expect(
      unlike(
        ({ defects }) => defects.join(),
        () => '',
      ),
    ).toEqual([]);
  });
});

describe('a header as it is written', () => {
  const lines = mails.flatMap((mail) => mail.split('\n'));

  it('is printable ASCII on lines short enough, but for one long word alone', () => {
    for (const line of lines) {
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      if (line.length > 78) expect(line).toMatch(/^(?:Subject|X-Letterkeep-Date-Text): \S{1,900}$/);
      if (line.includes('=?')) expect(line.length).toBeLessThanOrEqual(76);
    }
  });

  it('has no line that is empty or only space before the body', () => {
    for (const mail of mails) expect(mail.split('\n').filter((line) => line.trim() === '')).toHaveLength(1);
  });

  it('never cuts a character in two, in words of at most 75 characters', () => {
    const words = lines.flatMap((line) => line.match(/=\?utf-8\?B\?[^?]*\?=/g) ?? []);
    expect(words.length).toBeGreaterThan(1_000);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (const word of words) {
      expect(word.length).toBeLessThanOrEqual(75);
      expect(word.length).toBeGreaterThan(12);
      decoder.decode(Buffer.from(word.slice(10, -2), 'base64'));
    }
  });

  it('leaves plain words readable', () => {
    expect(textHeader('Subject', 'Message from Fake Anna, 7/15/2019 3:04:05 PM')).toBe(
      'Subject: Message from Fake Anna, 7/15/2019 3:04:05 PM',
    );
    expect(textHeader('X-Path', `data/${'x'.repeat(100)}.jpg`)).toBe(`X-Path: data/${'x'.repeat(100)}.jpg`);
    expect(addressHeader('To', 'Fake Anna', 'a@jpay.invalid')).toBe('To: Fake Anna <a@jpay.invalid>');
    expect(addressHeader('To', '', 'a@jpay.invalid')).toBe('To: <a@jpay.invalid>');
    expect(parameterHeader('Content-Disposition', 'attachment', { filename: 'a photo.jpg' })).toBe(
      'Content-Disposition: attachment; filename="a photo.jpg"',
    );
    expect(mailDate('2019-07-15T15:04')).toBe('Mon, 15 Jul 2019 15:04:00 -0000');
  });

  it('numbers the pieces of a long file name (RFC 2231)', () => {
    expect(parameterHeader('Content-Disposition', 'attachment', { filename: 'ñ'.repeat(20) })).toBe(
      `Content-Disposition: attachment;\n filename*0*=utf-8''${'%C3%B1'.repeat(8)};\n filename*1*=${'%C3%B1'.repeat(10)};\n filename*2*=${'%C3%B1'.repeat(2)}`,
    );
  });
});
