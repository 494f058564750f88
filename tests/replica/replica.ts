import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MadeUpAccount } from './account/model';
import type { ReplicaRequest, ReplicaResponse } from './exchange';
import { headerOf, redirect, respond } from './exchange';
import { FaultPlan, strike } from './faults';
import type { FaultMode, FaultWhen, VisitChanges } from './faults';
import { looksOwn, roleOf, siteHost } from './gate';
import { LiveAccount } from './live-account';
import { beginEntry, sessionCookie } from './log';
import type { LogEntry } from './log';
import { firewallPage, notFound } from './pages/errors';
import { servePage, servePicture, staticFile } from './router';
import { inTurn, Sessions } from './session';
import type { Session } from './session';
import { makeSwitches } from './switches';
import type { SignedOutFace, Switches } from './switches';
import { TokenMaker } from './tokens';
import type { TrapRecord } from './traps';
import { ViewStateKeeper } from './viewstate';
import type { Site, Visit } from './visit';

export interface ReplicaOptions {
  readonly account: MadeUpAccount;
  /** Accounts that other user ids sign in to. */
  readonly otherAccounts?: readonly MadeUpAccount[];
  readonly switches?: Partial<Switches>;
}

export interface Replica {
  readonly switches: Switches;
  /** Every request, in order of arrival. */
  readonly log: LogEntry[];
  /** What was pressed that no reader may press. Empty is what a test wants. */
  readonly traps: TrapRecord[];
  /** The main account as it is now; change it while it is read. */
  readonly mailbox: LiveAccount;
  /** Answers one request, without any socket. */
  handle(request: ReplicaRequest): Promise<ReplicaResponse>;
  /** A signed-in session; gives its Cookie header. Without a user id, of the main account. */
  signIn(userId?: string): string;
  /** Ends every session; the face stays until somebody signs in again. */
  signOutAll(face?: SignedOutFace): void;
  /** Chooses a person on home.aspx for every session, as the family would. */
  selectInmate(contactKey: string): void;
  /** Breaks the answer to a request. `times`: 1 unless told; Infinity for a fault that stays. */
  fault(when: FaultWhen, mode: FaultMode, times?: number): void;
  clearFaults(): void;
  /** Called before each request is served: the place to change the mailbox between requests. */
  beforeEach(hook: (entry: LogEntry) => void): void;
}

const everyAnswer: readonly (readonly [string, string])[] = [
  ['Cache-Control', 'private'],
  ['X-Powered-By', 'ASP.NET'],
  ['Content-Security-Policy', "frame-ancestors 'self' secure.jpay.com"],
  ['Access-Control-Allow-Origin', 'https://secure.jpay.com'],
];

function readForm(request: ReplicaRequest): URLSearchParams | null {
  if (request.method !== 'POST') return null;
  return new URLSearchParams(new TextDecoder().decode(request.body ?? new Uint8Array()));
}

