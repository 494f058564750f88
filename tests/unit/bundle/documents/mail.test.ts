// @vitest-environment jsdom
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { conversationDocument, messageDocument } from '../../../../src/bundle/documents/document';
import { attachmentNotes, mailFileName } from '../../../../src/bundle/documents/mail-files';
import { MessageLoader } from '../../../../src/bundle/message-loader';
import { safeExtension } from '../../../../src/bundle/path-rules';
import { extensionFor } from '../../../../src/model/media-type';
import { LetterkeepError } from '../../../../src/model/failure';
import { resolvePerson } from '../../../../src/model/person';
import { visibleText } from '../../../../src/model/visible-text';
import { letterForms } from '../../../../src/render/mail-letter';
import { servedText } from '../../../../src/render/text';
import { englishRenderWords } from '../../../../src/render/words';
import { firstSeed } from '../../../hostile/seed';
import { hasPython, inFolder, python } from '../foreign-tools';
import { madeAt } from '../opened-archive';
import { SampleSource, samplePicture, sum } from '../sample-source';
import { madeUpMail } from './made-up-mail';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** As files hold text: half of a surrogate pair is no character. */
const whole = (text: string): string => Buffer.from(text).toString('utf8');
const header = (text: string): string => whole(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim());

/** What a mail adds to a date without a time, or without seconds. */
const fullTime = 'T00:00:00';

interface Wanted {
  name: string;
  received: boolean;
  date: string | null;
  dateText: string;
  id: string;
  text: string;
  html: string;
  note: string | null;
  files: { name: string; sha256: string }[];
}

async function wantedOf(source: SampleSource, id: string): Promise<Wanted> {
  const loaded = await new MessageLoader(source).load(id);
  const { message } = loaded;
  const notes = attachmentNotes(loaded, englishRenderWords);
  return {
    name: header(visibleText((await resolvePerson(message.personName, [])).name)),
    received: message.direction === 'received',
    date: message.date === null ? null : `${message.date}${fullTime.slice(message.date.length - 10)}`,
    dateText: header(message.dateText),
    id: `<${id}@letterkeep.invalid>`,
    text: whole(
      servedText(message.bodyHtml).trim() === ''
        ? 'This message has no words.'
        : servedText(message.bodyHtml),
    ),
    html: whole(letterForms(loaded).html),
    note: notes.length === 0 ? null : whole(notes.join('\n\n')),
    files: message.attachments.flatMap((attachment) =>
      attachment.state === 'saved'
        ? [{ name: mailFileName(attachment, englishRenderWords), sha256: attachment.sha256 }]
        : [],
    ),
  };
}

interface Read extends Wanted {
  fields: string;
  other: string;
  defects: string[];
}

/** Reads one mail as Python's "default" policy does. */
const readMail = `import json,sys,os,hashlib,mailbox,email,email.policy,email.utils
from email.header import decode_header,make_header
def lf(b): return b.decode('utf8').replace('\\r\\n','\\n')
# Python 3.11 puts a space between the encoded words of a name (against RFC 2047 6.2), but not where it reads as of old.
def read(f):
  b=f.read()
  m=email.message_from_bytes(b,policy=email.policy.default)
  old=email.message_from_bytes(b,policy=email.policy.compat32)
  parts=[p for p in m.walk() if not p.is_multipart()]
  files=[p for p in parts if p.get_content_disposition()=='attachment']
  texts=[p for p in parts if p.get_content_disposition()!='attachment']
  def one(field):
    a=m[field].addresses
    return (str(make_header(decode_header(email.utils.parseaddr(''.join(old[field].splitlines()))[0]))),a[0].addr_spec) if len(a)==1 else ('not one','')
  f,t=one('From'),one('To')
  received=t[1]=='family@letterkeep.invalid'
  d=m['Date']
  return {'name':(f if received else t)[0],'received':received,'other':(f if received else t)[1],
    'date':d.datetime.isoformat() if d and d.datetime.tzinfo is None else (str(d) if d else None),
    'dateText':str(m['X-Letterkeep-Date-Text']),'id':str(m['Message-ID']),
    'text':lf(texts[0].get_payload(decode=True)),'html':lf(texts[1].get_payload(decode=True)),
    'note':lf(texts[2].get_payload(decode=True)) if len(texts)==3 else None if len(texts)==2 else 'too many',
    'files':[{'name':p.get_filename(),'sha256':hashlib.sha256(p.get_payload(decode=True)).hexdigest()} for p in files],
    'fields':' '.join(sorted(set(k.lower() for k in m.keys()))),'subject':str(m['Subject']),
    'defects':[repr(d) for p in m.walk() for d in p.defects]+[repr(d) for p in m.walk() for h in p.values() for d in getattr(h,'defects',())]}
`;
const readFolder = `${readMail}
folder=json.load(sys.stdin)
out=[]
for name in sorted(os.listdir(folder)):
  with open(os.path.join(folder,name),'rb') as f: out.append(read(f))
print(json.dumps(out))`;
const readBox = `${readMail}
box=mailbox.mbox(json.load(sys.stdin), factory=read)
print(json.dumps(list(box)))`;

