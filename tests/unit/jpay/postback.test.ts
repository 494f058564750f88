// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isAllowed, preparePostback, type PostbackPurpose } from '../../../src/jpay/postback';
import { aspx, inboxOf, inboxRow, letterPage, pageOf, receivedPath } from './made-up-page';

const refused: unknown = expect.objectContaining({ kind: 'refused' });

describe('what may be pressed', () => {
  it.each<[PostbackPurpose, string, string]>([
    ['pager', 'LinkbuttonArrowNext', ''],
    ['pager', 'ctl00$MainContent$LinkbuttonArrowNext', ''],
    ['pager', 'LinkbuttonArrowFirst', ''],
    ['pager', 'Mails_Grid', 'Page$2'],
    ['open-message', 'Mails_Grid$ctl03$lblFrom', ''],
    ['open-message', 'Mails_Grid$ctl100$lnkFrom', ''],
    ['open-message', 'TransferHistory_Grid$ctl03$lblsRecipientName', ''],
    ['open-message', 'Mails_Grid$ctl12$lnkView', ''],
    ['open-message', 'Mails_Grid', 'Select$0'],
    ['open-attachment', 'dgAttachments$ctl02$lnkAttachments', ''],
    ['open-attachment', 'ctl00$x$dgAttachments$ctl10$lnkAttachments', ''],
  ])('for %s: %s %s', (purpose, target, argument) => {
    expect(isAllowed(target, argument, purpose)).toBe(true);
  });

  const never = [
    'ButtonDelete',
    'BUTTONDELETE',
    'ButtonReply',
    'imgBtnDelete',
    'btnSendLetter',
    'btnContinue',
    'inmatesDropDownList',
    'newHeader$uclSelectedInmateFromSession$btnChangeInmate',
    'myheader$TopRightNavButton$lnkLogout',
    'Mails_Grid$ctl03$lnkDelete',
    'Mails_Grid$ctl03$chkMail',
    'Mails_Grid$ctl03$ctl00',
    'Mails_Grid$ctl03$lnkReply',
    'Mails_Grid$ctl03$lnkForward',
    'Mails_Grid$ctl03$lnkPrint',
    'Mails_Grid$ctl03$lnkArchive',
    'TransferHistory_Grid$ctl03$lnkTransfer',
    'TransferHistory_Grid$ctl03$lnkBuyStamps',
    'dgAttachments$ctl02$lnkRemove',
    'dgAttachments$ctl02$lnkDeleteAttachments',
    'LinkbuttonArrowNextDelete',
    'LinkbuttonArrowDelete',
    'xLinkbuttonArrowNext;ButtonDelete',
    'btnBuyStamps',
    'lnkSaveDraft',
    'btnAccept',
    'SomethingUnknown',
    ' LinkbuttonArrowNext',
    'LinkbuttonArrowNext ',
    'LinkbuttonArrowNext\n',
    'LinkbuttonArrowNext\u200b',
    '%4cinkbuttonArrowNext',
    'img\u200bBtnDelete',
    'Mails_Grid$ctl03$btnSendLetter',
    'Mails_Grid$ctl03$lblFrom,ButtonDelete',
    '',
  ];
  it.each(never)('never, for any purpose: "%s"', (target) => {
    for (const purpose of ['pager', 'open-message', 'open-attachment'] as const) {
      expect(isAllowed(target, '', purpose)).toBe(false);
    }
  });

  it.each(['Delete$0', 'delete', 'Reply', 'Select$0;Delete$0', 'Send$1', 'Page$2 Delete'])(
    'never with the argument "%s"',
    (argument) => {
      expect(isAllowed('Mails_Grid', argument, 'open-message')).toBe(false);
      expect(isAllowed('Mails_Grid', argument, 'pager')).toBe(false);
      expect(isAllowed('LinkbuttonArrowNext', argument, 'pager')).toBe(false);
    },
  );

  it('not for another purpose than its own', () => {
    expect(isAllowed('LinkbuttonArrowNext', '', 'open-message')).toBe(false);
    expect(isAllowed('Mails_Grid$ctl03$lblFrom', '', 'pager')).toBe(false);
    expect(isAllowed('dgAttachments$ctl02$lnkAttachments', '', 'pager')).toBe(false);
  });
});

