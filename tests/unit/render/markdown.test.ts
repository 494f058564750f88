// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { bodyMarkdown } from '../../../src/render/markdown';
import { sanitiseBody } from '../../../src/render/sanitise';
import { hostileText, seeded } from './hostile-texts';
import { markdownReaders, parseAll, seenText } from './markdown-readers';

/** More with LETTERKEEP_TEXTS=10000, as the long matrix does. */
const howMany = Number(process.env['LETTERKEEP_TEXTS'] ?? 400);

function markdownOf(html: string): string {
  return bodyMarkdown(sanitiseBody(html).fragment);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** What the page showed, line by line; lines of white space alone are empty. */
function shownLines(text: string, way: 'pre-wrap' | 'br'): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      way === 'br' ? line.replace(/[ \t\f\v]+/g, ' ').replace(/^ /, '') : line.replace(/\t/g, '    '),
    )
    .map((line) =>
      line
        .replace(/[\f\v]/g, ' ')
        .replace(/\u00a0/g, ' ')
        .replace(/ +$/, ''),
    )
    .map((line) => (line.trim() === '' ? '' : line));
  return lines.join('\n').replace(/^\n+|\n+$/g, '');
}

const simpler = (text: string) => text.replace(/[ \u00a0]+/g, ' ').replace(/^ | $/gm, '');

interface Sample {
  seed: number;
  text: string;
  markdown: string;
  shown: string;
}

/** Each text twice: typed with Enter into a body that keeps its lines, and with a br for each. */
function samples(): Sample[] {
  return Array.from({ length: howMany }, (_, index) => index + 1).flatMap((seed) => {
    const text = hostileText(seed);
    const asBr = escapeHtml(text).replace(/\r\n|\n/g, '<br>');
    return [
      { seed, text, markdown: markdownOf(escapeHtml(text)), shown: shownLines(text, 'pre-wrap') },
      {
        seed,
        text,
        markdown: markdownOf(asBr),
        shown: shownLines(text, asBr.includes('<br>') ? 'br' : 'pre-wrap'),
      },
    ];
  });
}

describe('any text anybody could type', () => {
  const all = samples();

  it.each(Object.entries(markdownReaders))(
    'is read by %s as the same words and nothing else',
    (_name, read) => {
      const bodies = parseAll(all.map(({ markdown }) => read(markdown)));
      expect(bodies.length).toBe(all.length);
      const wrong = all.flatMap(({ seed, text, markdown, shown }, index) => {
        const body = bodies[index]!;
        const elements = Array.from(body.querySelectorAll('*'), (element) => element.localName);
        const unwritten = elements.filter((name) => name !== 'p' && name !== 'br');
        const seen = simpler(seenText(body));
        return unwritten.length === 0 && seen === simpler(shown)
          ? []
          : [JSON.stringify({ seed, text, markdown, shown: simpler(shown), seen, unwritten })];
      });
      expect(wrong.length, wrong.slice(0, 3).join('\n')).toBe(0);
    },
    120_000,
  );
});

/** Markup around hostile words: emphasis beside anything, links, lists, quotes, tables. */
function hostileMarkup(seed: number): string {
  const random = seeded(seed);
  const tags = [
    'b',
    'i',
    's',
    'em',
    'u',
    'p',
    'div',
    'li',
    'ul',
    'ol',
    'blockquote',
    'h2',
    'pre',
    'td',
    'tr',
    'table',
    'span',
  ];
  const parts = Array.from({ length: 6 }, (_, index) => {
    const words = escapeHtml(hostileText(seed * 31 + index));
    const tag = tags[Math.floor(random() * tags.length)]!;
    const href = encodeURI(`https://fake.example/${hostileText(seed + index).replace(/\s/g, '')}`).replace(
      /"/g,
      '',
    );
    return random() < 0.15
      ? `<a href="${href}">${words}</a>`
      : random() < 0.7
        ? `<${tag}>${words}</${tag}>`
        : `${words}<br>`;
  });
  return parts.join(random() < 0.5 ? '' : ' ');
}

