// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MessageRecord, MissingMessage } from '../../../src/bundle/archive-source';
import { otherFormFiles } from '../../../src/bundle/other-forms';
import type { WrittenPage } from '../../../src/bundle/part-contents';
import { archiveFormats } from '../../../src/model/export-request';
import type { ArchiveFormat } from '../../../src/model/export-request';
import { openedArchive, writtenParts } from './opened-archive';
import type { Opened } from './opened-archive';
import { SampleSource, samplePicture } from './sample-source';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const photo = samplePicture(1, 8, 8);
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
      date: '2019-07-15T15:04',
      body: 'Hello<br>there',
      attachments: [{ kind: 'image', mediaType: 'image/png', bytes: photo }],
    },
    { name: 'Fake José Muñoz', direction: 'sent', date: '2021-01-02', body: 'Yes & no' },
    { name: 'Fake Other', date: null, dateText: 'Yesterday', body: 'Nothing' },
  ],
  [],
  [lost],
);
const namesIn = ({ files }: Opened): string[] => [...files.keys()];
const jose = 'data/people/fake-jose-munoz_';

describe('an archive with every form', () => {
  let archive: Opened;
  let folder: string;
  beforeAll(async () => {
    [archive] = (await openedArchive(source, { formats: archiveFormats })) as [Opened];
    const page = namesIn(archive).find(
      (name) => name.startsWith(jose) && name.endsWith('/conversation.html'),
    );
    folder = page?.slice(0, -'conversation.html'.length) ?? 'none';
  });

  it('holds each conversation as Markdown, Word, mail and text beside its page', () => {
    const beside = namesIn(archive)
      .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes('/'))
      .map((name) => name.slice(folder.length));
    expect(beside.sort()).toEqual([
      'book.html',
      'conversation.docx',
      'conversation.html',
      'conversation.mbox',
      'conversation.md',
      'conversation.txt',
      'court-copy.html',
    ]);
  });

  it('leads from the text to attachments that are there, and says what is missing', () => {
    const text = archive.text(`${folder}conversation.txt`);
    expect(text).toContain('Hello\r\nthere');
    expect(text).toContain('JPay showed an error & no message.');
    const [path = 'none'] = /attachments\/\S+\.png/.exec(text) ?? [];
    expect(archive.files.get(`${folder}${path}`)).toEqual(new Uint8Array(photo));
  });

  it('holds the photo inside the mail', () => {
    const mail = archive.text(`${folder}conversation.mbox`).replaceAll('\n', '');
    expect(mail).toContain(Buffer.from(photo).toString('base64'));
  });

  it('links to them from the page of the conversation, and README says what they are', () => {
    const page = new DOMParser().parseFromString(archive.text(`${folder}conversation.html`), 'text/html');
    const links = Array.from(page.querySelectorAll('nav a'), (link) => link.getAttribute('href') ?? '');
    for (const name of ['conversation.docx', 'conversation.mbox', 'conversation.txt']) {
      expect(links).toContain(name);
      expect(archive.text('README.txt')).toContain(name);
    }
  });

  it('is the same to the last byte when it is written again', async () => {
    const [again] = (await openedArchive(source, { formats: archiveFormats })) as [Opened];
    expect(again.files).toEqual(archive.files);
  });
});

describe('an archive of web pages alone', () => {
  it('holds no Markdown, and no file says that it does', async () => {
    const [archive] = (await openedArchive(source, { formats: [] })) as [Opened];
    expect(
      namesIn(archive)
        .filter((name) => /\.(md|docx|txt|mbox)$/.test(name))
        .sort(),
    ).toEqual([
      'README.txt',
      'bag-info.txt',
      'bagit.txt',
      'data/messages.mbox',
      ...namesIn(archive)
        .filter((name) => name.endsWith('.html.txt'))
        .sort(),
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    expect(archive.text('README.txt')).not.toContain('Markdown');
    expect(archive.text('data/messages.jsonl')).not.toContain('markdown');
  });
});

describe('a conversation with more attachments than one file can hold', () => {
  const attached = (megabytes: number): WrittenPage['items'][number] => ({
    bytes: 0,
    what: 'message',
    date: null,
    record: {
      id: String(megabytes),
      attachments: [
        {
          index: 1,
          kind: 'image',
          label: '',
          state: 'saved',
          mediaType: 'image/jpeg',
          bytes: megabytes * 1e6,
        },
        { index: 2, kind: 'videogram', label: '', state: 'saved', mediaType: 'video/mp4', bytes: 4e6 },
      ],
    } as MessageRecord,
  });
  const page: WrittenPage = {
    name: 'conversation-2021',
    path: 'people/fake/conversation-2021',
    period: '2021',
    number: 1,
    items: [17, 18, 45, 1].map(attached),
  };
  const named = (format: ArchiveFormat) =>
    otherFormFiles(page, [format]).map(({ name, items }) => [
      name,
      items.map((item) => (item.what === 'message' ? Number(item.record.id) : 0)),
    ]);

  it('comes as several mailboxes, none of their messages torn', () => {
    expect(named('email')).toEqual([
      ['conversation-2021_1-of-4.mbox', [17]],
      ['conversation-2021_2-of-4.mbox', [18]],
      ['conversation-2021_3-of-4.mbox', [45]],
      ['conversation-2021_4-of-4.mbox', [1]],
    ]);
  });

  it('as several Word files, by its pictures alone, and as one text, which holds none', () => {
    expect(named('word')).toEqual([
      ['conversation-2021_1-of-3.docx', [17, 18]],
      ['conversation-2021_2-of-3.docx', [45]],
      ['conversation-2021_3-of-3.docx', [1]],
    ]);
    expect(named('text')).toEqual([['conversation-2021.txt', [17, 18, 45, 1]]]);
  });

  it('never makes a part larger than it may be', async () => {
    const film = (seed: number) => new Uint8Array(400_000).fill(seed);
    const large = new SampleSource(
      Array.from({ length: 6 }, (_, index) => ({
        name: 'Fake Album',
        date: `2020-01-0${index + 1}`,
        attachments: [{ kind: 'videogram', mediaType: 'video/mp4', bytes: film(index) }],
      })),
    );
    const partBytes = 3_000_000;
    const parts = await writtenParts(large, { formats: ['email'], partBytes });
    expect(parts.length).toBeGreaterThan(1);
    for (const { blob } of parts) expect(blob.size).toBeLessThanOrEqual(partBytes);
  });
});
