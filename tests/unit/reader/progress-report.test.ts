import { beforeEach, describe, expect, it } from 'vitest';
import { failureKinds } from '../../../src/model/failure';
import type { LedgerRow } from '../../../src/model/ledger';
import type { Mailbox } from '../../../src/model/message';
import type { Progress } from '../../../src/model/status';
import { afterFailedTry } from '../../../src/reader/decide';
import { LedgerBook } from '../../../src/reader/ledger-book';
import { ProgressReport } from '../../../src/reader/progress-report';
import { enoughOpened } from '../../../src/reader/time-left';
import { wordsFor } from '../../../src/ui/words';
import { MemoryKeeper } from './memory-keeper';
import { makeBench, TestClock } from './on-replica';
import { makeAccount } from '../../replica';

/** Whole runs against the replica, on a machine that has other work. */
const patience = 60_000;

let clock: TestClock;
let told: Progress[];
let report: ProgressReport;
let book: LedgerBook;

const last = (): Progress => {
  const progress = told[told.length - 1];
  if (!progress) throw new Error('Nothing was told.');
  return progress;
};
const key = (mailbox: Mailbox, n: number): string => `${mailbox} ${n}`;
const row = (mailbox: Mailbox, n: number, state: LedgerRow['state'] = 'listed'): LedgerRow => ({
  key: key(mailbox, n),
  mailbox,
  print: key(mailbox, n),
  where: 'page 1',
  personName: 'FAKE PERSON',
  state,
});
const rows = (mailbox: Mailbox, count: number): LedgerRow[] =>
  Array.from({ length: count }, (_, index) => row(mailbox, index));

async function listed(...all: LedgerRow[]): Promise<void> {
  await book.list(all);
  report.follow(book);
}

/** Opens messages of the inbox, one after the other, each for so many seconds. */
function open(count: number, seconds: number, from = 0): void {
  for (let n = from; n < from + count; n += 1) {
    report.doing({ activity: 'opening', mailbox: 'inbox' });
    clock.time += seconds * 1000;
    report.messageDone(key('inbox', n));
  }
}

beforeEach(async () => {
  clock = new TestClock();
  told = [];
  report = new ProgressReport(
    (progress) => told.push(progress),
    () => clock.now(),
  );
  const keeper = new MemoryKeeper();
  const request = { what: 'archive', choice: { leaveUnread: false } } as const;
  await keeper.begin({ jobId: 'job 1', request, account: { contacts: [] }, at: '2026-11-22T09:00:00.000Z' });
  book = new LedgerBook('job 1', keeper, () => 0);
});

