import { describe, expect, it } from 'vitest';
import { makeAccount, type MadeUpAccount, type Replica, type Switches } from '../../replica';
import { isWhole } from '../../../src/model/message';
import { addsUp } from '../../../src/model/receipt';
import { keptOf, makeBench, truthOf, type Bench } from './on-replica';

/** Small, because there are many variants; each meets the same messages. */
const account = makeAccount({ seed: 'reader', messages: 16, people: 3, attachmentBytes: 300 });
const twins = makeAccount({
  seed: 'twins',
  messages: 10,
  people: 2,
  awkward: ['same minute', 'snap twins', 'sent same minute'],
  photoShare: 0,
});
const patience = 60_000;

/** What must hold after any run, whatever the site was like. */
function expectSound(bench: Bench): void {
  expect(bench.replica.traps).toEqual([]);
  for (const entry of bench.replica.log.filter(({ method }) => method === 'POST')) {
    expect(entry.eventTarget).toMatch(
      /LinkbuttonArrowNext$|_Grid(\$ctl\d+\$\w+)?$|dgAttachments\$ctl\d+\$lnkAttachments$/,
    );
  }
  for (const { messages } of bench.progress) {
    const { listed, saved, failed, vanished, skipped } = messages;
    expect(listed).toBeGreaterThanOrEqual(saved + failed + vanished + skipped);
  }
  const last = bench.progress[bench.progress.length - 1];
  if (last && bench.keeper.jobs.get('job 1')?.state === 'read') expect(addsUp(last.messages)).toBe(true);
}

function expectEverything(bench: Bench, truth: MadeUpAccount = account): void {
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(truth, bench.replica));
  expectSound(bench);
}

const pathsOf = (replica: Replica): string[] => replica.log.map(({ path }) => path);
const listPagesOf = (truth: MadeUpAccount, rows: number): number =>
  Math.ceil(truth.inbox.length / rows) + Math.ceil(truth.sent.length / rows);

describe('the whole mailbox is kept as it was made', () => {
  const variants: Partial<Switches>[] = [
    {},
    { rowsPerPage: 3, pageText: 'shown' },
    { rowsPerPage: 4, rowOpening: 'postback', columns: 'no-date' },
    { rowsPerPage: 4, rowOpening: 'postback-row', viewStateScope: 'latest' },
    { rowsPerPage: 4, rowOpening: 'cell-onclick', tokens: 'changing', columns: 'bare' },
    { rowsPerPage: 4, tokens: 'changing-old-dead', missingLetter: 'to-list' },
    { rowsPerPage: 4, tokens: 'changing-old-dead', missingLetter: 'error200', columns: 'no-date' },
    { rowsPerPage: 4, pagerEnd: 'looping', tokens: 'changing' },
    { rowsPerPage: 4, pagerEnd: 'wraps', listDate: 'unparsable' },
    { pagerEnd: 'looping', total: 'shown' },
    { pagerEnd: 'no-href', listNames: 'upper-case', readDate: 'unparsable' },
    { postbackAnswer: 'delta-always', rowOpening: 'postback', pagerEnd: 'asp-net-disabled', rowsPerPage: 5 },
    { receivedAttachment: 'redirect', imageSource: 'other-host' },
    { afterReceivedAttachment: 'needs-reload', imageSource: 'data', pdf: 'direct' },
    { scanPlace: 'body-iframe', player: 'iframe', removedAttachment: 'broken-image' },
    { player: 'none', removedAttachment: 'alert', sentUrl: 'LetterHistory.aspx' },
    { sentLink: 'missing', emailTab: 'missing', shownName: 'missing', home: 'label' },
    { charset: 'windows-1252-unlabelled', letterNumberInList: 'missing', restrictedDialog: 'over-list' },
  ];
  it.each(variants.map((switches) => [JSON.stringify(switches), switches] as const))(
    'from a site that is %s',
    async (_, switches) => {
      const bench = makeBench(account, switches);
      expect(await bench.run()).toEqual({ end: 'read' });
      expectEverything(bench);
      expect(bench.keeper.findings('job 1').listExceptions).toEqual([]);
    },
    patience,
  );

  it(
    'with messages of equal words in one minute kept apart, also where the rows say nothing of them',
    async () => {
      for (const switches of [{}, { rowOpening: 'postback', columns: 'bare' }] as const) {
        const bench = makeBench(twins, switches);
        await bench.run();
        expectEverything(bench, twins);
      }
    },
    patience,
  );
});

