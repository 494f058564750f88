import './set-immediate';
import CompressedObject from 'jszip/lib/compressedObject.js';
import GenericWorker from 'jszip/lib/stream/GenericWorker.js';
import { pieceSize } from '../model/blob-pieces';
import { crc32, startOfCrc } from '../model/crc32';
import { LetterkeepError } from '../model/failure';
import { Deflating } from './deflating';
import { sizeOf, sliceOf, type EntryContent } from './entry-content';

type Bytes = Uint8Array<ArrayBuffer>;

/** As JSZip names them (lib/compressions.js): APPNOTE 4.4.5, methods 0 and 8. */
const methods = { stored: { magic: '\0\0' }, deflated: { magic: '\b\0' } };
/** Bytes packed in one go; the page answers in between. */
const sliceSize = pieceSize;
const unknown = -1;

/**
 * A file of a ZIP, in the shape in which JSZip takes one that is packed already: JSZip writes the headers and the directory,
 * and what it would do to the bytes is done here. Its own way passes every 16 KB through six workers and a turn of the
 * event loop, counts the CRC byte by byte, and sets up 300 KB of tables for each small text: more than half of the time of
 * writing (docs/benchmarks.md).
 */
export class PackedEntry extends CompressedObject {
  readonly #content: Promise<EntryContent>;
  readonly #method: keyof typeof methods;

  constructor(content: Promise<EntryContent>, compress: boolean) {
    const method = compress ? 'deflated' : 'stored';
    super(unknown, unknown, startOfCrc, methods[method], null);
    this.#content = content;
    this.#method = method;
  }

  override getCompressedWorker(): GenericWorker {
    return new PackingWorker(this.#content, this.#method);
  }
}

class PackingWorker extends GenericWorker {
  #content: EntryContent | undefined;
  #at = 0;
  #crc = startOfCrc;
  #packedSize = 0;
  #isDue = false;
  readonly #deflates: boolean;
  #deflating: Deflating | undefined;
  #directory: readonly string[] | undefined;

  constructor(content: Promise<EntryContent>, method: keyof typeof methods) {
    super('packed entry');
    this.#deflates = method === 'deflated';
    this.withStreamInfo('compression', methods[method]);
    content.then(
      (whole) => {
        this.#content = whole;
        if (!this.isPaused) this.#soon();
      },
      (error: unknown) => this.error(error),
    );
  }

  override pipe(next: GenericWorker): GenericWorker {
    // JSZip puts nothing between a file that is packed already and the end of the chain (lib/generate/index.js), which keeps a
    // record of each file for the directory (lib/generate/ZipFileWorker.js).
    this.#directory = (next as GenericWorker & { dirRecords?: readonly string[] }).dirRecords;
    return super.pipe(next);
  }

  override resume(): boolean {
    if (!super.resume()) return false;
    this.#soon();
    return true;
  }

  override cleanUp(): void {
    super.cleanUp();
    this.#content = undefined;
    this.#deflating?.abandon();
    this.#deflating = undefined;
  }

  #soon(): void {
    if (this.#isDue || this.#content === undefined) return;
    this.#isDue = true;
    setImmediate(() => {
      // Nobody else would hear of it: the archive would never end.
      this.#packSlice().catch((error: unknown) => this.error(error));
    });
  }

  async #packSlice(): Promise<void> {
    const content = this.#content;
    if (content === undefined || this.isPaused) {
      this.#isDue = false;
      return;
    }
    const size = sizeOf(content);
    const slice = await sliceOf(content, this.#at, this.#at + sliceSize);
    this.#at += slice.length;
    this.#crc = crc32(slice, this.#crc);
    const isLast = this.#at >= size;
    await this.#pack(slice, isLast);
    this.#isDue = false;
    if (this.isFinished) return;
    if (!isLast) {
      this.#soon();
      return;
    }
    // What the header says: known only now, and asked for only when the entry ends.
    Object.assign(this.streamInfo, {
      crc32: this.#crc,
      uncompressedSize: size,
      compressedSize: this.#packedSize,
    });
    this.end();
    inOnePiece(this.#directory?.at(-1));
  }

  async #pack(slice: Bytes, isLast: boolean): Promise<void> {
    if (this.#deflates) {
      this.#deflating ??= new Deflating((packed) => this.#give(packed));
      await this.#deflating.push(slice, isLast);
    } else this.#give(slice);
  }

  #give(packed: Uint8Array): void {
    if (this.isFinished) return;
    this.#packedSize += packed.length;
    if (packed.length > 0) this.push({ data: packed, meta: { percent: 100 } });
  }
}

/**
 * A string that was put together of twenty parts stays twenty strings and what links them, until somebody reads a character of
 * it: half a kilobyte for each file of an archive, to its end.
 */
function inOnePiece(dirRecord: string | undefined): void {
  // "P", as every record of a directory begins (APPNOTE 4.3.12). It is used, so that no browser leaves the reading out.
  if (dirRecord !== undefined && dirRecord.charCodeAt(0) !== 0x50)
    throw new LetterkeepError('vault-error', 'The directory of the ZIP would be no directory.');
}
