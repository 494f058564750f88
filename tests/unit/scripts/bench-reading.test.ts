import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lackingIn, requireComplete, type Fetched } from '../../../scripts/bench/floor/completeness';
import { InFlight } from '../../../scripts/bench/floor/in-flight';
import { fetchLeast } from '../../../scripts/bench/floor/least-client';
import { isOver, measureTable, rounds } from '../../../scripts/bench/measure';
import { lossIn } from '../../../scripts/bench/other-tools/judge';
import { repeated } from '../../../scripts/bench/repeated';
import { budgetOf, secondBudgetOf, sizeOf } from '../../../scripts/bench/request-budget';
import {
  createReplica,
  expectMessages,
  makeAccount,
  makeSwitches,
  serveReplica,
  type MadeUpAccount,
} from '../../replica';
import { inFolder } from '../bundle/foreign-tools';

const account = makeAccount({
  seed: 'bench',
  messages: 23,
  people: 2,
  awkward: ['sent photo', 'snap twins', 'identical', 'sent video'],
  photoShare: 0.3,
});
const switches = makeSwitches();

function everything(of: MadeUpAccount): Fetched {
  const expected = expectMessages(of, switches);
  return {
    letters: expected.map(({ text }) => text),
    files: expected.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
  };
}

describe('the budget of requests', () => {
  const size = { listPages: 7, messages: 60, attachments: 20 };

  it('is a page of each list, one for a message, two for an attachment, and eight', () => {
    expect(budgetOf(size, { name: 'plain', switches: {} })).toBe(7 + 60 + 40 + 8);
    expect(secondBudgetOf(size)).toBe(7 + 8);
  });
  it('grows by what the site itself asks for more', () => {
    expect(budgetOf(size, { name: '', switches: {}, perMessage: 1 })).toBe(7 + 120 + 40 + 8);
    expect(budgetOf(size, { name: '', switches: {}, perAttachment: 1 })).toBe(7 + 60 + 60 + 8);
  });
  it('counts the pages of both lists, an empty one too', () => {
    const { inbox, sent } = account;
    const own = sizeOf(account, 5);
    expect(own.messages).toBe(23);
    expect(own.listPages).toBe(Math.ceil(inbox.length / 5) + Math.ceil(sent.length / 5));
    expect(own.attachments).toBe(everything(account).files.length);
    expect(sizeOf({ ...account, sent: [] }, 100).listPages).toBe(2);
  });
});

describe('the floor', () => {
  it('is complete with every letter and file, whatever their order', () => {
    const { letters, files } = everything(account);
    const lacking = lackingIn(
      { letters: [...letters].reverse(), files: [...files].reverse() },
      account,
      switches,
    );
    expect(lacking).toEqual({ letters: 0, files: 0, beyond: 0 });
    expect(() => requireComplete('it', lacking)).not.toThrow();
  });
  it('lacks one of three equal letters, and a file that came twice instead of another', () => {
    const { letters, files } = everything(account);
    const at = letters.indexOf('Good night.');
    const other = files.findIndex((file) => file !== files[0]);
    const lacking = lackingIn(
      { letters: letters.filter((_, index) => index !== at), files: files.with(other, files[0] ?? '') },
      account,
      switches,
    );
    expect(lacking).toEqual({ letters: 1, files: 1, beyond: 1 });
    expect(() => requireComplete('it', lacking)).toThrow('it lacks 1 letters and 1 files, and has 1');
  });
  it('brings a whole account home with the least requests there are', async () => {
    const replica = createReplica({ account, switches: { rowsPerPage: 5 } });
    const served = await serveReplica(replica);
    try {
      const run = await fetchLeast(served.port, replica.signIn(), 2);
      expect(lackingIn(run, account, replica.switches)).toEqual({ letters: 0, files: 0, beyond: 0 });
      const { listPages, messages, attachments } = sizeOf(account, 5);
      expect(run.requests).toBe(listPages + messages + 2 * attachments);
      expect(replica.log.length).toBe(run.requests);
      expect(replica.traps).toEqual([]);
    } finally {
      await served.close();
    }
  });
});

describe('work in flight', () => {
  it('is never more than may be, always as much, and over when the last is', async () => {
    const work = new InFlight(2);
    let underWay = 0;
    const seen: number[] = [];
    const step = async (): Promise<void> => {
      seen.push((underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
    };
    work.add(async () => {
      await step();
      for (let n = 0; n < 4; n += 1) work.add(step);
    });
    await work.done();
    expect(seen).toEqual([1, 1, 2, 2, 2]);
  });
  it('ends with the first failure', async () => {
    const work = new InFlight(1);
    work.add(() => Promise.reject(new Error('made up')));
    work.add(() => Promise.reject(new Error('never begun')));
    await expect(work.done()).rejects.toThrow('made up');
  });
});

describe('a figure', () => {
  it('may have a least as well as a most, and no number at all is over both', () => {
    const one = { what: 'x', unit: 'times' as const };
    expect(isOver({ ...one, value: 2.9, least: 3 })).toBe(true);
    expect(isOver({ ...one, value: 3, least: 3 })).toBe(false);
    expect(isOver({ ...one, value: NaN, least: 3 })).toBe(true);
    expect(isOver({ ...one, value: NaN, limit: 1.15 })).toBe(true);
    expect(measureTable([{ ...one, value: 3.456, least: 3 }])).toContain(
      '| x | 3.46 times | at least 3.00 times |',
    );
  });
  it('is of several rounds, one after the other', async () => {
    const begun: number[] = [];
    const ended = await repeated(async (round) => {
      begun.push(round);
      await Promise.resolve();
      expect(begun.at(-1)).toBe(round);
      return round * 10;
    });
    expect(ended).toEqual(Array.from({ length: rounds }, (_, index) => (index + 1) * 10));
  });
});

describe('the judge of other tools', () => {
  it('finds what is not in a folder, and the buttons that are', () =>
    inFolder(async (folder) => {
      const [first, second] = expectMessages(account, switches).filter(
        ({ direction }) => direction === 'received',
      );
      if (!first || !second) throw new Error('The account is too small.');
      const page = (message: typeof first, more: string): string =>
        `<p>From: ${message.personName}</p><p>${message.dateText}</p><div>${message.text.replaceAll('\n', '<br />')}</div>${more}`;
      mkdirSync(join(folder, 'pages'));
      writeFileSync(join(folder, 'pages', 'a.css'), '');
      writeFileSync(
        join(folder, 'pages', 'first.html'),
        page(first, `<time datetime="${first.date ?? ''}"></time><link rel="stylesheet" href="a.css">`),
      );
      writeFileSync(
        join(folder, 'pages', 'second.html'),
        page(
          second,
          '<img src="gone.jpg"><input type="submit" name="ButtonDelete" id="ButtonDelete" /><a href="https://www.jpay.com/">JPay</a>',
        ),
      );
      const attachments = expectMessages(account, switches).flatMap((message) => message.attachments);
      const [kept] = account.inbox.flatMap((message) => message.attachments);
      writeFileSync(join(folder, 'photo'), kept?.bytes ?? '');
      const loss = await lossIn(folder, account, switches);
      expect(loss.messages).toBe(23 - 2);
      expect(loss.sent).toBe(account.sent.length);
      expect(loss.dates).toBe(23 - 1);
      expect(loss.attachments).toBe(attachments.filter(({ sha256 }) => sha256 !== kept?.sha256).length);
      expect(loss.pagesThatAsk).toBe(1);
      expect(loss.pagesThatDelete).toBe(1);
      expect(loss.pagesWithoutSum).toBe(2);
    }));
});
