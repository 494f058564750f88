// @vitest-environment jsdom
import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { conversationDocument, messageDocument } from '../../../../src/bundle/documents/document';
import { madeAt } from '../opened-archive';
import type { MissingMessage } from '../../../../src/bundle/archive-source';
import { LetterkeepError } from '../../../../src/model/failure';
import { SampleSource, samplePicture, sum } from '../sample-source';

vi.setConfig({ testTimeout: 60_000 });

const photo = samplePicture(1, 8, 8);
const source = new SampleSource(
  [
    {
      name: 'Fake José Muñoz',
      date: '2019-07-15T15:04:05',
      body: 'Hello<br>there',
      attachments: [
        { kind: 'image', mediaType: 'image/png', bytes: photo },
        { kind: 'videogram', reason: 'JPay shows a player, but no file.' },
      ],
    },
    { name: 'FAKE JOSÉ MUÑOZ', direction: 'sent', date: '2021-01-02', body: 'Yes & no' },
    { name: 'Fake Other', date: null, dateText: 'Yesterday', body: 'Nothing' },
  ],
  [{ name: 'Fake José Muñoz', inmateId: 'F00014', agency: 'Fake Department' }],
);
const [withPhoto, plain, undated] = source.facts.map(({ id }) => id) as [string, string, string];

describe('saving one message', () => {
  it('is one page that holds its photo inside', async () => {
    const { fileName, blob } = await messageDocument(source, withPhoto, { format: 'html', madeAt });
    expect(fileName).toBe('2019-07-15_1504_received_fake-jose-munoz.html');
    expect(blob.type).toBe('text/html');
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    expect(page.body.textContent).toContain('Hello');
    expect(page.body.textContent).toContain('JPay shows a player, but no file.');
    const [, base64 = ''] = page.querySelector('img')?.getAttribute('src')?.split('base64,') ?? [];
    expect(sum(Buffer.from(base64, 'base64'))).toBe(sum(photo));
  });

  it('is a Markdown file alone if nothing hangs on it', async () => {
    const { fileName, blob } = await messageDocument(source, plain, { format: 'markdown', madeAt });
    expect(fileName).toBe('2021-01-02_0000_sent_fake-jose-munoz.md');
    expect(blob.type).toBe('text/markdown');
    expect(await blob.text()).toContain('Yes');
  });

  it('is a ZIP of the Markdown and its attachments otherwise', async () => {
    const { fileName, blob } = await messageDocument(source, withPhoto, { format: 'markdown', madeAt });
    expect(fileName).toBe('2019-07-15_1504_received_fake-jose-munoz.zip');
    const zip = await JSZip.loadAsync(await blob.arrayBuffer());
    const [markdown = '', picture = ''] = Object.keys(zip.files);
    expect(markdown).toBe('2019-07-15_1504_received_fake-jose-munoz.md');
    expect(await zip.file(markdown)?.async('string')).toContain(picture);
    expect(sum((await zip.file(picture)?.async('uint8array')) ?? '')).toBe(sum(photo));
  });

  it('says undated where JPay shows no date', async () => {
    const { fileName } = await messageDocument(source, undated, { format: 'html', madeAt });
    expect(fileName).toBe('undated_received_fake-other.html');
  });
});

describe('saving a conversation', () => {
  it.each(['html', 'markdown'] as const)('holds both directions, oldest first, as %s', async (format) => {
    const { fileName, blob } = await conversationDocument(source, 'fake josé  muñoz', { format, madeAt });
    const extension = format === 'html' ? 'html' : 'zip';
    expect(fileName).toBe(`fake-jose-munoz_2019-07-15_to_2021-01-02.${extension}`);
    let text: string | undefined;
    if (format === 'html') text = await blob.text();
    else {
      const zip = await JSZip.loadAsync(await blob.arrayBuffer());
      text = await zip.file('fake-jose-munoz_2019-07-15_to_2021-01-02.md')?.async('string');
    }
    expect(text?.indexOf('Hello')).toBeGreaterThan(0);
    expect(text?.indexOf('Yes')).toBeGreaterThan(text?.indexOf('Hello') ?? 0);
    expect(text).not.toContain('Nothing');
  });
});

