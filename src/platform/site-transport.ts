import { LetterkeepError } from '../model/failure';
import type { ElsewhereResponse, RequestOptions, SiteResponse, Transport } from '../model/transport';
import { askBackground, extensionIsThere } from './ask';
import { fromBase64 } from './base64';
import { fetchElsewhereInTab } from './elsewhere';
import { fetchWhole, type FetchedWhole, type Fetcher } from './fetch-whole';
import { remoteKeeper } from './remote-keeper';

/**
 * How a content script asks the site as the page itself would. In Firefox its own fetch sends no Referer and no
 * Origin; `content.fetch` is the page's (design.md, "Firefox is MV2"), as the browser made it: what the page's scripts
 * put in its place is not seen from here.
 */
export function pageFetcher(): Fetcher {
  const page = pageOfFirefox();
  if (page) return { fetch: (url, init) => page.fetch(url, init), bytesByBlob: true };
  return { fetch: (url, init) => fetch(url, init), bytesByBlob: false };
}

/** Firefox's `content`, the page as the browser made it; null in other browsers. */
function pageOfFirefox(): Pick<Fetcher, 'fetch'> | null {
  // Its own, for in other browsers the name finds an element or frame of the page that is called so.
  const { content } = (Object.hasOwn(globalThis, 'content') ? globalThis : {}) as {
    content?: { fetch?: Fetcher['fetch'] };
  };
  return typeof content?.fetch === 'function' ? (content as Required<typeof content>) : null;
}

/**
 * The way to JPay from a content script. `pageUrl` is where that script runs: only its own origin is asked. Nothing is asked by
 * a script whose extension was updated or removed under it (vault-error).
 */
export function siteTransport(pageUrl: string, fetcher: Fetcher = pageFetcher()): Transport {
  const { origin } = new URL(pageUrl);

  /**
   * `same-origin` makes the browser itself refuse a redirect to another host before it is contacted; `no-store`
   * because a page from the cache has old tokens.
   */
  function init(method: 'GET' | 'POST', { referrer }: RequestOptions): RequestInit {
    return {
      method,
      mode: 'same-origin',
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'follow',
      referrer: new URL(referrer, pageUrl).href,
      referrerPolicy: 'strict-origin-when-cross-origin',
    };
  }

  async function ask(url: string, request: RequestInit, signal: AbortSignal): Promise<SiteResponse> {
    // A content script of Firefox takes no relative addresses, and nobody else needs them.
    const absolute = new URL(url, pageUrl);
    if (absolute.origin !== origin) throw leftTheSite(absolute);
    requireExtension();
    try {
      return asSiteResponse(await fetchWhole(fetcher, absolute.href, request, signal), absolute, origin);
    } catch (error) {
      // Made in the page, Firefox's errors are of another world: told by name, not by class.
      if (nameOf(error) !== 'TypeError') throw error;
      if (
        request.method === 'GET' &&
        navigator.onLine &&
        (await isRedirected(absolute.href, request, signal))
      ) {
        throw leftTheSite(absolute, error);
      }
      throw new LetterkeepError('offline', 'JPay cannot be reached.', {}, { cause: error });
    }
  }

  /** A refused redirect and a dead line look alike; asked not to follow, the browser tells them apart. */
  async function isRedirected(url: string, request: RequestInit, signal: AbortSignal): Promise<boolean> {
    requireExtension();
    try {
      const { response } = await fetchWhole(fetcher, url, { ...request, redirect: 'manual' }, signal);
      return response.type === 'opaqueredirect';
    } catch (error) {
      if (nameOf(error) === 'TypeError' || error instanceof LetterkeepError) return false;
      throw error;
    }
  }

  return {
    get: (url, options) => ask(url, init('GET', options), options.signal),
    post: ({ url, body }, options) =>
      ask(
        url,
        {
          ...init('POST', options),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body,
        },
        options.signal,
      ),
    elsewhere: async (url, { referrer, signal }) => {
      requireExtension();
      return await (pageOfFirefox()
        ? fetchElsewhereInTab(url, { referrer: new URL(referrer, pageUrl).href, signal }, (bytes) =>
            remoteKeeper.stage(bytes),
          )
        : elsewhere(url, signal));
    },
  };
}

function requireExtension(): void {
  if (!extensionIsThere())
    throw new LetterkeepError('vault-error', 'There is no Letterkeep left to keep it.');
}

/** In Chromium the background fetches what lies on another host of jpay.com: a content script may not cross origins. */
async function elsewhere(url: string, signal: AbortSignal): Promise<ElsewhereResponse> {
  signal.throwIfAborted();
  // The background's fetch cannot be called off from here; what it stages for nobody is swept.
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new LetterkeepError('cancelled', 'The request was given up.'));
    signal.addEventListener('abort', stop);
  });
  const asked = askBackground('site.elsewhere', { url });
  const { head, tail, ...reply } = await Promise.race([asked, stopped]).finally(() => {
    if (stop) signal.removeEventListener('abort', stop);
  });
  return { ...reply, head: fromBase64(head), tail: fromBase64(tail) };
}

function asSiteResponse({ response, bytes }: FetchedWhole, asked: URL, origin: string): SiteResponse {
  const url = response.url === '' ? asked.href : response.url;
  if (new URL(url).origin !== origin) throw leftTheSite(asked);
  return {
    url,
    redirected: response.redirected,
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    bytes,
  };
}

function leftTheSite(asked: URL, cause?: unknown): LetterkeepError {
  const context = { page: asked.pathname };
  return new LetterkeepError('left-the-site', 'JPay sent us to another address.', context, { cause });
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
