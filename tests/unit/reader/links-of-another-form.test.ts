import { describe, expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { keptOf, makeBench, truthOf, type Bench } from './on-replica';
import { rewritePages } from './rewritten-pages';

const account = makeAccount({ seed: 'links', messages: 12, people: 2, awkward: [], photoShare: 0.5 });

/** Everything that the account has was kept, and nothing was pressed that should not be. */
async function expectAllKept(bench: Bench): Promise<void> {
  expect(await bench.run()).toEqual({ end: 'read' });
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
  expect(bench.keeper.findings('job 1').listExceptions).toEqual([]);
  expect(bench.replica.traps).toEqual([]);
}

describe('where JPay writes its own addresses with http', () => {
  it('messages, photos and the list of sent ones are read all the same, over https alone', async () => {
    const bench = makeBench(account, { sentUrl: 'LetterHistory.aspx' });
    rewritePages(bench, (html) =>
      html.replace(
        /(href|src)="\/?((?:Incoming|Sent)MailView|LetterHistory|GetAttachment)/g,
        '$1="http://www.jpay.com/$2',
      ),
    );
    await expectAllKept(bench);
  });
});
