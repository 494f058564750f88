import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount } from '../../replica';
import { clickerOn } from './clicker';

const account = makeAccount({ seed: 1, messages: 30 });
const macFailed = 'Validation of viewstate MAC failed';

describe('the ViewState of the replica', () => {
  it('pages through the inbox when it is posted back', async () => {
    const replica = createReplica({ account });
    const first = await clickerOn(replica).open('IncomingMails.aspx');
    const second = await first.press('LinkbuttonArrowNext');
    expect(second.status).toBe(200);
    expect(second.document.querySelector('[id$="_lblDate"]')?.textContent).not.toBe(
      first.document.querySelector('[id$="_lblDate"]')?.textContent,
    );
  });

  it('is refused at status 200 when it is of another session', async () => {
    const replica = createReplica({ account });
    const list = await clickerOn(replica).open('IncomingMails.aspx');
    const stranger = clickerOn(replica);
    const answer = await stranger.visitor.fetch({ url: '/IncomingMails.aspx', form: list.fields() });
    expect(answer.status).toBe(200);
    expect(new TextDecoder().decode(answer.bytes)).toContain(macFailed);
  });

  it('is refused when it is of another page', async () => {
    const clicker = clickerOn(createReplica({ account }));
    const list = await clicker.open('IncomingMails.aspx');
    const answer = await clicker.visitor.fetch({ url: '/SentMails.aspx', form: list.fields() });
    expect(new TextDecoder().decode(answer.bytes)).toContain(macFailed);
  });

  it('is refused when a byte of it was changed', async () => {
    const clicker = clickerOn(createReplica({ account }));
    const list = await clicker.open('IncomingMails.aspx');
    const form = list
      .fields()
      .map(([name, value]): [string, string] => [
        name,
        name === '__VIEWSTATE' ? value.replace(/.{40}$/, 'A'.repeat(40)) : value,
      ]);
    const answer = await clicker.visitor.fetch({ url: '/IncomingMails.aspx', form });
    expect(new TextDecoder().decode(answer.bytes)).toContain(macFailed);
  });

  it('allows no control that the page did not offer', async () => {
    const list = await clickerOn(createReplica({ account })).open('IncomingMails.aspx');
    expect((await list.press('LinkbuttonArrowTeleport')).text).toContain(
      'Invalid postback or callback argument',
    );
  });

  it('may be of an older form of the page, unless the switch says only the newest', async () => {
    for (const scope of ['session', 'latest'] as const) {
      const clicker = clickerOn(createReplica({ account, switches: { viewStateScope: scope } }));
      const old = await clicker.open('IncomingMails.aspx');
      await clicker.open('IncomingMails.aspx');
      const answer = await old.press('LinkbuttonArrowNext');
      expect(answer.text.includes(macFailed), scope).toBe(scope === 'latest');
    }
  });

  it('must be fetched anew after a received attachment, when the switch says so', async () => {
    const replica = createReplica({
      account,
      switches: { afterReceivedAttachment: 'needs-reload', rowsPerPage: 50 },
    });
    const clicker = clickerOn(replica);
    const list = await clicker.open('IncomingMails.aspx');
    const at = account.inbox.findIndex((message) => message.purpose === 'photos');
    const href = list.document.querySelectorAll('#Mails_Grid a')[at]?.getAttribute('href') ?? '';
    const letter = await clicker.open(href);
    const first = await letter.press('dgAttachments$ctl02$lnkAttachments');
    expect(first.document.querySelector('#ShowImageAttachment img')).not.toBeNull();
    expect((await first.press('dgAttachments$ctl03$lnkAttachments')).text).toContain(macFailed);
    const again = await (await clicker.open(href)).press('dgAttachments$ctl03$lnkAttachments');
    expect(again.document.querySelector('#ShowImageAttachment img')).not.toBeNull();
  });

  it('may come in three parts', async () => {
    const list = await clickerOn(createReplica({ account, switches: { viewStateFields: 'three' } })).open(
      'IncomingMails.aspx',
    );
    expect(list.fields().map(([name]) => name)).toContain('__VIEWSTATEFIELDCOUNT');
    expect((await list.press('LinkbuttonArrowNext')).document.querySelector('#Mails_Grid')).not.toBeNull();
  });
});
