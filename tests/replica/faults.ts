import { gzipSync } from 'node:zlib';
import { encodeWrongly } from './charset';
import type { WrongCharset } from './charset';
import type { ReplicaResponse } from './exchange';
import { headerOf, redirect, respond } from './exchange';
import type { LogEntry } from './log';
import { errorPage, errorRedirect, firewallPage, macFailed, plainError } from './pages/errors';
import { signedOut } from './pages/signed-out';
import type { SignedOutFace, Switches } from './switches';
import type { Visit } from './visit';
import { deltaField } from './visit';

/** One way for the site, or the way to it, to go wrong. */
export type FaultMode =
  /** lasting: the session is over until somebody signs in; else only this answer says so. */
  | { readonly kind: 'signed-out'; readonly face: SignedOutFace; readonly lasting?: boolean }
  | { readonly kind: 'firewall'; readonly status?: 200 | 403 }
  | { readonly kind: 'error200' }
  | { readonly kind: 'error302' }
  | { readonly kind: 'mac-failed' }
  /** 429 or 503; `retryAfter` is the header as it is sent, or makes it then: a date is nothing without a clock. */
  | {
      readonly kind: 'push-back';
      readonly status: 429 | 503;
      readonly retryAfter?: string | (() => string);
    }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'empty200' }
  /** A page where a picture should be: any answer becomes an HTML page, with the type it would have had. */
  | { readonly kind: 'html-as-file' }
  /** Plain words where a file should be, with the type it would have had: an error, or a playlist. */
  | { readonly kind: 'words-as-file'; readonly words: string }
  | { readonly kind: 'zero-bytes' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'redirect-loop' }
  /** afterWork: the site has done what it was asked, and only its answer is lost. */
  | { readonly kind: 'reset'; readonly afterWork?: boolean }
  /** A dead line: the request does not reach the site. */
  | { readonly kind: 'offline' }
  /** Only a share of the body comes. */
  | {
      readonly kind: 'cut';
      readonly how: 'longer-length' | 'shorter-length' | 'open-chunk' | 'closed' | 'gzip';
      readonly share?: number;
    }
  | { readonly kind: 'slow'; readonly beforeMs: number; readonly betweenMs: number }
  | { readonly kind: 'content-type'; readonly type: string | null }
  | { readonly kind: 'charset'; readonly how: WrongCharset }
  /** The true page, followed by blanks until it is so many bytes long. Files stay as they are. */
  | { readonly kind: 'large'; readonly bytes: number }
  /** An UpdatePanel's partial answer in place of a page: with the page's own panel, or with an error in it. */
  | { readonly kind: 'delta'; readonly holds: 'page' | 'error' }
  | { readonly kind: 'duplicate-row' }
  /** The list says that it has three messages more than it has. */
  | { readonly kind: 'lying-total' }
  | { readonly kind: 'rotate-cookie' }
  /** Anything else: gets the true answer (and may not ask for it). */
  | {
      readonly kind: 'custom';
      readonly answer: (serve: () => Promise<ReplicaResponse>, visit: Visit) => Promise<ReplicaResponse>;
    };

/** How the site itself may serve one visit otherwise than it is set to. */
export interface VisitChanges {
  readonly switches?: Partial<Switches>;
  readonly repeatsRow?: boolean;
  readonly isPartial?: boolean;
}

/** A request's number in the log (from 1), or any test of its entry. */
export type FaultWhen = number | ((entry: LogEntry) => boolean);

interface Planned {
  readonly when: FaultWhen;
  readonly mode: FaultMode;
  left: number;
}

/** The faults that are still to come. */
export class FaultPlan {
  private planned: Planned[] = [];

  /** `times`: how often it strikes; 1 passes, Infinity stays. */
  add(when: FaultWhen, mode: FaultMode, times: number): void {
    this.planned.push({ when, mode, left: times });
  }

  clear(): void {
    this.planned = [];
  }

  /** The fault for this request, if any, used up by one. */
  take(entry: LogEntry): FaultMode | null {
    const found = this.planned.find(
      ({ when, left }) => left > 0 && (typeof when === 'number' ? when === entry.n : when(entry)),
    );
    if (!found) return null;
    found.left--;
    return found.mode;
  }
}

const html = (status: number, body: string): ReplicaResponse =>
  respond(status, [['Content-Type', 'text/html; charset=utf-8']], body);

function withType(response: ReplicaResponse, type: string | null): ReplicaResponse {
  const others = response.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  return { ...response, headers: type === null ? others : [...others, ['Content-Type', type]] };
}

