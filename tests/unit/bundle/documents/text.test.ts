// @vitest-environment jsdom
import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { conversationDocument, messageDocument } from '../../../../src/bundle/documents/document';
import { servedText } from '../../../../src/render/text';
import { firstSeed } from '../../../hostile/seed';
import { escapeHtml, hostileText } from '../../../hostile/texts';
import { madeAt } from '../opened-archive';
import { SampleSource, samplePicture, sum } from '../sample-source';

vi.setConfig({ testTimeout: 60_000 });

const long = 'I have so much to tell you about the summer that one line is not enough for it, by far not.';
const source = new SampleSource(
  [
    {
      name: 'Fake José Muñoz',
      date: '2019-07-15T15:04',
      dateText: '7/15/2019 3:04 PM',
      letterNumber: '7',
      body: `Dear Mom,<br>${long}<br>&nbsp;&nbsp;&nbsp;Yours`,
      attachments: [
        { kind: 'image', mediaType: 'image/png', bytes: samplePicture(1, 8, 8), label: 'תמונה' },
        { kind: 'videogram', reason: 'JPay shows a player, but no file.' },
        { kind: 'other', mediaType: 'text/html', bytes: new TextEncoder().encode('<script>1</script>') },
      ],
    },
    { name: 'Fake José Muñoz', direction: 'sent', date: '2021-01-02', body: 'Yes &amp; no' },
  ],
  [{ name: 'Fake José Muñoz', inmateId: 'F00014', agency: 'Fake Department' }],
  [
    {
      mailbox: 'inbox',
      personName: 'Fake José Muñoz',
      date: '2020-05-05',
      where: 'inbox, page 3',
      state: 'failed',
      kind: 'site-error',
      reason: 'JPay showed an error.',
    },
  ],
);
const [withPhoto, plain] = source.facts.map(({ id }) => id) as [string, string];

/** As bytes, because reading a Blob as text takes the mark at its start away. */
const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await new Response(blob).arrayBuffer());

describe('a message saved as text', () => {
  it('is a text file alone if nothing hangs on it, made so that every Notepad can read it', async () => {
    const { fileName, blob } = await messageDocument(source, plain, { format: 'text', madeAt });
    expect(fileName).toBe('2021-01-02_0000_sent_fake-jose-munoz.txt');
    expect(blob.type).toBe('text/plain');
    const bytes = await bytesOf(blob);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3).toString('utf8')).toBe('To Fake José Muñoz, 2021-01-02\r\n\r\nYes & no\r\n');
  });

  it('comes in a ZIP with its attachments, and says where each is or why it is not there', async () => {
    const { fileName, blob } = await messageDocument(source, withPhoto, { format: 'text', madeAt });
    expect(fileName).toBe('2019-07-15_1504_received_fake-jose-munoz.zip');
    const zip = await JSZip.loadAsync(await blob.arrayBuffer());
    const [name = '', picture = '', neutral = '', ...more] = Object.keys(zip.files);
    expect(more).toEqual([]);
    expect(name).toBe('2019-07-15_1504_received_fake-jose-munoz.txt');
    expect(neutral).toMatch(/_3\.dat\.txt$/);
    expect(sum((await zip.file(picture)?.async('uint8array')) ?? '')).toBe(sum(samplePicture(1, 8, 8)));
    const text = Buffer.from((await zip.file(name)?.async('uint8array')) ?? []).toString('utf8');
    const lines = text.replace(/^\ufeff/, '').split('\r\n');
    expect(lines.join('')).not.toMatch(/[\r\n]/);
    expect(lines.slice(0, 8)).toEqual([
      'From Fake José Muñoz, 7/15/2019 3:04 PM',
      'Letter number 7',
      '',
      'Dear Mom,',
      'I have so much to tell you about the summer that one line is not enough for ',
      'it, by far not.',
      '   Yours',
      '',
    ]);
    const rest = lines.slice(8).join('\n').replace(/ \n/g, ' ').split('\n');
    expect(rest[0]).toMatch(
      /^\[\u2068Photo 1: תמונה\u2069 \(image\/png, \d+ bytes\): attachments\/\S+_1\.png\]$/,
    );
    expect(rest[0]).toContain(picture);
    expect(rest[1]).toBe('[VideoGram 2: Attachment 2 was not saved. JPay shows a player, but no file.]');
    expect(rest[2]).toContain(`was saved as ${neutral}. It could run as a program`);
  });

  it('cannot be made to show lines of ours by a name', async () => {
    const forged = new SampleSource([
      { name: 'Fake\r\nFrom Somebody, 1/1/2001', date: '2020-01-01', dateText: '1/1\n\nforged', body: 'Hi' },
    ]);
    const { blob } = await messageDocument(forged, forged.facts[0]!.id, { format: 'text', madeAt });
    expect(await blob.text()).toBe('From Fake From Somebody, 1/1/2001, 1/1 forged\r\n\r\nHi\r\n');
  });

  it('keeps every word of a letter, whatever is in it', async () => {
    const many = new SampleSource(
      Array.from({ length: 150 }, (_, index) => ({
        name: 'Fake Anna',
        date: '2020-01-01',
        dateText: '1/1/2020',
        body: escapeHtml(hostileText(firstSeed + index)),
      })),
    );
    for (const { id, bodyHtml } of many.messages.values()) {
      const { blob } = await messageDocument(many, id, { format: 'text', madeAt });
      const text = (await bytesOf(blob)).toString('utf8').replace(/\r\n/g, '\n');
      const top = '\ufeffFrom Fake Anna, 1/1/2020\n\n';
      expect(text.startsWith(top)).toBe(true);
      const words = servedText(bodyHtml);
      const wanted = Buffer.from(words.trim() === '' ? 'This message has no words.' : words).toString('utf8');
      // Its own last line may end in a space too.
      expect(text.slice(top.length, -1).replace(/ \n/g, ' ')).toBe(wanted);
    }
  });
});

describe('a conversation saved as text', () => {
  it('holds every message and the gap, oldest first, with what is known at the top', async () => {
    const { fileName, blob } = await conversationDocument(source, 'fake josé muñoz', {
      format: 'text',
      madeAt,
    });
    expect(fileName).toBe('fake-jose-munoz_2019-07-15_to_2021-01-02.zip');
    const zip = await JSZip.loadAsync(await blob.arrayBuffer());
    const text = await zip.file('fake-jose-munoz_2019-07-15_to_2021-01-02.txt')?.async('string');
    const sheets = (text ?? '').replace(/\r\n/g, '\n').split(`\n${'-'.repeat(76)}\n\n`);
    expect(sheets).toHaveLength(5);
    const [top = '', first, gap, last, end] = sheets;
    expect(top).toContain('Messages with Fake José Muñoz\n\nNumber F00014, Fake Department\n\n2 messages, ');
    expect(top).toContain('INCOMPLETE');
    expect(first).toContain('Dear Mom,');
    expect(gap?.replace(/ \n/g, ' ')).toBe(
      'A message you received (May 5, 2020) is not here. It was listed in: inbox, page 3.\n\nJPay showed an error.\n',
    );
    expect(last).toBe('To Fake José Muñoz, 2021-01-02\n\nYes & no\n');
    expect(end).toBe('Saved with Letterkeep.\n');
  });
});
