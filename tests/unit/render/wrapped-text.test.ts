import { describe, expect, it } from 'vitest';
import { columnsOf, wrappedText } from '../../../src/render/wrapped-text';
import { firstSeed } from '../../hostile/seed';
import { hostileText } from '../../hostile/texts';

/** The rule by which a reader of "format=flowed" joins lines again. */
const unwrapped = (text: string): string => text.replace(/ \n/g, ' ');
/** As the `text` rule leaves a letter: no space before a line break. */
const asLetters = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/ +\n/g, '\n');

describe('a letter wrapped for reading', () => {
  it('gives back the same text when it is unwrapped, whatever the letter is', () => {
    for (let seed = firstSeed; seed < firstSeed + 2_000; seed += 1) {
      const made = Array.from({ length: 1 + (seed % 5) }, (_, index) => hostileText(seed * 7 + index));
      const text = asLetters(made.join(seed % 3 === 0 ? '   ' : ' '));
      for (const columns of [20, 76]) {
        const wrapped = wrappedText(text, columns);
        expect({ seed, text: unwrapped(wrapped) }).toEqual({ seed, text });
        for (const line of wrapped.split('\n')) {
          const shown = line.replace(/ +$/, '');
          if (columnsOf(shown) > columns) expect(shown.replace(/^ +/, '')).not.toMatch(/ /);
        }
      }
    }
  });

  it('has as long lines as fit, and no longer ones', () => {
    const words = Array.from({ length: 200 }, (_, index) => 'w'.repeat(1 + ((index * 7) % 11)));
    const lines = wrappedText(words.join(' ')).split('\n');
    expect(lines.join('')).toBe(words.join(' '));
    lines.forEach((line, index) => {
      expect(line.trimEnd().length).toBeLessThanOrEqual(76);
      const next = lines[index + 1]?.split(' ')[0];
      if (next !== undefined) expect(line.length + next.length).toBeGreaterThan(76);
    });
  });

  it('leaves a word whole that is longer than a line', () => {
    const address = `https://fake.example/${'x'.repeat(100)}`;
    expect(wrappedText(`See ${address} soon.`)).toBe(`See \n${address} \nsoon.`);
  });

  it('keeps lines that the writer broke, and spaces at their start', () => {
    const poem = '  A short line\n\n\n      and another\n\ttabbed\n ';
    expect(wrappedText(poem)).toBe(poem);
    expect(wrappedText(`    ${'word '.repeat(20)}`).startsWith('    word word')).toBe(true);
  });

  it('breaks a short line that its tabs make a long one', () => {
    expect(wrappedText('\t\tcode of', 20)).toBe('\t\tcode \nof');
    expect(wrappedText('\t\tcode', 20)).toBe('\t\tcode');
  });

  it('counts two columns for Chinese and for emoji, and none for marks', () => {
    expect(columnsOf('偽名 太郎')).toBe(9);
    expect(columnsOf('한글')).toBe(4);
    expect(columnsOf('😀')).toBe(2);
    expect(columnsOf('e\u0301')).toBe(1);
    expect(columnsOf('שלום')).toBe(4);
    expect(columnsOf('a\tb')).toBe(9);
    const lines = wrappedText('偽名 '.repeat(40)).split('\n');
    expect(Math.max(...lines.map((line) => columnsOf(line.trimEnd())))).toBeLessThanOrEqual(76);
    expect(lines[0]?.trimEnd().length).toBe(44);
  });

  // As large as this, what looks at every run as often as it is long takes minutes, and the guard against hanging fails it.
  it.each([
    ['of spaces', ' '.repeat(600_000)],
    ['of spaces before one word', `${' '.repeat(600_000)}x`],
    ['of one word', 'x'.repeat(600_000)],
    ['of short words', 'x '.repeat(300_000)],
  ])('wraps a line of 600,000 characters: %s', (_, line) => {
    expect(wrappedText(line).replaceAll('\n', '') === line).toBe(true);
  });
});
