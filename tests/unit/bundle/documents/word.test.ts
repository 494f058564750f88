// @vitest-environment jsdom
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { python3 } from '../../../python';
import { conversationDocument, messageDocument } from '../../../../src/bundle/documents/document';
import type { DocumentSource } from '../../../../src/bundle/documents/document';
import type { MissingMessage } from '../../../../src/bundle/archive-source';
import { madeAt } from '../opened-archive';
import { SampleSource, samplePicture, sum } from '../sample-source';

vi.setConfig({ testTimeout: 120_000 });

const photo = samplePicture(1, 40, 20);
const lost: MissingMessage = {
  mailbox: 'inbox',
  personName: 'Fake José Muñoz',
  dateText: '7/15/2020',
  date: '2020-07-15',
  where: 'inbox, page 3',
  state: 'failed',
  kind: 'site-error',
  reason: 'JPay showed an error & no message.',
};
const source = new SampleSource(
  [
    {
      name: 'Fake José Muñoz',
      date: '2019-07-15T15:04:05',
      body: '<p>Hello <b>bold</b> and <i>slanted</i><br>second line</p><ul><li>one</li><li>two</li></ul>',
      letterNumber: '4711',
      attachments: [
        { kind: 'image', mediaType: 'image/png', bytes: photo },
        { kind: 'videogram', reason: 'JPay shows a player, but no file.' },
        { kind: 'image', mediaType: 'image/webp', bytes: new Uint8Array(40) },
      ],
    },
    {
      name: 'Fake José Muñoz',
      direction: 'sent',
      date: '2021-01-02',
      body: 'Yes &amp; &lt;no&gt;\n  as written',
    },
    { name: 'Fake José Muñoz', date: null, dateText: 'Yesterday', body: '' },
  ],
  [],
  [lost],
);

