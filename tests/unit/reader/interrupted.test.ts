import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount, type MadeUpAccount } from '../../replica';
import { benchOn, keptOf, makeBench, truthOf, type Bench } from './on-replica';

/** Eight messages on few list pages: about thirty requests, each of which gets its turn to go wrong. */
const account = makeAccount({
  seed: 'interrupted',
  messages: 8,
  people: 2,
  awkward: ['same minute', 'snap twins'],
  photoShare: 0.4,
  attachmentBytes: 200,
});
const rows = { rowsPerPage: 3 };
const patience = 600_000;

function expectEverything(bench: Bench, truth: MadeUpAccount = account): void {
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(truth, bench.replica));
  expect(bench.replica.traps).toEqual([]);
}

/** Signed out, and whatever else passes or stays: see fault-matrix.test.ts and fault-matrix-staying.test.ts. */
describe('another account on the way', () => {
  it(
    'stops when somebody else signs in, and keeps nothing of theirs',
    async () => {
      const other = makeAccount({
        seed: 'other',
        messages: 6,
        people: 2,
        holder: { name: 'Fake Otherman', userId: 'other@example.invalid' },
      });
      for (const n of [1, 2, 4, 9, 15]) {
        const bench = benchOn(createReplica({ account, otherAccounts: [other], switches: rows }));
        bench.replica.beforeEach((entry) => {
          if (entry.n === n + 1) bench.signIn('other@example.invalid');
        });
        const end = await bench.run();
        expect(end, `request ${n}`).toEqual({ end: 'stopped', why: 'other-account' });
        // Not after minutes of trying each letter that is not theirs again.
        const waited = bench.clock.waits.reduce((sum, ms) => sum + ms, 0);
        expect(waited, `request ${n}`).toBeLessThan(60_000);
        const own = truthOf(account, bench.replica).map(({ dateText, text }) => `${dateText} ${text}`);
        for (const { dateText, text } of keptOf(bench.keeper.messages))
          expect(own).toContain(`${dateText} ${text}`);
      }
    },
    patience,
  );
});

describe('a trouble that stays', () => {
  it(
    'with one message is written down by its name, and the rest are kept',
    async () => {
      for (const mode of [
        { kind: 'status', status: 500 },
        { kind: 'error200' },
        { kind: 'empty200' },
        { kind: 'redirect-loop' },
      ] as const) {
        const bench = makeBench(account, rows);
        let broken: string | undefined;
        bench.replica.fault(
          ({ path, query }) => {
            if (path.endsWith('IncomingMailView.aspx')) broken ??= query;
            return path.endsWith('IncomingMailView.aspx') && query === broken;
          },
          mode,
          Infinity,
        );
        expect(await bench.run()).toEqual({ end: 'read' });
        const failed = bench.keeper.ledger('job 1').filter(({ state }) => state !== 'saved');
        expect(failed).toHaveLength(1);
        expect(failed[0]).toMatchObject({ state: 'failed', mailbox: 'inbox' });
        expect(bench.keeper.messages).toHaveLength(account.inbox.length + account.sent.length - 1);
      }
    },
    patience,
  );

  it(
    'with all messages pauses the job instead of calling every one of them failed',
    async () => {
      const bench = makeBench(account, rows);
      bench.replica.fault(
        ({ path }) => path.endsWith('MailView.aspx'),
        { kind: 'status', status: 500 },
        Infinity,
      );
      expect(await bench.run()).toEqual({ end: 'paused', why: 'site-error' });
      bench.replica.clearFaults();
      expect(await bench.run()).toEqual({ end: 'read' });
      expectEverything(bench);
    },
    patience,
  );

  it(
    'that asks for a day is told to the person, and not one request is made meanwhile',
    async () => {
      const bench = makeBench(account, rows);
      bench.replica.fault(5, { kind: 'push-back', status: 503, retryAfter: '86400' });
      expect(await bench.run()).toEqual({ end: 'paused', why: 'asked-to-wait', amount: 86_400 });
      expect(bench.replica.log).toHaveLength(5);
    },
    patience,
  );
});

describe('the person', () => {
  it(
    'pauses: no request follows, and Continue ends with everything',
    async () => {
      for (const n of [1, 4, 11, 20]) {
        const bench = makeBench(account, rows);
        const controller = new AbortController();
        bench.replica.beforeEach((entry) => {
          if (entry.n === n) controller.abort('pause');
        });
        expect(await bench.run({ signal: controller.signal })).toEqual({ end: 'paused', why: 'by-person' });
        expect(bench.replica.log).toHaveLength(n);
        expect(await bench.run()).toEqual({ end: 'read' });
        expectEverything(bench);
      }
    },
    patience,
  );
  it(
    'cancels: what is kept stays',
    async () => {
      const bench = makeBench(account, rows);
      const controller = new AbortController();
      bench.replica.beforeEach((entry) => {
        if (entry.n === 20) controller.abort('cancel');
      });
      expect(await bench.run({ signal: controller.signal })).toEqual({ end: 'cancelled' });
      expect(bench.keeper.jobs.get('job 1')?.state).toBe('cancelled');
      expect(bench.keeper.messages.length).toBeGreaterThan(0);
    },
    patience,
  );
});
