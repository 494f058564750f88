/** How many are worked on at once, and how many bytes they may hold together: a few small ones, or one large one. */
const atOnce = 16;
const bytesAtOnce = 8_000_000;

/**
 * Does `work` for each item, several side by side, and gives what came out in the order of the items: a vault is waited for
 * far longer than it works. `sizeOf` is what the work of an item holds in memory, in bytes. Throws the first failure; what
 * is under way then is left to end, and nothing more is begun.
 */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const underWay = new Set<Promise<void>>();
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    const size = sizeOf(item);
    while (underWay.size > 0 && (underWay.size >= atOnce || bytes + size > bytesAtOnce)) {
      await Promise.race(underWay);
    }
    if (failures.length > 0) break;
    bytes += size;
    const one = work(item)
      .then(
        (result) => {
          results[index] = result;
        },
        (error: unknown) => {
          failures.push(error);
        },
      )
      .then(() => {
        bytes -= size;
        underWay.delete(one);
      });
    underWay.add(one);
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  return results;
}
