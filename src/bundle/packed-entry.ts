import './set-immediate';
import { Deflate, deflateSync } from 'fflate';
import CompressedObject from 'jszip/lib/compressedObject.js';
import GenericWorker from 'jszip/lib/stream/GenericWorker.js';
import { crc32, startOfCrc } from '../model/crc32';

type Bytes = Uint8Array<ArrayBuffer>;

/** As JSZip names them (lib/compressions.js): APPNOTE 4.4.5, methods 0 and 8. */
const methods = { stored: { magic: '\0\0' }, deflated: { magic: '\b\0' } };
/** Bytes packed in one go; the page answers in between. */
const sliceSize = 1 << 20;
const unknown = -1;

/**
 * A file of a ZIP, in the shape in which JSZip takes one that is packed already: JSZip writes the headers and the directory,
 * and what it would do to the bytes is done here. Its own way passes every 16 KB through six workers and a turn of the
 * event loop, counts the CRC byte by byte, and sets up 300 KB of tables for each small text: more than half of the time of
 * writing (docs/benchmarks.md). The packing is fflate's, of the same level.
 */
export class PackedEntry extends CompressedObject {
  readonly #content: Promise<Bytes>;
  readonly #method: keyof typeof methods;

  constructor(content: Promise<Bytes>, compress: boolean) {
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
  #bytes: Bytes | undefined;
  #at = 0;
  #crc = startOfCrc;
  #packedSize = 0;
  #isDue = false;
  readonly #deflates: boolean;
  #deflate: Deflate | undefined;

  constructor(content: Promise<Bytes>, method: keyof typeof methods) {
    super('packed entry');
    this.#deflates = method === 'deflated';
    this.withStreamInfo('compression', methods[method]);
    content.then(
      (bytes) => {
        this.#bytes = bytes;
        if (!this.isPaused) this.#soon();
      },
      (error: unknown) => this.error(error),
    );
  }

  override resume(): boolean {
    if (!super.resume()) return false;
    this.#soon();
    return true;
  }

  override cleanUp(): void {
    super.cleanUp();
    this.#bytes = undefined;
    this.#deflate = undefined;
  }

  #soon(): void {
    if (this.#isDue || this.#bytes === undefined) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      try {
        this.#packSlice();
      } catch (error) {
        // Nobody else would hear of it: the archive would never end.
        this.error(error);
      }
    });
  }

  #packSlice(): void {
    const bytes = this.#bytes;
    if (bytes === undefined || this.isPaused || this.isFinished) return;
    const slice = bytes.subarray(this.#at, this.#at + sliceSize);
    this.#at += slice.length;
    this.#crc = crc32(slice, this.#crc);
    const isLast = this.#at >= bytes.length;
    if (this.#deflates) this.#deflateSlice(slice, isLast, bytes.length <= sliceSize);
    else this.#give(slice);
    if (!isLast) {
      this.#soon();
      return;
    }
    // What the header says: known only now, and asked for only when the entry ends.
    Object.assign(this.streamInfo, {
      crc32: this.#crc,
      uncompressedSize: bytes.length,
      compressedSize: this.#packedSize,
    });
    this.end();
  }

  #deflateSlice(slice: Bytes, isLast: boolean, isWhole: boolean): void {
    if (isWhole) {
      this.#give(deflateSync(slice, { level: 6 }));
      return;
    }
    this.#deflate ??= new Deflate({ level: 6 }, (packed) => this.#give(packed));
    this.#deflate.push(slice, isLast);
  }

  #give(packed: Uint8Array): void {
    this.#packedSize += packed.length;
    if (packed.length > 0) this.push({ data: packed, meta: { percent: 100 } });
  }
}
