import { setImmediate as nextTask } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Loader } from '../../../src/reader/loader';
import { createReplica, makeAccount, switchChoices, type Replica } from '../../replica';
import { benchOn, keptOf, makeBench, truthOf, type Bench } from './on-replica';

const account = makeAccount({
  seed: 'two at a time',
  messages: 24,
  people: 2,
  awkward: ['same minute', 'snap twins'],
  photoShare: 0.4,
  attachmentBytes: 200,
});

function expectEverything(bench: Bench): void {
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
  expect(bench.keeper.findings('job 1').listExceptions).toEqual([]);
  expect(bench.replica.traps).toEqual([]);
}

/** Milliseconds. A guard against hanging, not a measure. */
const patience = 60_000;

describe('speed fast', { timeout: patience }, () => {
  it('has two requests on their way, never three, and keeps the same as one at a time', async () => {
    const bench = makeBench(account);
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    expectEverything(bench);
    expect(bench.mostInFlight()).toBe(2);
    const alone = makeBench(account);
    await alone.run({ speed: 'normal' });
    expect(alone.mostInFlight()).toBe(1);
    expect(bench.replica.log.length).toBe(alone.replica.log.length);
  });

  it('reads both lists side by side, and asks for no page of them more', async () => {
    const asksForLists = (bench: Bench): string[] =>
      bench.replica.log.map(({ path }) => path).filter((path) => /Mails\.aspx$/.test(path));
    const bench = makeBench(account, { rowsPerPage: 4 });
    await bench.run({ speed: 'fast' });
    const asked = asksForLists(bench).slice(0, -2);
    expect(asked.indexOf('/SentMails.aspx')).toBeLessThan(3);
    expect(asked.lastIndexOf('/IncomingMails.aspx')).toBeGreaterThan(asked.indexOf('/SentMails.aspx') + 1);
    const alone = makeBench(account, { rowsPerPage: 4 });
    await alone.run({ speed: 'normal' });
    expect(asksForLists(alone).sort()).toEqual(asksForLists(bench).sort());
  });

  const isList = (path: string): boolean => /Mails\.aspx$/.test(path);

  it('looks at both lists for the last time while the last photos are on their way', async () => {
    const newest = account.sent[0];
    const photo = account.inbox.flatMap(({ attachments }) => attachments)[0];
    if (!newest || !photo) throw new Error('The account has no photo.');
    const photos = [1, 2].map((index) => ({ ...photo, index }));
    const bench = makeBench({
      ...account,
      sent: [{ ...newest, attachments: photos }, ...account.sent.slice(1)],
    });
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    const paths = bench.replica.log.map(({ path }) => path);
    const looks = paths.flatMap((path, at) => (isList(path) ? [at] : [])).slice(-2);
    expect(looks.map((at) => paths[at]).sort()).toEqual(['/IncomingMails.aspx', '/SentMails.aspx']);
    expect(looks[1]).toBe((looks[0] ?? 0) + 1);
    expect(paths.lastIndexOf('/GetAttachment.aspx')).toBeGreaterThan(looks[1] ?? Infinity);
    const pages = ({ length }: { length: number }): number =>
      Math.ceil(length / bench.replica.switches.rowsPerPage);
    expect(paths.filter(isList)).toHaveLength(pages(account.inbox) + pages(account.sent) + 4);
  });

  /** Long enough for what follows from an answer to be asked. */
  async function someTasks(): Promise<void> {
    for (let n = 0; n < 5; n += 1) await nextTask();
  }

  /** As a session's lock has it: one answer after another, each when those who wait for the one before have gone on. */
  function oneAfterAnother(replica: Replica, story: string[] = []): Replica {
    let answered: Promise<unknown> = Promise.resolve();
    const handle: Replica['handle'] = (request) => {
      const { pathname } = new URL(request.url);
      story.push(`asked for ${pathname}`);
      const answer = answered.then(() => {
        story.push(`answers ${pathname}`);
        return replica.handle(request);
      });
      answered = answer.then(someTasks, someTasks);
      return answer;
    };
    return Object.create(replica, { handle: { value: handle } }) as Replica;
  }

  it('begins at most one letter between the page of a photo and the photo', async () => {
    const bench = benchOn(oneAfterAnother(createReplica({ account })));
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    expectEverything(bench);
    const begun: number[] = [];
    let letters = NaN;
    for (const { method, path } of bench.replica.log) {
      if (path === '/GetAttachment.aspx') begun.push(letters);
      else if (/MailView\.aspx$/.test(path)) letters = method === 'POST' ? 0 : letters + 1;
    }
    expect(begun.length).toBeGreaterThan(5);
    expect(Math.max(...begun)).toBeLessThanOrEqual(1);
  });

  it('loads a letter again for its second photo before letters that wait', async () => {
    const photos = account.inbox.flatMap(({ attachments }) => attachments).slice(0, 2);
    const [message, ...others] = account.inbox;
    if (!message || photos.length < 2) throw new Error('The account has no two photos.');
    const two = { ...message, attachments: photos.map((photo, at) => ({ ...photo, index: at + 1 })) };
    const inbox = [two, ...others.map((other) => ({ ...other, attachments: [] }))];
    const pages = vi.spyOn(Loader.prototype, 'page');
    const bench = makeBench({ ...account, inbox, sent: [] }, { afterReceivedAttachment: 'needs-reload' });
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    const first = pages.mock.calls.filter(([, , , place]) => place === 'first');
    pages.mockRestore();
    expect(first).toHaveLength(1);
  });

  it('asks for nothing in the name of somebody else, once a look at the home page has shown it', async () => {
    const name = { name: 'Fake Otherman', userId: 'other@example.invalid' };
    const other = makeAccount({ seed: 'other', messages: 6, people: 2, holder: name });
    for (let n = 12; n <= 31; n += 1) {
      const story: string[] = [];
      const bench = benchOn(oneAfterAnother(createReplica({ account, otherAccounts: [other] }), story));
      bench.replica.fault(n, { kind: 'signed-out', face: 'redirect' });
      bench.replica.beforeEach((entry) => {
        if (entry.n === n) bench.signIn(name.userId);
      });
      expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'stopped', why: 'other-account' });
      // A redirect of what was on its way may still be followed.
      const afterwards = story.slice(story.lastIndexOf('answers /home.aspx') + 1);
      const asked = afterwards.filter((step) => /^asked .*(?:View|Mails|Attachment)\.aspx$/.test(step));
      expect(asked, `request ${n}`).toEqual([]);
    }
  });

  it('reads what arrives while the last message is opened, and looks at both lists anew', async () => {
    const bench = makeBench(account);
    const { boxes } = bench.replica.mailbox;
    const late = [boxes.received, boxes.sent].map((box) => ({ box, message: box.shift() }));
    let opened = 0;
    bench.replica.beforeEach(({ path, method }) => {
      if (!/MailView\.aspx$/.test(path) || method !== 'GET') return;
      opened += 1;
      if (opened !== account.inbox.length + account.sent.length - 2) return;
      for (const { box, message } of late) if (message) box.unshift(message);
    });
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    expectEverything(bench);
  });

  it('reads the inbox where the other list does not come', async () => {
    const bench = makeBench(account);
    bench.replica.fault(({ path }) => path === '/SentMails.aspx', { kind: 'error200' }, Infinity);
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    expect(bench.keeper.messages).toHaveLength(account.inbox.length);
    expect(bench.keeper.findings('job 1').listExceptions).toMatchObject([{ where: 'sent' }]);
  });

  const kinds = [
    'rowOpening',
    'tokens',
    'viewStateScope',
    'afterReceivedAttachment',
    'missingLetter',
  ] as const;
  const variants = kinds.flatMap((name) =>
    switchChoices[name].map((value) => [`${name}=${value}`, { [name]: value }] as const),
  );
  it.each(variants)('keeps everything where %s', async (_, switches) => {
    const bench = makeBench(account, { ...switches, rowsPerPage: 6 });
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    expectEverything(bench);
  });

  it('sends nothing before the time that the site asked for, from neither lane', async () => {
    const bench = makeBench(account);
    let struckAt = Infinity;
    const early: number[] = [];
    bench.replica.fault(20, { kind: 'push-back', status: 429, retryAfter: '40' });
    bench.replica.beforeEach(({ n }) => {
      if (n === 20) struckAt = bench.clock.time;
      // The request beside it was on its way already.
      if (n > 21 && bench.clock.time < struckAt + 40_000) early.push(n);
    });
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    expect(struckAt).toBeLessThan(Infinity);
    expect(early).toEqual([]);
    expectEverything(bench);
  });

  it('starts no request after one has met the sign-in page, and goes on to the same end', async () => {
    for (const n of [12, 17, 22, 31]) {
      const bench = makeBench(account);
      bench.replica.fault(n, { kind: 'signed-out', face: 'redirect', lasting: true });
      expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'paused', why: 'signed-out' });
      // The redirect to the sign-in page is a request of its own, and one other may have been on its way.
      expect(bench.replica.log.length).toBeLessThanOrEqual(n + 3);
      bench.signIn();
      expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
      expectEverything(bench);
    }
  });

  it('asks little more where the sign-in page is met while lists and messages are begun', async () => {
    for (const n of [4, 8, 9]) {
      const bench = makeBench(account);
      bench.replica.fault(n, { kind: 'signed-out', face: 'redirect', lasting: true });
      expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'paused', why: 'signed-out' });
      // Twice as many as are asked for, with the sign-in page: one other was begun, and one looked at the home page.
      expect(bench.replica.log.length).toBeLessThanOrEqual(n + 5);
    }
  });
});
