// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  kindOfAttachment,
  kindOfLabel,
  picturesOn,
  readOpenedAttachment,
} from '../../../src/jpay/attachment';
import {
  letterPage,
  pageOf,
  parseHtml,
  receivedPath,
  responseOf,
  signedOutHeader,
  aspx,
} from './made-up-page';

const open = (html: string) =>
  readOpenedAttachment(
    responseOf(html, { url: 'https://www.jpay.com/IncomingMailView.aspx?encletterid=a' }),
    parseHtml,
  );
const inBox = (inside: string, id = 'ShowImageAttachment') =>
  open(letterPage('Hi', { extra: `<div id="${id}">${inside}</div>` })).shown;
const at = (path: string) => ({ by: 'url', url: `https://www.jpay.com/${path}` });
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

describe('an opened picture', () => {
  it.each(['ShowImageAttachment', 'AttachmentPopupDiv', 'ctl00_AttachmentPopupDiv'])(
    'is found in #%s',
    (id) => {
      expect(
        inBox(
          '<img src="GetAttachment.aspx?id=t%2B1"><input type="submit" id="btnCloseAttachment" value="Close">',
          id,
        ),
      ).toEqual({
        source: at('GetAttachment.aspx?id=t%2B1'),
        kind: 'image',
      });
    },
  );

  it('may lie on another host of jpay.com, but nowhere else', () => {
    expect(inBox('<img src="https://cdna.jpay.com/images/a.jpg">').source).toEqual({
      by: 'url',
      url: 'https://cdna.jpay.com/images/a.jpg',
    });
    expect(inBox('<img src="https://pictures.example/a.jpg">').source).toMatchObject({
      by: 'nothing',
      failure: 'left-the-site',
      reason: expect.stringContaining('pictures.example') as string,
    });
    expect(inBox('<img src="http://cdna.jpay.com/a.jpg">').source).toMatchObject({ by: 'nothing' });
    expect(inBox('<img src="https://jpay.com.evil.example/a.jpg">').source).toMatchObject({ by: 'nothing' });
  });

  it('may stand in the page itself', () => {
    const base64 = btoa(String.fromCharCode(...png, ...new Uint8Array(200)));
    const { source } = inBox(`<img src="data:image/png;base64,${base64}">`);
    expect(source).toMatchObject({ by: 'data', mediaType: 'image/png' });
    expect(source.by === 'data' && [...source.bytes.slice(0, 8)]).toEqual([...png.slice(0, 8)]);
  });

  it('is told from the buttons and spacers around it', () => {
    expect(
      inBox(
        '<img src="images/close.gif"><img src="img/spacer.gif"><img src="btn_next.png"><img width="1" height="1" src="p.jpg"><img src="photo.jpg">',
      ).source,
    ).toEqual(at('photo.jpg'));
    expect(inBox('<img src="images/close.gif"><img src="">').source).toMatchObject({ by: 'nothing' });
  });

  it('may come from a handler outside the known places', () => {
    expect(
      open(letterPage('Hi', { extra: '<p><img src="Image.ashx?id=5"></p><img src="images/banner.jpg">' }))
        .shown.source,
    ).toEqual(at('Image.ashx?id=5'));
  });

  it('may be opened by a script in the answer', () => {
    const script = "<script>window.open('ShowAttachment.aspx?id=5','w');</script>";
    expect(open(letterPage('Hi', { extra: script })).shown.source).toEqual(at('ShowAttachment.aspx?id=5'));
    const evil =
      "<script>window.open('https://evil.example/attachment');location.href='Logout.aspx'</script>";
    expect(open(letterPage('Hi', { extra: evil })).shown.source).toMatchObject({ by: 'nothing' });
  });

  it('is never taken from the letter’s own words', () => {
    const body =
      '<img src="Evil.ashx"><script>alert("forged")</script><div id="ShowImageAttachment"><img src="Evil.ashx"></div>';
    expect(open(letterPage(body)).shown.source).toEqual({
      by: 'nothing',
      failure: 'attachment-not-shown',
      reason: 'The link is there, but JPay shows nothing behind it.',
    });
  });
});