describe('a conversation that is not whole', () => {
  const lost: MissingMessage = {
    mailbox: 'inbox',
    personName: 'FAKE  GAP',
    dateText: '7/15/2020 <b>',
    date: '2020-07-15',
    where: 'inbox, page 3',
    state: 'failed',
    kind: 'site-error',
    reason: 'JPay showed an error & no message.',
  };
  const withGap = new SampleSource(
    [
      { name: 'Fake Gap', date: '2019-01-01', body: 'Before it' },
      { name: 'Fake Gap', direction: 'sent', date: '2021-01-01', body: 'After it' },
    ],
    [],
    [
      lost,
      {
        ...lost,
        mailbox: 'sent',
        date: '2022-01-01',
        kind: 'not-chosen',
        reason: 'It was left out on purpose.',
      },
      { ...lost, personName: 'Fake Other', reason: 'It is not of this conversation.' },
    ],
  );
  withGap.receipt.incompleteBecause = ['1 message of the inbox list could not be saved.', 'Another reason.'];

  const inOrder = (text: string, ...parts: string[]): void => {
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  };

  it('shows a placeholder in the place of a missing message, and says at the top why, as html', async () => {
    const { blob } = await conversationDocument(withGap, 'Fake Gap', { format: 'html', madeAt });
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    const articles = Array.from(page.querySelectorAll('article'), ({ textContent }) => textContent);
    expect(articles.length).toBe(3);
    expect(articles[0]).toContain('Before it');
    expect(articles[1]).toBe(
      'A message you received (7/15/2020 <b>) is not here. It was listed in: inbox, page 3.JPay showed an error & no message.',
    );
    expect(articles[2]).toContain('After it');
    const header = page.querySelector('header.conversation')?.textContent ?? '';
    inOrder(header, '2 messages', 'INCOMPLETE', ...withGap.receipt.incompleteBecause);
  });

  it('does the same as markdown', async () => {
    const { blob } = await conversationDocument(withGap, 'Fake Gap', { format: 'markdown', madeAt });
    const text = await blob.text();
    inOrder(
      text,
      'INCOMPLETE',
      ...withGap.receipt.incompleteBecause,
      'Before it',
      '## A message you received (7/15/2020',
      'JPay showed an error & no message.',
      'After it',
    );
    expect(text).not.toContain('on purpose');
    expect(text).not.toContain('not of this conversation');
  });

  it.each(['html', 'markdown'] as const)(
    'says nothing of the kind when all is there, as %s',
    async (format) => {
      const { blob } = await conversationDocument(source, 'Fake Other', { format, madeAt });
      expect(await blob.text()).not.toContain('INCOMPLETE');
    },
  );
});

describe('a conversation with more photos than a string can hold', () => {
  const photos = Array.from({ length: 5 }, (_, seed) => new Uint8Array(900_000).fill(seed + 1));
  const many = new SampleSource(
    photos.map((bytes, index) => ({
      name: 'Fake Album',
      date: `2020-01-0${index + 1}`,
      attachments: [{ kind: 'image', mediaType: 'image/jpeg', bytes }],
    })),
  );

  it('writes out the photos of one message before it asks for those of the next', async () => {
    let heldAtOnce = 0;
    let most = 0;
    const asked = vi.spyOn(many, 'bytes').mockImplementation((sha256) => {
      heldAtOnce += 1;
      most = Math.max(most, heldAtOnce);
      return Promise.resolve(many.held.get(sha256) ?? new Uint8Array());
    });
    const encoder = new TextEncoder();
    const encode = encoder.encode.bind(encoder);
    const written = vi.spyOn(TextEncoder.prototype, 'encode').mockImplementation((text) => {
      if (text?.includes('data:image/jpeg')) heldAtOnce = 0;
      return encode(text);
    });
    const { blob } = await conversationDocument(many, 'Fake Album', { format: 'html', madeAt });
    written.mockRestore();
    asked.mockRestore();
    expect(most).toBe(1);
    expect(blob.type).toBe('text/html');
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    const shown = Array.from(page.querySelectorAll('main > article img'), (image) =>
      sum(Buffer.from(image.getAttribute('src')?.split('base64,')[1] ?? '', 'base64')),
    );
    expect(shown).toEqual(photos.map(sum));
    expect(page.querySelector('main + footer')?.textContent).toBe('Saved with Letterkeep.');
  });

  it('tells what went wrong when a photo cannot be read', async () => {
    const gone = new LetterkeepError('vault-error', 'The made-up photo is gone.');
    const asked = vi.spyOn(many, 'bytes').mockRejectedValueOnce(gone);
    await expect(conversationDocument(many, 'Fake Album', { format: 'html', madeAt })).rejects.toBe(gone);
    asked.mockRestore();
  });
});

describe('an attachment that a page cannot hold', () => {
  const film = new SampleSource([
    {
      name: 'Fake Film',
      date: '2020-01-01',
      attachments: [{ kind: 'videogram', mediaType: 'video/mp4', bytes: new Uint8Array(9) }],
    },
  ]);

  it('is said to be missing from this file, with the way to save it, for there may be no archive', async () => {
    const { blob } = await messageDocument(film, film.facts[0]!.id, { format: 'html', madeAt });
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    const note = page.querySelector('.missing')?.textContent ?? '';
    expect(note).toContain('is not in this file');
    expect(note).toContain('E-mail, Text or Markdown');
    expect(note).toContain('“Export all messages”');
    expect(note).not.toContain('archive');
  });
});
