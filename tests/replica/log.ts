import type { ReplicaRequest } from './exchange';

/** One request, as the site saw it. Times in milliseconds of the machine's steady clock. */
export interface LogEntry {
  /** From 1, in order of arrival. */
  readonly n: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly referer?: string;
  readonly origin?: string;
  readonly secFetchSite?: string;
  readonly secFetchMode?: string;
  readonly secFetchDest?: string;
  readonly cookieSession?: string;
  /** The name of the control pressed, of a postback: __EVENTTARGET. */
  readonly eventTarget?: string;
  /** A host that is not JPay's. */
  readonly foreign: boolean;
  readonly startedAt: number;
  /** When its turn in the session came. */
  servedAt?: number;
  endedAt?: number;
  status?: number;
  /** The header as it was sent. */
  retryAfter?: string;
  /** The visitor left before the answer was there. */
  abandoned?: boolean;
}

/** The last part of a cookie header's session, if any. */
export function sessionCookie(headers: Readonly<Record<string, string>>): string | undefined {
  return /(?:^|;\s*)ASP\.NET_SessionId=([^;]+)/.exec(headers['cookie'] ?? '')?.[1];
}

/** The first line of the request's story; the rest is filled in as it is served. */
export function beginEntry(
  n: number,
  request: ReplicaRequest,
  form: URLSearchParams | null,
  foreign: boolean,
): LogEntry {
  const url = new URL(request.url);
  const header = (name: string): string | undefined => request.headers[name];
  const optional = {
    referer: header('referer'),
    origin: header('origin'),
    secFetchSite: header('sec-fetch-site'),
    secFetchMode: header('sec-fetch-mode'),
    secFetchDest: header('sec-fetch-dest'),
    cookieSession: sessionCookie(request.headers),
    eventTarget: form?.get('__EVENTTARGET') ?? undefined,
  };
  return {
    n,
    method: request.method,
    host: url.hostname,
    path: url.pathname,
    query: url.search,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    foreign,
    startedAt: performance.now(),
  };
}
