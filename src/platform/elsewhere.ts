import { LetterkeepError } from '../model/failure';
import { fetchWhole, type Fetcher } from './fetch-whole';
import type { ElsewhereReply } from './reader-words';
import { toBase64 } from './staged-slices';

const headBytes = 4096;
const tailBytes = 64;

/**
 * Fetches a picture that JPay keeps on another host of its own, from the background, and stages it. The cookies of
 * the domain go along; a Referer cannot (fetch allows only the background's own origin). Redirects are held to
 * jpay.com by the extension's content security policy (wxt.config.ts, connect-src), which stops them before they are
 * followed; here the last address is checked once more.
 * Throws LetterkeepError "left-the-site", "offline", "timed-out" or "incomplete-bytes".
 */
export async function fetchElsewhere(
  address: string,
  stage: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
  fetcher: Fetcher = { fetch: (url, init) => fetch(url, init), bytesByBlob: false },
): Promise<ElsewhereReply> {
  const asked = siteUrl(address);
  const init: RequestInit = { method: 'GET', credentials: 'include', cache: 'no-store', redirect: 'follow' };
  const { response, bytes } = await fetchWhole(fetcher, asked.href, init, new AbortController().signal).catch(
    (error: unknown) => {
      if (error instanceof LetterkeepError) throw error;
      throw new LetterkeepError('offline', 'A host of JPay cannot be reached.', {}, { cause: error });
    },
  );
  const url = siteUrl(response.url === '' ? asked.href : response.url).href;
  return {
    url,
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    stagedId: await stage(bytes),
    size: bytes.length,
    head: toBase64(bytes.subarray(0, headBytes)),
    tail: toBase64(bytes.subarray(Math.max(0, bytes.length - tailBytes))),
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
