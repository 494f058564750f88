import { describe, expect, it } from 'vitest';
import { exponentOf } from '../../../scripts/bench/fit';
import { bodyOf } from '../../../scripts/bench/in-page/made-up-bodies';
import { lostWords, withoutFrontMatter, wordsOf } from '../../../scripts/bench/kept-words';
import { isOver, measureTable, median } from '../../../scripts/bench/measure';

describe('the exponent of growth', () => {
  const sizes = [100, 1_000, 10_000];
  const points = (take: (n: number) => number): { n: number; t: number }[] =>
    sizes.map((n) => ({ n, t: take(n) }));

  it.each([0.5, 1, 1.1, 2])('is %d where the time grows so, whatever is constant', (k) => {
    expect(
      exponentOf(
        points((n) => 40 + 3 * n ** k),
        40,
      ),
    ).toBeCloseTo(k, 9);
  });

  it('is hidden by a constant that is not taken off', () => {
    expect(
      exponentOf(
        points((n) => 40 + 0.001 * n ** 2),
        0,
      ),
    ).toBeLessThan(1.7);
  });

  it('shows a part that grows faster', () => {
    expect(
      exponentOf(
        points((n) => n + 0.001 * n ** 2),
        0,
      ),
    ).toBeGreaterThan(1.1);
  });

  it('lies between figures that do not agree, by least squares', () => {
    const uneven = [
      { n: 1, t: 1 },
      { n: 10, t: 20 },
      { n: 100, t: 100 },
    ];
    expect(exponentOf(uneven, 0)).toBeCloseTo(1, 9);
  });

  it('does not leave out a figure that is nothing', () => {
    expect(() =>
      exponentOf(
        points(() => 40),
        40,
      ),
    ).toThrow('not more than next to nothing');
    expect(() => exponentOf([{ n: 100, t: NaN }], 0)).toThrow();
    expect(() => exponentOf([{ n: 100, t: 5 }], 0)).toThrow('two different sizes');
  });
});

describe('the words that are lost', () => {
  it('are none where all are there, in whatever markup and order', () => {
    expect(lostWords('Te quiero, mamá: 2 * 3', '**Te** quiero mamá 2\\*3')).toBe(0);
  });

  it('are counted as often as they stand', () => {
    expect(lostWords('no no no', 'no and no')).toBe(1);
    expect(lostWords('one two', '')).toBe(2);
  });

  it('are lost where two become one or one becomes another', () => {
    expect(lostWords('ends begins', 'endsbegins')).toBe(2);
    expect(lostWords('José', 'Jose')).toBe(1);
  });

  it('are told by letters, not by how these are written down', () => {
    expect(wordsOf('mama\u0301 مريم')).toEqual(['mamá', 'مريم']);
    expect(lostWords('mama\u0301', 'mamá')).toBe(0);
  });

  it('are not found in the facts in front of a Markdown file', () => {
    expect(withoutFrontMatter('---\nperson: Ann\n---\n\nwords\n\n---\n\nmore')).not.toContain('Ann');
    expect(withoutFrontMatter('words\n---\nmore\n---\n')).toBe('words\n---\nmore\n---\n');
  });
});

describe('the made-up letters', () => {
  it('are the same each time, and no two alike', () => {
    expect(bodyOf(7)).toEqual(bodyOf(7));
    expect(new Set(Array.from({ length: 500 }, (_, number) => bodyOf(number).html)).size).toBe(500);
  });

  it('hold every word of their text in their markup', () => {
    for (let number = 0; number < 90; number += 1) {
      const { text, html } = bodyOf(number);
      const unescaped = html
        .replace(/<[^>]*>/g, ' ')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&');
      expect(lostWords(text, unescaped), html).toBe(0);
    }
  });
});

describe('a table of figures', () => {
  it('tells what is over, with the digits of its unit', () => {
    const measures = [
      { what: 'exponent', value: 1.114, unit: 'power', limit: 1.1 },
      { what: 'letters', value: 1234.6, unit: 'per s' },
    ] as const;
    expect(measureTable(measures)).toContain('| exponent | 1.11 power (over) | 1.10 power |');
    expect(measureTable(measures)).toContain('| letters | 1,235 per s |  |');
    expect(isOver({ what: '', value: NaN, unit: 'ms', limit: 5 })).toBe(true);
  });

  it('has the figure in the middle', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 20, 30])).toBe(20);
    expect(median([])).toBeNaN();
  });
});
