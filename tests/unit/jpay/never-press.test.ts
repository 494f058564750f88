import { describe, expect, it } from 'vitest';
import {
  namesSomethingNeverPressed,
  neverPressIds,
  readsAsSomethingNeverPressed,
} from '../../../src/jpay/never-press';

describe('what is never pressed', () => {
  it.each([
    ...neverPressIds,
    'ctl00$Main$ButtonDelete',
    'ctl00_Main_BUTTONREPLY',
    'btnPayNow',
    'lnkForwardLetter',
    'SendMail',
    'BuyPostage',
    'TransferStamps',
    'btnSaveDraft',
    'JPayment',
    'btnJPayNow',
    'JPayDelete',
    'sendjpayer',
    'JPayLogin',
    'lnkPrintLetter',
    'VideoVisitCancel',
    'btnCancelar',
  ])('is %s', (name) => expect(namesSomethingNeverPressed(name)).toBe(true));

  it.each([
    'LinkbuttonArrowNext',
    'Mails_Grid$ctl03$lblFrom',
    'TransferHistory_Grid$ctl03$lblsRecipientName',
    'lblsSender',
    'dgAttachments$ctl02$lnkAttachments',
    'IncomingMails',
    'SentMails',
    'timestamp',
    'JPayImage',
    'jpay$dgAttachments$ctl02$lnkAttachments',
  ])('is not %s', (name) => expect(namesSomethingNeverPressed(name)).toBe(false));

  it('is told by whole words on screen, since people have names', () => {
    expect(readsAsSomethingNeverPressed('Delete this letter')).toBe(true);
    expect(readsAsSomethingNeverPressed('Log Out')).toBe(true);
    expect(readsAsSomethingNeverPressed('Deletta Payne Sendak')).toBe(false);
  });
});
