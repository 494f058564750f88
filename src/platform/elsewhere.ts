import { LetterkeepError } from '../model/failure';
import type { ElsewhereResponse, RequestOptions } from '../model/transport';
import { fetchWhole, type Fetcher } from './fetch-whole';
import type { ElsewhereReply } from './reader-words';
import { toBase64 } from './base64';

const headBytes = 4096;
const tailBytes = 64;

type Stage = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

const ownFetcher: Fetcher = { fetch: (url, init) => fetch(url, init), bytesByBlob: false };

/**
 * Fetches a picture that JPay keeps on another host of its own, from the background, and stages it. The cookies of
 * the domain go along; a Referer cannot (fetch allows only the background's own origin). Redirects are held to
 * jpay.com by the extension's content security policy (wxt.config.ts, connect-src), which stops them before they are
 * followed; here the last address is checked once more.
 * Throws LetterkeepError "left-the-site", "offline", "timed-out" or "incomplete-bytes".
 */
export async function fetchElsewhere(
  address: string,
  stage: Stage,
  fetcher: Fetcher = ownFetcher,
): Promise<ElsewhereReply> {
  const { signal } = new AbortController();
  const { head, tail, ...reply } = await fetchAndStage(address, fetcher, asked, signal, stage);
  return { ...reply, head: toBase64(head), tail: toBase64(tail) };
}

/**
 * The same from a content script of Firefox, whose own fetch may ask the hosts that the manifest names, with the cookies
 * of the container its tab is in; the background knows only the cookies outside all containers (MDN, "Content scripts",
 * "XMLHttpRequest and fetch", seen 2026-11-28). `same-origin` means those hosts and the page's own to Firefox, for
 * redirects too: no other is contacted.
 * Throws as above, and what `signal` was aborted for.
 */
export function fetchElsewhereInTab(
  address: string,
  { referrer, signal }: RequestOptions,
  stage: Stage,
  fetcher: Fetcher = ownFetcher,
): Promise<ElsewhereResponse> {
  const asPicture: RequestInit = {
    ...asked,
    mode: 'same-origin',
    referrer,
    referrerPolicy: 'strict-origin-when-cross-origin',
  };
  return fetchAndStage(address, fetcher, asPicture, signal, stage);
}

const asked: RequestInit = { method: 'GET', credentials: 'include', cache: 'no-store', redirect: 'follow' };

async function fetchAndStage(
  address: string,
  fetcher: Fetcher,
  init: RequestInit,
  signal: AbortSignal,
  stage: Stage,
): Promise<ElsewhereResponse> {
  const { href } = siteUrl(address);
  const { response, bytes } = await fetchWhole(fetcher, href, init, signal).catch((error: unknown) => {
    if (signal.aborted || error instanceof LetterkeepError) throw error;
    throw new LetterkeepError('offline', 'A host of JPay cannot be reached.', {}, { cause: error });
  });
  const url = siteUrl(response.url === '' ? href : response.url).href;
  return {
    url,
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    stagedId: await stage(bytes),
    size: bytes.length,
    head: bytes.slice(0, headBytes),
    tail: bytes.slice(Math.max(0, bytes.length - tailBytes)),
  };
}

/** The address, if it is https on jpay.com or one of its hosts. */
function siteUrl(address: string): URL {
  const url = new URL(address);
  const isSite = url.hostname === 'jpay.com' || url.hostname.endsWith('.jpay.com');
  if (url.protocol !== 'https:' || !isSite || url.port !== '' || url.username !== '') {
    throw new LetterkeepError('left-the-site', 'An address that is not JPay’s was not asked.');
  }
  return url;
}