/** A made-up JPay that needs no socket (server.ts puts one in front of it). */
export function createReplica(options: ReplicaOptions): Replica {
  const switches = makeSwitches(options.switches);
  // By the seed alone, so that two replicas of one account send the same pages to the last byte.
  const machineKey = createHash('sha256').update(options.account.seed).digest();
  const mainAccount = new LiveAccount(options.account);
  const accounts = new Map([[mainAccount.holder.userId.toLowerCase(), mainAccount]]);
  for (const other of options.otherAccounts ?? [])
    accounts.set(other.holder.userId.toLowerCase(), new LiveAccount(other));
  const traps: TrapRecord[] = [];
  const log: LogEntry[] = [];
  const sessions = new Sessions(machineKey);
  const faults = new FaultPlan();
  const hooks: ((entry: LogEntry) => void)[] = [];
  const site: Site = {
    switches,
    states: new ViewStateKeeper(machineKey),
    tokens: new TokenMaker(machineKey),
    traps,
    accounts,
    mainAccount,
  };

  const cookies = (session: Session, known: boolean, hostname: string): [string, string][] => {
    if (known) return [];
    const domain =
      switches.otherHostNeedsCookie === 'yes' && hostname.endsWith('jpay.com') ? '; Domain=jpay.com' : '';
    return [
      ['Set-Cookie', `ASP.NET_SessionId=${session.id}; path=/${domain}; secure; HttpOnly; SameSite=Lax`],
      ['Set-Cookie', 'BIGipServerJPAY_WWW_POOL=1846611722.20480.0000; path=/; Secure; HttpOnly'],
      ['Set-Cookie', 'TS01a3fe4b=0160bc2b1a7f; Path=/; Secure; HttpOnly'],
    ];
  };

  /** Behind the firewall: the page, in the session's turn. */
  const serveVisit = async (visit: Visit, role: 'site' | 'pictures'): Promise<ReplicaResponse> => {
    const file = role === 'site' ? staticFile(visit) : null;
    if (file) return file;
    const work = async (): Promise<ReplicaResponse> => {
      visit.entry.servedAt = performance.now();
      if (switches.latencyMs > 0) await sleep(switches.latencyMs);
      const page = role === 'site' ? servePage(visit) : servePicture(visit);
      // Here, because the next request's turn begins before the caller hears of this one's end.
      visit.entry.endedAt = performance.now();
      return page;
    };
    return switches.sessionLock === 'yes' && role === 'site'
      ? await inTurn(visit.session, work)
      : await work();
  };

  const answer = async (
    request: ReplicaRequest,
    url: URL,
    form: URLSearchParams | null,
    entry: LogEntry,
  ): Promise<ReplicaResponse> => {
    const role = roleOf(url.hostname);
    if (role === 'foreign') return notFound();
    if (role === 'bare') return redirect(`https://${siteHost}${url.pathname}${url.search}`);
    const known = sessions.get(sessionCookie(request.headers));
    const session = known ?? sessions.start();
    const visit: Visit = { site, request, url, path: url.pathname.toLowerCase(), form, session, entry };
    const serve = (changes?: VisitChanges): Promise<ReplicaResponse> =>
      serveVisit(
        { ...visit, ...changes, site: { ...site, switches: { ...switches, ...changes?.switches } } },
        role,
      );
    const isRefused = role === 'site' && switches.requireReferer === 'yes' && !looksOwn(request);
    if (isRefused) return firewallPage(403, `48190${entry.n}1133`);
    const fault = faults.take(entry);
    const response = fault ? await strike(fault, visit, serve) : await serve();
    if (fault?.kind === 'rotate-cookie') sessions.rotate(session);
    const isNew = (!known && role === 'site') || fault?.kind === 'rotate-cookie';
    return {
      ...response,
      headers: [...response.headers, ...everyAnswer, ...cookies(session, !isNew, url.hostname)],
    };
  };

  /** One way over the network: the site does not know of it, and keeps nobody waiting for it. */
  const onTheLine = async (): Promise<void> => {
    if (switches.networkMs > 0) await sleep(switches.networkMs / 2);
  };

  return {
    switches,
    log,
    traps,
    mailbox: mainAccount,
    async handle(request) {
      await onTheLine();
      const url = new URL(request.url);
      const form = readForm(request);
      const entry = beginEntry(log.length + 1, request, form, roleOf(url.hostname) === 'foreign');
      log.push(entry);
      for (const hook of hooks) hook(entry);
      const response =
        request.method === 'GET' || request.method === 'POST' || request.method === 'HEAD'
          ? await answer(request, url, form, entry)
          : respond(405, [['Allow', 'GET, HEAD, POST']]);
      entry.status = response.status;
      const retryAfter = headerOf(response, 'Retry-After');
      if (retryAfter !== undefined) entry.retryAfter = retryAfter;
      if (request.isAbandoned?.()) entry.abandoned = true;
      entry.endedAt ??= performance.now();
      await onTheLine();
      return response;
    },
    signIn(userId) {
      const session = sessions.start();
      session.account = accounts.get((userId ?? '').toLowerCase()) ?? mainAccount;
      return `ASP.NET_SessionId=${session.id}; BIGipServerJPAY_WWW_POOL=1846611722.20480.0000`;
    },
    signOutAll(face) {
      for (const session of sessions.all()) {
        session.account = null;
        session.face = face ?? null;
      }
    },
    selectInmate(contactKey) {
      for (const session of sessions.all()) session.selected = contactKey;
    },
    fault: (when, mode, times = 1) => faults.add(when, mode, times),
    clearFaults: () => faults.clear(),
    beforeEach: (hook) => void hooks.push(hook),
  };
}