function cut(
  whole: ReplicaResponse,
  how: Extract<FaultMode, { kind: 'cut' }>['how'],
  share: number,
): ReplicaResponse {
  const part = whole.body.subarray(0, Math.floor(whole.body.length * share));
  switch (how) {
    case 'longer-length':
      return { ...whole, body: part, delivery: { kind: 'cut', declared: whole.body.length } };
    case 'shorter-length':
      return { ...whole, body: part };
    case 'open-chunk':
    case 'closed':
      return { ...whole, body: part, delivery: { kind: how } };
    case 'gzip': {
      const packed = gzipSync(whole.body);
      const body = new Uint8Array(packed.subarray(0, Math.floor(packed.length * share)));
      return { ...whole, headers: [...whole.headers, ['Content-Encoding', 'gzip']], body };
    }
  }
}

/** A page under another label. Pictures and other files have no charset. */
function withCharset(response: ReplicaResponse, how: WrongCharset): ReplicaResponse {
  if (!headerOf(response, 'Content-Type')?.startsWith('text/html')) return response;
  const { contentType, body } = encodeWrongly(new TextDecoder().decode(response.body), how);
  return withType({ ...response, body }, contentType);
}

function withBlanks(response: ReplicaResponse, bytes: number): ReplicaResponse {
  if (!headerOf(response, 'Content-Type')?.startsWith('text/html')) return response;
  const body = new Uint8Array(Math.max(bytes, response.body.length)).fill(0x20);
  body.set(response.body);
  return { ...response, body };
}

/** The answer under a fault. `serve` gives the true one. */
export async function strike(
  mode: FaultMode,
  visit: Visit,
  serve: (changes?: VisitChanges) => Promise<ReplicaResponse>,
): Promise<ReplicaResponse> {
  switch (mode.kind) {
    case 'signed-out':
      if (mode.lasting) {
        visit.session.account = null;
        visit.session.face = mode.face;
      }
      return signedOut(visit, mode.face);
    case 'firewall':
      return firewallPage(mode.status ?? 200, `48190${visit.entry.n}7320`);
    case 'error200':
      return errorPage();
    case 'error302':
      return errorRedirect(visit.url.pathname);
    case 'mac-failed':
      return macFailed();
    case 'push-back': {
      const answer = plainError(
        mode.status,
        mode.status === 429 ? 'Too Many Requests' : 'Service Unavailable',
      );
      const header = typeof mode.retryAfter === 'function' ? mode.retryAfter() : mode.retryAfter;
      return header === undefined
        ? answer
        : { ...answer, headers: [...answer.headers, ['Retry-After', header]] };
    }
    case 'status':
      return plainError(mode.status, 'Server Error');
    case 'empty200':
      return html(200, '');
    case 'html-as-file': {
      const type = headerOf(await serve(), 'Content-Type') ?? 'image/jpeg';
      return withType(
        html(200, '<!DOCTYPE html><html><body>We are sorry. Please try again.</body></html>'),
        type,
      );
    }
    case 'words-as-file':
      return { ...(await serve()), body: new TextEncoder().encode(mode.words) };
    case 'zero-bytes':
      return { ...(await serve()), body: new Uint8Array() };
    case 'redirect':
      return redirect(mode.location);
    case 'redirect-loop':
      return redirect('/loop.aspx');
    case 'reset':
      if (mode.afterWork) await serve();
      return { ...html(200, ''), delivery: { kind: 'reset' } };
    case 'offline':
      return { ...html(200, ''), delivery: { kind: 'reset' } };
    case 'cut':
      return cut(await serve(), mode.how, mode.share ?? 0.5);
    case 'slow':
      return {
        ...(await serve()),
        delivery: { kind: 'slow', beforeMs: mode.beforeMs, betweenMs: mode.betweenMs },
      };
    case 'content-type':
      return withType(await serve(), mode.type);
    case 'charset':
      return withCharset(await serve(), mode.how);
    case 'large':
      return withBlanks(await serve(), mode.bytes);
    case 'delta':
      if (mode.holds === 'page') return await serve({ isPartial: true });
      return respond(
        200,
        [['Content-Type', 'text/plain; charset=utf-8']],
        deltaField('error', '500', 'An unknown error occurred while processing the request on the server.'),
      );
    case 'duplicate-row':
      return await serve({ repeatsRow: true });
    case 'lying-total':
      return await serve({ switches: { total: 'lying' } });
    case 'rotate-cookie':
      return await serve();
    case 'custom':
      return await mode.answer(serve, visit);
  }
}
