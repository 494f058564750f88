import { describe, expect, it } from 'vitest';
import { mboxMessage } from '../../../src/bundle/mbox';
import { quotedPrintable } from '../../../src/render/quoted-printable';
import { englishArchive } from '../../../src/bundle/words/english/catalogue';
import { headerValues } from '../../hostile/header-values';
import { firstSeed } from '../../hostile/seed';
import { hostileText } from '../../hostile/texts';
import { hasPython, inFolder, python, writeBlob } from './foreign-tools';
import { SampleSource } from './sample-source';

const own = [
  'Dear Anna,\n\nFrom now on I write on Sundays.\n>From here it looks small.\n>>From afar too.\n',
  'From the first word\nFrom the second line',
  'From \n>From \n>>From \n>>>From x\n From x\nfrom x\nFrom\tx\nFromx',
  '\nFrom fake@fake.example Mon Jan  1 00:00:00 2001\nSubject: not a message\n\nnot a body\n',
  `${'long '.repeat(40)}From the middle of a long line ${'x'.repeat(300)}`,
  `${'x'.repeat(72)}From here a line may be broken`,
  `${'x'.repeat(71)}>From here a line may be broken`,
  'x'.repeat(20_000),
  'Ends with spaces   \nand a tab\t\n--=_forms_fake\n.\n',
  '.\n..\n.\nQUIT\n',
  '--\n----\n--=_mixed_0\n--=_forms_0--\nContent-Type: text/html\n\n<b>',
  'emoji 👩‍👩‍👧 and مرحبا and ñ = 100 % =3D =\n=',
  'é'.repeat(500),
  'one\r\ntwo\rthree\r\r\nfour',
  'a\0b\u0001\u001b\u007f\u0085\u2028\u2029\ufeff',
  '\ud800 alone \udc00',
  '',
  ' ',
  '\n\nblank lines at both ends\n\n',
];
const count = 400;
const texts = [
  ...own,
  ...Array.from({ length: count - own.length }, (_, index) => {
    const text = hostileText(firstSeed + index);
    return index % 3 === 0 ? text.replace(/^|\n/g, (start) => `${start}${'>'.repeat(index % 4)}From `) : text;
  }),
];
const names = headerValues(firstSeed, count).slice(0, count);

const source = new SampleSource(
  texts.map((body, index) => ({
    name: names[index] ?? '',
    direction: index % 3 === 0 ? 'sent' : 'received',
    date: index === 5 ? null : `2019-07-${String(10 + (index % 20))}T15:04`,
    dateText: index % 2 === 0 ? (names[count - index] ?? '') : `7/10/2019 3:04 PM\r\nX-Trap: yes`,
    body,
    letterNumber: names[(index * 7) % count] ?? '',
  })),
);

const htmlOf = (text: string): string => (text === '' ? '' : `<p>${text}</p>`);
const mails = source.facts.map((record, index) =>
  mboxMessage({
    record,
    person: { key: 'ab12'.repeat(16), name: record.personName, sameNameContacts: [] },
    text: texts[index] ?? '',
    words: englishArchive,
    html: htmlOf(texts[index] ?? ''),
    attachmentLines: index % 4 === 0 ? attachmentLines(index) : [],
    attachmentPaths: index % 4 === 0 ? [`data/people/x/attachments/a_${index}.jpg`] : [],
  }),
);

function attachmentLines(index: number): string[] {
  return [`[Attachment 1: ${names[index] ?? ''} - data/people/x/attachments/a_${index}.jpg]`, 'From a label'];
}

/** As files hold text: half of a surrogate pair is no character. */
const whole = (text: string): string => Buffer.from(text).toString('utf8');

interface Read {
  text: string;
  html: string;
  attached: string | null;
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
  out.append({'text':parts[0].get_payload(decode=True).decode('utf8'),'html':parts[1].get_payload(decode=True).decode('utf8'),'attached':parts[2].get_payload(decode=True).decode('utf8') if len(parts)>2 else None,
    'headers':[[k,str(v)] for k,v in m.items()],'defects':len(m.defects)+sum(len(p.defects) for p in parts)+sum(len(getattr(h,'defects',())) for h in m.values())})
print(json.dumps(out))`,
        path,
      ) as Read[];
    });
    expect(read).toHaveLength(count);
    expect(read.map(({ text }) => text)).toEqual(texts.map(whole));
    expect(read.map(({ html }) => html)).toEqual(texts.map(htmlOf).map(whole));
    expect(read.map(({ attached }) => attached)).toEqual(
      texts.map((_, index) => (index % 4 === 0 ? whole(attachmentLines(index).join('\n')) : null)),
    );
    expect(read.filter(({ defects }) => defects > 0)).toEqual([]);
    const fields = new Set(read.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase())));
    expect([...fields].sort().join(' ')).toBe(
      'content-type date from message-id mime-version subject to x-letterkeep-attachment x-letterkeep-date-text x-letterkeep-letter-number',
    );
    const first = new Map(read[0]?.headers);
    expect(first.get('Date')).toContain('-0000');
    expect(first.get('To')).toContain('jpay.invalid');
    expect(first.get('From')).toBe('family@letterkeep.invalid');
    expect(new Map(read[5]?.headers).has('Date')).toBe(false);
  });

  it.skipIf(!hasPython)('shows a name and a date as they are, whatever is written in them', async () => {
    const [record] = new SampleSource(
      [{ name: 'محمد', date: '2019-07-15T15:04', dateText: '7/15/2019\u202e 3:04 PM' }].map((one) => ({
        ...one,
        body: 'x',
      })),
    ).facts;
    if (!record) throw new Error('no message');
    const person = { key: 'ab12'.repeat(16), name: record.personName, sameNameContacts: [] };
    const rest = { text: 'x', html: '<p>x</p>', attachmentLines: [], attachmentPaths: [] };
    const mail = mboxMessage({ record, person, words: englishArchive, ...rest });
    const [from, subject] = (await inFolder(async (folder) =>
      python(
        `import json,sys,mailbox,email.policy,email
box=mailbox.mbox(json.load(sys.stdin), factory=lambda f: email.message_from_binary_file(f, policy=email.policy.default))
print(json.dumps([str(box[0][k]) for k in ('From','Subject')]))`,
        await writeBlob(folder, 'messages.mbox', new Blob([mail])),
      ),
    )) as string[];
    expect(from).toMatch(/^"?محمد/);
    expect(subject).toBe('Message from \u2068محمد\u2069, 7/15/2019[U+202E] 3:04 PM');
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
    // Only an id, a path or a word that cannot be broken is longer than 78.
    const long = mails.flatMap((mail) => mail.split('\n')).filter((line) => line.length > 78);
    expect(long.filter((line) => !/^(?:Message-ID|X-Letterkeep-[A-Za-z-]+): \S{1,900}$/.test(line))).toEqual(
      [],
    );
    for (const line of quotedPrintable(texts.join('\n')).split('\n'))
      expect(line.length).toBeLessThanOrEqual(76);
  });

  it('is the same before and after the mboxrd rule is undone', () => {
    for (const mail of mails) {
      const body = mail.slice(mail.indexOf('\n') + 1);
      expect(body.replace(/^>(>*From )/gm, '$1')).toBe(body);
      expect(body.replace(/^(>*From )/gm, '>$1')).toBe(body);
    }
  });
});