describe('a quiet site is asked for little', () => {
  it(
    'nothing is opened twice, and the requests are few',
    async () => {
      const bench = makeBench(account, { rowsPerPage: 4 });
      await bench.run();
      const opened = bench.replica.log.filter(({ path }) => path.endsWith('MailView.aspx') && path !== '');
      const gets = opened.filter(({ method }) => method === 'GET').map(({ query }) => query);
      expect(new Set(gets).size).toBe(gets.length);
      expect(gets).toHaveLength(account.inbox.length + account.sent.length);
      const attachments = [...account.inbox, ...account.sent].flatMap(
        (message) => message.attachments,
      ).length;
      expect(bench.replica.log.length).toBeLessThanOrEqual(
        listPagesOf(account, 4) + gets.length + 2 * attachments + 8,
      );
      expect(new Set(bench.keeper.keeps).size).toBe(bench.keeper.keeps.length);
    },
    patience,
  );

  it(
    'a second run with nothing new only lists, and tries again what was not whole',
    async () => {
      for (const switches of [{ rowsPerPage: 4 }, { rowsPerPage: 4, columns: 'bare' }] as const) {
        const bench = makeBench(twins, switches);
        await bench.run();
        const before = bench.replica.log.length;
        expect(await bench.run({ jobId: 'job 2' })).toEqual({ end: 'read' });
        const second = pathsOf(bench.replica).slice(before);
        const broken = bench.keeper.messages.filter((message) => !isWhole(message)).length;
        // Without dates the newest message of each person is opened, as the proof that nothing has changed places.
        const people = new Set(
          [...twins.inbox, ...twins.sent].map((one) => `${one.direction} ${one.contact.name}`),
        );
        const proofs = 'columns' in switches ? people.size : 0;
        expect(second.filter((path) => path.endsWith('MailView.aspx')).length).toBeLessThanOrEqual(
          2 * broken + proofs,
        );
        expect(second.length).toBeLessThanOrEqual(listPagesOf(twins, 4) + proofs + 8);
        expect(bench.keeper.ledger('job 2').every(({ state }) => state === 'saved')).toBe(true);
        expectEverything(bench, twins);
      }
    },
    patience,
  );

  it(
    'the rest between two requests is never shorter than a quarter of a second',
    async () => {
      const bench = makeBench(twins);
      await bench.run();
      expect(bench.clock.waits.length).toBeGreaterThanOrEqual(bench.replica.log.length - 1);
      for (const wait of bench.clock.waits) expect(wait).toBeGreaterThanOrEqual(250);
    },
    patience,
  );
});

