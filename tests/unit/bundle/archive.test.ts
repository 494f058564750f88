// @vitest-environment jsdom
import { statSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { hasPython, hasSha256sum, hasUnzip, inFolder, python, run, writeBlob } from './foreign-tools';
import { madeAt, openedArchive, writtenParts } from './opened-archive';
import type { Opened } from './opened-archive';
import { sampleMailbox } from './sample-mailbox';
import { SampleSource, sum } from './sample-source';

interface Line {
  id: string;
  direction: string;
  person: { key: string; name: string; inmateId?: string };
  date: string | null;
  text: string;
  html: string;
  attachments: {
    index: number;
    state: string;
    path?: string;
    sha256?: string;
    bytes?: number;
    reason?: string;
  }[];
  files: { html: string; markdown: string };
}

// jsdom takes its time over the sanitiser, which goes over every message several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const source = sampleMailbox();
let archive: Opened;
let lines: Line[];
beforeAll(async () => {
  [archive] = (await openedArchive(source)) as [Opened];
  lines = archive
    .text('data/messages.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
});

const pagesOf = (one: Opened): string[] => [...one.files.keys()].filter((path) => path.endsWith('.html'));
const parsed = (one: Opened, path: string): Document =>
  new DOMParser().parseFromString(one.text(path), 'text/html');

describe('the folder', () => {
  it('has one top folder with the files of the contract and nothing else at the top', () => {
    expect(archive.folder).toBe('Letterkeep-2026-11-22');
    const top = [...archive.files.keys()].filter((path) => !path.includes('/'));
    expect(top.sort()).toEqual([
      'README.txt',
      'START HERE.html',
      'bag-info.txt',
      'bagit.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    for (const name of [
      'receipt.json',
      'messages.jsonl',
      'messages.csv',
      'messages.mbox',
      'contacts.csv',
      'contacts.vcf',
      'pages/search-1.js',
    ]) {
      expect(archive.files.has(`data/${name}`), name).toBe(true);
    }
  });

  it('is called INCOMPLETE, because a message failed', () => {
    expect(archive.fileName).toBe('Letterkeep-2026-11-22-INCOMPLETE.zip');
  });

  it('holds page, Markdown, attachments and raw page of every message', () => {
    for (const line of lines) {
      const stem = line.files.html.replace('/messages/', '/raw/').replace(/\.html$/, '');
      const record = source.messages.get(line.id);
      expect(archive.files.has(`data/${line.files.html}`)).toBe(true);
      expect(archive.files.has(`data/${line.files.markdown}`)).toBe(true);
      expect(sum(archive.files.get(`data/${stem}.html.txt`) ?? '')).toBe(record?.raw.sha256);
      for (const attachment of line.attachments) {
        if (attachment.state !== 'saved') expect(attachment.reason).toBeTruthy();
        else expect(sum(archive.files.get(`data/${attachment.path ?? ''}`) ?? '')).toBe(attachment.sha256);
      }
    }
  });

  it('gives an SVG an extension that nothing runs', () => {
    const svg = lines.find(({ person }) => person.name === 'CON')?.attachments[4];
    expect(svg?.path).toMatch(/\.dat\.txt$/);
  });
});

describe('messages.jsonl', () => {
  it('has every message once, oldest first, those without a date last', () => {
    expect(lines.map(({ id }) => id).sort()).toEqual([...source.messages.keys()].sort());
    const dates = lines.map(({ date }) => date ?? '9999');
    expect(dates).toEqual([...dates].sort());
  });

  it('names people as the page does, with the number only where one contact bears the name', () => {
    const jose = lines.find(({ person }) => person.name === 'Fake José Muñoz');
    expect(jose?.person.inmateId).toBe('F00014');
    expect(jose?.files.html).toMatch(
      /^people\/fake-jose-munoz_[0-9a-f]{4}\/messages\/.*_received_[0-9a-f]{8}\.html$/,
    );
    const same = lines.filter(({ person }) => person.name === 'Fake Same Name');
    expect(same).toHaveLength(2);
    expect(same.every(({ person }) => person.inmateId === undefined)).toBe(true);
  });
});

describe('the pages', () => {
  it('lead nowhere but to files that are there', () => {
    const broken: string[] = [];
    for (const path of pagesOf(archive)) {
      const page = parsed(archive, path);
      const ids = new Set([...page.querySelectorAll('[id]')].map(({ id }) => id));
      for (const node of page.querySelectorAll('[href], [src]')) {
        const href = node.getAttribute(node.hasAttribute('href') ? 'href' : 'src') ?? '';
        if (/^(https?|mailto):/.test(href) || href.startsWith('data:')) continue;
        const [file = '', anchor] = href.split('#');
        const base = new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///');
        const target = file === '' ? path : decodeURIComponent(new URL(file, base).pathname.slice(1));
        if (!archive.files.has(target)) broken.push(`${path}: ${href}`);
        else if (target === path && anchor !== undefined && !ids.has(anchor)) broken.push(`${path}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('hold the policy of the design first after charset, and no script but START HERE', () => {
    for (const path of pagesOf(archive)) {
      const page = parsed(archive, path);
      const [charset, policy] = page.head.children;
      expect(charset?.getAttribute('charset'), path).toBe('utf-8');
      expect(policy?.getAttribute('http-equiv')).toBe('Content-Security-Policy');
      const content = policy?.getAttribute('content') ?? '';
      expect(content).toContain("default-src 'none'");
      expect(content.includes("script-src 'self'")).toBe(path === 'START HERE.html');
      expect(page.querySelectorAll('script').length > 0).toBe(path === 'START HERE.html');
      expect(page.querySelectorAll('[onerror], [onload], [onclick], iframe, object, embed')).toHaveLength(0);
      for (const loading of page.querySelectorAll('img, video, audio, source, link, script')) {
        expect(loading.getAttribute('src') ?? loading.getAttribute('href')).not.toMatch(/^(https?:)?\/\//);
      }
    }
  });

  it('show every message in its conversation, and a gap with its reason where one is missing', () => {
    const jose = lines.find(({ person }) => person.name === 'Fake José Muñoz');
    const folder = jose?.files.html.split('/').slice(0, 2).join('/') ?? '';
    const text = parsed(archive, `data/${folder}/conversation.html`).body.textContent;
    for (let number = 0; number < 20; number += 1) expect(text).toContain(`Letter number ${number}.`);
    expect(text).toContain('A letter without a date.');
    const gap = text.indexOf('JPay showed an error instead of it.');
    expect(gap).toBeGreaterThan(text.indexOf('Letter number 13.'));
    expect(gap).toBeLessThan(text.indexOf('Letter number 14.'));
    expect(archive.text(`data/${folder}/conversation.md`)).toContain('JPay showed an error instead of it.');
  });

  it('make no markup of a name or a message', () => {
    const start = parsed(archive, 'START HERE.html');
    expect(start.body.textContent).toContain('Fake </script><b>Bold</b>');
    expect(start.querySelector('b')).toBeNull();
  });

  it('tell on START HERE what is missing, first of all', () => {
    const text = parsed(archive, 'START HERE.html').querySelector('main')?.textContent ?? '';
    const box = text.indexOf('This archive is INCOMPLETE');
    const attachment = text.indexOf('1 attachment could not be saved');
    const receipt = text.indexOf('27 messages were listed, 26 are here.');
    expect(box).toBeGreaterThanOrEqual(0);
    expect(attachment).toBeGreaterThan(box);
    expect(receipt).toBeGreaterThan(attachment);
    expect(text).toContain('Fake Quiet Cousin');
    expect(text).toContain('does not tell people of the same name apart');
  });

  it('lead from the first letter to the last and back', () => {
    const jose = lines.filter(({ person }) => person.name === 'Fake José Muñoz');
    let path = `data/${jose[0]?.files.html ?? ''}`;
    const seen = [path];
    for (;;) {
      const next = parsed(archive, path).querySelector('a[rel="next"]')?.getAttribute('href');
      if (next == null) break;
      path = `${path.split('/').slice(0, -1).join('/')}/${next}`;
      seen.push(path);
    }
    expect(seen).toEqual(jose.map(({ files }) => `data/${files.html}`));
    expect(parsed(archive, path).querySelector('a[rel="prev"]')?.getAttribute('href')).toBe(
      seen.at(-2)?.split('/').at(-1),
    );
  });
});

describe('the bag', () => {
  it('lists every file of data/ and the files beside it, with right sums', () => {
    const check = (name: string, wanted: string[]): void => {
      const listed = archive
        .text(name)
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ') as [string, string]);
      expect(listed.map(([, path]) => path).sort()).toEqual(wanted.sort());
      for (const [digest, path] of listed) expect(sum(archive.files.get(path) ?? ''), path).toBe(digest);
    };
    const data = [...archive.files.keys()].filter((path) => path.startsWith('data/'));
    check('manifest-sha256.txt', data);
    check('tagmanifest-sha256.txt', [
      'START HERE.html',
      'README.txt',
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
    ]);
    const bytes = data.reduce((all, path) => all + (archive.files.get(path)?.length ?? 0), 0);
    expect(archive.text('bag-info.txt')).toContain(`Payload-Oxum: ${bytes}.${data.length}\n`);
    expect(archive.text('bag-info.txt')).toContain('Bag-Count: 1 of 1\n');
    for (const style of ['archive.css', 'letter.css', 'search.js']) {
      expect(archive.files.get(`data/pages/${style}`)?.length, style).toBeGreaterThan(1_000);
    }
  });

  it.skipIf(!hasUnzip || !hasSha256sum)('is accepted by unzip and sha256sum', async () => {
    await inFolder(async (folder) => {
      const path = await writeBlob(folder, 'a.zip', archive.blob);
      run('unzip', ['-tq', path], folder);
      run('unzip', ['-q', path], folder);
      const top = `${folder}/${archive.folder}`;
      run('sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], top);
      run('sha256sum', ['-c', '--strict', '--quiet', 'tagmanifest-sha256.txt'], top);
    });
  });

  it.skipIf(!hasUnzip)(
    'gives each file, unpacked, the time of its message, so that galleries sort photos',
    async () => {
      await inFolder(async (folder) => {
        const path = await writeBlob(folder, 'a.zip', archive.blob);
        run('unzip', ['-q', path], folder);
        const timeOf = (file: string): number =>
          statSync(`${folder}/${archive.folder}/data/${file}`).mtime.getTime();
        // ZIP keeps even seconds; what has no date bears the time of writing.
        const wanted = (date: string | null): number => {
          const moment = date === null ? madeAt : new Date(date.length === 10 ? `${date}T00:00` : date);
          return Math.floor(moment.getTime() / 2_000) * 2_000;
        };
        expect(lines.some(({ date }) => date === null)).toBe(true);
        for (const { date, files, attachments } of lines) {
          const own = [
            files.html,
            ...attachments.flatMap(({ path: file }) => (file === undefined ? [] : [file])),
          ];
          for (const file of own) expect(timeOf(file), file).toBe(wanted(date));
        }
      });
    },
  );

  it.skipIf(!hasPython)(
    'is accepted by Python: ZIP, tables, mail and lines agree on the messages',
    async () => {
      await inFolder(async (folder) => {
        const path = await writeBlob(folder, 'a.zip', archive.blob);
        const read = python(
          `import json,sys,zipfile,csv,io,mailbox,os,email,email.policy
p=json.load(sys.stdin); z=zipfile.ZipFile(p); assert z.testzip() is None
top=z.namelist()[0].split('/')[0]
lines=[json.loads(l) for l in z.read(top+'/data/messages.jsonl').decode().splitlines()]
rows=list(csv.DictReader(io.StringIO(z.read(top+'/data/messages.csv').decode('utf-8-sig'),newline='')))
z.extract(top+'/data/messages.mbox',os.path.dirname(p))
box=mailbox.mbox(os.path.join(os.path.dirname(p),top,'data/messages.mbox'),factory=lambda f: email.message_from_binary_file(f,policy=email.policy.default))
texts=[[q for q in m.walk() if q.get_content_type()=='text/plain'][0].get_payload(decode=True).decode() for m in box]
print(json.dumps({'lines':[l['text'] for l in lines],'rows':[r['Message'].lstrip("'") for r in rows],'mails':texts,
 'contacts':len(list(csv.reader(io.StringIO(z.read(top+'/data/contacts.csv').decode('utf-8-sig')))))}))`,
          path,
        ) as { lines: string[]; rows: string[]; mails: string[]; contacts: number };
        expect(read.lines).toHaveLength(26);
        expect(read.rows).toEqual(read.lines);
        expect(read.mails).toEqual(read.lines);
        expect(read.contacts).toBe(1 + 4 + 3);
      });
    },
  );
});

describe('writing it', () => {
  it('gives the same bytes twice for the same vault and clock', async () => {
    const [again] = await writtenParts(sampleMailbox());
    expect(sum(new Uint8Array(await (again?.blob ?? new Blob()).arrayBuffer()))).toBe(
      sum(new Uint8Array(await archive.blob.arrayBuffer())),
    );
  });

  it('gives every path a name that is ASCII, short and unlike any other', () => {
    const paths = [...archive.files.keys()];
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of paths) expect(path).toMatch(/^[A-Za-z0-9._ /-]{1,115}$/);
  });

  it('says so and stops when the browser gives back other bytes than it kept', async () => {
    const broken = sampleMailbox();
    const [photo] = broken.facts.flatMap(({ attachments }) =>
      attachments.filter(({ state }) => state === 'saved'),
    );
    if (photo?.state === 'saved') broken.held.set(photo.sha256, new Uint8Array([1, 2, 3]));
    await expect(writtenParts(broken)).rejects.toMatchObject({ kind: 'vault-error' });
  });

  it('gives no archive at all when the vault gives an id that would lead out of the folder', async () => {
    const broken = new SampleSource([{ name: 'Fake Anna', date: '2020-01-01', body: 'one' }]);
    const [record] = broken.facts;
    const message = record && broken.messages.get(record.id);
    if (!record || !message) throw new Error('the mailbox is empty');
    record.id = '/../../x';
    broken.messages.set(record.id, message);
    await expect(writtenParts(broken)).rejects.toMatchObject({
      kind: 'vault-error',
      message:
        'A file name in the archive breaks a rule: a segment that begins with a space, dot, hyphen or tilde',
    });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const stopped = writtenParts(sampleMailbox(), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('tells how far it is, up to the last file', async () => {
    const seen: { files: number; of: number }[] = [];
    await writtenParts(sampleMailbox(), { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)?.files).toBe(seen.at(-1)?.of);
    expect(seen.at(-1)?.of).toBe(archive.files.size);
  });

  it('asks for a body again and again for a small mailbox only from what it kept', () => {
    expect([...source.asked.values()].every((count) => count === 1)).toBe(true);
  });

  it('writes an archive that says so for an empty mailbox', async () => {
    const [empty] = (await openedArchive(new SampleSource([]))) as [Opened];
    expect(empty.fileName).toBe('Letterkeep-2026-11-22.zip');
    expect(empty.text('data/messages.jsonl')).toBe('');
    const text = parsed(empty, 'START HERE.html').body.textContent;
    expect(text).toContain('JPay listed no messages.');
    expect(text).toContain('There are no messages in this archive.');
  });
});

describe('parts', () => {
  it('are bags of their own under the limit, tear no message, and together hold everything', async () => {
    const whole = sampleMailbox();
    const partBytes = 240_000;
    const parts = await openedArchive(whole, { partBytes });
    expect(parts.length).toBeGreaterThan(2);
    const ids: string[] = [];
    for (const [index, part] of parts.entries()) {
      const number = `part-${index + 1}-of-${parts.length}`;
      expect(part.folder).toBe(`Letterkeep-2026-11-22-${number}`);
      expect(part.fileName).toBe(`Letterkeep-2026-11-22-${number}-INCOMPLETE.zip`);
      expect(part.blob.size).toBeLessThanOrEqual(partBytes);
      const info = part.text('bag-info.txt');
      expect(info).toContain(`Bag-Count: ${index + 1} of ${parts.length}\n`);
      expect(info).toContain('Bag-Group-Identifier: Letterkeep-2026-11-22\n');
      expect(part.text('data/receipt.json')).toBe(archive.text('data/receipt.json'));
      expect(part.text('START HERE.html')).toContain(`This is part ${index + 1} of ${parts.length}`);
      for (const line of part.text('data/messages.jsonl').trimEnd().split('\n')) {
        if (line === '') continue;
        const message = JSON.parse(line) as Line;
        ids.push(message.id);
        for (const { path } of message.attachments) {
          if (path !== undefined) expect(part.files.has(`data/${path}`)).toBe(true);
        }
      }
      for (const path of pagesOf(part)) {
        for (const link of parsed(part, path).querySelectorAll('a[href], img, video')) {
          const href = link.getAttribute(link.hasAttribute('href') ? 'href' : 'src') ?? '';
          if (/^(https?:|mailto:|#)/.test(href)) continue;
          const base = new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///');
          const target = decodeURIComponent(new URL(href.split('#')[0] ?? '', base).pathname.slice(1));
          expect(part.files.has(target), `${path}: ${href}`).toBe(true);
        }
      }
    }
    expect(ids.sort()).toEqual([...whole.messages.keys()].sort());
  });

  it('keep to the number of files too', async () => {
    const parts = await openedArchive(sampleMailbox(), { partFiles: 70 });
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.files.size).toBeLessThanOrEqual(70);
  });
});
