import { countsOf } from './counts';

/** Those of `one` that stand in `other` too; equal ones as often as both have them. */
export function inBoth(one: readonly string[], other: readonly string[]): string[] {
  const left = countsOf(other);
  return one.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count > 0;
  });
}
