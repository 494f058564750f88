import { describe, expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import type { LogEntry } from '../../replica/log';
import { keptOf, makeBench, truthOf } from './on-replica';
import { answerWithPage } from './rewritten-pages';

const account = makeAccount({ seed: 'sessions', messages: 16, people: 2, awkward: [], photoShare: 0.5 });

const rememberedPerson =
  '<span id="newHeader_uclSelectedInmateFromSession_SelectedInmateLabel">FAKE PERSON</span>';
const ends: [string, string][] = [
  [
    'with the login beside the person whom the session remembers',
    `<html><head><title>JPay</title></head><body><form method="post" action="login.aspx"><a id="newHeader_TopRightNavButton_lnkLogin" href="login.aspx">Log In</a>${rememberedPerson}<div class="loginbox"><input id="uclLoginFirstTime_txtUserId"><input type="password" id="uclLoginFirstTime_txtPassword"></div></form></body></html>`,
  ],
  [
    'with a page of nothing but a script',
    `<html><head><script>window.top.location.href='/login.aspx';</script></head><body></body></html>`,
  ],
];
const places: [string, (entry: LogEntry) => boolean][] = [
  ['a list', ({ path, method }) => path === '/IncomingMails.aspx' && method === 'POST'],
  ['a message', ({ path }) => path.endsWith('MailView.aspx')],
  ['an attachment', ({ eventTarget }) => /^dgAttachments/.test(eventTarget ?? '')],
];

describe.each(ends)('a session that ends %s', (_, html) => {
  it.each(places)(
    'at %s, pauses the job, and nothing is missing after signing in again',
    async (_place, isPlace) => {
      const bench = makeBench(account, { rowsPerPage: 4 });
      let over = false;
      answerWithPage(bench, (entry) => (over ||= isPlace(entry)), html);
      expect(await bench.run()).toEqual({ end: 'paused', why: 'signed-out' });
      bench.replica.clearFaults();
      bench.signIn();
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
      expect(bench.keeper.findings('job 1').listExceptions).toEqual([]);
    },
  );
});

describe('a firewall that wants proof of a browser', () => {
  it('is left alone for a while, and nothing is missing when it has gone', async () => {
    const bench = makeBench(account, { rowsPerPage: 4 });
    let up = false;
    const challenge = `<html><head><script src="/TSPD/08e9a4?type=8"></script><noscript>Please enable JavaScript to view the page content.<br/>Your support ID is: 12894317239812.</noscript></head><body></body></html>`;
    answerWithPage(bench, ({ path }) => (up ||= path.endsWith('MailView.aspx')), challenge);
    expect(await bench.run()).toEqual({ end: 'paused', why: 'blocked-by-site' });
    const asked = bench.replica.log.length;
    bench.replica.clearFaults();
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(bench.replica.log.length).toBeGreaterThan(asked);
    expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
  });
});
