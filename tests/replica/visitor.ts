import { setTimeout as sleep } from 'node:timers/promises';
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
  /** 'same-origin': a redirect to another origin is refused before that is asked. */
  readonly mode?: 'same-origin' | 'cors';
  /** 'manual': a redirect is not followed, and all that is told of it is that there is one. */
  readonly redirect?: 'follow' | 'manual';
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer whose head has come. */
export interface VisitorAnswer {
  /** After redirects. */
  readonly url: string;
  readonly redirected: boolean;
  /** 0 for a redirect that was not followed. */
  readonly status: number;
  readonly type: 'basic' | 'opaqueredirect';
  readonly headers: Headers;
  /** The body as it comes in. Rejects with a TypeError where a browser's body stream would. */
  pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined>;
}

export interface VisitorResponse {
  /** After redirects. */
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Visitor {
  /** Resolves when the head is there. Rejects with a TypeError where a browser's fetch would. */
  open(request: VisitorRequest): Promise<VisitorAnswer>;
  /** The same with its body. */
  fetch(request: VisitorRequest): Promise<VisitorResponse>;
  cookies(): string;
}

export interface VisitorOptions {
  readonly cookies?: string;
  readonly pageUrl?: string;
  /** How slow answers pass the time; a test has a clock of its own. Default: they truly wait. */
  readonly wait?: (ms: number) => Promise<void>;
}

const maxRedirects = 20;

/** What fetch makes of the bytes on the wire (measured: reliability.md, finding 7). */
async function* piecesOf(
  { delivery, body, ...response }: ReplicaResponse,
  wait: (ms: number) => Promise<void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  if (delivery.kind === 'slow') {
    const quarter = Math.max(1, Math.ceil(body.length / 4));
    for (let at = 0; at < body.length; at += quarter) {
      yield new Uint8Array(body.subarray(at, at + quarter));
      await wait(delivery.betweenMs);
    }
    return;
  }
  const isPacked = headerOf({ ...response, body, delivery }, 'Content-Encoding') === 'gzip';
  // Browsers hand over what a broken gzip stream gave, without a word.
  yield new Uint8Array(isPacked ? gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }) : body);
  if (delivery.kind === 'cut' || delivery.kind === 'open-chunk') throw new TypeError('network error');
}

/** The length that the head states (server.ts writes the same). */
function statedLength({ delivery, body }: ReplicaResponse): number | undefined {
  switch (delivery.kind) {
    case 'whole':
    case 'slow':
      return body.length;
    case 'cut':
      return delivery.declared;
    case 'reset':
    case 'open-chunk':
    case 'closed':
      return undefined;
  }
}

function headersOf(response: ReplicaResponse): Headers {
  const headers = new Headers();
  for (const [name, value] of response.headers) if (name !== 'Set-Cookie') headers.append(name, value);
  const length = statedLength(response);
  if (length !== undefined) headers.set('Content-Length', String(length));
  return headers;
}

/**
 * A browser without a browser: a cookie jar, redirects, and the headers that a page of JPay sends, in front of a
 * replica without a socket. Thousands of runs a minute.
 */
export function createVisitor(replica: Replica, options: VisitorOptions = {}): Visitor {
  const wait = options.wait ?? sleep;
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
    const isForeign = isPage && url.origin !== page.origin;
    if (isForeign && request.mode === 'same-origin') throw new TypeError('Failed to fetch');
    const response = await replica.handle({
      method,
      url: url.href,
      headers: {
        'user-agent': 'Mozilla/5.0 (made up)',
        accept: '*/*',
        ...(url.hostname.endsWith('jpay.com') && jar.size > 0 && { cookie: cookies() }),
        ...(isPage && { referer: page.href, 'sec-fetch-site': 'same-origin' }),
        'sec-fetch-mode': request.mode ?? 'cors',
        'sec-fetch-dest': 'empty',
        ...(method === 'POST' && isPage && { origin: page.origin }),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...request.headers,
      },
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    });
    // Nothing of an answer that never came is kept, its cookies neither.
    if (response.delivery.kind === 'reset') throw new TypeError('Failed to fetch');
    for (const [name, value] of response.headers) if (name.toLowerCase() === 'set-cookie') keep(value);
    // CORS: the site lets only secure.jpay.com read across origins (dossier 1).
    if (isForeign) throw new TypeError('Failed to fetch');
    if (response.delivery.kind === 'slow') await wait(response.delivery.beforeMs);
    return response;
  };

  const open = async (request: VisitorRequest): Promise<VisitorAnswer> => {
    let url = new URL(request.url, page);
    let method: string = request.method ?? (request.form ? 'POST' : 'GET');
    let body = request.form
      ? new URLSearchParams([...request.form].map(([k, v]) => [k, v])).toString()
      : undefined;
    for (let step = 0; step <= maxRedirects; step++) {
      const response = await once(url, method, body, request);
      const location =
        response.status >= 300 && response.status < 400 ? headerOf(response, 'Location') : undefined;
      if (location === undefined) {
        return {
          url: url.href,
          redirected: step > 0,
          status: response.status,
          type: 'basic',
          headers: headersOf(response),
          pieces: () => piecesOf(response, wait),
        };
      }
      if (request.redirect === 'manual') {
        const nothing = { ...response, headers: [], body: new Uint8Array() };
        return {
          url: url.href,
          redirected: false,
          status: 0,
          type: 'opaqueredirect',
          headers: new Headers(),
          pieces: () => piecesOf(nothing, wait),
        };
      }
      url = new URL(location, url);
      method = 'GET';
      body = undefined;
    }
    throw new TypeError('Failed to fetch');
  };

  return {
    cookies,
    open,
    async fetch(request) {
      const answer = await open(request);
      const { url, redirected, status, headers } = answer;
      const parts: Uint8Array[] = [];
      for await (const part of answer.pieces()) parts.push(part);
      return { url, redirected, status, headers, bytes: new Uint8Array(Buffer.concat(parts)) };
    },
  };
}
