import { describe, expect, it } from 'vitest';
import { inBoth } from '../../../src/model/in-both';

describe('what two lists have in common', () => {
  it('is there as often as in the one that has it less often', () => {
    expect(inBoth(['a', 'b', 'a', 'c', 'a'], ['a', 'a', 'd', 'b'])).toEqual(['a', 'b', 'a']);
    expect(inBoth(['a', 'b'], ['b', 'a', 'a'])).toEqual(['a', 'b']);
    expect(inBoth(['a'], [])).toEqual([]);
  });
});
