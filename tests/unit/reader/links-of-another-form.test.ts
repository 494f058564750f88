import { describe, expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { respond, type ReplicaResponse } from '../../replica/exchange';
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

describe('where the list of sent messages has another name', () => {
  it.each(['Sent Folder', 'View Sent', 'My Sent Letters'])('%s, it is found all the same', async (name) => {
    const bench = makeBench(account, { sentUrl: 'LetterHistory.aspx', rowsPerPage: 4 });
    rewritePages(bench, (html) => html.replace('">Sent</a>', `">${name}</a>`));
    await expectAllKept(bench);
  });

  it('and stands under the name of its grid, it is read', async () => {
    await expectAllKept(makeBench(account, { sentUrl: 'TransferHistory.aspx', rowsPerPage: 20 }));
  });

  it('nothing is posted to a page called Transfer: what its first page shows is kept, and that there is more is told', async () => {
    const bench = makeBench(account, { sentUrl: 'TransferHistory.aspx', rowsPerPage: 2 });
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(bench.keeper.messages.filter(({ direction }) => direction === 'sent')).toHaveLength(2);
    expect(bench.keeper.findings('job 1').listExceptions.map(({ where, kind }) => [where, kind])).toEqual([
      ['sent', 'list-end-not-proved'],
    ]);
    const posted = bench.replica.log.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(posted).not.toContain('/TransferHistory.aspx');
  });
});

describe('where a read page has what belongs to writing', () => {
  it.each(['<span id="lblConfirmation">4711</span>', '<textarea id="message" name="message"></textarea>'])(
    'everything is kept: %s',
    async (extra) => {
      const bench = makeBench(account);
      rewritePages(bench, (html, { path }) =>
        path.endsWith('mailview.aspx')
          ? html.replace('<div class="letter">', `${extra}<div class="letter">`)
          : html,
      );
      await expectAllKept(bench);
    },
  );
});

describe('where a row opens by a link around the name that no list can name', () => {
  it('everything is kept, and nothing is pressed that should not be', async () => {
    await expectAllKept(makeBench(account, { rowOpening: 'postback-around-name', rowsPerPage: 4 }));
  });
});

describe('where a row’s postback is answered with the list and a script that goes to the message', () => {
  it('everything is kept', async () => {
    const bench = makeBench(account, { rowOpening: 'postback', rowsPerPage: 4 });
    const answer = async (serve: () => Promise<ReplicaResponse>): Promise<ReplicaResponse> => {
      const served = await serve();
      const to = served.headers.find(([name]) => name === 'Location')?.[1];
      if (to === undefined) return served;
      const html = `<html><body><form method="post" action="./IncomingMails.aspx"><a id="myheader_TopRightNavButton_lnkLogout" href="#">Log Out</a><span id="lbl_msgstatus"></span><table id="Mails_Grid"><tr><td>From</td></tr><tr><td><span id="Mails_Grid_ctl03_lblFrom">Fake</span></td></tr></table><script type="text/javascript">function later() { window.location = 'SentMails.aspx'; }\nwindow.location='${to}';</script></form></body></html>`;
      return respond(200, [['Content-Type', 'text/html; charset=utf-8']], html);
    };
    bench.replica.fault(
      ({ method, eventTarget }) => method === 'POST' && /Grid\$/.test(eventTarget ?? ''),
      { kind: 'custom', answer },
      Infinity,
    );
    await expectAllKept(bench);
  });
});
