import { describe, expect, it } from 'vitest';
import { makeAccount, type Switches } from '../../replica';
import type { Visit } from '../../replica/visit';
import { makeBench, type Bench } from './on-replica';
import { listExceptionsOf, redrawLists, redrawRows } from './redrawn-lists';

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

describe('a site that shows the page of a list that was looked at last', () => {
  /** @param left how many pages further the family left each list */
  async function runWhereListsWereLeft(
    left: number,
    switches: Partial<Switches>,
    redraw = (html: string): string => html,
  ): Promise<Bench> {
    const bench = makeBench(account, { ...switches, rowsPerPage: 4 });
    const shown = new Map<string, string>();
    let presses = new Map<string, number>();
    let keepsItsPlace = false;
    redrawLists(bench.replica, (html, { path, request }) => {
      const isGet = request.method === 'GET';
      const now = isGet && keepsItsPlace ? (shown.get(path) ?? redraw(html)) : redraw(html);
      if (!isGet) presses.set(path, (presses.get(path) ?? 0) + 1);
      if (keepsItsPlace || (!isGet && presses.get(path) === left)) shown.set(path, now);
      return now;
    });
    await bench.run();
    presses = new Map();
    keepsItsPlace = true;
    expect(await bench.run({ jobId: 'job 2' })).toEqual({ end: 'read' });
    expect(bench.replica.traps).toEqual([]);
    return bench;
  }
  const pagesOf = (rows: number): number => Math.ceil(rows / 4);
  const last = Math.min(pagesOf(account.inbox.length), pagesOf(account.sent.length)) - 1;

  it.each([
    ['has no First on page 1', {}, [0, 1, last]],
    ['says the page’s number', { pageText: 'shown' }, [1, last]],
    ['switches First off on page 1', { pagerEnd: 'no-href' }, [1, last]],
    ['never switches First off', { pagerEnd: 'looping' }, [0]],
  ] as const)('is read from page 1 to the end where it %s', async (_, switches, places) => {
    for (const left of places) {
      const bench = await runWhereListsWereLeft(left, switches);
      expect(bench.keeper.ledger('job 2')).toHaveLength(everything);
      expect(bench.keeper.findings('job 2').listExceptions).toEqual([]);
    }
  });

  it('is told of where a list was left at a last page that looks like the only one', async () => {
    expect(pagesOf(account.sent.length)).toBe(2);
    const bench = await runWhereListsWereLeft(1, { pagerEnd: 'looping' });
    const told = bench.keeper.findings('job 2').listExceptions;
    expect(told.map(({ where, kind }) => `${where} ${kind}`)).toEqual(['sent list-end-not-proved']);
  });

  it('is told of where its First may not be pressed', async () => {
    const withoutFirst = (html: string): string =>
      html.replace(/(id="LinkbuttonArrowFirst" href="[^"]*?)LinkbuttonArrowFirst/, '$1lnkDelete');
    const bench = await runWhereListsWereLeft(1, {}, withoutFirst);
    const kinds = bench.keeper.findings('job 2').listExceptions.map(({ kind }) => kind);
    expect(kinds).toEqual(['list-end-not-proved', 'list-end-not-proved']);
  });
});

describe('rows with other ids', () => {
  it('are all kept where the number of the row stands last, as .NET 4 writes it', async () => {
    const bench = makeBench(account, { rowOpening: 'postback' });
    redrawLists(bench.replica, (html) => html.replace(/(_Grid)_ctl(\d+)_(\w+)"/g, '$1_$3_$2"'));
    await bench.run();
    expect(bench.keeper.messages).toHaveLength(everything);
    expect(kindsOf(bench)).toEqual([]);
  });

  it('are told when nothing is known of them but that they are there', async () => {
    const bench = makeBench(account);
    redrawLists(bench.replica, (html) =>
      redrawRows(html, (row) =>
        row
          .replace(
            /href="((?:Incoming|Sent)MailView)\.aspx\?encLetterId=([^"]*)"/,
            `href="javascript:$1('$2')"`,
          )
          .replace(/ id="[^"]*"/g, ''),
      ),
    );
    await bench.run();
    expect(bench.keeper.messages).toHaveLength(0);
    const states = bench.keeper.ledger('job 1').map(({ state, failure }) => `${state} ${failure ?? ''}`);
    expect(states).toEqual(states.map(() => 'failed refused'));
    expect(states).toHaveLength(everything);
  });
});

describe('a list that waits for a script', () => {
  it('is read to its end though it and its pager are hidden until then', async () => {
    const bench = makeBench(account, { rowsPerPage: 5 });
    redrawLists(bench.replica, (html) =>
      html.replace('<div id="pagecontent">', '<div id="pagecontent" style="display:none">'),
    );
    await bench.run();
    expect(bench.keeper.messages).toHaveLength(everything);
    expect(kindsOf(bench)).toEqual([]);
  });

  it('is not empty where a notice about a restricted person opens in its place', async () => {
    const bench = makeBench(account, { restrictedDialog: 'instead-of-list' });
    const notice =
      '<div id="restrictedDialog" title="Notice" style="display:none"><p>Email to this inmate is restricted.</p></div><script>$(function(){$("#restrictedDialog").dialog({modal:true});});</script>';
    redrawLists(bench.replica, (html) =>
      html.replace(/<div class="ui-dialog"[\s\S]*?<\/button><\/div><\/div><\/div>/, notice),
    );
    expect(await bench.run()).toEqual({ end: 'paused', why: 'unexpected-page' });
  });
});

describe('a pager with other ids', () => {
  it('makes an incomplete archive, for it is not pressed', async () => {
    const bench = makeBench(account, { rowsPerPage: 5 });
    redrawLists(bench.replica, (html) => html.replace(/LinkbuttonArrow/g, 'lnkPage'));
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(kindsOf(bench)).toEqual(['list-end-not-proved', 'list-end-not-proved']);
    expect(bench.replica.log.filter(({ eventTarget }) => eventTarget?.startsWith('lnkPage'))).toEqual([]);
  });
});

describe('rows in another order than one to a line', () => {
  it.each([
    ['two in a line', (html: string) => html.replace(/<\/tr>\s*<tr class="GridAlternatingItem"[^>]*>/g, '')],
    [
      'each once more for small screens',
      (html: string) =>
        redrawRows(html, (row) => {
          const href = /href="((?:Incoming|Sent)MailView[^"]*)"/.exec(row)?.[1] ?? '';
          return `${row}<tr class="visible-xs"><td colspan="4"><a href="${href}">Fake: read more</a></td></tr>`;
        }),
    ],
    [
      'a box in the header that ticks all',
      (html: string) =>
        html.replace(
          '<tr class="GridHeader"><td>&nbsp;</td>',
          '<tr class="GridHeader"><td><input type="checkbox" id="Mails_Grid_ctl02_chkMail" /></td>',
        ),
    ],
  ] as const)('are all kept, each once: %s', async (_, redraw) => {
    // A row that is read on the way must not be drawn otherwise for that.
    const bench = makeBench(account, { unreadMark: 'none' });
    redrawLists(bench.replica, redraw);
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(bench.keeper.ledger('job 1').map(({ state }) => state)).toEqual(
      Array.from({ length: everything }, () => 'saved'),
    );
    expect(kindsOf(bench)).toEqual([]);
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