const open = async (blob: Blob) => unzipSync(new Uint8Array(await blob.arrayBuffer()));
const part = (files: Record<string, Uint8Array>, path: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(files[path]);

async function conversation(
  of: DocumentSource = source,
  name = 'Fake José Muñoz',
  language: 'en' | 'es' = 'en',
) {
  const { fileName, blob } = await conversationDocument(of, name, { format: 'word', madeAt, language });
  return { fileName, blob, files: await open(blob) };
}

/** The paragraphs of a Word file as a strict XML parser reads them: text, tabs and line breaks. */
const reader = `
import sys, zipfile, json, xml.parsers.expat
from xml.etree import ElementTree
path = sys.argv[1]
archive = zipfile.ZipFile(path)
assert archive.testzip() is None
for name in archive.namelist():
    if name.endswith('.xml') or name.endswith('.rels'):
        xml.parsers.expat.ParserCreate('utf-8').Parse(archive.read(name), True)
w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
document = ElementTree.fromstring(archive.read('word/document.xml'))
def words(paragraph):
    text = ''
    for node in paragraph.iter():
        if node.tag == w + 't': text += node.text or ''
        elif node.tag == w + 'tab' and node.get(w + 'val') is None: text += '\\t'
        elif node.tag == w + 'br': text += '\\n'
    return text
print(json.dumps([words(p) for p in document.iter(w + 'p')]))
`;
function paragraphsOf(blobBytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'letterkeep-word-'));
  try {
    writeFileSync(join(folder, 'file.docx'), blobBytes);
    writeFileSync(join(folder, 'read.py'), reader);
    const said = execFileSync(python3, ['read.py', 'file.docx'], {
      cwd: folder,
      maxBuffer: 1 << 28,
    });
    return JSON.parse(said.toString('utf8')) as string[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe('a conversation as a Word file', () => {
  it('has its name, its type, its headings, its words and its gaps in order', async () => {
    const { fileName, blob } = await conversation();
    expect(fileName).toBe('fake-jose-munoz_2019-07-15_to_2021-01-02.docx');
    expect(blob.type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    const paragraphs = paragraphsOf(await bytesOf(blob));
    const wanted = [
      'Messages with Fake José Muñoz',
      'Letter number 4711',
      'Hello bold and slanted\nsecond line',
      '•\tone',
      '•\ttwo',
      'Photo 1: Attachment 1',
      'JPay showed an error & no message.',
      'Yes & <no>\n  as written',
      'This message has no words.',
    ];
    const places = wanted.map((words) => paragraphs.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(paragraphs.join('\n')).toContain('JPay shows a player, but no file.');
  });

  it('has a list of contents whose links lead to bookmarks that are there', async () => {
    const { files } = await conversation();
    const xml = part(files, 'word/document.xml');
    const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
    const bookmarks = [...xml.matchAll(/<w:bookmarkStart\b[^>]*w:name="([^"]+)"/g)].map(([, name]) => name);
    expect(anchors).toHaveLength(4);
    expect(bookmarks).toEqual(expect.arrayContaining(anchors));
    const ids = [...xml.matchAll(/<w:bookmarkStart\b[^>]*w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(bookmarks.length);
  });

  it('holds each picture as JPay sent it, and names in words what Word cannot show', async () => {
    const { files, blob } = await conversation();
    const media = Object.entries(files).filter(([path]) => path.startsWith('word/media/'));
    expect(media.map(([, bytes]) => sum(bytes))).toEqual([sum(photo)]);
    expect(part(files, 'word/document.xml')).toContain('descr="Photo 1 from Fake José Muñoz"');
    expect(paragraphsOf(await bytesOf(blob)).join('\n')).toContain('image/webp');
  });

  it('asks no other computer for anything', async () => {
    const { files } = await conversation();
    for (const path of Object.keys(files)) {
      if (path.endsWith('.rels')) expect(part(files, path)).not.toContain('TargetMode="External"');
    }
  });

  it('says that Letterkeep made it, and nobody else', async () => {
    const core = part((await conversation()).files, 'docProps/core.xml');
    expect(core).toContain('<cp:lastModifiedBy>Letterkeep</cp:lastModifiedBy>');
    expect(core).not.toContain('Un-named');
  });

  it('is the same to the last byte when it is made again', async () => {
    const [first, second] = [await conversation(), await conversation()];
    expect(sum(await bytesOf(second.blob))).toBe(sum(await bytesOf(first.blob)));
    expect(part(first.files, 'docProps/core.xml')).toContain(madeAt.toISOString().slice(0, 19));
  });

  it('lists months instead of messages where there are many, and years have headings', async () => {
    const many = new SampleSource(
      Array.from({ length: 70 }, (_, at) => ({
        name: 'Fake Many',
        date: `20${at < 40 ? '19' : '20'}-0${1 + (at % 3)}-${String(1 + (at % 28)).padStart(2, '0')}`,
        body: `Letter ${at}`,
      })),
    );
    const paragraphs = paragraphsOf(await bytesOf((await conversation(many, 'Fake Many', 'es')).blob));
    expect(paragraphs).toContain('enero de 2019 (14 mensajes)');
    expect(paragraphs.filter((words) => words === '2019' || words === '2020')).toEqual(['2019', '2020']);
  });

  it('comes as a ZIP of several when it has more than a thousand messages', async () => {
    const long = new SampleSource(
      Array.from({ length: 1_001 }, (_, at) => ({
        name: 'Fake Long',
        date: '2019-01-01',
        body: `Letter ${at}`,
      })),
    );
    const { fileName, files } = await conversation(long, 'Fake Long');
    expect(fileName).toBe('fake-long_2019-01-01_to_2019-01-01.zip');
    expect(Object.keys(files)).toEqual([
      'fake-long_2019-01-01_to_2019-01-01_1-of-2.docx',
      'fake-long_2019-01-01_to_2019-01-01_2-of-2.docx',
    ]);
    const [first, second] = Object.values(files).map(paragraphsOf);
    expect(first?.join('\n')).toContain('This is document 1 of 2.');
    expect([...(first ?? []), ...(second ?? [])].filter((words) => /^Letter \d+$/.test(words))).toHaveLength(
      1_001,
    );
  });
});

describe('every character that there is', () => {
  it('comes back from a strict XML parser, and those that XML forbids are seen', async () => {
    const blocks: string[] = [];
    for (let start = 0; start < 0x10000; start += 0x400) {
      let text = '';
      for (let code = start; code < start + 0x400; code += 1) text += String.fromCharCode(code);
      blocks.push(text);
    }
    const beyond = Array.from({ length: 17 }, (_, plane) =>
      [0x10000, 0x1f600, 0x2fffe, 0x10ffff]
        .map((code) => String.fromCodePoint(Math.min(0x10ffff, code + plane)))
        .join(''),
    );
    const { textRun, styledParagraph } = await import('../../../../src/render/word/paragraphs');
    const { wordFiles } = await import('../../../../src/render/word/word-files');
    const { Document } = await import('docx');
    const texts = [...blocks, ...beyond];
    const document = new Document({
      title: 'made up',
      sections: [{ children: texts.map((text) => styledParagraph('letter', [textRun(text)])) }],
    });
    const { files } = await wordFiles(document, madeAt);
    const { zipSync } = await import('fflate');
    const paragraphs = paragraphsOf(zipSync(Object.fromEntries(files)));
    const seen = (text: string): string =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, (one) => String.fromCharCode(0x2400 + one.charCodeAt(0)))
        .replace(
          /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
          '\ufffd',
        );
    expect(paragraphs).toHaveLength(texts.length);
    for (const [at, text] of texts.entries()) expect(paragraphs[at], `block ${at}`).toBe(seen(text));
  });
});

describe('one message as a Word file', () => {
  it('is opened by LibreOffice, which prints its words and its photo', async () => {
    const [first] = source.facts;
    const { fileName, blob } = await messageDocument(source, first!.id, { format: 'word', madeAt });
    expect(fileName).toBe('2019-07-15_1504_received_fake-jose-munoz.docx');
    const bytes = await bytesOf(blob);
    const folder = mkdtempSync(join(tmpdir(), 'letterkeep-word-'));
    try {
      writeFileSync(join(folder, fileName), bytes);
      const said = execFileSync(
        'soffice',
        [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', fileName],
        { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      );
      expect(said).toContain('.pdf');
      const pdf = fileName.replace('.docx', '.pdf');
      const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { cwd: folder, encoding: 'utf8' });
      expect(text).toContain('Hello bold and slanted');
      expect(text).toContain('second line');
      const pictures = execFileSync('pdfimages', ['-list', pdf], { cwd: folder, encoding: 'utf8' });
      expect(pictures.trim().split('\n')).toHaveLength(3);
      expect(readFileSync(join(folder, pdf)).length).toBeGreaterThan(1_000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