const fieldsOfAll =
  'content-type from message-id mime-version subject to x-letterkeep-date-text x-letterkeep-letter-number';

describe('a thousand made-up messages saved as e-mail', () => {
  const source = new SampleSource(madeUpMail(1_000));
  const ids = source.facts.map(({ id }) => id);
  let wanted: Wanted[] = [];
  let mails: Uint8Array[] = [];
  beforeAll(async () => {
    console.log(`Mail from LETTERKEEP_SEED=${firstSeed}`);
    wanted = await Promise.all(ids.map((id) => wantedOf(source, id)));
    mails = [];
    for (const id of ids) {
      const { fileName, blob } = await messageDocument(source, id, { format: 'email', madeAt });
      expect(fileName).toMatch(/\.eml$/);
      expect(blob.type).toBe('message/rfc822');
      mails.push(new Uint8Array(await new Response(blob).arrayBuffer()));
    }
  });

  it.skipIf(!hasPython)(
    'are read by Python with the same words, dates, names and files, without a defect',
    async () => {
      const read = await inFolder((folder) => {
        mails.forEach((mail, index) =>
          writeFileSync(join(folder, `${String(index).padStart(4, '0')}.eml`), mail),
        );
        return python(readFolder, folder) as Read[];
      });
      expect(read).toHaveLength(1_000);
      expect(read.flatMap(({ defects }) => defects)).toEqual([]);
      read.forEach((one, index) => {
        expect(one).toMatchObject({ ...wanted[index] });
        expect(one.fields.replace(/\bdate /, '')).toBe(fieldsOfAll);
        expect(one.other).toMatch(/^[a-z0-9-]+\.[0-9a-f]{8}@jpay\.invalid$/);
      });
      expect(new Set(read.map(({ id }) => id)).size).toBe(1_000);
    },
  );

  it('are read by postal-mime as the same', async () => {
    for (const [index, mail] of mails.entries()) {
      const one = wanted[index]!;
      const read = await PostalMime.parse(mail);
      const lf = (text = ''): string => text.replace(/\r\n/g, '\n');
      const theirs = one.received ? read.from : read.to?.[0];
      // It gives every part the line end that belongs to the boundary after it (RFC 2046 5.1.1), and takes U+FEFF at its
      // start for a mark.
      const parts = [one.text, ...(one.note === null ? [] : [one.note])];
      expect(lf(read.text)).toBe(parts.map((part) => `${part.replace(/^\ufeff/, '')}\n`).join('\n'));
      if (one.note === null) expect(lf(read.html)).toBe(`${one.html}\n`);
      else expect(lf(read.html).startsWith(`${one.html}\n`)).toBe(true);
      expect(theirs?.name).toBe(one.name);
      expect(theirs?.address).toMatch(/^[a-z0-9-]+\.[0-9a-f]{8}@jpay\.invalid$/);
      expect(read.messageId).toBe(one.id);
      expect(read.date).toBe(one.date === null ? undefined : `${one.date}.000Z`);
      expect(
        read.attachments.map(({ filename, content }) => ({
          name: filename,
          sha256: sum(new Uint8Array(content as ArrayBuffer)),
        })),
      ).toEqual(one.files);
    }
  });

  it('hold nothing but short lines of plain ASCII that end in CRLF', () => {
    for (const mail of mails) {
      const text = Buffer.from(mail).toString('latin1');
      expect(text).toMatch(/^[\x20-\x7e\r\n\t]*$/);
      expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    }
  });

  it('give no file a name that opens by itself, whatever its label says', () => {
    for (const { attachments } of source.messages.values()) {
      const saved = attachments.filter((attachment) => attachment.state === 'saved');
      const names = saved.map((attachment) => mailFileName(attachment, englishRenderWords));
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      saved.forEach((attachment, index) => {
        const name = names[index] ?? '';
        expect(name.endsWith(`.${safeExtension(extensionFor(attachment.mediaType))}`)).toBe(true);
        expect(name).toMatch(/^(?:Photo|Attachment) \d/);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(name).not.toMatch(/[ .]\.[a-z0-9]+$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(140);
      });
    }
  });

  it('are the same bytes when saved twice', async () => {
    const again = await messageDocument(source, ids[7]!, { format: 'email', madeAt });
    expect(sum(new Uint8Array(await new Response(again.blob).arrayBuffer()))).toBe(sum(mails[7]!));
  });
});

describe('a conversation saved as e-mail', () => {
  const name = 'Fake "Annie", שרה\r\nBcc: trap@fake.example';
  const source = new SampleSource(
    madeUpMail(120, name),
    [],
    [
      {
        mailbox: 'inbox',
        personName: name,
        date: '2020-05-05',
        where: 'inbox, page 3',
        state: 'failed',
        kind: 'site-error',
        reason: 'From JPay came an error.',
      },
    ],
  );
  const save = (options: { language?: 'en' | 'es' } = {}) =>
    conversationDocument(source, name, { format: 'email', madeAt, ...options });

  it.skipIf(!hasPython)(
    'is read by Python as one mailbox with every message, and the gap in its place',
    async () => {
      const { fileName, blob } = await save();
      expect(fileName).toMatch(/^fake-annie-bcc-trap.*\.mbox$/);
      expect(blob.type).toBe('application/mbox');
      const read = await inFolder(async (folder) => {
        const path = join(folder, 'box');
        writeFileSync(path, new Uint8Array(await new Response(blob).arrayBuffer()));
        return python(readBox, path) as (Read & { subject: string })[];
      });
      expect(read).toHaveLength(122);
      expect(read.flatMap(({ defects }) => defects)).toEqual([]);
      const [about, ...rest] = read;
      expect(about?.subject).toContain('About this file: Messages with \u2068Fake "Annie", שרה Bcc');
      expect(about?.text).toContain('120 messages');
      expect(about?.text).toContain('INCOMPLETE');
      expect(about?.text).toContain('1 messages could not be saved.');
      expect(about?.text).toContain('which time zone');
      const gaps = rest.filter(({ other }) => other === 'letterkeep@letterkeep.invalid');
      expect(gaps).toHaveLength(1);
      expect(gaps[0]?.text).toContain('A message you received (May 5, 2020) is not here.');
      expect(gaps[0]?.text).toContain('From JPay came an error.');
      expect(gaps[0]?.date).toBe('2020-05-05T00:00:00');
      const dated = rest.map(({ date }) => date ?? '~');
      expect(dated).toEqual([...dated].sort());
      const messages = new Map(rest.map((one) => [one.id, one]));
      expect(messages.size).toBe(121);
      for (const { id } of source.facts) {
        expect(messages.get(`<${id}@letterkeep.invalid>`)).toMatchObject({ ...(await wantedOf(source, id)) });
      }
    },
  );

  it('has no line that could be taken for the start of a message, but the starts, and no CR', async () => {
    const text = await (await save()).blob.text();
    expect(text.split('\n').filter((line) => /^>*From /.test(line))).toHaveLength(122);
    expect(text).not.toContain('\r');
  });

  it('says in Spanish what it says of itself', async () => {
    const text = await (await save({ language: 'es' })).blob.text();
    expect(text).toContain('Subject: =?utf-8?B?');
    expect(text).toContain('1 messages could not be saved.');
    expect(text).toContain('Guardado con Letterkeep.');
  });
});

describe('a conversation with large photos saved as e-mail', () => {
  const photos = Array.from({ length: 4 }, (_, seed) => new Uint8Array(1_500_000).fill(seed + 1));
  const many = new SampleSource(
    photos.map((bytes, index) => ({
      name: 'Fake Album',
      date: `2020-01-0${index + 1}`,
      attachments: [{ kind: 'image', mediaType: 'image/jpeg', bytes }],
    })),
  );

  it('asks for a photo only when its turn has come, and writes it in slices', async () => {
    const encoder = new TextEncoder();
    const encode = encoder.encode.bind(encoder);
    let longest = 0;
    const deeds: string[] = [];
    const written = vi.spyOn(TextEncoder.prototype, 'encode').mockImplementation((text = '') => {
      longest = Math.max(longest, text.length);
      if (text.length > 500_000) deeds.push('write');
      return encode(text);
    });
    const asked = vi.spyOn(many, 'bytes').mockImplementation((sha256) => {
      deeds.push('ask');
      return Promise.resolve(many.held.get(sha256) ?? new Uint8Array());
    });
    const { blob } = await conversationDocument(many, 'Fake Album', { format: 'email', madeAt });
    written.mockRestore();
    asked.mockRestore();
    expect(longest).toBeLessThan(1_200_000);
    expect(deeds.join(' ')).toMatch(
      /^ask write (?:write )*ask write (?:write )*ask write (?:write )*ask write/,
    );
    const [first = '', ...rest] = (await blob.text()).split('Content-Transfer-Encoding: base64\n');
    expect(first).toContain('About this file');
    const held = rest.map((part) => part.slice(part.indexOf('\n\n') + 2, part.indexOf('--=_')));
    expect(held.map((base64) => sum(Buffer.from(base64, 'base64')))).toEqual(photos.map(sum));
  });

  it('tells what went wrong when a photo cannot be read', async () => {
    const gone = new LetterkeepError('vault-error', 'The made-up photo is gone.');
    const asked = vi.spyOn(many, 'bytes').mockRejectedValueOnce(gone);
    await expect(conversationDocument(many, 'Fake Album', { format: 'email', madeAt })).rejects.toBe(gone);
    asked.mockRestore();
  });
});

describe('an e-mail with a photo', () => {
  const source = new SampleSource([
    {
      name: 'Fake Anna',
      date: '2019-07-15T15:04',
      body: '<b>Hello</b>',
      attachments: [
        { kind: 'image', mediaType: 'image/png', bytes: samplePicture(1, 8, 8), label: 'Beach.PNG' },
        {
          kind: 'other',
          mediaType: 'text/html',
          bytes: new TextEncoder().encode('<script>1</script>'),
          label: 'a.html',
        },
      ],
    },
  ]);

  it('can be read by people as it stands', async () => {
    const { fileName, blob } = await messageDocument(source, source.facts[0]!.id, {
      format: 'email',
      madeAt,
    });
    expect(fileName).toBe('2019-07-15_1504_received_fake-anna.eml');
    const text = (await blob.text()).replace(/\r\n/g, '\n');
    expect(text).toContain('\nSubject: Message from Fake Anna, 2019-07-15 15:04\n');
    expect(text).toContain('\nDate: Mon, 15 Jul 2019 15:04:00 -0000\n');
    expect(text).toMatch(
      /^From: Fake Anna <fake-anna\.[0-9a-f]{8}@jpay\.invalid>\nTo: <family@letterkeep\.invalid>\n/,
    );
    expect(text).toContain('Content-Type: image/png\n');
    expect(text).toContain('filename="Photo 1 - Beach.png"');
    expect(text).toContain('Content-Type: application/octet-stream\n');
    expect(text).toContain('filename="Attachment 2 - a.html.dat.txt"');
    expect(text).toContain('It could run as a program or open as a page');
    expect(text).not.toContain('Content-Type: text/html\n');
  });
});
