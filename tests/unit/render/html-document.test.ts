// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  conversationDocumentHtml,
  letterStyleSheet,
  messageDocumentHtml,
} from '../../../src/render/document-html';
import type { ConversationEntry } from '../../../src/render/document-html';
import { archivePolicy, htmlDocument, markupOf, singleFilePolicy } from '../../../src/render/html-document';
import { sanitiseBody } from '../../../src/render/sanitise';
import { inertDocument } from '../../../src/render/trusted-parsing';
import { breakout, fakePerson, madeUpMessage, savedAttachment, vanished } from './made-up-message';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('a saved page', () => {
  const paragraph = document.createElement('p');
  paragraph.textContent = breakout;
  const page = htmlDocument({
    title: breakout,
    lang: 'en',
    dir: 'ltr',
    body: [paragraph],
    style: { href: ['../letter.css', '../archive.css'] },
    policy: archivePolicy,
    bodyClass: 'archive',
  });

  it('states its charset first and its policy next', () => {
    const head = Array.from(parse(page).head.children);
    expect(head[0]?.getAttribute('charset')).toBe('utf-8');
    expect(head[1]?.getAttribute('http-equiv')).toBe('Content-Security-Policy');
    expect(head[1]?.getAttribute('content')).toBe(
      "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'",
    );
    expect(
      page.startsWith('<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">'),
    ).toBe(true);
  });

  it('lets no text break out', () => {
    const read = parse(page);
    expect(read.querySelector('script')).toBeNull();
    expect(read.title).toBe(breakout.replace(/[\n ]+/g, ' '));
    expect(read.body.textContent.trim()).toBe(breakout.trim());
    expect(read.body.className).toBe('archive');
    expect(read.querySelectorAll('link[rel=stylesheet]').length).toBe(2);
  });

  it('refuses a style sheet that would end its own element', () => {
    const made = () =>
      htmlDocument({ title: '', lang: 'en', dir: 'ltr', body: [], style: { css: '</STYLE>' }, policy: '' });
    expect(made).toThrow(RangeError);
  });
});

async function piecesOf(entries: ConversationEntry[]): Promise<string[]> {
  const dates = entries.flatMap((entry) => ('gap' in entry ? [] : [entry.message]));
  const taken = (async function* () {
    for (const entry of entries) yield await Promise.resolve(entry);
  })();
  const pieces: string[] = [];
  for await (const piece of conversationDocumentHtml({ person: fakePerson, dates, entries: taken })) {
    pieces.push(piece);
  }
  return pieces;
}

describe('one file to send to the family', () => {
  const photo = { attachment: savedAttachment(), bytes: new Uint8Array(70_000).fill(255) };
  const message = madeUpMessage();
  const placed = {
    message,
    bodyFragment: sanitiseBody(message.bodyHtml).fragment,
    attachments: [
      photo,
      { attachment: vanished },
      { attachment: savedAttachment({ index: 3, kind: 'videogram', mediaType: 'video/mp4' }) },
    ],
  };

  it('holds its pictures inside and says what it cannot hold', async () => {
    const read = parse(await messageDocumentHtml({ ...placed, person: fakePerson }));
    const source = read.querySelector('img')?.getAttribute('src') ?? '';
    expect(source.startsWith('data:image/png;base64,')).toBe(true);
    expect(atob(source.split(',')[1] ?? '').length).toBe(70_000);
    const notes = Array.from(read.querySelectorAll('.missing'), (note) => note.textContent);
    expect(notes.length).toBe(2);
    expect(notes[1]).toContain('is not in this file');
    expect(read.title).toBe('From FAKE JORDAN, 7/15/2019 3:04:05 PM');
    expect(read.querySelectorAll('main h1').length).toBe(1);
  });

  it('allows its own style sheet and nothing else', async () => {
    const read = parse(await messageDocumentHtml({ ...placed, person: fakePerson }));
    const css = read.querySelector('style')?.textContent ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    const policy = read.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(css.length).toBeGreaterThan(0);
    expect(policy).toBe(await singleFilePolicy(css));
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toContain('self');
    expect(letterStyleSheet).not.toMatch(/url\(|@import|https?:/);
  });

  it('holds a whole conversation with its facts', async () => {
    const later = {
      ...placed,
      message: madeUpMessage({ direction: 'sent', date: '2020-01-02', dateText: '1/2/2020' }),
    };
    const read = parse((await piecesOf([placed, later])).join(''));
    expect(read.querySelector('h1')?.textContent).toBe('Messages with FAKE JORDAN');
    expect(read.querySelector('.conversation')?.textContent).toContain(
      '2 messages, 7/15/2019 3:04:05 PM to 1/2/2020',
    );
    expect(read.querySelectorAll('article > header > h2').length).toBe(2);
  });

  it('comes in pieces of one message each, and still allows its own style sheet alone', async () => {
    const pieces = await piecesOf([placed, { gap: (doc) => doc.createElement('hr') }, placed]);
    expect(pieces.map((piece) => /^<(article|hr)/.exec(piece)?.[1])).toEqual([
      undefined,
      'article',
      'hr',
      'article',
      undefined,
    ]);
    const read = parse(pieces.join(''));
    const css = read.querySelector('style')?.textContent ?? '';
    const policy = read.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(css).toBe(letterStyleSheet);
    expect(policy).toBe(await singleFilePolicy(css));
    expect(read.querySelector('main > hr')).not.toBeNull();
    expect(pieces.at(-1)?.endsWith('</body>\n</html>\n')).toBe(true);
  });
});

describe('the markup of what was built', () => {
  const doc = inertDocument();

  it('is the whole element, and leaves it where it stands', () => {
    const outer = doc.createElement('main');
    const inner = doc.createElement('p');
    inner.append('a < b');
    outer.append(inner);
    expect(markupOf(inner)).toBe('<p>a &lt; b</p>');
    expect(inner.parentNode).toBe(outer);
  });

  it('is no other because a field inside bears the name of a property', () => {
    const form = doc.createElement('form');
    const field = doc.createElement('input');
    field.setAttribute('name', 'outerHTML');
    form.append(field);
    expect(markupOf(form)).toBe('<form><input name="outerHTML"></form>');
  });

  it('is that of its nodes where it is a fragment', () => {
    const fragment = doc.createDocumentFragment();
    fragment.append('a', doc.createElement('br'));
    expect(markupOf(fragment)).toBe('a<br>');
  });
});