describe('an opened VideoGram', () => {
  const clip = 'GetAttachment.aspx?id=v';
  it.each([
    [`<video controls src="${clip}"></video>`],
    [`<video><source src="${clip}" type="video/mp4"></video>`],
    [`<object type="video/mp4" data="${clip}"><param name="movie" value="${clip}"></object>`],
    [`<embed type="video/mp4" src="${clip}">`],
    [`<a href="${clip}">Play VideoGram</a>`],
    [`<iframe src="${clip}"></iframe>`],
    [`<embed src="player.swf" flashvars="autostart=1&amp;file=${encodeURIComponent(clip)}">`],
    [
      `<object><param name="movie" value="player.swf"><param name="flashvars" value="file=${encodeURIComponent(clip)}"></object>`,
    ],
  ])('is found in %s', (markup) => {
    expect(inBox(markup).source).toEqual(at(clip));
  });

  it('is known by its player', () => {
    expect(inBox(`<video src="${clip}"></video>`).kind).toBe('videogram');
    expect(inBox(`<embed src="clip.flv">`).kind).toBe('videogram');
  });

  it('prefers a film that every computer plays', () => {
    expect(inBox('<video><source src="a.webm"><source src="a.mp4"></video>').source).toEqual(at('a.mp4'));
  });

  it.each([
    '<video></video>',
    '<video src="blob:https://www.jpay.com/1"></video>',
    '<video src="live.m3u8"></video>',
    '<object data="player.swf"></object>',
    '<div class="player">Your VideoGram plays in the JPay app.</div>',
  ])('may have a player but no file: %s', (markup) => {
    expect(inBox(markup)).toMatchObject({
      kind: 'videogram',
      source: { by: 'nothing', failure: 'player-without-file' },
    });
  });

  it('may be in a page of its own', () => {
    expect(open(`<html><body><video src="${clip}"></video></body></html>`).shown.source).toEqual(at(clip));
  });
});

describe('an opened document', () => {
  it.each([
    '<iframe src="Doc.aspx?id=1"></iframe>',
    '<embed type="application/pdf" src="Doc.aspx?id=1">',
    '<object type="application/pdf" data="Doc.aspx?id=1"></object>',
    '<a href="Doc.aspx?id=1">Open the document</a>',
  ])('is found in %s', (markup) => {
    expect(inBox(markup).source).toEqual(at('Doc.aspx?id=1'));
  });

  it('may be the answer itself, whatever its header says', () => {
    const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF');
    for (const contentType of [
      'application/pdf',
      'application/octet-stream',
      'text/plain',
      'text/html',
      '',
    ]) {
      expect(readOpenedAttachment(responseOf(pdf, { contentType }), parseHtml)).toEqual({
        page: null,
        shown: { source: { by: 'response' }, kind: 'document' },
      });
    }
    expect(readOpenedAttachment(responseOf(png, { contentType: 'text/html' }), parseHtml).shown).toEqual({
      source: { by: 'response' },
      kind: 'image',
    });
  });

  it('that is words under the header of a photo is no document, and a playlist no page', () => {
    const answered = (text: string, contentType: string) =>
      readOpenedAttachment(responseOf(text, { contentType }), parseHtml);
    expect(answered('Error 17', 'image/jpeg').shown.kind).toBe('image');
    expect(answered('Dear all', 'text/plain').shown.kind).toBe('document');
    expect(answered('<?xml version="1.0"?><MPD></MPD>', 'application/dash+xml').page).toBeNull();
  });

  it('that is a page is given back as one, so that a login is seen', () => {
    const { page } = open(aspx('<input type="password">', { header: signedOutHeader }));
    expect(page?.document.querySelector('input[type=password]')).not.toBeNull();
  });

  it('in a partial answer is read like in a page', () => {
    const panel = '<div id="ShowImageAttachment"><img src="a.jpg"></div>';
    const delta = `${panel.length}|updatePanel|P|${panel}|`;
    const opened = readOpenedAttachment(responseOf(delta, { contentType: 'text/plain' }), parseHtml);
    expect(opened.page?.form).toBe('delta');
    expect(opened.shown.source).toEqual(at('a.jpg'));
  });
});