describe('what the site does not let us see is said', () => {
  it(
    'a pager that never leaves page 1 makes an incomplete archive',
    async () => {
      const bench = makeBench(account, { rowsPerPage: 4, pagerEnd: 'stuck-on-first' });
      expect(await bench.run()).toEqual({ end: 'read' });
      const kinds = bench.keeper.findings('job 1').listExceptions.map(({ kind }) => kind);
      expect(kinds).toContain('list-end-not-proved');
    },
    patience,
  );
  it(
    'a total that differs is told, and all that is listed is kept',
    async () => {
      const bench = makeBench(account, { total: 'lying' });
      await bench.run();
      const kinds = bench.keeper.findings('job 1').listExceptions.map(({ kind }) => kind);
      expect(kinds).toEqual(['total-differs', 'total-differs']);
      expectEverything(bench);
    },
    patience,
  );
  it(
    'a list of sent messages that cannot be found is told, and the inbox is kept',
    async () => {
      const bench = makeBench(account, { sentLink: 'missing', sentUrl: 'LetterHistory.aspx' });
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(bench.keeper.findings('job 1').listExceptions.map(({ kind }) => kind)).toEqual([
        'sent-not-found',
      ]);
      expect(bench.keeper.messages).toHaveLength(account.inbox.length);
    },
    patience,
  );
  it.each(['next-deletes', 'row-deletes', 'labels-swapped'] as const)(
    'a landmine is not stepped on: %s',
    async (landmine) => {
      const bench = makeBench(account, { rowsPerPage: 4, landmine });
      expect(await bench.run()).toEqual({ end: 'read' });
      expectSound(bench);
    },
    patience,
  );
  it(
    'contacts without a message are named, with the way to add them',
    async () => {
      const bench = makeBench(account);
      await bench.run();
      expect(bench.keeper.findings('job 1').notes.join()).toContain('Nobody Writeth');
    },
    patience,
  );
});

describe('what the family chose', () => {
  it(
    'unread messages are left alone, and counted',
    async () => {
      const bench = makeBench(account);
      await bench.run({ request: { what: 'archive', choice: { leaveUnread: true } } });
      const unread = account.inbox.filter((message) => message.unread).length;
      const left = bench.keeper.ledger('job 1').filter(({ failure }) => failure === 'left-unread');
      expect(left).toHaveLength(unread);
      expect(bench.replica.mailbox.boxes.received.filter((letter) => letter.unread)).toHaveLength(unread);
      expectSound(bench);
    },
    patience,
  );
  it(
    'a list of which nothing was chosen is told of when it cannot be found, and takes nothing from the archive',
    async () => {
      const bench = makeBench(account, { sentLink: 'missing', sentUrl: 'LetterHistory.aspx' });
      const choice = { directions: ['received' as const], leaveUnread: false };
      expect(await bench.run({ request: { what: 'archive', choice } })).toEqual({ end: 'read' });
      const { listExceptions, notes } = bench.keeper.findings('job 1');
      expect(listExceptions).toEqual([]);
      expect(notes).toContain('The list of sent messages could not be found on JPay.');
      expect(bench.keeper.messages.map(({ direction }) => direction)).toEqual(
        account.inbox.map(() => 'received'),
      );
    },
    patience,
  );
  it(
    'one message is kept from its own page, and nothing else is opened',
    async () => {
      const bench = makeBench(account);
      await bench.run();
      const url =
        'https://www.jpay.com/' +
        bench.replica.log
          .filter(({ path }) => path.endsWith('IncomingMailView.aspx'))
          .map(({ path, query }) => path.slice(1) + query)[0]!;
      const before = bench.replica.log.length;
      const request = { what: 'message', url, direction: 'received', format: 'html' } as const;
      expect(await bench.run({ jobId: 'job 2', request })).toEqual({ end: 'read' });
      expect(bench.keeper.ledger('job 2').map(({ state }) => state)).toEqual(['saved']);
      expect(
        pathsOf(bench.replica)
          .slice(before)
          .filter((path) => /Mails|SentMailView/.test(path)),
      ).toEqual([]);
      expectEverything(bench);
    },
    patience,
  );
  it(
    'one conversation lists and opens that person alone',
    async () => {
      const bench = makeBench(account);
      const { name } = account.inbox[0]!.contact;
      await bench.run({ request: { what: 'conversation', personName: name.toLowerCase(), format: 'html' } });
      const truth = truthOf(account, bench.replica).filter(({ personName }) => personName === name);
      expect(keptOf(bench.keeper.messages)).toEqual(truth);
      expect(new Set(bench.keeper.ledger('job 1').map(({ personName }) => personName))).toEqual(
        new Set([name]),
      );
    },
    patience,
  );
});
