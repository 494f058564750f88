import { LetterkeepError } from '../model/failure';

/**
 * A stream's bytes as a Blob, which the browser may keep on disk (toolchain.md 5). Throws what the stream ends in where that is
 * a LetterkeepError, else "no-space": the bytes are there already, so that to keep them is all that can fail.
 */
export async function gathered(stream: ReadableStream<Uint8Array<ArrayBuffer>>, type: string): Promise<Blob> {
  try {
    return await new Response(stream, { headers: { 'content-type': type } }).blob();
  } catch (error) {
    if (error instanceof LetterkeepError) throw error;
    const options = { cause: error };
    throw new LetterkeepError('no-space', 'The browser could not keep the file being made.', {}, options);
  }
}
