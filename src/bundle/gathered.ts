import { LetterkeepError } from '../model/failure';

/**
 * Bytes as a Blob, which the browser may keep on disk (toolchain.md 5). Throws the first of `failures`, in which who makes a
 * stream of them notes why it failed: browsers give an error of their own for it, and the family must hear the real one.
 * Else LetterkeepError "no-space": the bytes are there already, so that to keep them is all that can fail.
 */
export async function gathered(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>,
  type: string,
  failures: readonly unknown[] = [],
): Promise<Blob> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).blob();
  } catch (error) {
    if (failures.length > 0) throw failures[0];
    const options = { cause: error };
    throw new LetterkeepError('no-space', 'The browser could not keep the file being made.', {}, options);
  }
}
