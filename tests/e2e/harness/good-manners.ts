import assert from 'node:assert/strict';
import type { LogEntry, Replica } from '../../replica/index';

export type Speed = 'gentle' | 'normal' | 'fast';

/** What each speed promises (issue 3, point 6): milliseconds of rest, and requests on their way at once. */
const promised: Record<Speed, { rest: number; inFlight: number }> = {
  gentle: { rest: 1_000, inFlight: 1 },
  normal: { rest: 250, inFlight: 1 },
  fast: { rest: 0, inFlight: 2 },
};
/** The clocks of browser and replica tick apart by no more. Milliseconds. */
const clockError = 5;

/** Postbacks a reader may send: pager, open message, open attachment (design.md, Rules). */
const harmlessTargets = [
  /^LinkbuttonArrow(First|Prev|Next|Last)$/,
  /^Mails_Grid(\$ctl\d+\$\w+)?$/,
  /^TransferHistory_Grid(\$ctl\d+\$\w+)?$/,
  /^dgAttachments\$ctl\d+\$lnkAttachments$/,
];

/**
 * What must hold in every run: no trap touched, no other host asked, no request that the site's own pages would not
 * have made (Referer, Origin), no postback but the allowed ones, no more requests at once and no shorter rests than the
 * speed promises, and none before the time that the site asked for.
 */
export function showedGoodManners(replica: Pick<Replica, 'log' | 'traps'>, speed: Speed = 'fast'): void {
  assert.deepEqual(replica.traps, [], 'nothing that sends, deletes or buys was pressed');
  assert.deepEqual(
    replica.log.filter(({ foreign }) => foreign),
    [],
    'no other host was asked',
  );
  const asked = replica.log.filter(askedByTheReader);
  for (const entry of asked) {
    const what = `${entry.method} ${entry.path} (request ${entry.n})`;
    assert.match(entry.referer ?? '', /^https:\/\/www\.jpay\.com\//, `${what} has the site's Referer`);
    if (entry.method !== 'POST') continue;
    assert.equal(entry.origin, 'https://www.jpay.com', `${what} has the site's Origin`);
    const target = entry.eventTarget ?? '';
    assert.ok(
      harmlessTargets.some((pattern) => pattern.test(target)),
      `${what} pressed "${target}"`,
    );
  }
  keptThePace(asked, promised[speed]);
  for (const { n, endedAt, retryAfter } of replica.log) {
    const seconds = Number(retryAfter);
    if (!(seconds > 0) || endedAt === undefined) continue;
    // What was on its way beside it could not know.
    const early = asked.filter((entry) => entry.startedAt > endedAt && entry.n > n + 1);
    for (const entry of early) {
      const waited = entry.startedAt - endedAt;
      assert.ok(waited >= seconds * 1_000 - clockError, `request ${entry.n} came after ${waited} ms`);
    }
  }
}

function keptThePace(
  asked: readonly LogEntry[],
  { rest, inFlight }: { rest: number; inFlight: number },
): void {
  // A page that was left has given up its requests; the site may not have noticed yet.
  const answered = asked.filter(({ abandoned }) => abandoned !== true);
  for (const [at, entry] of answered.entries()) {
    const before = answered.slice(0, at);
    const beside = before.filter(({ endedAt }) => (endedAt ?? Infinity) > entry.startedAt);
    assert.ok(beside.length < inFlight, `request ${entry.n}: ${beside.length} others are on their way`);
    const last = Math.max(0, ...before.map(({ endedAt }) => endedAt ?? 0));
    const rested = entry.startedAt - last;
    const isFirst = before.length === 0 || rest === 0;
    assert.ok(isFirst || rested >= rest - clockError, `request ${entry.n} came after ${rested} ms of rest`);
  }
}

/** Requests of the content script to the site itself; what a person opened is a navigation. */
export function askedByTheReader(entry: LogEntry): boolean {
  return entry.host === 'www.jpay.com' && entry.secFetchMode !== 'navigate' && entry.secFetchDest === 'empty';
}
