import { transfer } from 'comlink';
import type { ArchiveSource } from '../../src/bundle/archive-source';
import type { Gather } from '../../src/bundle/gathering';
import { startThread } from '../../src/platform/own-thread';
import type { WritingDesk } from './writing-desk';

/** What of writing an archive can be done beside the page's own thread. */
export interface BesidePage {
  packed?: NonNullable<ArchiveSource['packed']>;
  gather?: Gather;
}

/**
 * Has a thread of its own for a piece of writing. Where the browser starts none, the page does all of it. Throws what the work
 * throws.
 */
export async function withWritingThread<Result>(
  write: (beside: BesidePage) => Promise<Result>,
): Promise<Result> {
  const thread = await startThread<WritingDesk>('/writing-thread.js');
  if (!thread) return await write({});
  try {
    return await write({
      packed: (sha256, compress) => thread.work.packed(sha256, compress),
      gather: gatherAt(thread.work),
    });
  } finally {
    thread.end();
  }
}

type Desk = Pick<WritingDesk, 'begin' | 'take' | 'abandon'> & { end(): Promise<Blob> };

/** Sends what a stream gives to a desk, two pieces on their way at a time. The pieces are the desk's from then on. */
export function gatherAt(desk: Desk): Gather {
  return async (stream, type) => {
    await desk.begin(type);
    const reader = stream.getReader();
    try {
      let before: Promise<void> = Promise.resolve();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const piece = ownBuffer(value);
        const taken = desk.take(transfer(piece, [piece.buffer]));
        // Waited for in the next turn, which may never come.
        taken.catch(() => undefined);
        await before;
        before = taken;
      }
      await before;
      return await desk.end();
    } catch (error) {
      await desk.abandon();
      await reader.cancel(error);
      throw error;
    }
  };
}

/** A buffer goes with all that lies in it. */
function ownBuffer(piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return piece.byteLength === piece.buffer.byteLength ? piece : piece.slice();
}
