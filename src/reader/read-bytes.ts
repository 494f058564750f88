import { LetterkeepError } from '../model/failure';
import { seemsWhole, tellMediaType } from '../model/media-type';
import { pathOf } from '../jpay/address';
import { isToBeSeen, readOpenedAttachment, type Shown } from '../jpay/attachment';
import { requireWhole, type SitePage } from '../jpay/page';
import { failureOf, recognise } from '../jpay/page-kind';
import { isPlaylist } from '../jpay/playlist';
import type { Loader } from './loader';
import { handled, type PutAway } from './put-away';

/** What the bytes of a file are, as far as they tell. */
export interface Judged {
  mediaType: string;
  /** Its end mark is missing, and JPay sent the very same bytes twice. */
  endsEarly?: true;
}

/** Bytes of an attachment, kept in staging, and what they are. */
export interface StagedFile extends Judged {
  stagedId: string;
}

/** A file that has come. Wrapped, because to wait for its coming is not to wait until it is put away. */
export interface Come {
  /** When it is in staging. Whoever drops it unread need not fear its rejection. */
  staged: Promise<StagedFile>;
}

/** A file that came as the answer to opening an attachment. */
export interface FileAnswer {
  bytes: Uint8Array<ArrayBuffer>;
  judged: Judged;
}

/** What is told of a file before it comes: the kind of what shows it. */
export type Expected = Pick<Shown, 'kind'>;

/** Pages inside pages: a frame with a player that has a picture. More is a maze. */
const deepestFrame = 2;

export interface ByteTools {
  loader: Loader;
  /** Into staging, where one file after the other is put. */
  putAway: PutAway;
  parseHtml: (html: string) => Document;
  /** https://www.jpay.com */
  origin: string;
}

/**
 * Fetches what an opened attachment shows, and has it put into staging. Throws "empty-attachment", "incomplete-bytes",
 * "not-an-attachment", the failure that `shown` itself carries, or what the request ended in.
 * @param referrer the page it is shown on
 * @param answer the file, if it came as the answer to opening it
 * @param frames whether a page that comes instead of the file may show it
 */
export async function fetchShown(
  tools: ByteTools,
  shown: Shown,
  referrer: string,
  answer: FileAnswer | null,
  frames: 'followed' | 'never' = 'followed',
): Promise<Come> {
  const { source } = shown;
  switch (source.by) {
    case 'nothing':
      throw new LetterkeepError(source.failure, source.reason);
    case 'data':
      // The page it stood in was whole, so it is as the site has it.
      return stage(tools, source.bytes, {
        mediaType: mediaTypeOf(source.bytes, source.bytes.length, referrer, shown),
      });
    case 'response':
      if (!answer) throw new LetterkeepError('attachment-not-shown', 'The file did not come.');
      return stage(tools, answer.bytes, answer.judged);
    case 'url':
      return new URL(source.url).origin === tools.origin
        ? fetchOwn(tools, source.url, referrer, shown, frames === 'followed' ? 0 : deepestFrame)
        : fetchElsewhere(tools, source.url, referrer, shown);
  }
}

async function fetchOwn(
  tools: ByteTools,
  url: string,
  referrer: string,
  expected: Expected,
  depth: number,
): Promise<Come> {
  const tries = new RepeatedTries();
  const answer = await tools.loader.bytes({ get: url }, referrer, (response) => {
    const { page, shown } = readOpenedAttachment(response, tools.parseHtml);
    if (page) return { bytes: null, next: nextOf(page, shown, depth) };
    const { bytes } = response;
    return { bytes, judged: tries.judgeWhole(bytes, response.url, expected), next: null };
  });
  if (answer.bytes) return stage(tools, answer.bytes, answer.judged);
  const { source } = answer.next.shown;
  if (source.by === 'url' && new URL(source.url).origin === tools.origin) {
    return fetchOwn(tools, source.url, answer.next.page.url, answer.next.shown, depth + 1);
  }
  return fetchShown(tools, answer.next.shown, answer.next.page.url, null);
}

