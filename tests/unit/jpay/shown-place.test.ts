// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { picturesOn, readOpenedAttachment } from '../../../src/jpay/attachment';
import { letterPage, pageOf, parseHtml, receivedPath, responseOf } from './made-up-page';

const pageWith = (inside: string, after = ''): string =>
  letterPage('Hi', { extra: `<div id="ShowImageAttachment">${inside}</div>${after}` });
const open = (html: string, before = letterPage('Hi')) => {
  const { shown, further = [] } = readOpenedAttachment(
    responseOf(html, { url: `https://www.jpay.com${receivedPath}` }),
    parseHtml,
    picturesOn(pageOf(before, receivedPath)),
  );
  return [shown, ...further];
};
const addressOf = ({ source }: ReturnType<typeof open>[number]): string =>
  source.by === 'url' ? source.url.replace('https://www.jpay.com/', '') : source.by;
const addresses = (inside: string, before?: string): string[] =>
  open(pageWith(inside), before).map(addressOf);

describe('of several pictures in the place of an attachment', () => {
  it.each([
    ['an icon from a folder before it', '<img src="Images/clip.gif"><img src="GetAttachment.aspx?id=1">'],
    [
      'one that is hidden before it',
      '<img style="display:none" src="GetAttachment.aspx?id=0"><img src="GetAttachment.aspx?id=1">',
    ],
    [
      'hidden ones around it, as in a slide show',
      '<p hidden><img src="GetAttachment.aspx?id=0"></p><p><img src="GetAttachment.aspx?id=1"></p><p hidden><img src="GetAttachment.aspx?id=2"></p>',
    ],
  ])('the photo is told from %s', (_, inside) => {
    expect(addresses(inside)).toEqual(['GetAttachment.aspx?id=1']);
  });

  it('those that stood there before are not the photo', () => {
    const frame = '<img src="Frame.ashx?top">';
    expect(addresses(`${frame}<img src="GetAttachment.aspx?id=1">`, pageWith(frame))).toEqual([
      'GetAttachment.aspx?id=1',
    ]);
    const icon = '<img src="Images/clip.gif">';
    expect(open(pageWith(icon), pageWith(icon))).toMatchObject([
      { source: { by: 'nothing', failure: 'attachment-not-shown' } },
    ]);
  });

  it('one that JPay shows in its place already is still the photo', () => {
    const photo = '<img src="GetAttachment.aspx?id=1">';
    expect(addresses(photo, pageWith(photo))).toEqual(['GetAttachment.aspx?id=1']);
  });

  it('all are taken where nothing tells which is meant', () => {
    const three = [1, 2, 3].map((page) => `GetAttachment.aspx?id=1&p=${page}`);
    expect(addresses(three.map((src) => `<img src="${src.replace('&', '&amp;')}">`).join(''))).toEqual(three);
    expect(addresses('<img src="UserImages/a_1.jpg"><img src="UserImages/a_2.jpg">')).toEqual([
      'UserImages/a_1.jpg',
      'UserImages/a_2.jpg',
    ]);
  });

  it('one that is hidden in a place that is hidden is still the photo', () => {
    expect(
      open(
        letterPage('Hi', {
          extra:
            '<div id="AttachmentPopupDiv" style="display:none"><img src="GetAttachment.aspx?id=1"></div>',
        }),
      ).map(addressOf),
    ).toEqual(['GetAttachment.aspx?id=1']);
  });
});

describe('a picture that is a link', () => {
  const thumb = 'Thumb.ashx?id=1';
  it.each([
    ['around it', `<a href="GetAttachment.aspx?id=1"><img src="${thumb}"></a>`],
    ['beside it', `<img src="${thumb}"><a href="GetAttachment.aspx?id=1">Download original</a>`],
    ['before it', `<a download href="GetAttachment.aspx?id=1">Save</a><img src="${thumb}">`],
    ['to a file', `<a href="Full/1.jpg"><img src="${thumb}"></a>`],
  ])('stands for what the link leads to, and is taken in its stead: %s', (_, inside) => {
    const [shown] = open(pageWith(inside));
    expect(shown?.source).toMatchObject({ url: expect.stringMatching(/GetAttachment|Full/) as string });
    expect(shown?.otherwise?.source).toMatchObject({ url: `https://www.jpay.com/${thumb}` });
  });

  it('to a film is what the film begins with, and never taken for it', () => {
    const [shown] = open(pageWith(`<a href="GetVideo.ashx?id=1"><img src="VideoThumb.ashx?id=1"></a>`));
    expect(shown).toEqual({
      source: { by: 'url', url: 'https://www.jpay.com/GetVideo.ashx?id=1' },
      kind: 'videogram',
    });
  });

  it.each([
    '<a href="BuyPrints.aspx?id=1">',
    '<a href="Photo.aspx?id=1" title="Buy prints">',
    '<a href="Image.ashx?cmd=print">',
    '<a href="Image.ashx?id=1" id="lnkPrint">',
    '<a href="Image.ashx?id=1" onclick="return confirm(\'Sure?\')">',
    '<a href="Image.ashx?id=1" onclick="__doPostBack(\'x\',\'\')">',
    '<a href="Favorite.ashx?id=1">',
    '<a href="ShareImage.aspx?id=1">',
    '<a href="IncomingMails.aspx">',
    '<a href="https://elsewhere.example/photo.jpg">',
    '<a href="#">',
    '<a href="javascript:history.back()">',
  ])('is taken itself where the link is something else: %s', (link) => {
    const [shown] = open(pageWith(`${link}<img src="${thumb}"></a>`));
    expect(shown?.source).toEqual({ by: 'url', url: `https://www.jpay.com/${thumb}` });
    expect(shown?.otherwise).toBeUndefined();
  });

  it.each(['Close', 'Print this photo', 'Buy prints', 'Reply', 'Imprimir'])(
    'is not left for “%s” beside it',
    (words) => {
      expect(addresses(`<img src="${thumb}"><a id="lnkLarger" href="Image.ashx?id=2">${words}</a>`)).toEqual([
        thumb,
      ]);
    },
  );
});

