import { wholePieceOf } from '../model/blob-pieces';
import { pagePace } from '../model/collector-pace';
import { LetterkeepError } from '../model/failure';
import { gathered } from './gathered';
import { bytesBlob } from './streamed-blob';

/**
 * What lies in one Blob, and what is put together in one go. Lines of many small conversations come from all Blobs: less at
 * once would read each of them again and again. Bytes.
 */
const atOnce = 4_000_000;

/** Where a piece of text lies: from `start` up to `end` of one of the Blobs. */
interface Place {
  blob: number;
  start: number;
  end: number;
}

/**
 * Keeps many pieces of text out of memory until they are put together in another order than they came in.
 * Pieces are gathered into Blobs, which a browser may move to disk.
 */
export class Spool {
  readonly #blobs: Blob[] = [];
  readonly #places = new Map<string, Place>();
  #open: Uint8Array<ArrayBuffer>[] = [];
  #openSize = 0;
  readonly #encoder = new TextEncoder();

  /** Keeps one piece and returns its size in bytes. */
  async put(key: string, text: string): Promise<number> {
    const bytes = this.#encoder.encode(text);
    this.#places.set(key, {
      blob: this.#blobs.length,
      start: this.#openSize,
      end: this.#openSize + bytes.length,
    });
    this.#open.push(bytes);
    this.#openSize += bytes.length;
    if (this.#openSize >= atOnce) await this.putAway();
    return bytes.length;
  }

  /** Size in bytes of the pieces of these keys. */
  sizeOf(keys: Iterable<string>): number {
    let size = 0;
    for (const key of keys) {
      const place = this.#places.get(key);
      if (place) size += place.end - place.start;
    }
    return size;
  }

  /**
   * The pieces of these keys, in this order, between `head` and `foot`; in memory is never more than a few megabytes of it.
   * Throws LetterkeepError "vault-error" for a key without a piece: a line that is not there must not be left out in silence.
   */
  async blob(keys: readonly string[], head = '', foot = ''): Promise<Blob> {
    await this.putAway();
    return await bytesBlob(this.#joined(keys, head, foot));
  }

  async *#joined(
    keys: readonly string[],
    head: string,
    foot: string,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    if (head !== '') yield this.#encoder.encode(head);
    let places: Place[] = [];
    let size = 0;
    for (const key of keys) {
      const place = this.#places.get(key);
      if (!place)
        throw new LetterkeepError('vault-error', 'A line of the archive was never made.', { field: key });
      places.push(place);
      size += place.end - place.start;
      if (size < atOnce) continue;
      yield await this.#read(places, size);
      places = [];
      size = 0;
    }
    if (size > 0) yield await this.#read(places, size);
    if (foot !== '') yield this.#encoder.encode(foot);
  }

  /** What lies at these places, one behind the other. What they take up of a Blob is read from it in one go. */
  async #read(places: readonly Place[], size: number): Promise<Uint8Array<ArrayBuffer>> {
    const spans = new Map<number, { start: number; end: number }>();
    for (const { blob, start, end } of places) {
      const span = spans.get(blob) ?? { start, end };
      spans.set(blob, { start: Math.min(span.start, start), end: Math.max(span.end, end) });
    }
    const joined = new Uint8Array(size);
    pagePace.leave(size);
    for (const [number, span] of spans) {
      const bytes = await wholePieceOf(this.#blobs[number] ?? new Blob(), span.start, span.end);
      let at = 0;
      for (const { blob, start, end } of places) {
        if (blob === number) joined.set(bytes.subarray(start - span.start, end - span.start), at);
        at += end - start;
      }
    }
    return joined;
  }

  /**
   * Lets go of what is still in memory: some megabytes, after the last piece for a while. Throws LetterkeepError "no-space"
   * where the browser cannot keep it.
   */
  async putAway(): Promise<void> {
    if (this.#open.length === 0) return;
    const joined = new Uint8Array(this.#openSize);
    let at = 0;
    for (const bytes of this.#open) {
      joined.set(bytes, at);
      at += bytes.length;
    }
    // The pieces, and what they were joined to.
    pagePace.leave(2 * this.#openSize);
    this.#open = [];
    this.#openSize = 0;
    this.#blobs.push(await gathered(joined, 'text/plain'));
    await pagePace.keepUp();
  }
}
