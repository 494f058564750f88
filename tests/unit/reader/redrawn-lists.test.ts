import { describe, expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { makeBench } from './on-replica';
import { redrawLists } from './redrawn-lists';

/** Lists of more than two pages each, with nothing awkward in them: what is missing is then missing for its form. */
const account = makeAccount({
  seed: 'redrawn',
  messages: 26,
  people: 3,
  awkward: [],
  silentContact: false,
  photoShare: 0,
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
