/** A request as it reaches the site. Header names in small letters. */
export interface ReplicaRequest {
  readonly method: string;
  /** Absolute: https://www.jpay.com/IncomingMails.aspx */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Whether the visitor has gone without waiting for the answer: its page was left. */
  readonly isAbandoned?: () => boolean;
}

/** What happens to the bytes on the wire. */
export type Delivery =
  | { readonly kind: 'whole' }
  /** The connection is reset before any answer, or there is none at all: fetch cannot tell them apart. */
  | { readonly kind: 'reset' }
  /** The head promises `declared` bytes; `body` comes, then the connection closes. */
  | { readonly kind: 'cut'; readonly declared: number }
  /** A chunked answer whose end never comes. */
  | { readonly kind: 'open-chunk' }
  /** No length and no chunks: what came when the connection closed is the answer, whole or not. */
  | { readonly kind: 'closed' }
  /** The first byte, or each quarter of the body, takes this long. */
  | { readonly kind: 'slow'; readonly beforeMs: number; readonly betweenMs: number };

export interface ReplicaResponse {
  readonly status: number;
  /** A list, because Set-Cookie comes more than once. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly delivery: Delivery;
}

/** An answer that arrives whole. */
export function respond(
  status: number,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array | string = '',
): ReplicaResponse {
  return {
    status,
    headers,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    delivery: { kind: 'whole' },
  };
}

/** A 302 as ASP.NET's Response.Redirect writes it. */
export function redirect(location: string): ReplicaResponse {
  const body = `<html><head><title>Object moved</title></head><body>\r\n<h2>Object moved to <a href="${location
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')}">here</a>.</h2>\r\n</body></html>\r\n`;
  return respond(
    302,
    [
      ['Location', location],
      ['Content-Type', 'text/html; charset=utf-8'],
    ],
    body,
  );
}

export function headerOf(response: ReplicaResponse, name: string): string | undefined {
  return response.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
