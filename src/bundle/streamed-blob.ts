import { LetterkeepError } from '../model/failure';
import { gathered } from './gathered';

/** Small writes cost a browser more than the data in them (toolchain.md 6). Characters. */
const chunkSize = 1 << 20;

/**
 * Joins pieces of text into a Blob of the given type, UTF-8, taking each piece when there is room for it: the whole is
 * never one string, and the browser may keep it on disk (toolchain.md 5). Throws what `pieces` throws.
 */
export function textBlob(pieces: AsyncIterable<string> | Iterable<string>, type: string): Promise<Blob> {
  return bytesBlob(encoded(pieces), type);
}

/** The same of bytes, in pieces that should be large. */
export async function bytesBlob(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>,
  type = '',
): Promise<Blob> {
  const failures: Error[] = [];
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        failures.push(error instanceof Error ? error : new LetterkeepError('vault-error', String(error)));
        controller.error(error);
      }
    },
  });
  return await gathered(stream, type, failures);
}

async function* encoded(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  let gathered: string[] = [];
  let size = 0;
  for await (const piece of pieces) {
    gathered.push(piece);
    size += piece.length;
    if (size < chunkSize) continue;
    const chunk = encoder.encode(gathered.join(''));
    gathered = [];
    size = 0;
    yield chunk;
  }
  if (size > 0) yield encoder.encode(gathered.join(''));
}
