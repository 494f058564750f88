// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { messageAnchor, messageArticle, type ArticleOptions } from '../../../src/render/message-html';
import { sanitiseBody, sanitisedFragment } from '../../../src/render/sanitise';
import { inertDocument } from '../../../src/render/trusted-parsing';
import { breakout, fakePerson, madeUpMessage, savedAttachment, vanished } from './made-up-message';

function article(options: Partial<ArticleOptions> = {}): HTMLElement {
  const message = options.message ?? madeUpMessage();
  return messageArticle({
    message,
    person: fakePerson,
    attachments: [],
    bodyFragment: sanitiseBody(message.bodyHtml).fragment,
    headingLevel: 2,
    doc: inertDocument(),
    ...options,
  });
}

describe('a message on a page', () => {
  it('says who wrote it and when, as the site showed it', () => {
    const shown = article();
    expect(shown.querySelector('h2')?.textContent).toBe('From FAKE JORDAN');
    expect(shown.querySelector('h2 bdi')?.textContent).toBe('FAKE JORDAN');
    expect(shown.querySelector('time')?.textContent).toBe('7/15/2019 3:04:05 PM');
    expect(shown.querySelector('time')?.getAttribute('datetime')).toBe('2019-07-15T15:04:05');
    expect(article({ message: madeUpMessage({ direction: 'sent' }) }).querySelector('h2')?.textContent).toBe(
      'To FAKE JORDAN',
    );
  });

  it('is named by its heading, and can be linked to', () => {
    const shown = article();
    expect(shown.id).toBe(messageAnchor(madeUpMessage().id));
    const heading = shown.querySelector('h2');
    expect(shown.getAttribute('aria-labelledby')).toBe(heading?.id);
  });

  it('claims no date that nobody could read', () => {
    const shown = article({ message: madeUpMessage({ date: null, dateText: 'sometime' }) });
    expect(shown.querySelector('time')).toBeNull();
    expect(shown.querySelector('.when')?.textContent).toBe('sometime');
    const bare = article({ message: madeUpMessage({ date: null, dateText: '' }) });
    expect(bare.querySelector('.when')?.textContent).toBe('No date shown');
  });

  it('keeps its words, in the direction of their script', () => {
    const body = article().querySelector('.letter-body');
    expect(body?.getAttribute('dir')).toBe('auto');
    expect(body?.textContent).toBe('Dear Mom,I am well.');
  });

  it('says so when there are no words', () => {
    expect(
      article({ bodyFragment: sanitisedFragment('<p> </p>') }).querySelector('.no-words')?.textContent,
    ).toBe('This message has no words.');
  });

  it('puts headings of the mail below its own', () => {
    const shown = article({ bodyFragment: sanitisedFragment('<h1>a</h1><h6>b</h6>') });
    const headings = Array.from(shown.querySelectorAll('.letter-body > *'), (each) => each.localName);
    expect(headings).toEqual(['h3', 'h6']);
  });

  it('shows photos with words for those who cannot see them', () => {
    const shown = article({
      attachments: [{ attachment: savedAttachment({ label: 'beach.png' }), href: '../attachments/a_1.png' }],
    });
    const image = shown.querySelector('figure img');
    expect(image?.getAttribute('src')).toBe('../attachments/a_1.png');
    expect(image?.getAttribute('alt')).toBe('Photo 1 from FAKE JORDAN');
    expect(shown.querySelector('figcaption')?.textContent).toBe('Photo 1: beach.png');
  });

  it('links to what no page shows, with kind and size', () => {
    const words = savedAttachment({ kind: 'document', mediaType: 'text/plain' });
    const shown = article({ attachments: [{ attachment: words, href: 'a.txt' }] });
    expect(shown.querySelector('.file a')?.textContent).toBe('Open Document 1 (text/plain, 120 KB)');
  });

  it('never shows an SVG, which can hold script', () => {
    const svg = savedAttachment({ mediaType: 'image/svg+xml' });
    expect(article({ attachments: [{ attachment: svg, href: 'a.bin' }] }).querySelector('img')).toBeNull();
  });

  it('plays a VideoGram only where it is asked for', () => {
    const attachments = [
      { attachment: savedAttachment({ kind: 'videogram', mediaType: 'video/mp4' }), href: 'a.mp4' },
    ];
    expect(article({ attachments }).querySelector('video')).toBeNull();
    const player = article({ attachments, films: 'player' }).querySelector('video');
    expect(player?.getAttribute('preload')).toBe('none');
    expect(player?.hasAttribute('controls')).toBe(true);
  });

  it('leads to the player of a VideoGram from a card, where there are many', () => {
    const attachments = [
      { attachment: savedAttachment({ kind: 'videogram', mediaType: 'video/mp4' }), href: 'a.mp4' },
    ];
    const shown = article({ attachments, films: { cardTo: 'messages/one.html' } });
    expect(shown.querySelector('video')).toBeNull();
    const card = shown.querySelector('a.card');
    expect(card?.getAttribute('href')).toBe('messages/one.html');
    expect(card?.textContent).toContain('Play the VideoGram');
  });

  it('has a card that opens a scan', () => {
    const scan = savedAttachment({ kind: 'document', mediaType: 'application/pdf' });
    const card = article({ attachments: [{ attachment: scan, href: 'a.pdf' }] }).querySelector('a.card');
    expect(card?.getAttribute('href')).toBe('a.pdf');
    expect(card?.textContent).toContain('Open the scan');
  });

  it('leaves a note with the reason where something is missing', () => {
    const shown = article({ attachments: [{ attachment: vanished }] });
    expect(shown.querySelector('p.missing')?.textContent).toBe(
      'Photo 2: Beach & <sea> was not saved. JPay listed it once and no longer shows it.',
    );
  });

  it('lets no text become markup', () => {
    const shown = article({
      message: madeUpMessage({ dateText: breakout, status: breakout, letterNumber: breakout }),
      person: { ...fakePerson, name: breakout },
      attachments: [{ attachment: { ...vanished, label: breakout } }],
    });
    expect(shown.querySelector('script, style, title')).toBeNull();
    expect(shown.querySelector('h2 bdi')?.textContent).toBe(breakout.replace('\u2028', '[U+2028]'));
  });
});
