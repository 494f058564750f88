import { LetterkeepError } from '../model/failure';

/**
 * Keeps many pieces of text out of memory until they are put together in another order than they came in.
 * Pieces are gathered into Blobs, which a browser may move to disk.
 */
export class Spool {
  readonly #blobs: Blob[] = [];
  readonly #places = new Map<string, { blob: number; start: number; end: number }>();
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
    if (this.#openSize >= 4_000_000) await this.#close();
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
   * The pieces of these keys, in this order, between `head` and `foot`. Throws LetterkeepError "vault-error" for a key
   * without a piece: a line that is not there must not be left out in silence.
   */
  async bytes(keys: readonly string[], head = '', foot = ''): Promise<Uint8Array<ArrayBuffer>> {
    await this.#close();
    const start = this.#encoder.encode(head);
    const end = this.#encoder.encode(foot);
    const whole = new Uint8Array(start.length + this.sizeOf(keys) + end.length);
    whole.set(start);
    whole.set(end, whole.length - end.length);
    const wanted = new Map<number, { from: number; to: number; at: number }[]>();
    let at = start.length;
    for (const key of keys) {
      const place = this.#places.get(key);
      if (!place)
        throw new LetterkeepError('vault-error', 'A line of the archive was never made.', { field: key });
      const ofBlob = wanted.get(place.blob) ?? [];
      ofBlob.push({ from: place.start, to: place.end, at });
      wanted.set(place.blob, ofBlob);
      at += place.end - place.start;
    }
    for (const [blob, pieces] of wanted) {
      const source = new Uint8Array(await new Response(this.#blobs[blob]).arrayBuffer());
      for (const piece of pieces) whole.set(source.subarray(piece.from, piece.to), piece.at);
    }
    return whole;
  }

  async #close(): Promise<void> {
    if (this.#open.length === 0) return;
    const joined = new Uint8Array(this.#openSize);
    let at = 0;
    for (const bytes of this.#open) {
      joined.set(bytes, at);
      at += bytes.length;
    }
    this.#open = [];
    this.#openSize = 0;
    this.#blobs.push(await new Response(joined).blob());
  }
}
