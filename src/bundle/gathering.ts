import { LetterkeepError } from '../model/failure';

type Bytes = Uint8Array<ArrayBuffer>;

/** Puts the pieces of a stream together; throws what the stream ends in. */
export type Gather = (stream: ReadableStream<Bytes>, type: string) => Promise<Blob>;

/**
 * A stream's bytes as a Blob, which the browser may keep on disk (toolchain.md 5). Throws what the stream ends in where that is
 * a LetterkeepError, else "no-space": the bytes are there already, so that to keep them is all that can fail.
 */
export const gatherHere: Gather = async (stream, type) => {
  try {
    return await new Response(stream, { headers: { 'content-type': type } }).blob();
  } catch (error) {
    if (error instanceof LetterkeepError) throw error;
    const options = { cause: error };
    throw new LetterkeepError('no-space', 'The browser could not keep the file being made.', {}, options);
  }
};

/** A Blob that grows by pieces that are handed in, one behind the other. */
export class Gathering {
  readonly #writer: WritableStreamDefaultWriter<Bytes>;
  readonly #blob: Promise<Blob>;

  constructor(type: string) {
    const { readable, writable } = new TransformStream<Bytes, Bytes>();
    this.#writer = writable.getWriter();
    this.#blob = gatherHere(readable, type);
    // Who ends it hears of it, too.
    this.#blob.catch(() => undefined);
    this.#writer.closed.catch(() => undefined);
  }

  /** Resolves when the piece was taken. Throws what the browser says where it cannot keep it. */
  take(piece: Bytes): Promise<void> {
    return this.#writer.write(piece);
  }

  async end(): Promise<Blob> {
    await this.#writer.close();
    return await this.#blob;
  }

  /** Lets go of what came so far. */
  async abandon(): Promise<void> {
    await this.#writer.abort(new LetterkeepError('cancelled', 'Nobody wants this file any more.'));
  }
}
