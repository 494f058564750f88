// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { headerText, mboxMessage, quotedPrintable } from '../../../src/bundle/mbox';
import { hasPython, inFolder, python, writeBlob } from './foreign-tools';
import { SampleSource } from './sample-source';

const texts = [
  'Dear Anna,\n\nFrom now on I write on Sundays.\n>From here it looks small.\n>>From afar too.\n',
  'From the first word\nFrom the second line',
  `${'long '.repeat(40)}From the middle of a long line ${'x'.repeat(300)}`,
  'Ends with spaces   \nand a tab\t\n--=_forms_fake\n.\n',
  'emoji 👩‍👩‍👧 and مرحبا and ñ = 100 % =3D',
  '',
  '\n\nblank lines at both ends\n\n',
];

const source = new SampleSource(
  texts.map((body, index) => ({
    name: index % 2 === 0 ? 'Fake José Muñoz' : 'Fake "Quote", Inc.\r\nBcc: trap@example.invalid',
    direction: index % 3 === 0 ? 'sent' : 'received',
    date: index === 5 ? null : `2019-07-1${index}T15:04`,
    dateText: `7/1${index}/2019 3:04 PM\r\nX-Trap: yes`,
    body,
    letterNumber: '12345',
  })),
);

const mails = source.facts.map((record, index) =>
  mboxMessage({
    record,
    person: { key: 'ab12'.repeat(16), name: record.personName, sameNameContacts: [] },
    text: texts[index] ?? '',
    html: `<p>${texts[index] ?? ''}</p>`,
    attachmentLines: index === 0 ? ['[Attachment 1: a photo - data/people/x/attachments/a_1.jpg]'] : [],
    attachmentPaths: index === 0 ? ['data/people/x/attachments/a_1.jpg'] : [],
  }),
);

interface Read {
  text: string;
  html: string;
  headers: [string, string][];
  defects: number;
}

describe('messages.mbox', () => {
  it.skipIf(!hasPython)('is read back by Python as just as many messages with the same words', async () => {
    const read = await inFolder(async (folder) => {
      const path = await writeBlob(folder, 'messages.mbox', new Blob([mails.join('')]));
      return python(
        `import json,sys,mailbox,email.policy,email
box=mailbox.mbox(json.load(sys.stdin), factory=lambda f: email.message_from_binary_file(f, policy=email.policy.default))
out=[]
for m in box:
  parts=[p for p in m.walk() if not p.is_multipart()]
  out.append({'text':parts[0].get_payload(decode=True).decode('utf8'),'html':parts[1].get_payload(decode=True).decode('utf8'),
    'headers':[[k,str(v)] for k,v in m.items()],'defects':len(m.defects)+sum(len(p.defects) for p in parts)})
print(json.dumps(out))`,
        path,
      ) as Read[];
    });
    expect(read.map(({ text }) => text)).toEqual(texts);
    expect(read.map(({ html }) => html)).toEqual(texts.map((text) => `<p>${text}</p>`));
    expect(read.every(({ defects }) => defects === 0)).toBe(true);
    const names = read.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()));
    expect(names).not.toContain('bcc');
    expect(names).not.toContain('x-trap');
    const first = new Map(read[0]?.headers);
    expect(first.get('Date')).toContain('-0000');
    expect(first.get('To')).toContain('Fake José Muñoz');
    expect(first.get('To')).toContain('jpay.invalid');
    expect(new Map(read[5]?.headers).has('Date')).toBe(false);
  });

  it('holds no line that a reader could take for the start of a message, but the starts themselves', () => {
    const lines = mails
      .join('')
      .split('\n')
      .filter((line) => /^>*From /.test(line));
    expect(lines).toHaveLength(mails.length);
    expect(mails.join('')).not.toContain('\r');
  });

  it('keeps every line short enough for mail programs', () => {
    for (const line of mails.join('').split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    for (const line of quotedPrintable(texts.join('\n')).split('\n'))
      expect(line.length).toBeLessThanOrEqual(76);
  });

  it('never cuts a character in two in a header', () => {
    const words = headerText('👩‍👩‍👧 ñ'.repeat(20)).split('\n ');
    expect(words.length).toBeGreaterThan(3);
    for (const word of words) {
      expect(word.length).toBeLessThanOrEqual(75);
      const [, base64 = ''] = /^=\?utf-8\?B\?(.*)\?=$/.exec(word) ?? [];
      expect(Buffer.from(base64, 'base64').toString('utf8')).not.toContain('\uFFFD');
    }
  });
});
