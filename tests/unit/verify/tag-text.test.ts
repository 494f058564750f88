import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/verify/tag-text';
import { chanceFrom } from '../../hostile/chance';

describe('the lines of a tag file', () => {
  it('end as any system ends them, also where several are mixed', () => {
    expect(linesOf('one\ntwo\r\nthree\rfour')).toEqual(['one', 'two', 'three', 'four']);
    expect(linesOf('one\n\r\n\r\rtwo\n')).toEqual(['one', '', '', '', 'two']);
    expect(linesOf('')).toEqual([]);
  });

  it('are those that splitting gives, whatever stands in them', () => {
    const next = chanceFrom(20261126);
    const pieces = ['a', '\r', '\n', 'bc'];
    for (let run = 0; run < 5_000; run += 1) {
      const text = Array.from({ length: run % 13 }, () => pieces[Math.floor(next() * 4)]).join('');
      const expected = text.split(/\r\n|\n|\r/);
      if (expected.at(-1) === '') expected.pop();
      expect(linesOf(text), JSON.stringify(text)).toEqual(expected);
    }
  });
});
