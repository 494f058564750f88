import type { FailureKind } from '../../../src/model/failure';
import type { FaultMode, SignedOutFace, Switches } from '../../replica';
import type { TestClock } from './on-replica';

/** One way to go wrong, as the matrix injects it. */
export interface MatrixMode {
  /** What happens, as somebody would say it. */
  name: string;
  mode: FaultMode | ((clock: TestClock) => FaultMode);
  /** How often it strikes before it has passed: once, unless told. */
  times?: number;
  /** It has passed when this much time of the clock has. Milliseconds. */
  forMs?: number;
  /** Why the reader rightly pauses when it passes; after Continue, and signing in where that is why, it goes on. */
  pauses?: FailureKind;
  /** The site does nothing for this long: the next request may not come earlier. Milliseconds. */
  waitsMs?: number;
  /**
   * When it stays, a file ends at the same place each time it is asked for. Nobody can tell that from a file that JPay itself
   * has no more of, so what came is kept (read-bytes.ts, RepeatedTries). It is never so with a page.
   */
  cutsFiles?: boolean;
  /** The site this mode needs, where the plain one would not show it. */
  switches?: Partial<Switches>;
}

const faces: Record<SignedOutFace, string> = {
  redirect: 'signed out: sent to the login page',
  'login-page': 'signed out: the login page at the address asked for',
  'delta-redirect': 'signed out: a partial answer that leads to the login page',
  'status-401': 'signed out: status 401',
  'status-403': 'signed out: status 403',
  'meta-refresh': 'signed out: a page that leads to the login page after five seconds',
  'empty-list': 'signed out: the shell of a list without rows',
};

const signedOut: MatrixMode[] = Object.entries(faces).map(([face, name]) => ({
  name,
  mode: { kind: 'signed-out', face: face as SignedOutFace, lasting: true },
  pauses: 'signed-out',
}));

const errorPages: MatrixMode[] = [
  { name: 'an error page after a redirect', mode: { kind: 'error302' } },
  { name: 'an error page with status 200', mode: { kind: 'error200' } },
  { name: 'the form called stale', mode: { kind: 'mac-failed' } },
  { name: 'status 500', mode: { kind: 'status', status: 500 } },
  { name: 'status 500, three times', mode: { kind: 'status', status: 500 }, times: 3 },
  { name: 'status 502', mode: { kind: 'status', status: 502 } },
  { name: 'the firewall’s page with status 200', mode: { kind: 'firewall', status: 200 } },
  { name: 'the firewall’s page with status 403', mode: { kind: 'firewall', status: 403 } },
  { name: 'an empty page with status 200', mode: { kind: 'empty200' } },
];

const httpDate = (clock: TestClock, seconds: number): string =>
  new Date(clock.time + seconds * 1000).toUTCString();

const pushBacks: MatrixMode[] = [
  {
    name: 'status 429, to wait 40 seconds',
    mode: { kind: 'push-back', status: 429, retryAfter: '40' },
    waitsMs: 40_000,
  },
  {
    name: 'status 503, to wait 40 seconds, twice',
    mode: { kind: 'push-back', status: 503, retryAfter: '40' },
    times: 2,
    waitsMs: 40_000,
  },
  {
    name: 'status 429, to wait until a date',
    mode: (clock) => ({ kind: 'push-back', status: 429, retryAfter: () => httpDate(clock, 90) }),
    waitsMs: 89_000,
  },
  {
    name: 'status 503, to wait until a date',
    mode: (clock) => ({ kind: 'push-back', status: 503, retryAfter: () => httpDate(clock, 300) }),
    waitsMs: 299_000,
  },
  { name: 'status 429 without a time', mode: { kind: 'push-back', status: 429 }, waitsMs: 10_000 },
  { name: 'status 503 without a time', mode: { kind: 'push-back', status: 503 }, waitsMs: 10_000 },
  {
    name: 'status 503, to wait for three years',
    mode: { kind: 'push-back', status: 503, retryAfter: '99999999' },
    pauses: 'asked-to-wait',
  },
  {
    name: 'status 429, to wait a number of seconds that is no number any more',
    mode: { kind: 'push-back', status: 429, retryAfter: '9'.repeat(400) },
    pauses: 'asked-to-wait',
  },
  {
    name: 'status 429, to wait "soon"',
    mode: { kind: 'push-back', status: 429, retryAfter: 'soon' },
    waitsMs: 10_000,
  },
  {
    name: 'status 503, to wait less than nothing',
    mode: { kind: 'push-back', status: 503, retryAfter: '-5' },
    waitsMs: 10_000,
  },
  {
    name: 'status 429, to wait until a date that is past',
    mode: (clock) => ({ kind: 'push-back', status: 429, retryAfter: () => httpDate(clock, -86_400) }),
    waitsMs: 10_000,
  },
];