/** A page where bytes were expected: the session's end, an error, a frame with the file in it, or no attachment. */
function nextOf(page: SitePage, shown: Shown, depth: number): { page: SitePage; shown: Shown } {
  requireSound(page);
  if (shown.source.by === 'nothing' || depth >= deepestFrame) {
    throw new LetterkeepError('not-an-attachment', 'A web page came where the file should have been.', {
      page: pathOf(page.url),
    });
  }
  return { page, shown };
}

/** Throws what a page stands for, unless it merely is none of those we know: frames and players have no landmarks. */
export function requireSound(page: SitePage): void {
  requireWhole(page);
  const kind = recognise(page);
  if (kind.kind === 'other' || kind.kind === 'restricted') return;
  const failure = failureOf(kind, page);
  if (failure) throw failure;
}

async function fetchElsewhere(
  { loader }: ByteTools,
  url: string,
  referrer: string,
  expected: Expected,
): Promise<Come> {
  const tries = new RepeatedTries();
  const file = await loader.elsewhere(url, referrer, (answer) => {
    if (answer.status >= 400) {
      throw new LetterkeepError('site-error', `The other host answered with status ${answer.status}.`);
    }
    return { stagedId: answer.stagedId, ...tries.judge(answer, url, expected) };
  });
  return { staged: Promise.resolve(file) };
}

async function stage({ putAway }: ByteTools, bytes: Uint8Array<ArrayBuffer>, judged: Judged): Promise<Come> {
  const { staged } = await putAway.take(bytes);
  return { staged: handled(staged.then((stagedId) => ({ stagedId, ...judged }))) };
}

/** What is at hand of a file: all of it, or its ends. */
interface Ends {
  head: Uint8Array;
  tail: Uint8Array;
  size: number;
}

/**
 * Judges the tries of one request. A file whose end mark is missing is asked for again; if the very same bytes come a
 * second time, that is how the site has it (phones write things behind the mark): it is kept, and the receipt says so.
 * Throws what is wrong with bytes that cannot be an attachment.
 */
export class RepeatedTries {
  #before: Ends | undefined;

  judgeWhole(bytes: Uint8Array, url: string, expected: Expected): Judged {
    return this.judge({ head: bytes, tail: bytes, size: bytes.length }, url, expected);
  }

  judge(ends: Ends, url: string, expected: Expected): Judged {
    const mediaType = mediaTypeOf(ends.head, ends.size, url, expected);
    const isCut = seemsWhole(mediaType, ends.head, ends.tail, ends.size) === 'cut';
    const before = this.#before;
    this.#before = ends;
    if (isCut && !(before && isSame(before, ends))) {
      throw new LetterkeepError('incomplete-bytes', 'The file ends before its end.', { page: pathOf(url) });
    }
    return isCut ? { mediaType, endsEarly: true } : { mediaType };
  }
}

function isSame(one: Ends, other: Ends): boolean {
  return one.size === other.size && areEqual(one.head, other.head) && areEqual(one.tail, other.tail);
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Throws "empty-attachment", "not-an-attachment" or "player-without-file". */
function mediaTypeOf(head: Uint8Array, size: number, url: string, { kind }: Expected): string {
  const context = { page: pathOf(url) };
  if (size === 0) throw new LetterkeepError('empty-attachment', 'The file is empty.', context);
  if (isPlaylist(head)) {
    const words = 'JPay shows a player here, but no file that could be saved.';
    throw new LetterkeepError('player-without-file', words, context);
  }
  const { mediaType } = tellMediaType(head, size);
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') {
    throw new LetterkeepError(
      'not-an-attachment',
      'A web page came where the file should have been.',
      context,
    );
  }
  if (mediaType === 'text/plain' && isToBeSeen(kind)) {
    const words = wordsOf(head);
    if (words === '') throw new LetterkeepError('empty-attachment', 'The file is blank.', context);
    throw new LetterkeepError('not-an-attachment', `JPay said: “${words}”`, context);
  }
  return mediaType;
}

function wordsOf(head: Uint8Array): string {
  return new TextDecoder().decode(head.subarray(0, 1024)).replace(/\s+/gu, ' ').trim().slice(0, 200);
}
