import type { FailureKind } from '../model/failure';

/**
 * What a failure means, decided in this one file.
 *
 * A request that failed is first tried again (`afterFailedTry`). When no further try is due, `boundaryOf` says what the
 * failure that remains does to the job:
 * - `record`: the thing in hand is written down with its reason, and the rest go on;
 * - `walk-again`: the lists have grown old (stale form, token no longer good): read the mailbox anew and go on;
 * - `pause`: nothing can be read until something changes that is not ours to change;
 * - `stop`: this account is not the job's.
 */
export type Boundary = 'record' | 'walk-again' | 'pause' | 'stop';

/** Tries of one request, in all. */
export const mostTries = 4;
/** So many messages in a row that the site itself failed to show: it is the site, not the messages. */
export const mostFailuresInARow = 5;
/** Walks of one mailbox in a row that brought nothing before what is left of it is given up. */
export const mostIdleWalks = 3;
/** A wait longer than this is for the person to choose: the job pauses and says how long. */
export const longestWaitMs = 15 * 60_000;

const minute = 60_000;
const longestBackOffMs = 5 * minute;
/** A laptop that slept or a router that starts anew takes minutes, not seconds. */
const mostOfflineLooks = 30;

/** Milliseconds to wait before the next try, or null when there is none. */
export type NextTry = { afterMs: number } | null;

/**
 * @param tries how often the request was made so far, this failure included
 * @param retryAfterSeconds what the site asked for; never undercut
 * @param random 0 to 1, for jitter
 */
export function afterFailedTry(
  kind: FailureKind,
  tries: number,
  retryAfterSeconds: number | null,
  random: number,
): NextTry {
  switch (kind) {
    case 'site-error':
    case 'timed-out':
    case 'incomplete-bytes':
    case 'left-the-site':
      return tries < mostTries ? withJitter(2_000 * 3 ** (tries - 1), random) : null;
    case 'unexpected-page':
    case 'not-an-attachment':
    case 'empty-attachment':
      // A broken page is often a passing one: once more, but it may well be how this message is.
      return tries < 2 ? withJitter(2_000, random) : null;
    case 'offline':
      return tries < mostOfflineLooks ? withJitter(Math.min(30_000, 2_000 * 2 ** (tries - 1)), random) : null;
    case 'asked-to-wait': {
      const askedMs = (retryAfterSeconds ?? 0) * 1000;
      const backOffMs = Math.min(longestBackOffMs, 15_000 * 2 ** (tries - 1));
      const waitMs = askedMs > 0 ? askedMs + 1_000 * random : backOffMs * (1 + 0.5 * random);
      return tries < mostTries && waitMs <= longestWaitMs ? { afterMs: Math.ceil(waitMs) } : null;
    }
    case 'blocked-by-site':
      return tries < 3 ? withJitter(tries * minute, random) : null;
    case 'signed-out':
    case 'other-account':
    case 'terms-page':
    case 'stale-form':
    case 'refused':
    case 'message-vanished':
    case 'attachment-not-shown':
    case 'attachment-vanished':
    case 'player-without-file':
    case 'list-end-not-proved':
    case 'sent-not-found':
    case 'total-differs':
    case 'mailbox-kept-changing':
    case 'no-space':
    case 'vault-error':
    case 'cancelled':
    case 'not-tried':
    case 'left-unread':
    case 'not-chosen':
      return null;
  }
}

function withJitter(ms: number, random: number): { afterMs: number } {
  return { afterMs: Math.ceil(ms * (1 + 0.5 * random)) };
}

export function boundaryOf(kind: FailureKind): Boundary {
  switch (kind) {
    case 'signed-out':
    case 'terms-page':
    case 'offline':
    case 'asked-to-wait':
    case 'blocked-by-site':
    case 'no-space':
    case 'vault-error':
      return 'pause';
    case 'other-account':
      return 'stop';
    case 'stale-form':
    case 'message-vanished':
      return 'walk-again';
    case 'timed-out':
    case 'site-error':
    case 'left-the-site':
    case 'incomplete-bytes':
    case 'unexpected-page':
    case 'refused':
    case 'attachment-not-shown':
    case 'attachment-vanished':
    case 'not-an-attachment':
    case 'empty-attachment':
    case 'player-without-file':
    case 'list-end-not-proved':
    case 'sent-not-found':
    case 'total-differs':
    case 'mailbox-kept-changing':
    case 'cancelled':
    case 'not-tried':
    case 'left-unread':
    case 'not-chosen':
      return 'record';
  }
}

/** True if it concerns the whole job, whatever was in hand when it was met. */
export function isForTheJob(kind: FailureKind): boolean {
  const boundary = boundaryOf(kind);
  return kind === 'cancelled' || boundary === 'pause' || boundary === 'stop';
}

/** Failures that speak of the site's health rather than of one message: they count towards `mostFailuresInARow`. */
export function isOfTheSite(kind: FailureKind): boolean {
  return ['site-error', 'timed-out', 'left-the-site', 'incomplete-bytes', 'unexpected-page'].includes(kind);
}

/** True if everything should come slower from now on: the site is tired, not one page of it broken. */
export function isPushBack(kind: FailureKind): boolean {
  return ['timed-out', 'asked-to-wait', 'blocked-by-site'].includes(kind);
}

/** True if the wait is for the line or the whole site: nothing else is asked meanwhile. */
export function isForEveryRequest(kind: FailureKind): boolean {
  return ['offline', 'asked-to-wait', 'blocked-by-site'].includes(kind);
}
