import assert from 'node:assert/strict';
import type { LogEntry, Replica } from '../../replica/index';

/** Postbacks a reader may send: pager, open message, open attachment (design.md, Rules). */
const harmlessTargets = [
  /^LinkbuttonArrow(First|Prev|Next|Last)$/,
  /^Mails_Grid(\$ctl\d+\$\w+)?$/,
  /^TransferHistory_Grid(\$ctl\d+\$\w+)?$/,
  /^dgAttachments\$ctl\d+\$lnkAttachments$/,
];

/**
 * What must hold in every run: no trap touched, no other host asked, no request that the site's own pages would not
 * have made (Referer, Origin), one page request at a time, and no postback but the allowed ones.
 */
export function showedGoodManners(replica: Replica): void {
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
  for (const [at, entry] of asked.entries()) {
    const before = asked[at - 1];
    if (!before) continue;
    assert.ok(
      entry.startedAt >= (before.endedAt ?? Infinity),
      `request ${entry.n} waited for the one before`,
    );
  }
}

/** Requests of the content script to the site itself; what a person opened is a navigation. */
export function askedByTheReader(entry: LogEntry): boolean {
  return entry.host === 'www.jpay.com' && entry.secFetchMode !== 'navigate' && entry.secFetchDest === 'empty';
}
