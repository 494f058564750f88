import { describe, expect, it } from 'vitest';
import { makeAccount, momentFrom } from '../../replica';
import { keptOf, makeBench, truthOf } from './on-replica';

const account = makeAccount({
  seed: 'moved under the reader',
  messages: 14,
  people: 1,
  awkward: [],
  silentContact: false,
  photoShare: 0,
});
const patience = 60_000;

describe('a list whose rows cannot be told apart, on a site where forms die with the next page', () => {
  it(
    'has each message once, although one arrives as the reader turns the page, and again at the second try',
    async () => {
      const bench = makeBench(account, {
        rowsPerPage: 3,
        rowOpening: 'postback-row',
        columns: 'no-date',
        viewStateScope: 'latest',
        pageText: 'shown',
      });
      const { mailbox, log } = bench.replica;
      const [newest] = account.inbox;
      if (!newest) throw new Error('The account has no message.');
      const arrived: (typeof newest)[] = [];
      const tried = new Set<number>();
      bench.replica.beforeEach(({ eventTarget, path }) => {
        const { round } = bench.keeper.jobs.get('job 1') ?? { round: 0 };
        const before = log[log.length - 2];
        const turnsPage = path === '/IncomingMails.aspx' && eventTarget?.endsWith('ArrowNext');
        const isOnTheWay = before?.path === '/IncomingMailView.aspx';
        if (!turnsPage || !isOnTheWay || tried.has(round) || tried.size === 2) return;
        tried.add(round);
        const later = Date.UTC(2026, 10, 21, 8, tried.size, 0) / 1000;
        const message = {
          ...newest,
          moment: momentFrom(later),
          letterNumber: String(910_000_000 + tried.size),
        };
        const letter = mailbox.find(mailbox.insert(message));
        if (letter) arrived.push(letter.message);
      });
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(arrived.length).toBe(2);
      const truth = { ...account, inbox: [...account.inbox, ...arrived] };
      expect(keptOf(bench.keeper.messages)).toEqual(truthOf(truth, bench.replica));
    },
    patience,
  );
});