describe('counts by mailbox', () => {
  it('tells received and sent apart, and both together', async () => {
    await listed(...rows('inbox', 3), row('sent', 0), row('sent', 1));
    await book.settle(1, key('sent', 0), { state: 'vanished', failure: 'message-vanished', reason: 'Gone.' });
    report.doing({ activity: 'opening', mailbox: 'inbox' });
    expect(last().byMailbox?.inbox.messages).toMatchObject({ listed: 3, saved: 0, vanished: 0 });
    expect(last().byMailbox?.sent.messages).toMatchObject({ listed: 2, saved: 0, vanished: 1 });
    expect(last().messages).toMatchObject({ listed: 5, vanished: 1 });
  });

  it('counts the rows of a list while it is being read', async () => {
    await listed(...rows('inbox', 3));
    report.found('sent', 20);
    report.doing({ activity: 'listing', mailbox: 'sent', page: 3 });
    expect(last().byMailbox?.sent.messages.listed).toBe(20);
    expect(last().messages.listed).toBe(23);
  });

  it('does not mix the photos of two messages that are in hand together', async () => {
    await listed(row('inbox', 0), row('sent', 0));
    report.messageInHand(key('inbox', 0), 2);
    report.messageInHand(key('sent', 0), 1);
    report.attachmentDone(key('inbox', 0), 'saved');
    report.attachmentDone(key('sent', 0), 'failed');
    expect(last().byMailbox?.inbox.attachments).toMatchObject({ listed: 2, saved: 1, failed: 0 });
    expect(last().byMailbox?.sent.attachments).toMatchObject({ listed: 1, saved: 0, failed: 1 });
    expect(last().attachments).toMatchObject({ listed: 3, saved: 1, failed: 1 });
    report.messageDone(key('sent', 0));
    expect(last().attachments).toMatchObject({ listed: 2, saved: 1, failed: 0 });
  });

  it('goes on at what was reached before a pause, photos too', { timeout: patience }, async () => {
    const account = makeAccount({ seed: 'going on', messages: 16, photoShare: 0.8 });
    const bench = makeBench(account);
    const pause = new AbortController();
    const run = bench.run({ signal: pause.signal });
    while (!bench.progress.some(({ messages }) => messages.saved >= 8)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    pause.abort('pause');
    expect(await run).toEqual({ end: 'paused', why: 'by-person' });
    const before = bench.progress[bench.progress.length - 1];
    expect(before?.attachments.saved).toBeGreaterThan(0);
    bench.progress.length = 0;
    await bench.run();
    const begun = bench.progress.find(({ activity }) => activity === 'listing');
    expect(begun?.messages.saved).toBe(before?.messages.saved);
    expect(begun?.attachments).toEqual(before?.attachments);
  });
});

describe('time left', () => {
  it('is not told before enough messages were opened', async () => {
    await listed(...rows('inbox', 100));
    report.toOpen('inbox', 100);
    open(enoughOpened - 1, 2);
    expect(told.every(({ secondsLeft }) => secondsLeft === undefined)).toBe(true);
    open(1, 2, enoughOpened - 1);
    expect(last().secondsLeft).toBe((100 - enoughOpened) * 2);
  });

  it('is not told while the lists are read', async () => {
    await listed(...rows('inbox', 100));
    report.toOpen('inbox', 100);
    open(20, 2);
    report.doing({ activity: 'listing', mailbox: 'inbox', page: 1 });
    expect(last().secondsLeft).toBeUndefined();
  });

  it('counts only what remains to be opened, of both mailboxes', async () => {
    await listed(...rows('inbox', 900), ...rows('sent', 200));
    // 850 of the inbox were saved before the pause.
    report.toOpen('inbox', 50);
    report.toOpen('sent', 100);
    open(20, 1);
    expect(last().secondsLeft).toBe(130);
  });

  it('does not count waits, nor the reading of lists', async () => {
    await listed(...rows('inbox', 100));
    report.toOpen('inbox', 100);
    open(10, 1);
    report.waiting(300, 'asked-to-wait');
    await clock.wait(300_000);
    report.goingOn();
    report.doing({ activity: 'listing', mailbox: 'inbox', page: 1 });
    await clock.wait(300_000);
    open(10, 1, 10);
    expect(last().secondsLeft).toBe(80);
  });

  it('hardly moves for one long VideoGram', async () => {
    await listed(...rows('inbox', 400));
    report.toOpen('inbox', 400);
    open(100, 1);
    expect(last().secondsLeft).toBe(300);
    open(1, 120, 100);
    expect(last().secondsLeft).toBeLessThan(330);
  });

  it('never leaps by more than a sixth from one message to the next, and seldom rises', async () => {
    await listed(...rows('inbox', 1000));
    report.toOpen('inbox', 1000);
    // A made-up site that takes now half a second, now ten.
    for (let n = 0; n < 900; n += 1) open(1, n % 7 === 0 ? 10 : 0.5, n);
    const left = told.flatMap(({ activity, secondsLeft }) =>
      activity === 'opening' && secondsLeft !== undefined ? [secondsLeft] : [],
    );
    let rises = 0;
    for (const [index, seconds] of left.entries()) {
      const before = left[index - 1] ?? seconds;
      expect(Math.abs(seconds - before)).toBeLessThanOrEqual(before / 6 + 11);
      if (seconds > before) rises += 1;
    }
    expect(rises).toBeLessThan(20);
  });

  it('follows a site that grows slow', async () => {
    await listed(...rows('inbox', 1000));
    report.toOpen('inbox', 1000);
    open(100, 1);
    open(400, 3, 100);
    expect(last().secondsLeft).toBeGreaterThan(500 * 2.8);
  });

  it('counts how often a message ends when two are in hand', async () => {
    await listed(...rows('inbox', 100));
    report.toOpen('inbox', 100);
    report.doing({ activity: 'opening', mailbox: 'inbox' });
    for (let n = 0; n < 20; n += 2) {
      clock.time += 2000;
      report.messageDone(key('inbox', n));
      report.messageDone(key('inbox', n + 1));
    }
    expect(last().secondsLeft).toBe(80);
  });

  it('does not begin anew when the clock of the computer is set back', async () => {
    await listed(...rows('inbox', 100));
    report.toOpen('inbox', 100);
    open(20, 1);
    clock.time -= 3_600_000;
    open(1, 1, 20);
    expect(last().secondsLeft).toBeGreaterThan(0);
    expect(last().secondsLeft).toBeLessThanOrEqual(80);
  });

  it('comes out near the truth in a whole run against the replica', { timeout: patience }, async () => {
    const bench = makeBench(makeAccount({ seed: 'a long run', messages: 40, photoShare: 0.2 }));
    const at: { time: number; left: number }[] = [];
    const { progress } = bench;
    progress.push = (...more: Progress[]): number => {
      for (const { secondsLeft } of more) {
        if (secondsLeft !== undefined) at.push({ time: bench.clock.time, left: secondsLeft });
      }
      return 0;
    };
    await bench.run();
    const half = at[Math.floor(at.length / 2)];
    const end = at[at.length - 1];
    const took = ((end?.time ?? 0) - (half?.time ?? 0)) / 1000;
    expect(half?.left).toBeGreaterThan(took / 2);
    expect(half?.left).toBeLessThan(took * 2);
  });
});

describe('waits', () => {
  it('are told with their length, their end and their reason', async () => {
    report.doing({ activity: 'opening', mailbox: 'inbox' });
    report.waiting(40, 'asked-to-wait');
    expect(last()).toMatchObject({
      activity: 'waiting',
      waitSeconds: 40,
      waitUntil: clock.time + 40_000,
      waitReason: 'asked-to-wait',
    });
    await clock.wait(40_000);
    report.goingOn();
    expect(last()).toMatchObject({ activity: 'opening', mailbox: 'inbox' });
    expect(last()).not.toHaveProperty('waitReason');
  });

  it('shows the longer of two, until both are over', () => {
    report.doing({ activity: 'opening', mailbox: 'inbox' });
    report.waiting(60, 'asked-to-wait');
    report.waiting(2, 'timed-out');
    expect(last()).toMatchObject({ waitReason: 'asked-to-wait' });
    report.goingOn();
    expect(last()).toMatchObject({ activity: 'waiting', waitReason: 'asked-to-wait' });
    report.goingOn();
    expect(last()).toMatchObject({ activity: 'opening' });
  });

  it('say exactly the time that JPay asked for', { timeout: patience }, async () => {
    const bench = makeBench(makeAccount({ seed: 'told to wait', messages: 4 }));
    bench.replica.fault(5, { kind: 'push-back', status: 429, retryAfter: '40' });
    await bench.run();
    expect(bench.progress).toContainEqual(
      expect.objectContaining({ activity: 'waiting', waitSeconds: 40, waitReason: 'asked-to-wait' }),
    );
    expect(bench.clock.waits).toContainEqual(40_500);
  });

  const waitedFor = failureKinds.filter((kind) => afterFailedTry(kind, 1, null, 0) !== null);
  it.each(waitedFor)('have words of their own for %s', (kind) => {
    report.waiting(30, kind);
    const sentence = wordsFor('en').reading.activity(last());
    expect(sentence).toContain('30 seconds');
    expect(sentence).not.toContain('Something went wrong');
  });
});

it('names what is being fetched, as far as its label tells', { timeout: patience }, async () => {
  const bench = makeBench(makeAccount({ seed: 'photos', messages: 12, photoShare: 1 }));
  await bench.run();
  const fetching = bench.progress.filter(({ activity }) => activity === 'attachment');
  expect(fetching.length).toBeGreaterThan(0);
  expect(new Set(fetching.map(({ attachmentKind }) => attachmentKind))).toContain('image');
});