describe('an attachment that the facility took out', () => {
  it.each([
    ['nothing at all', '', 'The link is there, but JPay shows nothing behind it.'],
    [
      'an alert',
      `</div><script type="text/javascript">alert('This attachment was\\nremoved.');</script><div>`,
      'JPay said: “This attachment was removed.”',
    ],
    [
      'a sentence',
      '<p>This attachment was removed by the facility.</p>',
      'JPay said: “This attachment was removed by the facility.”',
    ],
  ])('leaves %s, and the reason says so', (_, inside, reason) => {
    expect(inBox(inside).source).toEqual({ by: 'nothing', failure: 'attachment-not-shown', reason });
  });

  it.each([
    '<img src="WebResource.axd?d=attachment1">',
    '<header><img src="JPayImage.ashx?id=1"></header>',
    '<footer><p><img src="Seal.ashx"></p></footer>',
    '<nav><img src="Tab.aspx?n=1"></nav>',
    '<div role="banner"><img src="Ad.ashx"></div>',
    '<div class="siteFooter"><a href="#"><img src="Seal.ashx"></a></div>',
    '<div id="myheader_Pictures"><img src="Logo.ashx"></div>',
    '<span id="uclSelectedInmateFromSession_Photo"><img src="Portrait.ashx"></span>',
    '<table id="dgAttachments"><tr><td><img src="Icon.ashx?type=jpg"></td></tr></table>',
  ])('is not replaced by a picture of the page’s furniture: %s', (furniture) => {
    for (const place of ['', '<div id="ShowImageAttachment"></div>']) {
      expect(open(letterPage('Hi', { extra: place + furniture })).shown.source).toEqual({
        by: 'nothing',
        failure: 'attachment-not-shown',
        reason: 'The link is there, but JPay shows nothing behind it.',
      });
    }
  });

  it('is not replaced by a picture beside the log-out link', () => {
    const html = letterPage('Hi').replace('<div class="LogoutButton">', '<img src="Me.ashx">$&');
    expect(open(html).shown.source).toMatchObject({ by: 'nothing' });
  });

  it('is not replaced by a waiting sign of ASP.NET in its own place', () => {
    expect(inBox('<img src="WebResource.axd?d=1">').source).toMatchObject({ by: 'nothing' });
  });

  it('is not replaced by a picture that stood on the message’s page before', () => {
    const before = letterPage('Hi', { extra: '<p><img src="Portrait.ashx?id=5"></p>' });
    const after = before.replace('<p><img', '<p><img src="Image.ashx?id=6"><img');
    const stoodBefore = picturesOn(pageOf(before, receivedPath));
    const shown = (html: string) =>
      readOpenedAttachment(
        responseOf(html, { url: `https://www.jpay.com${receivedPath}` }),
        parseHtml,
        stoodBefore,
      ).shown.source;
    expect(shown(before)).toMatchObject({ by: 'nothing', failure: 'attachment-not-shown' });
    expect(shown(after)).toEqual(at('Image.ashx?id=6'));
  });

  it('is not blamed on an alert that waits inside a function', () => {
    const script =
      "<script>function check() { if (!x) { alert('Write something first'); return false; } }</script>";
    expect(inBox(script).source).toMatchObject({
      reason: 'The link is there, but JPay shows nothing behind it.',
    });
  });
});

describe('the kind of an attachment', () => {
  it.each([
    ['photo.jpg', 'image/jpeg', 'image'],
    ['eCard', 'image/png', 'ecard'],
    ['Happy Birthday e-card', 'image/gif', 'ecard'],
    ['VideoGram', 'video/mp4', 'videogram'],
    ['photo.jpg', 'video/quicktime', 'videogram'],
    ['photo.jpg', 'application/pdf', 'document'],
    ['x', 'application/octet-stream', 'other'],
    ['VideoGram', 'application/octet-stream', 'videogram'],
  ])('%s of %s is %s', (label, mediaType, kind) => {
    expect(kindOfAttachment(label, mediaType)).toBe(kind);
  });
  it.each([
    ['photo.jpg', 'image'],
    ['Attachment 1', 'other'],
    ['VideoGram', 'videogram'],
    ['clip.mov', 'videogram'],
    ['scan.pdf', 'document'],
    ['eCard picture', 'ecard'],
  ])('is guessed from "%s" alone as %s', (label, kind) => {
    expect(kindOfLabel(label)).toBe(kind);
  });
});
