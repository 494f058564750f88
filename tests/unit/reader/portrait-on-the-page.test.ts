import { expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { changePages } from './changed-pages';
import { keptOf, makeBench, truthOf } from './on-replica';

/** A photo that the facility took out among others that are there. */
const account = makeAccount({
  seed: 'portrait',
  messages: 6,
  people: 1,
  awkward: ['removed', 'photos'],
  photoShare: 0,
  attachmentBytes: 300,
});
const portrait = '<div class="person"><img src="InmatePhoto.aspx?id=7" alt=""></div><h1>';

it.each([
  ['where JPay shows them in the place we know', (html: string) => html],
  [
    'where the place has another name',
    (html: string) => html.replace(/ShowImageAttachment|AttachmentPopupDiv/g, 'pnlPicture'),
  ],
])('a portrait on each message’s page is never taken for a photo: %s', async (_, otherwise) => {
  const bench = makeBench(account, { removedAttachment: 'nothing' });
  changePages(bench, (html, { path }) =>
    /mailview/.test(path) ? otherwise(html).replace('<h1>', portrait) : html,
  );
  expect(await bench.run()).toEqual({ end: 'read' });
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
  expect(bench.replica.log.filter(({ path }) => /inmatephoto/i.test(path))).toEqual([]);
});

it('nor one whose address is new each time the page is loaded', async () => {
  const bench = makeBench(account, { removedAttachment: 'nothing', afterReceivedAttachment: 'needs-reload' });
  let loads = 0;
  let shown = '';
  changePages(bench, (html, { path, request }) => {
    if (!/mailview/.test(path)) return html;
    if (request.method === 'GET') shown = `InmatePhoto.aspx?token=${(loads += 1)}abcdef`;
    return html.replace('<h1>', portrait.replace('InmatePhoto.aspx?id=7', shown));
  });
  expect(await bench.run()).toEqual({ end: 'read' });
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
});
