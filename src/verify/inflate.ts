import { zlibInflate, zlibInflateInit2, zlibInflateReset, ZStream, Z_FINISH, Z_STREAM_END } from 'pako';
import { giveBack } from '../model/give-back';

/** The bytes are no deflated data, end too early, or something follows them. */
export class NotDeflated extends Error {}

/** Up to this size, packed or unpacked, an entry is unpacked at one go. Bytes. */
export const mostAtOnce = 1 << 20;

/**
 * Unpacks small entries, each at one go, and all by the same machine into the same memory: an archive has fifty thousand of a
 * few KB, and what is made anew for each lies in Firefox for long (seen in 153: a stream of the platform for each, 439 MB at
 * the end; fflate's tables, up to 64 KB each, 35 to 67 MB; pako's are 6 KB).
 */
export class SmallEntries {
  #out: Uint8Array<ArrayBuffer> | undefined;
  #stream: ZStream | undefined;

  /**
   * What `packed` holds, up to `size` bytes and one more where there are more. It is there until the next entry is asked for.
   * Throws NotDeflated.
   */
  inflate(packed: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
    const out = (this.#out ??= new Uint8Array(mostAtOnce + 1));
    const stream = (this.#stream ??= rawStream());
    zlibInflateReset(stream);
    stream.input = packed;
    stream.next_in = 0;
    stream.avail_in = packed.length;
    stream.output = out;
    stream.next_out = 0;
    stream.avail_out = size + 1;
    const end = zlibInflate(stream, Z_FINISH);
    // It would hold the piece of the file that this entry stood in.
    stream.input = out;
    if (end === Z_STREAM_END && stream.avail_in > 0) throw new NotDeflated('bytes after the end');
    // Without room for more it was not done; how much more there is, nobody needs to know.
    if (end !== Z_STREAM_END && stream.avail_out > 0) throw new NotDeflated(stream.msg || 'no end');
    return out.subarray(0, stream.next_out);
  }
}

/** Deflated data alone, as in a ZIP: so zlib takes a window of negative size (zlib.h, inflateInit2). */
function rawStream(): ZStream {
  const stream = new ZStream();
  zlibInflateInit2(stream, -15);
  return stream;
}

/** So much is handed to the platform at once: it unpacks that at one go, and may hold a thousand times as much. Bytes. */
const mouthful = 1 << 15;

/**
 * Piece by piece, by the platform (Chrome 103, Firefox 113). A piece is there until the next one is asked for. Throws
 * NotDeflated, and what `packed` throws.
 */
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
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield next.value;
      giveBack(next.value);
    }
    await feeding;
  } catch (error) {
    throw unread ? unread.because : new NotDeflated(String(error));
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort()]);
  }
}
