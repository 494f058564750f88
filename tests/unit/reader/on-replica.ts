import { LetterkeepError } from '../../../src/model/failure';
import type { ExportRequest } from '../../../src/model/export-request';
import type { Keeper } from '../../../src/model/keeper';
import type { Speed } from '../../../src/model/speed';
import type { Progress } from '../../../src/model/status';
import type { AllowedPostback, RequestOptions, SiteResponse, Transport } from '../../../src/model/transport';
import { read, type ReaderPorts, type ReadingEnd } from '../../../src/reader/reader';
import {
  createReplica,
  createVisitor,
  expectMessages,
  type MadeUpAccount,
  type Replica,
  type ReplicaOptions,
  type Visitor,
} from '../../replica';
import { MemoryKeeper, type MemoryMessage } from './memory-keeper';
import { rememberingParser } from './remembered-pages';

export const origin = 'https://www.jpay.com';
export const wholeArchive: ExportRequest = { what: 'archive', choice: { leaveUnread: false } };

/** The reader with the real parser of src/jpay in front of a replica without a socket, on a clock that only waits when told. */
export interface Bench {
  replica: Replica;
  keeper: MemoryKeeper;
  clock: TestClock;
  progress: Progress[];
  /** Requests on their way at once, at most, so far. */
  mostInFlight(): number;
  /** A new session, as after signing in again. */
  signIn(userId?: string): void;
  run(options?: RunOptions): Promise<ReadingEnd>;
}

export interface RunOptions {
  jobId?: string;
  request?: ExportRequest;
  signal?: AbortSignal;
  speed?: Speed;
  /** Instead of the one in memory. */
  vault?: Keeper;
}

/** Time passes by waiting alone; every wait is written down. */
export class TestClock {
  time = Date.UTC(2026, 10, 22, 9, 0, 0);
  readonly waits: number[] = [];
  now(): number {
    return this.time;
  }
  random(): number {
    return 0.5;
  }
  wait(ms: number): Promise<void> {
    this.waits.push(ms);
    this.time += ms;
    return Promise.resolve();
  }
}

export function makeBench(account: MadeUpAccount, switches: ReplicaOptions['switches'] = {}): Bench {
  const replica = createReplica({ account, switches });
  return benchOn(replica);
}

/** How the reader reaches the replica, when not by the short way of `transportOf`. */
export interface WayToReplica {
  /** How slow answers pass the time of the clock. */
  wait: (ms: number, clock: TestClock) => Promise<void>;
  transport: (visitor: () => Visitor, keeper: Keeper) => Transport;
}

export function benchOn(replica: Replica, way?: WayToReplica): Bench {
  const keeper = new MemoryKeeper();
  const clock = new TestClock();
  const progress: Progress[] = [];
  const visit = (userId?: string): Visitor =>
    createVisitor(replica, {
      cookies: replica.signIn(userId),
      ...(way && { wait: (ms: number) => way.wait(ms, clock) }),
    });
  let visitor = visit();
  let inFlight = 0;
  let mostInFlight = 0;
  const watched = (): Visitor => ({
    ...visitor,
    async fetch(request) {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      try {
        return await visitor.fetch(request);
      } finally {
        inFlight -= 1;
      }
    },
  });
  return {
    replica,
    keeper,
    clock,
    progress,
    mostInFlight: () => mostInFlight,
    signIn: (userId) => {
      visitor = visit(userId);
    },
    run: ({ jobId = 'job 1', request = wholeArchive, signal, speed, vault } = {}) => {
      const kept = vault ?? keeper;
      const ports: ReaderPorts = {
        transport: (way?.transport ?? transportOf)(watched, kept),
        keeper: kept,
        parseHtml: rememberingParser(),
        clock,
        report: (now) => progress.push(now),
      };
      const job = { jobId, request, origin, ...(speed === undefined ? {} : { speed }) };
      return read(job, ports, signal ?? new AbortController().signal);
    },
  };
}

/** What platform/ does in the browser, in front of the replica. */
function transportOf(visitor: () => Visitor, keeper: Keeper): Transport {
  const ask = async (
    request: { url: string; form?: URLSearchParams; from?: 'extension' },
    { referrer, signal }: RequestOptions,
  ): Promise<SiteResponse> => {
    if (signal.aborted) throw new DOMException('aborted', 'AbortError');
    try {
      const answer = await visitor().fetch({
        ...request,
        headers: request.from ? {} : { referer: referrer },
      });
      return {
        url: answer.url,
        redirected: answer.redirected,
        status: answer.status,
        contentType: answer.headers.get('content-type') ?? '',
        retryAfter: answer.headers.get('retry-after'),
        bytes: new Uint8Array(answer.bytes),
      };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new LetterkeepError('offline', 'JPay cannot be reached.', {}, { cause: error });
    }
  };
  return {
    get: (url, options) => ask({ url }, options),
    post: ({ url, body }: AllowedPostback, options) => ask({ url, form: new URLSearchParams(body) }, options),
    elsewhere: async (url, options) => {
      const { bytes, status, contentType } = await ask({ url, from: 'extension' }, options);
      const stagedId = await keeper.stage(bytes);
      const [head, tail] = [bytes.slice(0, 4096), bytes.slice(-64)];
      return { url, status, contentType, stagedId, size: bytes.length, head, tail };
    },
  };
}

/** What a test compares: everything of a message that the archive will say, white space left to render/. */
export interface Compared {
  direction: string;
  personName: string;
  dateText: string;
  date: string | null;
  letterNumber: string | undefined;
  status: string | undefined;
  text: string;
  saved: string[];
  notSaved: number;
}

export function keptOf(messages: readonly MemoryMessage[]): Compared[] {
  return inOrder(
    messages.map((message) => ({
      direction: message.direction,
      personName: message.personName,
      dateText: message.dateText,
      date: message.date,
      letterNumber: message.letterNumber,
      status: message.status,
      text: withoutSpace(message.bodyText),
      saved: message.attachments
        .flatMap((one) => (one.state === 'saved' ? [`${one.kind} ${one.sha256}`] : []))
        .sort(),
      notSaved: message.attachments.filter(({ state }) => state !== 'saved').length,
    })),
  );
}

/** The truth: made from the seed before any page was drawn. */
export function truthOf(account: MadeUpAccount, replica: Replica): Compared[] {
  return inOrder(
    expectMessages(account, replica.switches).map((message) => ({
      direction: message.direction,
      personName: message.personName,
      dateText: message.dateText,
      date: message.date,
      letterNumber: message.letterNumber,
      status: message.status,
      text: withoutSpace(message.text),
      saved: message.attachments
        .filter(({ savable }) => savable)
        .map((one) => `${one.kind} ${one.sha256}`)
        .sort(),
      notSaved: message.attachments.filter(({ savable }) => !savable).length,
    })),
  );
}

function inOrder(messages: Compared[]): Compared[] {
  return messages
    .map((message) => ({ message, key: JSON.stringify(message) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ message }) => message);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
