import { inflateSync } from 'fflate';

/** The bytes are no deflated data, end too early, or something follows them. */
export class NotDeflated extends Error {}

/** Up to this size, packed or unpacked, an entry is unpacked at one go. Bytes. */
export const mostAtOnce = 1 << 20;

/**
 * Unpacks small entries, each at one go and all into the same memory: an archive has fifty thousand of a few KB, and a stream
 * of the platform for each leaves memory behind in Firefox (seen in 153: 439 MB at the end).
 */
export class SmallEntries {
  #out: Uint8Array<ArrayBuffer> | undefined;

  /**
   * What `packed` holds, up to `size` bytes and one more where there are more. It is there until the next entry is asked for.
   * Throws NotDeflated.
   */
  inflate(packed: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
    this.#out ??= new Uint8Array(mostAtOnce + 1);
    const out = this.#out.subarray(0, size + 1);
    // fflate stops at the end of the data and does not say where that was: what is whole without its last byte hides something.
    if (isWhole(packed.subarray(0, -1), out)) throw new NotDeflated('bytes after the end');
    try {
      return inflateSync(packed, { out });
    } catch (error) {
      throw new NotDeflated(String(error));
    }
  }
}

/** Fails for nearly every entry, so that nothing more may be made of the error: Firefox keeps each for long. */
function isWhole(packed: Uint8Array<ArrayBuffer>, out: Uint8Array<ArrayBuffer>): boolean {
  try {
    inflateSync(packed, { out });
    return true;
  } catch {
    return false;
  }
}

/** So much is handed to the platform at once: it unpacks that at one go, and may hold a thousand times as much. Bytes. */
const mouthful = 1 << 15;

/** Piece by piece, by the platform (Chrome 103, Firefox 113). Throws NotDeflated, and what `packed` throws. */
export async function* inflated(
  packed: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let unread: { because: unknown } | undefined;
  const feeding = (async () => {
    const source = packed[Symbol.asyncIterator]();
    for (;;) {
      const next = await source.next().catch((because: unknown) => {
        unread = { because };
        throw because;
      });
      if (next.done) break;
      for (let at = 0; at < next.value.length; at += mouthful) {
        await writer.write(next.value.subarray(at, at + mouthful));
      }
    }
    await writer.close();
  })();
  // Whoever reads must hear of what fails here, else they would wait for ever. It is awaited below.
  feeding.catch((error: unknown) => writer.abort(error)).catch(() => undefined);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    await feeding;
  } catch (error) {
    throw unread ? unread.because : new NotDeflated(String(error));
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort()]);
  }
}
