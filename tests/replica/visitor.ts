import { constants, gunzipSync } from 'node:zlib';
import type { ReplicaResponse } from './exchange';
import { headerOf } from './exchange';
import type { Replica } from './replica';

/** A request as a page's own script would make it. */
export interface VisitorRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly form?: Iterable<readonly [string, string]>;
  /** 'page': same origin only, with Referer and Origin. 'extension': any host, with neither. */
  readonly from?: 'page' | 'extension';
  readonly headers?: Readonly<Record<string, string>>;
}

export interface VisitorResponse {
  /** After redirects. */
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export interface Visitor {
  /** Rejects with a TypeError where a browser's fetch would. */
  fetch(request: VisitorRequest): Promise<VisitorResponse>;
  cookies(): string;
}

const maxRedirects = 20;

/** What fetch makes of the bytes on the wire (measured: reliability.md, finding 7). */
function received(response: ReplicaResponse): Uint8Array {
  const { delivery, body } = response;
  if (delivery.kind === 'reset' || delivery.kind === 'cut' || delivery.kind === 'open-chunk') {
    throw new TypeError('Failed to fetch');
  }
  if (headerOf(response, 'Content-Encoding') !== 'gzip') return body;
  // Browsers hand over what a broken gzip stream gave, without a word.
  return new Uint8Array(gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }));
}

/**
 * A browser without a browser: a cookie jar, redirects, and the headers that a page of JPay sends, in front of a
 * replica without a socket. Thousands of runs a minute.
 */
export function createVisitor(
  replica: Replica,
  options: { cookies?: string; pageUrl?: string } = {},
): Visitor {
  const jar = new Map<string, string>();
  const keep = (cookie: string): void => {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    if (at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1));
  };
  (options.cookies ?? '').split('; ').forEach(keep);
  const page = new URL(options.pageUrl ?? 'https://www.jpay.com/IncomingMails.aspx');
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  const once = async (
    url: URL,
    method: string,
    body: string | undefined,
    request: VisitorRequest,
  ): Promise<ReplicaResponse> => {
    const isPage = request.from !== 'extension';
    const response = await replica.handle({
      method,
      url: url.href,
      headers: {
        'user-agent': 'Mozilla/5.0 (made up)',
        accept: '*/*',
        ...(url.hostname.endsWith('jpay.com') && jar.size > 0 && { cookie: cookies() }),
        ...(isPage && { referer: page.href, 'sec-fetch-site': 'same-origin' }),
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
        ...(method === 'POST' && isPage && { origin: page.origin }),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...request.headers,
      },
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    });
    for (const [name, value] of response.headers) if (name.toLowerCase() === 'set-cookie') keep(value);
    // CORS: the site lets only secure.jpay.com read across origins (dossier 1).
    if (isPage && url.origin !== page.origin) throw new TypeError('Failed to fetch');
    return response;
  };

  return {
    cookies,
    async fetch(request) {
      let url = new URL(request.url, page);
      let method: string = request.method ?? (request.form ? 'POST' : 'GET');
      let body = request.form
        ? new URLSearchParams([...request.form].map(([k, v]) => [k, v])).toString()
        : undefined;
      for (let step = 0; step <= maxRedirects; step++) {
        const response = await once(url, method, body, request);
        const location =
          response.status >= 300 && response.status < 400 ? headerOf(response, 'Location') : undefined;
        const bytes = received(response);
        if (location === undefined) {
          const headers = new Headers();
          for (const [name, value] of response.headers)
            if (name !== 'Set-Cookie') headers.append(name, value);
          return { url: url.href, redirected: step > 0, status: response.status, headers, bytes };
        }
        url = new URL(location, url);
        method = 'GET';
        body = undefined;
      }
      throw new TypeError('Failed to fetch');
    },
  };
}