const brokenBodies: MatrixMode[] = [
  { name: 'fewer bytes than promised', mode: { kind: 'cut', how: 'longer-length' } },
  { name: 'a length that is too short', mode: { kind: 'cut', how: 'shorter-length' }, cutsFiles: true },
  {
    name: 'a length that is too short by little',
    mode: { kind: 'cut', how: 'shorter-length', share: 0.97 },
    cutsFiles: true,
  },
  { name: 'a compressed answer cut in the middle', mode: { kind: 'cut', how: 'gzip' }, cutsFiles: true },
  {
    name: 'a compressed answer cut near its end',
    mode: { kind: 'cut', how: 'gzip', share: 0.95 },
    cutsFiles: true,
  },
  { name: 'a chunked answer that ends in mid-air', mode: { kind: 'cut', how: 'open-chunk' } },
  {
    name: 'an answer that ends when the line closes, too early',
    mode: { kind: 'cut', how: 'closed' },
    cutsFiles: true,
  },
  { name: 'no bytes under the right headers', mode: { kind: 'zero-bytes' } },
  { name: 'a web page where a file should be', mode: { kind: 'html-as-file' } },
  { name: 'a page with a long blank tail', mode: { kind: 'large', bytes: 300_000 } },
];

const lines: MatrixMode[] = [
  { name: 'the connection reset before an answer', mode: { kind: 'reset' } },
  { name: 'the connection reset after the site had done its work', mode: { kind: 'reset', afterWork: true } },
  { name: 'the connection reset, three times', mode: { kind: 'reset' }, times: 3 },
  { name: 'no line for two minutes', mode: { kind: 'offline' }, times: Infinity, forMs: 120_000 },
  { name: 'no line for six requests', mode: { kind: 'offline' }, times: 6 },
  { name: 'no first byte for a minute', mode: { kind: 'slow', beforeMs: 61_000, betweenMs: 0 } },
  { name: 'a first byte after twenty seconds', mode: { kind: 'slow', beforeMs: 20_000, betweenMs: 0 } },
  {
    name: 'an answer that drips, and falls silent',
    mode: { kind: 'slow', beforeMs: 100, betweenMs: 31_000 },
  },
  {
    name: 'an answer that drips for a minute and a half',
    mode: { kind: 'slow', beforeMs: 100, betweenMs: 25_000 },
  },
  { name: 'a redirect without end', mode: { kind: 'redirect-loop' } },
  {
    name: 'a redirect to another site',
    mode: { kind: 'redirect', location: 'https://elsewhere.example.invalid/' },
  },
];

const labels: MatrixMode[] = [
  { name: 'called plain text', mode: { kind: 'content-type', type: 'text/plain' } },
  { name: 'called a picture', mode: { kind: 'content-type', type: 'image/jpeg' } },
  { name: 'called a web page', mode: { kind: 'content-type', type: 'text/html; charset=utf-8' } },
  { name: 'called nothing', mode: { kind: 'content-type', type: null } },
  { name: 'a charset nobody knows', mode: { kind: 'charset', how: 'unknown-label' } },
  { name: 'no charset', mode: { kind: 'charset', how: 'no-label' } },
  { name: 'UTF-8 called windows-1252', mode: { kind: 'charset', how: 'utf-8-called-windows-1252' } },
  { name: 'windows-1252 called UTF-8', mode: { kind: 'charset', how: 'windows-1252-called-utf-8' } },
  { name: 'a byte order mark', mode: { kind: 'charset', how: 'byte-order-mark' } },
  { name: 'UTF-16 with a byte order mark', mode: { kind: 'charset', how: 'utf-16' } },
];

const oddAnswers: MatrixMode[] = [
  { name: 'a partial answer in place of the page', mode: { kind: 'delta', holds: 'page' } },
  { name: 'a partial answer with an error in it', mode: { kind: 'delta', holds: 'error' } },
  { name: 'a row that stands twice', mode: { kind: 'duplicate-row' } },
  { name: 'a total that lies', mode: { kind: 'lying-total' }, switches: { total: 'shown' } },
  { name: 'another session cookie', mode: { kind: 'rotate-cookie' } },
];

export const matrixModes: readonly MatrixMode[] = [
  ...signedOut,
  ...errorPages,
  ...pushBacks,
  ...brokenBodies,
  ...lines,
  ...labels,
  ...oddAnswers,
];
