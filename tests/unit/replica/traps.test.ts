import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount } from '../../replica';
import type { Replica, TrapName } from '../../replica';
import { clickerOn, targetOf } from './clicker';

const account = makeAccount({ seed: 2, messages: 20 });
const fresh = (): Replica => createReplica({ account });
const names = (replica: Replica): TrapName[] => replica.traps.map((trap) => trap.trap);

describe('the traps of the replica', () => {
  it('record nothing while somebody only looks', async () => {
    const replica = fresh();
    const clicker = clickerOn(replica);
    for (const path of [
      'home.aspx',
      'SendMail.aspx',
      'IncomingMails.aspx',
      'SentMails.aspx',
      'BuyPostage.aspx',
    ]) {
      expect((await clicker.open(path)).status).toBe(200);
    }
    expect(replica.traps).toEqual([]);
  });

  it('delete the ticked messages, and say who did it', async () => {
    const replica = fresh();
    const list = await clickerOn(replica).open('IncomingMails.aspx');
    await list.click('imgBtnDelete', { Mails_Grid$ctl04$chkMail: 'on' });
    expect(replica.traps).toMatchObject([
      { trap: 'delete-ticked', method: 'POST', at: 2, fields: { Mails_Grid$ctl04$chkMail: 'on' } },
    ]);
    expect(replica.mailbox.find(account.inbox[1]!.letterNumber)).toBeUndefined();
    expect(replica.mailbox.find(account.inbox[0]!.letterNumber)).toBeDefined();
  });

  it('delete the message that is being read', async () => {
    const replica = fresh();
    const clicker = clickerOn(replica);
    const list = await clicker.open('IncomingMails.aspx');
    const letter = await clicker.open(
      list.document.querySelector('#Mails_Grid a')?.getAttribute('href') ?? '',
    );
    await letter.click('ButtonDelete');
    expect(names(replica)).toEqual(['delete-message']);
    expect(replica.mailbox.boxes.received).toHaveLength(account.inbox.length - 1);
  });

  it.each([
    ['ButtonReply', 'reply'],
    ['btnCloseAttachment', undefined],
  ])('know %s on a read page as %s', async (button, trap) => {
    const replica = fresh();
    const clicker = clickerOn(replica);
    const list = await clicker.open('SentMails.aspx');
    const href = list.document.querySelector('#TransferHistory_Grid a')?.getAttribute('href') ?? '';
    await (await clicker.open(href)).click(button);
    expect(names(replica)).toEqual(trap === undefined ? [] : [trap]);
  });

  it('send the letter and spend the stamp', async () => {
    const replica = fresh();
    const compose = await clickerOn(replica).open('SendMail.aspx');
    const confirm = await compose.click('btnContinue', { message: 'Oh no' });
    await confirm.click('btnSendLetter');
    expect(names(replica)).toEqual(['send', 'send']);
    expect(replica.mailbox.boxes.sent[0]?.message.source).toBe('Oh no');
    expect(replica.mailbox.stamps).toBe(39);
  });

  it.each([
    ['IncomingMails.aspx', 'btnSendLetter', 'compose'],
    ['SendMail.aspx', 'imgBtnAttachment', 'attach'],
    ['SendMail.aspx', 'bPreview2', 'other-button'],
    ['BuyPostage.aspx', 'btnBuyStamps', 'buy-stamps'],
    ['TransferStamps.aspx', 'btnTransfer', 'transfer-stamps'],
    ['SendMoney.aspx', 'btnSendMoney', 'send'],
  ])('on %s know %s as %s', async (path, button, trap) => {
    const replica = fresh();
    await (await clickerOn(replica).open(path)).click(button);
    expect(names(replica)).toEqual([trap]);
  });

  it('know a button even when a pager is named as the target beside it', async () => {
    const replica = fresh();
    const list = await clickerOn(replica).open('IncomingMails.aspx');
    await list.click('imgBtnDelete', { __EVENTTARGET: 'LinkbuttonArrowNext' });
    expect(names(replica)).toEqual(['delete-ticked']);
  });

  it('change the inmate, and sign out', async () => {
    const replica = fresh();
    const home = await clickerOn(replica).open('home.aspx');
    await home.press('inmatesDropDownList');
    await home.press('myheader$TopRightNavButton$lnkLogout');
    expect(names(replica)).toEqual(['change-inmate', 'sign-out']);
  });

  it('lie behind Next, or behind a row, when the switch puts them there', async () => {
    const behindNext = createReplica({ account, switches: { landmine: 'next-deletes', rowsPerPage: 3 } });
    const list = await clickerOn(behindNext).open('IncomingMails.aspx');
    await list.press(targetOf(list.document.querySelector('#LinkbuttonArrowNext')));
    expect(names(behindNext)).toEqual(['delete-ticked']);
    const behindRow = createReplica({ account, switches: { landmine: 'row-deletes' } });
    const rows = await clickerOn(behindRow).open('IncomingMails.aspx');
    await rows.press(targetOf(rows.document.querySelector('#Mails_Grid a')));
    expect(names(behindRow)).toEqual(['delete-message']);
  });
});