describe('a postback', () => {
  const list = (with_ = {}) => pageOf(inboxOf(inboxRow('03', 'Fake Person', '07-15-2019'), with_));

  it('carries the hidden fields of the page and the target, and no button, tick or choice', () => {
    const page = pageOf(
      aspx(`<input type="hidden" name="__ASYNCPOST" value="true"><input type="HIDDEN" name="hdnStampBalance" value="7">
<input type="hidden" name="off" value="1" disabled><input type="hidden" value="nameless">
<input type="checkbox" name="Mails_Grid$ctl03$chkMail" checked><input type="submit" name="imgBtnDelete" value="Delete">
<input type="image" name="x"><select name="inmatesDropDownList"><option value="9" selected>x</option></select><button name="b">x</button>`),
    );
    const { url, body } = preparePostback(page, 'LinkbuttonArrowNext', '', 'pager');
    expect(url).toBe('https://www.jpay.com/IncomingMails.aspx');
    expect([...new URLSearchParams(body)]).toEqual([
      ['__EVENTTARGET', 'LinkbuttonArrowNext'],
      ['__EVENTARGUMENT', ''],
      ['__VIEWSTATE', '/wEPDwUK+a/b='],
      ['__VIEWSTATEGENERATOR', 'C2EE9ABB'],
      ['__EVENTVALIDATION', '/wEdAA=='],
      ['hdnStampBalance', '7'],
    ]);
    expect(body).toContain('__VIEWSTATE=%2FwEPDwUK%2Ba%2Fb%3D');
  });

  it('carries a ViewState that was split into parts, in order', () => {
    const page = pageOf(
      `<form action="IncomingMails.aspx"><input type="hidden" name="__VIEWSTATEFIELDCOUNT" value="3"><input type="hidden" name="__VIEWSTATE" value="a"><input type="hidden" name="__VIEWSTATE1" value="b"><input type="hidden" name="__VIEWSTATE2" value="c"></form>`,
    );
    const fields = new URLSearchParams(preparePostback(page, 'LinkbuttonArrowNext', '', 'pager').body);
    expect([...fields.keys()].slice(2)).toEqual([
      '__VIEWSTATEFIELDCOUNT',
      '__VIEWSTATE',
      '__VIEWSTATE1',
      '__VIEWSTATE2',
    ]);
  });

  it('keeps the letter’s address when an attachment is opened', () => {
    const page = pageOf(letterPage('Hello'), receivedPath);
    const { url } = preparePostback(page, 'dgAttachments$ctl02$lnkAttachments', '', 'open-attachment');
    expect(url).toBe('https://www.jpay.com/IncomingMailView.aspx?encletterid=abc');
  });

  it('goes to the page itself when the form names no address', () => {
    const page = pageOf(inboxOf('').replace('action="./IncomingMails.aspx"', ''), '/LetterHistory.aspx');
    expect(preparePostback(page, 'LinkbuttonArrowNext', '', 'pager').url).toBe(
      'https://www.jpay.com/LetterHistory.aspx',
    );
  });

  it.each([
    'https://evil.example/IncomingMails.aspx',
    'https://secure.jpay.com/IncomingMails.aspx',
    'http://www.jpay.com/IncomingMails.aspx',
    '//evil.example/IncomingMails.aspx',
    './SendMail.aspx',
    'BuyPostage.aspx',
    './IncomingMails.aspx?action=delete',
    'javascript:alert(1)',
    'SomewhereElse.aspx',
  ])('is refused when the form goes to %s', (action) => {
    expect(() => preparePostback(list({ action }), 'LinkbuttonArrowNext', '', 'pager')).toThrow(refused);
  });

  it('is refused on a page without ViewState', () => {
    const page = pageOf('<form action="IncomingMails.aspx"><input type="hidden" name="a" value="b"></form>');
    expect(() => preparePostback(page, 'LinkbuttonArrowNext', '', 'pager')).toThrow(refused);
    expect(() => preparePostback(pageOf('<p>nothing</p>'), 'LinkbuttonArrowNext', '', 'pager')).toThrow(
      refused,
    );
  });

  it('is refused when a hidden field would press a button by its name', () => {
    const page = pageOf(aspx('<input type="hidden" name="ctl00$imgBtnDelete" value="Delete">'));
    expect(() => preparePostback(page, 'LinkbuttonArrowNext', '', 'pager')).toThrow(refused);
  });

  it('is refused for whatever is not on the list', () => {
    expect(() => preparePostback(list(), 'imgBtnDelete', '', 'pager')).toThrow(refused);
    expect(() => preparePostback(list(), 'Mails_Grid$ctl03$lnkDelete', '', 'open-message')).toThrow(refused);
    expect(() => preparePostback(list(), 'inmatesDropDownList', '', 'pager')).toThrow(refused);
  });

  it('is not fooled by fields named like the form’s own members', () => {
    const page = pageOf(
      aspx(
        [
          'action',
          'submit',
          'getAttribute',
          'querySelectorAll',
          'elements',
          'attributes',
          'parentElement',
          'closest',
          'id',
          'method',
        ]
          .map((name) => `<input type="hidden" name="${name}" id="${name}" value="https://evil.example/">`)
          .join('') + '<img name="querySelectorAll"><img name="documentElement">',
      ),
    );
    const { url, body } = preparePostback(page, 'LinkbuttonArrowNext', '', 'pager');
    expect(url).toBe('https://www.jpay.com/IncomingMails.aspx');
    expect(new URLSearchParams(body).get('__EVENTTARGET')).toBe('LinkbuttonArrowNext');
    expect(new URLSearchParams(body).get('__VIEWSTATE')).toBe('/wEPDwUK+a/b=');
  });

  it('takes no field and no form from the words of a letter', () => {
    const page = pageOf(
      letterPage(
        '<input type="hidden" name="__VIEWSTATE" value="evil"><input type="hidden" name="ButtonDelete" value="Delete"><input type="hidden" name="typed" value="1">',
      ),
      receivedPath,
    );
    const fields = new URLSearchParams(
      preparePostback(page, 'dgAttachments$ctl02$lnkAttachments', '', 'open-attachment').body,
    );
    expect(fields.getAll('__VIEWSTATE')).toEqual(['/wEPDwUK+a/b=']);
    expect(fields.has('ButtonDelete')).toBe(false);
    expect(fields.has('typed')).toBe(false);
  });

  it('sets its target once, whatever the page had there before', () => {
    const page = pageOf(
      aspx(
        '<input type="hidden" name="__EVENTTARGET" value="ButtonDelete"><input type="hidden" name="__eventtarget" value="ButtonDelete">',
      ),
    );
    const fields = new URLSearchParams(preparePostback(page, 'LinkbuttonArrowNext', '', 'pager').body);
    expect(fields.getAll('__EVENTTARGET')).toEqual(['LinkbuttonArrowNext']);
    expect(fields.has('__eventtarget')).toBe(false);
  });
});
