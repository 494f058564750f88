import { foldedPath, isPayload, isUnsafePath } from './bag-path';
import type { BagFile, BagSource } from './bag-source';
import type { Tell } from './finding';

/** The files that are there, by path, and by the path that a disk would take for the same. */
export class BagFiles {
  readonly #byPath = new Map<string, BagFile>();
  /** Only those whose path such a disk would write in another way: of most it is the path itself. */
  readonly #folded = new Map<string, BagFile[]>();

  constructor({ files }: BagSource) {
    for (const file of files) {
      if (this.#byPath.has(file.path)) continue;
      this.#byPath.set(file.path, file);
      const folded = foldedPath(file.path);
      if (folded === file.path) continue;
      const alike = this.#folded.get(folded);
      if (alike) alike.push(file);
      else this.#folded.set(folded, [file]);
    }
  }

  /** Tells of paths that cannot lie on every computer, and of those that one disk would take for one. */
  checkPaths(tell: Tell): void {
    for (const path of this.#byPath.keys()) if (isUnsafePath(path)) tell('unsafe-path', path);
    for (const folded of this.#folded.keys()) {
      const [first, second] = this.#alike(folded);
      if (first && second) tell('names-collide', first.path);
    }
  }

  #alike(folded: string): BagFile[] {
    const plain = this.#byPath.get(folded);
    return [...(plain ? [plain] : []), ...(this.#folded.get(folded) ?? [])];
  }

  get(path: string): BagFile | undefined {
    return this.#byPath.get(path);
  }

  get all(): BagFile[] {
    return [...this.#byPath.values()];
  }

  get payload(): BagFile[] {
    return this.all.filter(({ path }) => isPayload(path));
  }

  /**
   * The file that a line of a list means. Disks change how names are written when a bag is unpacked (RFC 8493 5.2, 5.3), and
   * writers disagree on "%" (reliability.md, finding 9): a file of the one name that comes so near is taken for it, and told.
   */
  named(path: string, written: string, tell: Tell): BagFile | undefined {
    const exact = this.#byPath.get(path);
    if (exact) return exact;
    const plain = this.#byPath.get(written);
    if (plain) {
      tell('percent-not-encoded', written);
      return plain;
    }
    const [only, another] = this.#alike(foldedPath(path));
    if (!only || another) return undefined;
    tell('name-differs', only.path, path);
    return only;
  }
}
