import type { BagInfo } from './bag-info';

/** What is here of an archive that was written in parts (RFC 8493 2.2.2: Bag-Group-Identifier, Bag-Count). */
export interface BagGroup {
  /** The name its parts share. Untrusted. */
  group: string;
  /** How many parts there are, by what the parts say. */
  of: number;
  /** The numbers of the parts that are not here, counted from 1. */
  missing: number[];
}

/** The archives of more than one part among these bags, in the order in which they come first. */
export function groupsOf(bags: readonly BagInfo[]): BagGroup[] {
  const groups = new Map<string, { group: string; of: number; here: Set<number> }>();
  for (const { group, part } of bags) {
    if (group === undefined || !part || part.of === 1) continue;
    // Two archives of one day share a name; how many parts they have tells them apart, at least where it differs.
    const key = `${part.of} ${group}`;
    const known = groups.get(key) ?? { group, of: part.of, here: new Set() };
    groups.set(key, known);
    known.here.add(part.number);
  }
  return [...groups.values()].map(({ group, of, here }) => ({
    group,
    of,
    missing: Array.from({ length: of }, (_, index) => index + 1).filter((number) => !here.has(number)),
  }));
}
