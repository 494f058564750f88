/**
 * The twelve things that hold for every name we give a file (issue 4, point 3; reliability.md 2.1 and 2.2), stated apart from
 * the product: nothing of src/ is used here.
 */
export interface NameInvariant {
  name: string;
  holds: (path: string) => boolean;
}

const segments = (path: string): string[] => path.split('/');
const devices = new Set(
  'con prn aux nul clock$ conin$ conout$ com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9'.split(
    ' ',
  ),
);
const reserved = /[<>:"\\|?*%$&;'`#]/;

/** Ten are about one path. The other two are `isStable` and `collisions`. */
export const pathInvariants: readonly NameInvariant[] = [
  {
    name: '1. is plain ASCII',
    holds: (path) => Buffer.byteLength(path) === path.length && !/[^\0-\x7f]/.test(path),
  },
  {
    name: '2. holds no control character',
    holds: (path) => !/[\0-\x1f\x7f]/.test(path),
  },
  {
    name: '3. holds nothing that Windows, a shell or an address keeps for itself',
    holds: (path) => !reserved.test(path),
  },
  {
    name: '4. has no segment that is empty',
    holds: (path) => segments(path).every((segment) => segment.length > 0),
  },
  {
    name: '5. has no segment that begins with a space, dot, hyphen or tilde',
    holds: (path) => segments(path).every((segment) => !' .-~'.includes(segment.charAt(0))),
  },
  {
    name: '6. has no segment that ends with a space or dot',
    holds: (path) => segments(path).every((segment) => !' .'.includes(segment.charAt(segment.length - 1))),
  },
  {
    name: '7. names no device of Windows',
    holds: (path) =>
      segments(path).every((segment) => {
        const [stem = ''] = segment.toLowerCase().split('.');
        return !devices.has(stem.trim());
      }),
  },
  {
    name: '8. has no segment longer than 100 bytes, and is no longer than 150',
    holds: (path) =>
      path.length <= 150 && segments(path).every((segment) => Buffer.byteLength(segment) <= 100),
  },
  { name: '9. holds no two dots in a row', holds: (path) => !path.includes('..') },
  { name: '10. keeps an extension', holds: (path) => /\.[a-z0-9]{1,5}$/.test(path) },
];

/** Names of the invariants that a path breaks. */
export function brokenBy(path: string): string[] {
  return pathInvariants.filter(({ holds }) => !holds(path)).map(({ name }) => name);
}

/** 11. made again of itself, a name is itself. */
export function isStable(make: (name: string) => string, name: string): boolean {
  const once = make(name);
  return make(once) === once;
}

/**
 * 12. no two are one under NFKC and case folding: the paths that another has taken already. Lower and upper case both ways are
 * what Unicode's full folding comes to for ASCII, and more than it elsewhere.
 */
export function collisions(paths: Iterable<string>): string[] {
  const taken = new Set<string>();
  const again: string[] = [];
  for (const path of paths) {
    const folded = path.normalize('NFKC').toUpperCase().toLowerCase();
    if (taken.has(folded)) again.push(path);
    taken.add(folded);
  }
  return again;
}
