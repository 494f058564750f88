import { LetterkeepError } from '../model/failure';
import { seemsWhole, tellMediaType } from '../model/media-type';
import type { Keeper } from '../model/keeper';
import type { SiteResponse } from '../model/transport';
import { pathOf } from '../jpay/address';
import { readOpenedAttachment, type Shown } from '../jpay/attachment';
import { requireWhole, type SitePage } from '../jpay/page';
import { failureOf, recognise } from '../jpay/page-kind';
import type { Loader } from './loader';

/** Bytes of an attachment, kept in staging, and what they are. */
export interface StagedFile {
  stagedId: string;
  mediaType: string;
}

/** Pages inside pages: a frame with a player that has a picture. More is a maze. */
const deepestFrame = 2;

export interface ByteTools {
  loader: Loader;
  keeper: Keeper;
  parseHtml: (html: string) => Document;
  /** https://www.jpay.com */
  origin: string;
}

/**
 * Fetches what an opened attachment shows, into staging. Throws "empty-attachment", "incomplete-bytes",
 * "not-an-attachment", the failure that `shown` itself carries, or what the request ended in.
 * @param referrer the page it is shown on
 * @param answer the response to opening it, for a file that came as the answer itself
 */
export async function fetchShown(
  tools: ByteTools,
  shown: Shown,
  referrer: string,
  answer: SiteResponse | null,
): Promise<StagedFile> {
  const { source } = shown;
  switch (source.by) {
    case 'nothing':
      throw new LetterkeepError(source.failure, source.reason);
    case 'data':
      return stage(tools, source.bytes, referrer);
    case 'response':
      if (!answer) throw new LetterkeepError('attachment-not-shown', 'The file did not come.');
      return stage(tools, answer.bytes, answer.url);
    case 'url':
      return new URL(source.url).origin === tools.origin
        ? fetchOwn(tools, source.url, referrer, 0)
        : fetchElsewhere(tools, source.url, referrer);
  }
}

async function fetchOwn(tools: ByteTools, url: string, referrer: string, depth: number): Promise<StagedFile> {
  const answer = await tools.loader.bytes({ get: url }, referrer, (response) => {
    const { page, shown } = readOpenedAttachment(response, tools.parseHtml);
    if (!page) {
      requireFile(response.bytes, response.url);
      return { bytes: response.bytes, next: null };
    }
    return { bytes: null, next: nextOf(page, shown, depth) };
  });
  if (answer.bytes) return stage(tools, answer.bytes, url);
  const { source } = answer.next.shown;
  if (source.by === 'url' && new URL(source.url).origin === tools.origin) {
    return fetchOwn(tools, source.url, answer.next.page.url, depth + 1);
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

async function fetchElsewhere({ loader }: ByteTools, url: string, referrer: string): Promise<StagedFile> {
  return loader.elsewhere(url, referrer, (answer) => {
    if (answer.status >= 400) {
      throw new LetterkeepError('site-error', `The other host answered with status ${answer.status}.`);
    }
    const mediaType = judge(answer.head, answer.tail, answer.size, url);
    return { stagedId: answer.stagedId, mediaType };
  });
}

async function stage(
  { keeper }: ByteTools,
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
): Promise<StagedFile> {
  const mediaType = requireFile(bytes, url);
  return { stagedId: await keeper.stage(bytes), mediaType };
}

/** The media type of bytes that can be an attachment, and a whole one; throws what is wrong with others. */
export function requireFile(bytes: Uint8Array<ArrayBuffer>, url: string): string {
  return judge(bytes.subarray(0, 4096), bytes.subarray(-4096), bytes.length, url);
}

function judge(head: Uint8Array, tail: Uint8Array, size: number, url: string): string {
  const context = { page: pathOf(url) };
  if (size === 0) throw new LetterkeepError('empty-attachment', 'The file is empty.', context);
  const { mediaType } = tellMediaType(head, size);
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') {
    throw new LetterkeepError(
      'not-an-attachment',
      'A web page came where the file should have been.',
      context,
    );
  }
  if (seemsWhole(mediaType, head, tail, size) === 'cut') {
    throw new LetterkeepError('incomplete-bytes', 'The file ends before its end.', context);
  }
  return mediaType;
}