describe('a player that a script puts in', () => {
  const script = (setup: string): string =>
    `<script>function later(){}\njwplayer("vg").setup(${setup})</script>`;
  it('plays what its script names, not the picture it begins with', () => {
    const html = pageWith(
      '<div id="vg"><img src="Thumb.ashx?id=1"></div>',
      script('{image:"Thumb.ashx?id=1",file:"GetVideo.ashx?id=1"}'),
    );
    expect(open(html)).toEqual([
      { source: { by: 'url', url: 'https://www.jpay.com/GetVideo.ashx?id=1' }, kind: 'videogram' },
    ]);
  });

  it('that plays a stream has no file, whatever picture it begins with', () => {
    const html = pageWith(
      '<div id="vg"><img src="Thumb.ashx?id=1"></div>',
      script('{image:"Thumb.ashx?id=1",file:"live/1.m3u8"}'),
    );
    expect(open(html)).toMatchObject([{ source: { by: 'nothing', failure: 'player-without-file' } }]);
  });

  it('somewhere else on the page says nothing of a photo', () => {
    const html = pageWith('<img src="GetAttachment.aspx?id=1">', script('{file:"Ad.mp4"}'));
    expect(open(html).map(addressOf)).toEqual(['GetAttachment.aspx?id=1']);
  });
});

describe('of several papers in the place of an attachment', () => {
  it('all are taken', () => {
    expect(addresses('<a href="Scan1.pdf">Page 1</a><a href="Scan2.pdf">Page 2</a>')).toEqual([
      'Scan1.pdf',
      'Scan2.pdf',
    ]);
    expect(addresses('<iframe src="Scan.ashx?p=1"></iframe><iframe src="Scan.ashx?p=2"></iframe>')).toEqual([
      'Scan.ashx?p=1',
      'Scan.ashx?p=2',
    ]);
  });

  it.each([
    '<a href="Doc.aspx?id=1">Open</a><a href="Doc.aspx?id=1&amp;download=1">Download</a>',
    '<a href="Doc.aspx?id=1">Open</a><a href="IncomingMails.aspx">Inbox</a><a href="Help.aspx">Help</a>',
    '<a href="Doc.aspx?id=2">Next</a><a href="Doc.aspx?id=1">Open</a><a href="Doc.aspx?id=1">Open</a>',
    '<iframe src="Doc.aspx?id=1"></iframe><iframe src="Survey.aspx"></iframe>',
  ])('one is one, whatever stands beside it: %s', (inside) => {
    expect(addresses(inside)).toEqual(['Doc.aspx?id=1']);
  });
});

describe('a photo in a folder may be called anything', () => {
  it.each([
    'Ecards/SendingLove.jpg',
    'UserImages/payday.jpg',
    'UserImages/print_001.jpg',
    'UserImages/next.jpg',
    'UserImages/logo.jpg',
    'UserImages/cant-wait.jpg',
    'Ecards/icon_love.png',
  ])('%s', (src) => {
    expect(addresses(`<img src="${src}">`)).toEqual([src]);
    expect(addresses(`<img src="${src}"><img src="images/close.gif">`)).toEqual([src]);
  });

  it('but what may be an icon is none beside another picture, beside words of JPay, or where it stood before', () => {
    const icon = '<img src="images/icon_photo.png">';
    expect(addresses(`${icon}<img src="UserImages/a.jpg">`)).toEqual(['UserImages/a.jpg']);
    const nothing = [{ source: { by: 'nothing' } }];
    expect(open(pageWith(`${icon} This attachment was removed.`))).toMatchObject(nothing);
    expect(open(pageWith(icon, '<script>alert("It is gone.")</script>'))).toMatchObject(nothing);
    expect(open(pageWith(icon), pageWith(icon))).toMatchObject(nothing);
  });

  it('and one with something asked of it is still refused for its words', () => {
    expect(open(pageWith('<img src="print_001.jpg?do=it">'))).toMatchObject([
      { source: { by: 'nothing', failure: 'refused' } },
    ]);
    expect(open(pageWith('<img src="Print.aspx">'))).toMatchObject([{ source: { failure: 'refused' } }]);
  });
});
