import type { ArchiveSource } from '../../src/bundle/archive-source';
import { startThread } from '../../src/platform/own-thread';
import type { WritingDesk } from './writing-desk';

/** What of a source of an archive is had from beside the page's own thread. */
export type BesidePage = Pick<ArchiveSource, 'packed'>;

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
    return await write({ packed: (sha256, compress) => thread.work.packed(sha256, compress) });
  } finally {
    thread.end();
  }
}
