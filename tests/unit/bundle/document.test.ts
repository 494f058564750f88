// @vitest-environment jsdom
import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { conversationDocument, messageDocument } from '../../../src/bundle/document';
import { madeAt } from './opened-archive';
import { SampleSource, samplePicture, sum } from './sample-source';

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
