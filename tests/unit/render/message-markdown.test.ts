// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { conversationDocumentMarkdown } from '../../../src/render/document-markdown';
import { frontMatter } from '../../../src/render/front-matter';
import { messageMarkdown } from '../../../src/render/message-markdown';
import { sanitiseBody } from '../../../src/render/sanitise';
import { breakout, fakePerson, madeUpMessage, savedAttachment, vanished } from './made-up-message';
import { markdownReaders, parseHtml } from '../../hostile/markdown-readers';

const bodyFragment = sanitiseBody(madeUpMessage().bodyHtml).fragment;

describe('a message as a Markdown file', () => {
  it('has its facts in front and its attachments behind', () => {
    const markdown = messageMarkdown({
      message: madeUpMessage({ direction: 'sent', status: 'Delivered', letterNumber: '123456' }),
      person: fakePerson,
      bodyFragment,
      attachments: [
        { attachment: savedAttachment(), href: '../attachments/a_1.png' },
        { attachment: vanished },
        {
          attachment: savedAttachment({ index: 3, kind: 'document', mediaType: 'application/pdf' }),
          href: 'a.pdf',
        },
      ],
    });
    expect(markdown).toBe(
      [
        '---',
        `id: "${madeUpMessage().id}"`,
        'direction: "sent"',
        'person: "FAKE JORDAN"',
        'inmateId: "X12345"',
        'agency: "Fake Department of Corrections"',
        'date: "2019-07-15T15:04:05"',
        'dateText: "7/15/2019 3:04:05 PM"',
        'letterNumber: "123456"',
        'status: "Delivered"',
        'attachments: 3',
        '---',
        '',
        'Dear Mom,  ',
        'I am well.',
        '',
        '![Photo 1 to FAKE JORDAN](<../attachments/a_1.png>)',
        '',
        '\\[Photo 2: Beach & \\<sea> was not saved. JPay listed it once and no longer shows it.\\]',
        '',
        '[Open Document 3 (application/pdf, 120 KB)](<a.pdf>)',
        '',
      ].join('\n'),
    );
  });

  it('says so when there are no words', () => {
    const empty = sanitiseBody('').fragment;
    const markdown = messageMarkdown({
      message: madeUpMessage(),
      person: fakePerson,
      bodyFragment: empty,
      attachments: [],
    });
    expect(markdown.endsWith('---\n\n\\[This message has no words.\\]\n')).toBe(true);
  });

  it('keeps a name that is written from right to left from turning its date round', async () => {
    const message = madeUpMessage({ dateText: '7/15/2019 3:04 PM' });
    const entries = (async function* () {
      yield await Promise.resolve({ message, attachments: [], bodyFragment });
    })();
    const person = { ...fakePerson, name: 'محمد الفلاني' };
    let markdown = '';
    for await (const piece of conversationDocumentMarkdown({ person, dates: [message], entries })) {
      markdown += piece;
    }
    expect(markdown).toContain('# Messages with \u2068محمد الفلاني\u2069\n');
    expect(markdown).toContain('## From \u2068محمد الفلاني\u2069, 7/15/2019 3:04 PM\n');
  });

  it('gives a conversation a heading for each message', async () => {
    const message = madeUpMessage();
    const entries = (async function* () {
      yield await Promise.resolve({ message, attachments: [], bodyFragment });
    })();
    const person = { ...fakePerson, name: 'FAKE # **JORDAN** #' };
    let markdown = '';
    for await (const piece of conversationDocumentMarkdown({ person, dates: [message], entries })) {
      markdown += piece;
    }
    const body = parseHtml(markdownReaders['commonmark']!(markdown.split('---\n')[2] ?? ''));
    expect(Array.from(body.querySelectorAll('h1, h2'), (heading) => heading.textContent)).toEqual([
      'Messages with FAKE # **JORDAN** #',
      'From FAKE # **JORDAN** #, 7/15/2019 3:04:05 PM',
    ]);
  });
});

describe('front matter', () => {
  it('keeps any text on its own line, as text', () => {
    const matter = frontMatter({
      a: breakout,
      b: 'yes',
      c: null,
      d: undefined,
      e: 3,
      f: ['x', ': y'],
      'g: h': '\u0085',
    });
    const lines = matter.split('\n');
    expect(lines.length).toBe(9);
    expect(matter).not.toMatch(/[\u0085\u2028]/);
    expect(lines.slice(2, 7)).toEqual([
      'b: "yes"',
      'c: null',
      'e: 3',
      'f: ["x", ": y"]',
      '"g: h": "\\u0085"',
    ]);
    expect(JSON.parse(lines[1]?.slice(3) ?? '')).toBe(breakout);
  });

  it('is only words to a viewer that takes it for Markdown', () => {
    const matter = frontMatter({
      a: '<img src=https://fake.example/p.png> ![x](https://fake.example/p.png) `*_~&amp;',
    });
    for (const read of Object.values(markdownReaders)) {
      const names = Array.from(parseHtml(read(matter)).querySelectorAll('*'), (each) => each.localName);
      expect(names.filter((name) => !/^(?:hr|h2|a)$/.test(name))).toEqual([]);
    }
  });
});
