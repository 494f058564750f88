import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount } from '../../replica';
import type { Switches } from '../../replica';
import { clickerOn } from './clicker';
import type { Opened } from './clicker';

const account = makeAccount({ seed: 6, messages: 2, awkward: ['everything', 'removed'] });
const letter = account.inbox.find((message) => message.purpose === 'everything')!;
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const order = ['ecard', 'image', 'videogram', 'document'] as const;

async function openAttachment(
  switches: Partial<Switches>,
  kind: (typeof order)[number],
): Promise<{ shown: Opened; clicker: ReturnType<typeof clickerOn> }> {
  const clicker = clickerOn(createReplica({ account, switches }));
  const list = await clicker.open('IncomingMails.aspx');
  const href =
    list.document.querySelectorAll('#Mails_Grid a')[account.inbox.indexOf(letter)]?.getAttribute('href') ??
    '';
  const page = await clicker.open(href);
  return { shown: await page.press(`dgAttachments$ctl0${order.indexOf(kind) + 2}$lnkAttachments`), clicker };
}

const truth = (kind: (typeof order)[number]): string => letter.attachments[order.indexOf(kind)]!.sha256;

describe('an opened attachment', () => {
  it.each(['handler', 'static', 'other-host'] as const)('is the very picture, by %s', async (imageSource) => {
    const { shown, clicker } = await openAttachment({ imageSource }, 'image');
    const src = shown.document.querySelector('#ShowImageAttachment img')?.getAttribute('src') ?? '';
    const from = imageSource === 'other-host' ? 'extension' : 'page';
    expect(hash((await clicker.visitor.fetch({ url: src, from })).bytes)).toBe(truth('image'));
  });

  it('is the very picture inside the page as data', async () => {
    const { shown } = await openAttachment({ imageSource: 'data' }, 'ecard');
    const src = shown.document.querySelector('#ShowImageAttachment img')?.getAttribute('src') ?? '';
    expect(hash(Buffer.from(src.slice(src.indexOf(',') + 1), 'base64'))).toBe(truth('ecard'));
  });

  it('on the other host is refused without the cookie when it wants one', async () => {
    const { shown, clicker } = await openAttachment(
      { imageSource: 'other-host', otherHostNeedsCookie: 'yes' },
      'image',
    );
    const url = shown.document.querySelector('#ShowImageAttachment img')?.getAttribute('src') ?? '';
    expect((await clicker.visitor.fetch({ url, from: 'extension' })).status).toBe(200);
    expect((await clicker.visitor.fetch({ url, from: 'extension', headers: { cookie: '' } })).status).toBe(
      403,
    );
  });

  it.each(['video-src', 'source', 'object', 'embed', 'link'] as const)(
    'plays a VideoGram by %s',
    async (player) => {
      const { shown, clicker } = await openAttachment({ player }, 'videogram');
      const element = shown.document
        .querySelector('#ShowImageAttachment')!
        .querySelector('[src], [data], a[href]')!;
      const url =
        element.getAttribute('src') ?? element.getAttribute('data') ?? element.getAttribute('href') ?? '';
      expect(hash((await clicker.visitor.fetch({ url })).bytes)).toBe(truth('videogram'));
    },
  );

  it('plays a VideoGram in a page of its own, or in nothing that could be saved', async () => {
    const framed = await openAttachment({ player: 'iframe' }, 'videogram');
    const frame = await framed.clicker.open(
      framed.shown.document.querySelector('#ShowImageAttachment iframe')?.getAttribute('src') ?? '',
    );
    expect(frame.document.querySelector('video')?.getAttribute('src')).toContain('GetAttachment.aspx');
    const { shown } = await openAttachment({ player: 'none' }, 'videogram');
    expect(
      shown.document.querySelector('#ShowImageAttachment')?.querySelector('[src], [data], [href]'),
    ).toBeNull();
  });

  it('may be the PDF itself, in answer to the postback', async () => {
    const clicker = clickerOn(createReplica({ account, switches: { pdf: 'direct' } }));
    const list = await clicker.open('IncomingMails.aspx');
    const href =
      list.document.querySelectorAll('#Mails_Grid a')[account.inbox.indexOf(letter)]?.getAttribute('href') ??
      '';
    const page = await clicker.open(href);
    const form = [
      ...page.fields().filter(([name]) => name !== '__EVENTTARGET'),
      ['__EVENTTARGET', 'dgAttachments$ctl05$lnkAttachments'] as const,
    ];
    const answer = await clicker.visitor.fetch({ url: `/${href}`, form });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(hash(answer.bytes)).toBe(truth('document'));
  });

  it('shows on a page of its own when the switch redirects there', async () => {
    const { shown } = await openAttachment({ receivedAttachment: 'redirect' }, 'image');
    expect(shown.url).toContain('/ShowAttachment.aspx?id=');
    expect(shown.document.querySelector('#ShowImageAttachment img')).not.toBeNull();
  });

  it('that the facility removed shows nothing, an alert or a sentence', async () => {
    for (const [removedAttachment, sign] of [
      ['nothing', 'id="ShowImageAttachment"></div>'],
      ['alert', "alert('"],
      ['text', '<p>This attachment was removed'],
    ] as const) {
      const clicker = clickerOn(createReplica({ account, switches: { removedAttachment } }));
      const list = await clicker.open('IncomingMails.aspx');
      const at = account.inbox.findIndex((message) => message.purpose === 'removed');
      const page = await clicker.open(
        list.document.querySelectorAll('#Mails_Grid a')[at]?.getAttribute('href') ?? '',
      );
      expect((await page.press('dgAttachments$ctl03$lnkAttachments')).text).toContain(sign);
    }
  });
});
