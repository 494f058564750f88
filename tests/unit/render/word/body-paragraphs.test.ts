// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { bodyParagraphs, paragraphText } from '../../../../src/render/word/body-paragraphs';
import type { BodyParagraph } from '../../../../src/render/word/body-paragraphs';
import { sanitiseBody } from '../../../../src/render/sanitise';
import { bodyText } from '../../../../src/render/text';
import { benignMail } from '../../../hostile/benign-mail';
import { hostileMail } from '../../../hostile/mail';

const paragraphsOf = (html: string): BodyParagraph[] => bodyParagraphs(sanitiseBody(html).fragment);
const textOf = (paragraphs: readonly BodyParagraph[]): string =>
  paragraphs
    .filter(({ kind }) => kind !== 'rule')
    .map(paragraphText)
    .join('\n');
const withoutSpacesAtLineEnds = (text: string): string => text.replace(/ +$/gm, '');

describe('a letter in Word', () => {
  it.each([
    [
      'lines that rely on pre-wrap',
      'Dear mom,\n\n  it is   hot\n\nLove',
      'Dear mom,\n\n  it is   hot\n\nLove',
    ],
    ['paragraphs and breaks', '<p>a<br>b</p><p></p><p>c</p>', 'a\nb\n\nc'],
    ['text beside blocks', 'a<div>b</div>c<br>', 'a\nb\nc'],
    ['a pre', '<pre>x\n  y\n</pre>z', 'x\n  y\nz'],
  ])('keeps the lines of %s', (_, html, wanted) => {
    expect(textOf(paragraphsOf(html))).toBe(wanted);
  });

  it('has the same words, line for line, as the text rule gives', () => {
    // The long ones only take the sanitiser's time.
    const bodies = [...benignMail, ...hostileMail].filter(({ length }) => length < 2_000);
    expect(bodies.length).toBeGreaterThan(600);
    for (const html of bodies) {
      const { fragment } = sanitiseBody(html);
      const wanted = bodyText(fragment);
      expect(withoutSpacesAtLineEnds(textOf(bodyParagraphs(fragment))), html.slice(0, 200)).toBe(
        withoutSpacesAtLineEnds(wanted),
      );
    }
  });

  it('keeps how words look, and gives a space between two looks what both share', () => {
    const [paragraph] = paragraphsOf('<p>I <u>miss</u> <b><i>you</i> all</b></p>');
    expect(paragraph?.pieces).toEqual([
      { text: 'I ', look: {} },
      { text: 'miss', look: { underline: true } },
      { text: ' ', look: {} },
      { text: 'you', look: { bold: true, italics: true } },
      { text: ' all', look: { bold: true } },
    ]);
  });

  it('numbers and marks the items of lists, one inside the other', () => {
    const paragraphs = paragraphsOf('<ul><li>a<ol><li>b<br>c</li><li>d</li></ol></li><li>e</li></ul>');
    expect(paragraphs.map(({ mark, depth }) => [mark, depth])).toEqual([
      ['•', 1],
      ['1.', 2],
      ['2.', 2],
      ['•', 1],
    ]);
  });

  it('does not go under in markup that is hundreds of elements deep', () => {
    expect(textOf(paragraphsOf(`${'<div>'.repeat(500)}deep`))).toBe('deep');
  });
});
