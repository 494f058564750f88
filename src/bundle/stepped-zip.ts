import JSZip from 'jszip';
import { LetterkeepError } from '../model/failure';
import type { EntryContent } from './entry-content';
import { PackedEntry } from './packed-entry';
import type { ZipEntry } from './zip';

/**
 * A JSZip that is told of its files in steps. It asks for them when it begins to write, by forEach, and would then set up for
 * every one what it needs only when its turn has come: of 18,000 files 17 MB, for all of the writing.
 */
export class SteppedZip extends JSZip {
  #take: ((path: string, file: JSZip.JSZipObject) => void) | undefined;

  override forEach(take: (path: string, file: JSZip.JSZipObject) => void): void {
    this.#take = take;
    super.forEach(take);
  }

  /**
   * One more file, behind all others, also while the archive is being written; the content is what the function that comes
   * back is called with. Throws LetterkeepError "vault-error" if JSZip does not take it.
   */
  add({ path, compress, modified }: ZipEntry): (content: EntryContent) => void {
    let keepPromise: (content: EntryContent) => void = () => undefined;
    const promise = new Promise<EntryContent>((resolve) => {
      keepPromise = resolve;
    });
    // JSZip's types do not tell of content that is packed already.
    const content = new PackedEntry(promise, compress) as unknown as Uint8Array;
    this.file(path, content, {
      binary: true,
      createFolders: false,
      date: modified,
      unixPermissions: 0o100644,
      compression: compress ? 'DEFLATE' : 'STORE',
    });
    const file = this.files[path];
    if (!file) {
      throw new LetterkeepError('vault-error', 'A file of the archive would be left out.', { field: path });
    }
    this.#take?.(path, file);
    return keepPromise;
  }
}
