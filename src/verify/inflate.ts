import { inflateSync } from 'fflate';

/** The bytes are no deflated data, end too early, or something follows them. */
export class NotDeflated extends Error {}

/**
 * A few bytes unpacked at one go, to `size` bytes; one more where there are more than that. A stream of the platform for each
 * small entry leaves memory behind in Firefox, some KB an entry (seen in 153: 439 MB after 50,000). Throws NotDeflated.
 */
export function inflatedAtOnce(packed: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const unpacked = inflate(packed, size + 1);
  // fflate stops at the end of the data and does not say where that was. What is whole without its last byte hides something.
  if (isWhole(packed.subarray(0, -1), size + 1)) throw new NotDeflated('bytes after the end');
  return unpacked;
}

function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Uint8Array<ArrayBuffer> {
  try {
    return inflateSync(packed, { out: new Uint8Array(most) }) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    throw new NotDeflated(String(error));
  }
}

function isWhole(packed: Uint8Array<ArrayBuffer>, most: number): boolean {
  try {
    inflate(packed, most);
    return true;
  } catch (error) {
    if (error instanceof NotDeflated) return false;
    throw error;
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
