import type { OpenedAttachment, Shown } from '../jpay/attachment';
import { keyOf } from '../jpay/shown-source';

/** Something that a link showed beside its own: the page it is shown on, and the name of the link. */
export interface AlsoShown {
  shown: Shown;
  shownOn: string;
  label: string;
}

/** Where JPay shows all pictures of a message each time one is opened, each link has the first that no link before had. */
export function untakenFirst(
  { shown, further = [] }: OpenedAttachment,
  taken: ReadonlySet<string>,
): [Shown, ...Shown[]] {
  const all = [shown, ...further];
  const first = all.find((one) => !taken.has(keyOf(one))) ?? shown;
  return [first, ...all.filter((one) => one !== first)];
}

/** What was shown behind a link beside its own, each once, named after the link. */
export function alsoShownOnce(found: readonly AlsoShown[], taken: ReadonlySet<string>): AlsoShown[] {
  const keys = new Set(taken);
  const numbers = new Map<string, number>();
  return found.flatMap((one) => {
    const key = keyOf(one.shown);
    if (keys.has(key)) return [];
    keys.add(key);
    const number = (numbers.get(one.label) ?? 1) + 1;
    numbers.set(one.label, number);
    return [{ ...one, label: `${one.label}, ${number}` }];
  });
}
