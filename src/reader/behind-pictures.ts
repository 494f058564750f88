import { LetterkeepError, type FailureKind } from '../model/failure';
import type { Shown } from '../jpay/attachment';
import { fetchShown, type ByteTools, type Come, type FileAnswer } from './read-bytes';

/** So many links of one make that gave no file, and none that did: they lead to something else. */
const mostVainTries = 3;

/** What says that there is no file behind a link. That one did not come in time does not. */
const noFile: readonly FailureKind[] = [
  'not-an-attachment',
  'empty-attachment',
  'site-error',
  'left-the-site',
  'unexpected-page',
  'player-without-file',
];

/** A picture may be a link to a better one: that is fetched first, and the picture itself where it gives no file. */
export class BehindPictures {
  readonly #vainTries = new Map<string, number>();

  /** As fetchShown does. */
  async comeOf(tools: ByteTools, shown: Shown, referrer: string, answer: FileAnswer | null): Promise<Come> {
    const { otherwise, source } = shown;
    if (!otherwise || source.by !== 'url') return fetchShown(tools, shown, referrer, answer);
    const make = makeOf(source.url);
    const vainTries = this.#vainTries.get(make) ?? 0;
    if (vainTries < mostVainTries) {
      const come = await fileBehind(tools, shown, referrer);
      // One good one, and a later that is not is an exception.
      this.#vainTries.set(make, come ? -Infinity : vainTries + 1);
      if (come) return come;
    }
    return fetchShown(tools, otherwise, referrer, null);
  }
}

async function fileBehind(tools: ByteTools, shown: Shown, referrer: string): Promise<Come | null> {
  try {
    const come = await fetchShown(tools, shown, referrer, null, 'never');
    const { mediaType } = await come.staged;
    return /^(?:image|video|audio)\/|^application\/pdf$/.test(mediaType) ? come : null;
  } catch (error) {
    if (error instanceof LetterkeepError && noFile.includes(error.kind)) return null;
    throw error;
  }
}

/** The program, or the folder and ending. */
function makeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + (/\.as[hp]x$/i.test(pathname) ? pathname : pathname.replace(/[^/]*?(?=\.?[^./]*$)/, ''));
}