describe('any words in any markup', () => {
  const all = Array.from({ length: Math.ceil(howMany / 2) }, (_, index) => {
    const { fragment } = sanitiseBody(hostileMarkup(index + 1));
    return {
      seed: index + 1,
      markdown: bodyMarkdown(fragment),
      words: fragment.textContent,
      // Not the nodes: thousands of documents would stay in memory.
      links: Array.from(fragment.querySelectorAll('a[href]'), (link) => link.getAttribute('href') ?? ''),
    };
  });
  const bare = (text: string) => text.replace(/[\s\u000b]/gu, '');

  it.each(Object.entries(markdownReaders))(
    'are read by %s as the same words',
    (name, read) => {
      const bodies = parseAll(all.map(({ markdown }) => read(markdown)));
      const wrong = all.flatMap(({ seed, markdown, words, links: wanted }, index) => {
        const body = bodies[index]!;
        const elements = Array.from(body.querySelectorAll('*'), (element) => element.localName);
        const unwritten = elements.filter(
          (each) => !/^(?:p|br|ul|ol|li|blockquote|hr|strong|em|del|s|a)$/.test(each),
        );
        const links = Array.from(body.querySelectorAll('a'), (link) => link.getAttribute('href') ?? '');
        const strange = links.filter(
          (href) => !wanted.some((each) => new URL(each).href === new URL(href).href),
        );
        // CommonMark has no strike-through: its tildes show there.
        const seen = bare(body.textContent).replace(name === 'commonmark' ? /~~/g : /$^/, '');
        const meant = bare(words).replace(name === 'commonmark' ? /~~/g : /$^/, '');
        return unwritten.length === 0 && strange.length === 0 && seen === meant
          ? []
          : [JSON.stringify({ seed, markdown, seen, meant, unwritten, strange })];
      });
      expect(wrong.length, wrong.slice(0, 3).join('\n')).toBe(0);
    },
    120_000,
  );
});

describe('a letter in Markdown', () => {
  it.each([
    ['lines', 'Dear Mom,<br>I am well.<br>Fake', 'Dear Mom,  \nI am well.  \nFake'],
    ['an empty line', 'A<br><br>B', 'A\n\nB'],
    ['several empty lines', 'A<br><br><br>B', 'A\n\n\\\nB'],
    ['a div for each line', '<div>A</div><div>B</div><div><br></div><div>C</div>', 'A  \nB\n\nC'],
    ['paragraphs', '<p>A</p><p>B</p>', 'A\n\nB'],
    ['typed line breaks and indents', 'A\n  B', 'A  \n\u00a0 B'],
    ['emphasis', '<p>a <b>b</b> <i> c </i>d</p>', 'a **b** *c* d'],
    ['emphasis that could not be read as such', 'a<b>!</b>b <b>x</b><i>y</i>', 'a!b xy'],
    ['a list', '<ul><li>A</li><li>B</li></ul>', '-   A\n-   B'],
    ['a quote', '<blockquote>A<br>B</blockquote>C', '> A  \n> B\n\nC'],
    ['a heading, as an emphasised line', '<h1>A</h1>B', '**A**\n\nB'],
    [
      'a link',
      '<a href="https://fake.example/a(b)&lt;&amp;c">A]</a>',
      '[A\\]](<https://fake.example/a(b)%3C&amp;c>) (fake\\.example)',
    ],
    [
      'an exclamation mark before a link',
      '!<a href="https://fake.example/">fake.example</a>',
      '\\![fake\\.example](<https://fake.example/>)',
    ],
    [
      'everyday signs',
      'Hi! (It is 3:04, 1.5 - 2; ok?) 50% & more... :)',
      'Hi! (It is 3:04, 1.5 - 2; ok?) 50% & more... :)',
    ],
    ['a number that begins a line', '1986. What a year', '1986\\. What a year'],
    ['nothing', '<p> </p>', ''],
  ])('has %s', (_what, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it('does not change the body it is made from', () => {
    const { fragment, html } = sanitiseBody('<p>A <b>b</b></p><pre>x\n y</pre>');
    bodyMarkdown(fragment);
    const holder = fragment.ownerDocument.createElement('div');
    holder.append(fragment);
    expect(holder.innerHTML).toBe(html);
  });
});
