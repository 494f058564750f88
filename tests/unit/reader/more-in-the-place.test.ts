import { describe, expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { addsUp } from '../../../src/model/receipt';
import { changePages } from './changed-pages';
import { keptOf, makeBench, truthOf, type Bench } from './on-replica';

const account = makeAccount({
  seed: 'more in the place',
  messages: 5,
  people: 1,
  awkward: ['photos', 'sent photo', 'removed'],
  photoShare: 0,
  attachmentBytes: 300,
});
const photo = /(<div id="(?:ShowImageAttachment|AttachmentPopupDiv)"[^>]*>)<img src="([^"]*)"[^>]*>/g;

/** With each opened photo drawn otherwise. */
function photosDrawn(draw: (src: string) => string): Bench {
  const bench = makeBench(account);
  changePages(bench, (html) => html.replace(photo, (_, place: string, src: string) => place + draw(src)));
  return bench;
}

async function expectEachOnce(bench: Bench): Promise<void> {
  expect(await bench.run()).toEqual({ end: 'read' });
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
  expect(bench.replica.traps).toEqual([]);
}

describe('each photo is kept, and once', () => {
  it.each<[string, (src: string) => string]>([
    ['behind an icon', (src) => `<img src="Images/clip.gif"><img src="${src}">`],
    ['as a small copy in a link to it', (src) => `<a href="${src}"><img src="Thumb.ashx?x=1"></a>`],
    ['as an icon in a link to it', (src) => `<a href="${src}"><img src="Images/clip.gif"></a>`],
    [
      'as a small copy beside a link to it',
      (src) => `<img src="Thumb.ashx"><a href="${src}">Download original</a>`,
    ],
    [
      'between links to print and to buy it',
      (src) => `<a href="Image.ashx?a=1">Print</a><img src="${src}"><a href="Image.ashx?b=1">Buy prints</a>`,
    ],
  ])('%s', async (_, draw) => {
    await expectEachOnce(photosDrawn(draw));
  });

  it.each([
    ['the one opened alone is visible', '<img hidden src="$">'],
    ['all are visible', '<img src="$">'],
  ])('in a slide show of all that were opened, where %s', async (_, other) => {
    const bench = makeBench(account);
    const opened: string[] = [];
    changePages(bench, (html, { path, request }) => {
      if (/mailview/.test(path) && request.method === 'GET') opened.length = 0;
      return html.replace(photo, (__, place: string, src: string) => {
        const before = opened.filter((one) => one !== src).map((one) => other.replace('$', one));
        if (!opened.includes(src)) opened.push(src);
        return `${place}${before.join('')}<img src="${src}">`;
      });
    });
    await expectEachOnce(bench);
  });

  it('where the link around it leads nowhere: the picture itself, and the link is soon left alone', async () => {
    const bench = photosDrawn((src) => `<a href="ViewPhoto.aspx?id=1"><img src="${src}"></a>`);
    await expectEachOnce(bench);
    const asked = bench.replica.log.filter(({ path }) => /viewphoto/i.test(path)).length;
    expect(asked).toBeLessThanOrEqual(3 * 4);
  });
});

it('three pictures behind one link are three attachments, and the receipt adds up', async () => {
  const bench = photosDrawn((src) => [1, 2, 3].map((page) => `<img src="${src}&amp;p=${page}">`).join(''));
  expect(await bench.run()).toEqual({ end: 'read' });
  const listed = [...account.inbox, ...account.sent].flatMap(({ attachments }) => attachments);
  const kept = bench.keeper.messages.flatMap(({ attachments }) => attachments);
  const there = listed.filter(({ removed }) => !removed).length;
  expect(kept).toHaveLength(listed.length + 2 * there);
  expect(kept.filter(({ state }) => state === 'saved')).toHaveLength(3 * there);
  for (const { attachments } of bench.keeper.messages) {
    expect(attachments.map(({ index }) => index)).toEqual(attachments.map((_, at) => at + 1));
  }
  expect(kept.map(({ label }) => label)).toContain('Attachment 1, 3');
  for (const { attachments } of bench.progress) {
    const { listed: all, saved, failed, vanished, skipped } = attachments;
    expect(all).toBeGreaterThanOrEqual(saved + failed + vanished + skipped);
  }
  expect(addsUp(bench.progress[bench.progress.length - 1]!.attachments)).toBe(true);
});
