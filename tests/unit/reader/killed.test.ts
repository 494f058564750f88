import { describe, expect, it } from 'vitest';
import type { Speed } from '../../../src/model/speed';
import { makeAccount } from '../../replica';
import { keptOf, makeBench, truthOf, type Bench } from './on-replica';

const account = makeAccount({
  seed: 'killed',
  messages: 10,
  people: 2,
  awkward: ['same minute', 'snap twins'],
  photoShare: 0.4,
  attachmentBytes: 200,
});
const count = account.inbox.length + account.sent.length;
const patience = 300_000;

function bench(): Bench {
  return makeBench(account, { rowsPerPage: 4 });
}

/** From the moment of the kill on nothing answers any more, as when the browser is gone. */
function killer(at: number): { strike: () => void; revive: () => void } {
  let calls = 0;
  let dead = false;
  return {
    strike: () => {
      calls += 1;
      if (calls === at) dead = true;
      if (dead) throw new Error('killed');
    },
    revive: () => {
      dead = false;
    },
  };
}

/** How often the page of a message was loaded beyond once each. */
function readTwice({ replica }: Bench): number {
  const opened = replica.log.filter(({ method, path }) => method === 'GET' && /MailView\.aspx$/i.test(path));
  return opened.length - new Set(opened.map(({ path, query }) => path + query)).size;
}

async function resumes(killed: Bench, speed: Speed, mostTwice: number, where: string): Promise<void> {
  await expect(killed.run({ speed }), where).rejects.toThrow('killed');
  killed.keeper.before = () => undefined;
  killed.keeper.after = () => undefined;
  expect(await killed.run({ speed }), where).toEqual({ end: 'read' });
  expect(keptOf(killed.keeper.messages), where).toEqual(truthOf(account, killed.replica));
  expect(killed.keeper.ledger('job 1'), where).toHaveLength(count);
  expect(killed.keeper.findings('job 1').listExceptions, where).toEqual([]);
  expect(readTwice(killed), where).toBeLessThanOrEqual(mostTwice);
}

describe.each([
  ['one message at a time', 'normal', 1],
  ['four messages in hand', 'fast', 4],
] as const)('a browser that is killed, reading %s,', (_, speed, mostTwice) => {
  async function callsOfAQuietRun(): Promise<number> {
    const quiet = bench();
    let calls = 0;
    quiet.keeper.before = () => (calls += 1);
    await quiet.run({ speed });
    return calls;
  }

  it(
    'before any step of the ledger loses nothing, and reads no more twice than was in hand',
    async () => {
      const calls = await callsOfAQuietRun();
      expect(calls).toBeGreaterThan(count * 2);
      for (let n = 1; n <= calls; n += 1) {
        const killed = bench();
        killed.keeper.before = killer(n).strike;
        await resumes(killed, speed, mostTwice, `before call ${n}`);
      }
    },
    patience,
  );

  it(
    'after any step of the ledger, before its answer was heard, loses nothing and keeps nothing twice',
    async () => {
      const calls = await callsOfAQuietRun();
      // The answer to the last step, the end of the job, may be lost: nothing is left to do then.
      for (let n = 1; n < calls; n += 1) {
        const killed = bench();
        killed.keeper.after = killer(n).strike;
        await resumes(killed, speed, mostTwice, `after call ${n}`);
      }
    },
    patience,
  );
});

describe('the requests in the receipt', () => {
  it('are those of the whole job, however often it was interrupted', async () => {
    const paused = bench();
    for (const n of [7, 19, 31]) {
      const controller = new AbortController();
      paused.replica.beforeEach((entry) => {
        if (entry.n === n) controller.abort('pause');
      });
      expect(await paused.run({ signal: controller.signal })).toEqual({ end: 'paused', why: 'by-person' });
    }
    expect(await paused.run()).toEqual({ end: 'read' });
    expect(paused.keeper.findings('job 1').requests).toBe(paused.replica.log.length);
  });

  it('leave out only what came after the last kept message when the browser was killed', async () => {
    const killed = bench();
    let keeps = 0;
    killed.keeper.after = (call) => {
      if (call === 'keep' && (keeps += 1) === 5) throw new Error('killed');
    };
    await expect(killed.run()).rejects.toThrow('killed');
    killed.keeper.after = () => undefined;
    expect(await killed.run()).toEqual({ end: 'read' });
    expect(killed.keeper.findings('job 1').requests).toBe(killed.replica.log.length);
  });
});
