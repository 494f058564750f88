import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hostileAttachments } from '../../hostile/attachments';
import { makeAccount, type MadeUpAccount, type MadeUpAttachment, type ReplicaOptions } from '../../replica';
import { makeBench } from './on-replica';

/** A mailbox whose first message bears these bytes, one attachment each, where JPay says there is a photo or a paper. */
function accountWith(
  kind: 'image' | 'document',
  all: readonly Uint8Array<ArrayBuffer>[],
  mediaType: string,
): MadeUpAccount {
  const plain = makeAccount({
    seed: 'a page for a photo',
    messages: 2,
    people: 1,
    awkward: ['snap'],
    photoShare: 0,
  });
  const pattern = plain.inbox.flatMap(({ attachments }) => attachments)[0];
  if (!pattern) throw new Error('no attachment to change');
  const attachments = all.map((bytes, at): MadeUpAttachment => ({
    ...pattern,
    kind,
    label: `Attachment ${at + 1}`,
    mediaType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  return {
    ...plain,
    inbox: plain.inbox.map((message) =>
      message.attachments.length > 0 ? { ...message, attachments } : message,
    ),
  };
}

async function attachmentsRead(account: MadeUpAccount, switches: ReplicaOptions['switches'] = {}) {
  const bench = makeBench(account, switches);
  expect(await bench.run()).toEqual({ end: 'read' });
  return bench.keeper.messages.flatMap(({ attachments }) => attachments);
}

const bytesNamed = (what: string): Uint8Array<ArrayBuffer> => {
  const found = hostileAttachments.find((one) => one.what === what);
  if (!found) throw new Error(`no ${what} in the corpus`);
  return found.bytes;
};
/** As a server sends it: to its end, and longer than any spacer. */
const whole = (what: string, end = `${' '.repeat(200)}</body></html>`): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([bytesNamed(what), Buffer.from(end, what.includes('UTF-16') ? 'utf16le' : 'latin1')]),
  );
const pages = [
  'a page that begins with <HTML>',
  'a page that begins with a comment',
  'a page behind a byte order mark',
  'a page in UTF-16',
  'a page with a zero byte after its tag',
  'a page with an SVG in its head',
  'a page that is a PDF behind its tags',
  'XHTML behind a declaration',
  'XHTML with a doctype',
].map((what) => whole(what));

describe('a web page where a photo should be', () => {
  it.each<[string, ReplicaOptions['switches']]>([
    ['from the handler of the site', { imageSource: 'handler' }],
    ['from the handler, called a photo by its header', { imageSource: 'handler', attachmentType: 'right' }],
    ['from the handler, with no type said', { imageSource: 'handler', attachmentType: 'missing' }],
    ['from the handler, called bytes', { imageSource: 'handler', attachmentType: 'octet-stream' }],
    ['from the handler, called text', { imageSource: 'handler', attachmentType: 'text-plain' }],
    ['from a folder of the site', { imageSource: 'static' }],
    ['from another host of JPay', { imageSource: 'other-host' }],
    ['inside the address itself', { imageSource: 'data' }],
  ])('is a failed attachment with its reason: %s', async (_, switches) => {
    const read = await attachmentsRead(accountWith('image', pages, 'image/jpeg'), switches);
    expect(read).toHaveLength(pages.length);
    for (const one of read) {
      expect(one).toMatchObject({
        state: 'failed',
        failure: 'not-an-attachment',
        reason: 'JPay sent a web page where the file should have been.',
      });
    }
  });
});

describe('a web page where a paper should be', () => {
  it.each<[string, ReplicaOptions['switches']]>([
    ['in a frame', { pdf: 'iframe' }],
    ['in an object', { pdf: 'object' }],
    ['behind a link', { pdf: 'link' }],
    ['as the answer to opening it', { pdf: 'direct' }],
    ['in a frame of the letter', { scanPlace: 'body-iframe' }],
  ])('is a failed attachment with its reason: %s', async (_, switches) => {
    const read = await attachmentsRead(
      accountWith('document', pages.slice(0, 3), 'application/pdf'),
      switches,
    );
    expect(read).toHaveLength(3);
    for (const one of read) {
      expect(one.state).toBe('failed');
      expect(one.state !== 'saved' && one.reason).toMatch(/JPay .+\.$/);
    }
  });
});

it('keeps a drawing that is code, and a program, exactly as JPay had them, with their true types', async () => {
  const all = [
    'an SVG behind 2 KB of white space',
    'an SVG behind a doctype',
    'a program of Windows',
    'a PDF with a script',
  ].map(bytesNamed);
  for (const imageSource of ['handler', 'other-host', 'data'] as const) {
    const read = await attachmentsRead(accountWith('image', all, 'image/jpeg'), { imageSource });
    expect(read.map((one) => (one.state === 'saved' ? [one.kind, one.mediaType, one.sha256] : one))).toEqual([
      ['image', 'image/svg+xml', createHash('sha256').update(all[0]!).digest('hex')],
      ['image', 'image/svg+xml', createHash('sha256').update(all[1]!).digest('hex')],
      [
        'image',
        'application/vnd.microsoft.portable-executable',
        createHash('sha256').update(all[2]!).digest('hex'),
      ],
      ['document', 'application/pdf', createHash('sha256').update(all[3]!).digest('hex')],
    ]);
  }
});
