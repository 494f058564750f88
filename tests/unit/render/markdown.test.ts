// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { bodyMarkdown } from '../../../src/render/markdown';
import { sanitiseBody } from '../../../src/render/sanitise';
import { faultsOfMarkup, faultsOfText, markdownOf, tryAll } from '../../hostile/markdown-trial';

/** A few under jsdom, which is slow; tests/e2e/markdown.test.ts tries ten thousand in a real browser. */
describe('in Markdown', () => {
  it('any text anybody could type is read as the same lines and nothing else', () => {
    const { readings, samples } = tryAll(1, 100, (seed) => faultsOfText(seed));
    expect(samples).toEqual([]);
    expect(readings).toBe(300);
  });

  it('any words in any markup are read as the same words', () => {
    const { readings, samples } = tryAll(1, 50, faultsOfMarkup);
    expect(samples).toEqual([]);
    expect(readings).toBe(150);
  });
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
      'a link to a host that no name on the internet has, read as that host by everybody',
      '<a href="https://na~me@~:7/~">A</a>',
      '[A](<https://na~me@%7E:7/~>) (\\~\\:7)',
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
    ['www. that leads nowhere', 'www. WWW.](x now. w.w', 'www\\. WWW\\.\\](x now. w\\.w'],
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
