import { describe, expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import type { Visit } from '../../replica/visit';
import { makeBench, type Bench } from './on-replica';
import { listExceptionsOf, redrawLists } from './redrawn-lists';

/** Lists of more than two pages each, with nothing awkward in them: what is missing is then missing for its form. */
const account = makeAccount({
  seed: 'redrawn',
  messages: 26,
  people: 3,
  awkward: [],
  silentContact: false,
  photoShare: 0,
});

const everything = account.inbox.length + account.sent.length;
const kindsOf = (bench: Bench): string[] => listExceptionsOf(bench).map(({ kind }) => kind);
const ofInbox = ({ path }: Visit): boolean => path === '/incomingmails.aspx';

describe('a page that says sorry in the place of its rows', () => {
  const sorry = 'We are unable to retrieve your messages at this time. Please try again later.';
  const inItsPlace = (html: string, words: string): string =>
    html.replace(
      /<span id="lbl_msgstatus">[\s\S]*?(?=<input type="submit" name="imgBtnDelete")/,
      `<span id="lbl_msgstatus">${words}</span>`,
    );

  it('is never taken for an empty inbox', async () => {
    const bench = makeBench(account);
    redrawLists(bench.replica, (html, visit) => (ofInbox(visit) ? inItsPlace(html, sorry) : html));
    expect(await bench.run()).toEqual({ end: 'paused', why: 'unexpected-page' });
  });

  it.each([
    ['with words', sorry],
    ['without a word', ''],
  ])('is never taken for the end of a list, %s: what it hid is looked for again', async (_, words) => {
    const bench = makeBench(account, { rowsPerPage: 5 });
    let presses = 0;
    redrawLists(bench.replica, (html, visit) => {
      if (!ofInbox(visit) || visit.request.method !== 'POST') return html;
      presses += 1;
      return presses === 2 || presses === 3 ? inItsPlace(html, words) : html;
    });
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(bench.keeper.messages).toHaveLength(everything);
    expect(kindsOf(bench)).toEqual([]);
  });

  it('is told when it stays where a page should be', async () => {
    const bench = makeBench(account, { rowsPerPage: 5 });
    redrawLists(bench.replica, (html, visit) =>
      ofInbox(visit) && visit.request.method === 'POST' ? inItsPlace(html, '') : html,
    );
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(kindsOf(bench)).toEqual(['list-end-not-proved']);
  });
});

describe('to leave unread messages alone', () => {
  it('opens none of them where each row has a button to read it and only the name is bold', async () => {
    const bench = makeBench(account, { unreadMark: 'bold-tag' });
    redrawLists(bench.replica, (html) =>
      html.replace(
        /<td>(?=<input id="Mails_Grid_ctl\d+_chkMail")/g,
        '<td><a href="#"><img src="Images/read.gif" alt="Read" /></a>',
      ),
    );
    const unread = account.inbox.filter((message) => message.unread).length;
    expect(unread).toBeGreaterThan(0);
    await bench.run({ request: { what: 'archive', choice: { leaveUnread: true } } });
    expect(bench.replica.mailbox.boxes.received.filter((letter) => letter.unread)).toHaveLength(unread);
    expect(bench.keeper.messages).toHaveLength(account.inbox.length + account.sent.length - unread);
  });
});
