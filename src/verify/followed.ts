import { LetterkeepError } from '../model/failure';

export interface Follower {
  /** Bytes read so far of this content, after each piece that was used. */
  onRead: (read: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * The same pieces, told of one by one. Throws LetterkeepError "cancelled" in their place once the signal is aborted, and what
 * `chunks` throws.
 */
export async function* followed(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { onRead, signal }: Follower,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let read = 0;
  const stopIfTold = (): void => {
    if (signal?.aborted) throw new LetterkeepError('cancelled', 'Checking was stopped.');
  };
  stopIfTold();
  for await (const chunk of chunks) {
    stopIfTold();
    yield chunk;
    read += chunk.length;
    onRead(read);
  }
}
