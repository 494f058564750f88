// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  createReplica,
  makeAccount,
  randomFrom,
  type FaultMode,
  type MadeUpAccount,
  type SignedOutFace,
} from '../../replica';
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

async function requestsOfAQuietRun(): Promise<number> {
  const bench = makeBench(account, rows);
  await bench.run();
  return bench.replica.log.length;
}

/** CI looks at some of the places; LETTERKEEP_LONG looks at all. */
function someOf(count: number, share: number): number[] {
  const step = process.env['LETTERKEEP_LONG'] ? 1 : Math.max(1, Math.round(1 / share));
  return Array.from({ length: count }, (_, index) => index + 1).filter((n) => n % step === 0);
}

describe('signed out on the way', () => {
  it(
    'pauses, whichever request it strikes, and goes on to the same end after signing in',
    async () => {
      const faces: SignedOutFace[] = [
        'redirect',
        'login-page',
        'delta-redirect',
        'status-401',
        'status-403',
        'meta-refresh',
        'empty-list',
      ];
      for (const n of someOf(await requestsOfAQuietRun(), 0.25)) {
        const bench = makeBench(account, rows);
        bench.replica.fault(n, { kind: 'signed-out', face: faces[n % faces.length]!, lasting: true });
        expect(await bench.run(), `request ${n}`).toEqual({ end: 'paused', why: 'signed-out' });
        bench.signIn();
        expect(await bench.run(), `request ${n}`).toEqual({ end: 'read' });
        expectEverything(bench);
      }
    },
    patience,
  );

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

describe('a trouble that passes', () => {
  const modes: FaultMode[] = [
    { kind: 'error200' },
    { kind: 'error302' },
    { kind: 'mac-failed' },
    { kind: 'push-back', status: 429, retryAfter: '7' },
    { kind: 'push-back', status: 503 },
    { kind: 'status', status: 500 },
    { kind: 'firewall' },
    { kind: 'empty200' },
    { kind: 'html-as-file' },
    { kind: 'zero-bytes' },
    { kind: 'reset' },
    { kind: 'redirect-loop' },
    { kind: 'redirect', location: 'https://elsewhere.example.invalid/' },
    { kind: 'cut', how: 'gzip' },
    { kind: 'cut', how: 'shorter-length' },
    { kind: 'cut', how: 'open-chunk' },
    { kind: 'content-type', type: 'text/plain' },
    { kind: 'rotate-cookie' },
  ];
  it.each(modes.map((mode) => [JSON.stringify(mode), mode] as const))(
    'changes nothing in the end: %s',
    async (_, mode) => {
      const all = await requestsOfAQuietRun();
      for (const n of someOf(all, 0.12)) {
        const bench = makeBench(account, rows);
        bench.replica.fault(n, mode);
        expect(await bench.run(), `request ${n}`).toEqual({ end: 'read' });
        expect(keptOf(bench.keeper.messages), `request ${n}`).toEqual(truthOf(account, bench.replica));
        expect(bench.keeper.findings('job 1').listExceptions, `request ${n}`).toEqual([]);
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

describe('killed at any moment', () => {
  it(
    'goes on where it was, and reads at most one message twice',
    async () => {
      const quiet = makeBench(account, rows);
      let calls = 0;
      quiet.keeper.before = () => (calls += 1);
      await quiet.run();
      for (const n of someOf(calls, 0.2)) {
        const bench = makeBench(account, rows);
        let call = 0;
        bench.keeper.before = () => {
          call += 1;
          if (call === n) throw new Error('killed');
        };
        await expect(bench.run()).rejects.toThrow('killed');
        bench.keeper.before = () => undefined;
        expect(await bench.run()).toEqual({ end: 'read' });
        expectEverything(bench);
        expect(bench.keeper.keeps.length).toBeLessThanOrEqual(account.inbox.length + account.sent.length + 1);
      }
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

describe('a mailbox that changes while it is read', () => {
  const news = makeAccount({ seed: 'news', messages: 30, people: 2, awkward: [], photoShare: 0 });

  it.each([
    ['dates and links', {}],
    ['tokens that change', { tokens: 'changing' }],
    ['tokens that die', { tokens: 'changing-old-dead', missingLetter: 'to-list' }],
    ['rows by postback', { rowOpening: 'postback' }],
  ] as const)(
    'keeps every message that was there all along exactly once: %s',
    async (_, switches) => {
      const seeds = process.env['LETTERKEEP_LONG'] ? 200 : 4;
      for (let seed = 0; seed < seeds; seed += 1) {
        const random = randomFrom(`${seed}`);
        const bench = makeBench(account, { ...rows, ...switches });
        const { mailbox } = bench.replica;
        const gone = new Set<string>();
        let next = 0;
        bench.replica.beforeEach(() => {
          const dice = random.next();
          const message = news.inbox[next];
          if (dice < 0.06 && message) {
            next += 1;
            mailbox.insert({ ...message, contact: account.contacts[0]! });
          } else if (dice > 0.97) {
            const box = mailbox.boxes[random.next() < 0.5 ? 'received' : 'sent'];
            const letter = box[Math.floor(random.next() * box.length)];
            if (letter && mailbox.delete(letter.id)) gone.add(letter.id);
          }
        });
        expect(await bench.run(), `seed ${seed}`).toEqual({ end: 'read' });
        const stayed = {
          ...account,
          inbox: account.inbox.filter((one) => !gone.has(one.letterNumber)),
          sent: account.sent.filter((one) => !gone.has(one.letterNumber)),
        };
        const kept = keptOf(bench.keeper.messages).map((one) => JSON.stringify(one));
        for (const message of new Set(truthOf(stayed, bench.replica).map((one) => JSON.stringify(one)))) {
          const wanted = truthOf(stayed, bench.replica).filter(
            (one) => JSON.stringify(one) === message,
          ).length;
          const most = truthOf(account, bench.replica).filter(
            (one) => JSON.stringify(one) === message,
          ).length;
          const found = kept.filter((one) => one === message).length;
          expect(found, `seed ${seed}: ${message}`).toBeGreaterThanOrEqual(wanted);
          expect(found, `seed ${seed}: ${message}`).toBeLessThanOrEqual(most);
        }
      }
    },
    patience,
  );
});
