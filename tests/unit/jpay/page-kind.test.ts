// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../src/jpay/page-report';
import { failureOf, recognise } from '../../../src/jpay/page-kind';
import {
  aspx,
  inboxOf,
  inboxRow,
  letterPage,
  pageOf,
  receivedPath,
  sentPath,
  signedOutHeader,
} from './made-up-page';

const kindOf = (html: string, path?: string, with_ = {}) => recognise(pageOf(html, path, with_));
const loginForm =
  '<div class="loginbox"><input id="uclLoginFirstTime_txtUserId"><input type="password" id="uclLoginFirstTime_txtPassword"></div>';
const login = aspx(loginForm, { title: 'JPay - First Time Users', header: signedOutHeader, menu: '' });
const sentRow = (extra = '') =>
  `<tr><td><span id="TransferHistory_Grid_ctl03_lblsRecipientName">FAKE PERSON</span></td>${extra}<td>07-15-2019</td></tr>`;
const sentList = (rows: string, more = '') =>
  aspx(
    `<span id="lbl_msgstatus"></span>${more}<table id="TransferHistory_Grid"><tr><td>To</td><td>Date</td></tr>${rows}</table>`,
  );

describe('a list', () => {
  it('is the inbox when it has rows of the inbox, wherever it lies', () => {
    expect(kindOf(inboxOf(inboxRow('03', 'Fake Person', '07-15-2019')))).toEqual({ kind: 'inbox' });
    expect(kindOf(inboxOf(inboxRow('03', 'Fake Person', '')), '/NewPath.aspx')).toEqual({ kind: 'inbox' });
  });

  it('is Sent when its rows lead to letters, have letter numbers, or the menu calls the page so', () => {
    const link = '<td><a href="SentMailView.aspx?encletterid=a">open</a></td>';
    const number = '<td><span id="TransferHistory_Grid_ctl03_lblsUniqueId">123</span></td>';
    expect(kindOf(sentList(sentRow(link)), '/Whatever.aspx')).toEqual({ kind: 'sent' });
    expect(kindOf(sentList(sentRow(number)), '/Whatever.aspx')).toEqual({ kind: 'sent' });
    expect(kindOf(sentList(sentRow()), '/SentMails.aspx')).toEqual({ kind: 'sent' });
    expect(kindOf(sentList(sentRow(), '<span id="lbl_pleaseAllow">Soon</span>'), '/X.aspx')).toEqual({
      kind: 'sent',
    });
  });

  it.each(['/PurchaseHistory.aspx', '/TransferStamps.aspx', '/BuyPostage.aspx'])(
    'is not the history of stamps at %s, though it has the same grid',
    (path) => {
      const rows = sentRow('<td><span id="TransferHistory_Grid_ctl03_lblsUniqueId">123</span></td>');
      expect(kindOf(sentList(rows), path)).toEqual({ kind: 'other' });
      expect(kindOf(sentList('<tr><td>01-02-2026</td><td>20 stamps</td></tr>'), path)).toEqual({
        kind: 'other',
      });
    },
  );

  it.each([
    ['no grid at all', aspx('<span id="lbl_msgstatus"></span>')],
    ['a grid with only a header', inboxOf('')],
    ['a sentence', aspx('<h1>Inbox</h1><p>You have no messages.</p>')],
    [
      'a hidden dialog beside it',
      inboxOf('', { after: '<div id="restrictedDialog" style="display:none"><p>Restricted</p></div>' }),
    ],
  ])('may be empty: %s', (_, html) => {
    expect(kindOf(html)).toEqual({ kind: 'inbox' });
  });

  it('may be an empty Sent', () => {
    expect(kindOf(sentList(''), '/SentMails.aspx')).toEqual({ kind: 'sent' });
    expect(kindOf(aspx('<span id="lbl_pleaseAllow">Soon</span>'), '/LetterHistory.aspx')).toEqual({
      kind: 'sent',
    });
    const menu = '<div class="nHeaderSubMenuStyleInDiv"><a href="LetterHistory.aspx">Sent</a></div>';
    expect(kindOf(aspx('<span id="lbl_msgstatus"></span>', { menu }), '/LetterHistory.aspx')).toEqual({
      kind: 'sent',
    });
  });

  it('with rows stays one under an open notice about a restricted person; without a grid it is that notice', () => {
    const after =
      '<div class="ui-dialog"><div id="restrictedDialog"><p>Email to this inmate is restricted.</p></div></div>';
    expect(kindOf(inboxOf(inboxRow('03', 'Fake Person', ''), { after }))).toEqual({ kind: 'inbox' });
    expect(kindOf(aspx('<span id="lbl_msgstatus"></span>', { after }))).toEqual({ kind: 'restricted' });
  });
});

describe('a message', () => {
  it('is known by its words and labels, whether received or sent', () => {
    expect(kindOf(letterPage('Hello'), receivedPath)).toEqual({ kind: 'message', direction: 'received' });
    expect(kindOf(letterPage('Hello', { direction: 'sent' }), sentPath)).toEqual({
      kind: 'message',
      direction: 'sent',
    });
  });

  it('is known when the server left the list’s address on it', () => {
    expect(kindOf(letterPage('Hello'), '/IncomingMails.aspx')).toEqual({
      kind: 'message',
      direction: 'received',
    });
    expect(kindOf(letterPage('Hello', { direction: 'sent' }), '/LetterHistory.aspx')).toEqual({
      kind: 'message',
      direction: 'sent',
    });
  });

  it.each([
    'Validation of viewstate MAC failed',
    "Server Error in '/' Application",
    'The requested URL was rejected. Your support ID is: 123',
    'Your session has expired. Please log in again',
    'Terms and Conditions: I accept',
    '<input type="password"><div class="loginbox">Log in</div>',
    '<textarea id="message"></textarea>',
    '<span id="Mails_Grid_ctl03_lblX">x</span>',
  ])('may quote any other page: %s', (words) => {
    expect(kindOf(letterPage(words), receivedPath)).toEqual({ kind: 'message', direction: 'received' });
  });

  it.each([
    '<span id="lblConfirmation">4711</span>',
    '<textarea id="message" name="message"></textarea>',
    '<input type="checkbox" id="cbSelfAddressed" name="cbSelfAddressed">',
  ])('may have what belongs to writing beside its words, at its own address: %s', (extra) => {
    expect(kindOf(letterPage('x', { extra, direction: 'sent' }), sentPath)).toEqual({
      kind: 'message',
      direction: 'sent',
    });
    expect(kindOf(letterPage('x', { extra }), receivedPath)).toEqual({
      kind: 'message',
      direction: 'received',
    });
    expect(kindOf(letterPage('x', { extra }), '/SendMail.aspx')).toEqual({ kind: 'compose' });
    expect(kindOf(aspx(extra), sentPath)).toEqual({ kind: 'compose' });
  });

  it('may be empty, but not nameless and dateless as well', () => {
    expect(kindOf(letterPage(''), receivedPath)).toEqual({ kind: 'message', direction: 'received' });
    const gone = aspx('<span id="lblFrom"></span><span id="lblDate"></span><span id="lblLetter"></span>');
    expect(kindOf(gone, receivedPath)).toEqual({ kind: 'other' });
  });

  it('is not there for its address alone', () => {
    expect(kindOf(aspx('<p>Something went away</p>'), receivedPath)).toEqual({ kind: 'other' });
  });
});

describe('a session that ended', () => {
  it('sends to the login page', () => {
    expect(kindOf(login, '/login.aspx?ReturnUrl=x', { redirected: true })).toEqual({
      kind: 'signed-out',
      face: 'sent-to-login',
    });
  });

  it('shows the login in place of the list', () => {
    expect(kindOf(login)).toEqual({ kind: 'signed-out', face: 'login-in-place' });
    expect(kindOf(login, receivedPath)).toEqual({ kind: 'signed-out', face: 'login-in-place' });
  });

  it('answers a postback with a redirect in a partial answer', () => {
    expect(kindOf('15|pageRedirect||%2flogin.aspx%3f|')).toEqual({ kind: 'other' });
    const target = '%2flogin.aspx';
    expect(kindOf(`${target.length}|pageRedirect||${target}|`)).toEqual({
      kind: 'signed-out',
      face: 'partial-redirect',
    });
  });

  it.each([401, 403])('answers with status %i', (status) => {
    expect(kindOf('<h2>Access is denied.</h2>', undefined, { status })).toEqual({
      kind: 'signed-out',
      face: 'not-allowed',
    });
  });

  it('says so and goes to the login by itself', () => {
    const refresh =
      '<html><head><meta http-equiv="refresh" content="5;url=login.aspx"></head><body>One moment</body></html>';
    expect(kindOf(refresh)).toEqual({ kind: 'signed-out', face: 'interstitial' });
    expect(kindOf('<html><body>Your session has timed out.</body></html>')).toEqual({
      kind: 'signed-out',
      face: 'interstitial',
    });
  });

  it('shows a list without rows and nobody signed in: never an empty mailbox', () => {
    const shell = aspx('<h1>Inbox</h1><span id="lbl_msgstatus"></span>', {
      header: signedOutHeader,
      menu: '',
    });
    expect(kindOf(shell)).toEqual({ kind: 'signed-out', face: 'empty-shell' });
    const bare = aspx('<table id="Mails_Grid"><tr><td>From</td></tr></table>', { header: '', menu: '' });
    expect(kindOf(bare)).toEqual({ kind: 'signed-out', face: 'empty-shell' });
  });

  it.each([
    `<html><head><script type="text/javascript">window.top.location.href='login.aspx';</script></head><body></body></html>`,
    `<html><body><script>alert('Your time is over.');location='/login.aspx?ReturnUrl=%2fx'</script></body></html>`,
    `<html><body>Please wait ...<script>if (top != self) { top.location = "http://www.jpay.com/Login.aspx"; } else { window.location.replace("Login.aspx"); }</script></body></html>`,
  ])('sends to the login by a script, on a page of nothing else: %s', (html) => {
    expect(kindOf(html, '/GetAttachment.aspx?id=1')).toEqual({ kind: 'signed-out', face: 'interstitial' });
  });

  it.each([
    ['in a function, for a press', `<script>function out() { location = 'login.aspx'; }</script>`],
    ['in a comment', `<script>// location = 'login.aspx'\n/* top.location='login.aspx' */</script>`],
    ['of another site', `<script>location = 'https://evil.example/login.aspx'</script>`],
    ['beside a picture', `<script>location = 'login.aspx'</script><img src="GetAttachment.aspx?id=1">`],
    ['in words', `<script>var x = "location = 'login.aspx'"</script>`],
  ])('is not told by an address %s', (_, inside) => {
    expect(kindOf(`<html><body>${inside}</body></html>`, '/GetAttachment.aspx?id=1')).toEqual({
      kind: 'other',
    });
  });

  it('shows a login beside the person whom the session still remembers', () => {
    const remembered =
      '<span id="newHeader_uclSelectedInmateFromSession_SelectedInmateLabel">FAKE PERSON</span>';
    const form = aspx(loginForm + remembered, { header: signedOutHeader, menu: '' });
    expect(kindOf(form)).toEqual({ kind: 'signed-out', face: 'login-in-place' });
    const shell = aspx(`${remembered}<span id="lbl_msgstatus"></span>`, {
      header: signedOutHeader,
      menu: '',
    });
    expect(kindOf(shell)).toEqual({ kind: 'signed-out', face: 'empty-shell' });
  });

  it('is not told by a login that waits hidden on the page of somebody signed in', () => {
    const hidden = `<div style="display:none">${loginForm}${signedOutHeader}</div>`;
    const chosen = '<span id="uclSelectedInmateFromSession_SelectedInmateLabel">FAKE PERSON</span>';
    const list = aspx(`${chosen}<span id="lbl_msgstatus"></span>`, { header: hidden, menu: '' });
    expect(kindOf(list)).toEqual({ kind: 'inbox' });
  });

  it('leaves the public site', () => {
    const home = aspx('<h1>Welcome</h1>', {
      title: 'JPay | Your Home For Corrections Services',
      header: signedOutHeader,
      menu: '',
    });
    expect(kindOf(home, '/')).toEqual({ kind: 'signed-out', face: 'public-page' });
  });
});

describe('a page that is no list and no message', () => {
  it('is the firewall, with its number, at any status', () => {
    const html =
      '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1234567890123<br></body></html>';
    expect(kindOf(html)).toEqual({ kind: 'blocked', supportId: '1234567890123' });
    expect(kindOf(html, undefined, { status: 403 })).toEqual({ kind: 'blocked', supportId: '1234567890123' });
  });

  it.each([
    'Validation of viewstate MAC failed. If this application is hosted by a Web Farm',
    'Invalid postback or callback argument. Event validation is enabled.',
    'The state information is invalid for this page and might be corrupted.',
  ])('is a form too old: %s', (words) => {
    expect(
      kindOf(`<html><body><h1>Server Error in '/' Application.</h1><h2>${words}</h2></body></html>`),
    ).toEqual({
      kind: 'stale-form',
    });
  });

  it.each([
    `<html><head><meta http-equiv="Pragma" content="no-cache"><script>(function(){window.bobcmn="111";})();</script><script src="/TSPD/08e9a4?type=8"></script><noscript>Please enable JavaScript to view the page content.<br>Your support ID is: 12894317239812.</noscript></head><body></body></html>`,
    `<html><head></head><body><noscript>Please enable JavaScript to view the page content. Your support ID is: 12894317239812.</noscript></body></html>`,
  ])('is the firewall that wants proof of a browser: %s', (html) => {
    expect(kindOf(html)).toEqual({ kind: 'blocked', supportId: '12894317239812' });
  });

  it('is not the firewall for a script of it, nor for its words, on a page with something on it', () => {
    const script = '<script src="/TSPD/08e9a4?type=8"></script>';
    const words = '<noscript>Please enable JavaScript. Your support ID is: 12894317239812.</noscript>';
    expect(kindOf(inboxOf(''))).toEqual({ kind: 'inbox' });
    expect(kindOf(inboxOf('', { after: script + words }))).toEqual({ kind: 'inbox' });
    const home = aspx('', { title: 'JPay | Home', after: script + words });
    expect(kindOf(home, '/home.aspx')).toEqual({ kind: 'home' });
    expect(kindOf(aspx(loginForm, { header: signedOutHeader, menu: '', after: script }))).toMatchObject({
      kind: 'signed-out',
    });
  });

  it('is a stale form in a partial answer too', () => {
    const words = 'Validation of viewstate MAC failed.';
    expect(kindOf(`${words.length}|error|500|${words}|`)).toEqual({ kind: 'stale-form' });
    expect(kindOf('4|error|500|Oops|')).toEqual({ kind: 'error', detail: 'Oops' });
  });

  it.each([
    [`<h1>Server Error in '/' Application.</h1>`, '/IncomingMails.aspx', 200],
    ['<h1>We are sorry</h1>', '/error.aspx?aspxerrorpath=%2fIncomingMails.aspx', 200],
    [aspx('<h1>We are sorry</h1>', { header: signedOutHeader }), '/error.aspx?aspxerrorpath=/x', 200],
    ['<h1>404</h1>', '/SentMails.aspx', 404],
    [inboxOf(inboxRow('03', 'Fake Person', '')), '/IncomingMails.aspx', 500],
  ])('is an error: %s', (html, path, status) => {
    expect(kindOf(html, path, { status }).kind).toBe('error');
  });

  it('is the compose page, even with the buttons of the inbox on it', () => {
    const compose = aspx(
      '<textarea id="message"></textarea><input id="btnSendLetter" type="submit"><span id="lbl_msgstatus"></span>',
    );
    expect(kindOf(compose, '/SendMail.aspx')).toEqual({ kind: 'compose' });
    expect(kindOf(compose, '/IncomingMails.aspx')).toEqual({ kind: 'compose' });
  });

  it('is home, with its list of people or with one', () => {
    const select =
      '<select id="inmatesDropDownList"><option>Fake Person, 0001, Fake Agency</option></select>';
    expect(kindOf(aspx(select, { title: 'JPay | Home' }), '/home.aspx')).toEqual({ kind: 'home' });
    expect(
      kindOf(aspx('<label>Fake Person, 0001, Fake Agency</label>', { title: 'JPay | Home' }), '/home.aspx'),
    ).toEqual({
      kind: 'home',
    });
    expect(kindOf(aspx(select, { title: 'JPay' }), '/home.aspx')).toEqual({ kind: 'home' });
  });

  it('wants terms accepted, even at the inbox’s address', () => {
    const terms = aspx(
      '<h1>We have updated our Terms</h1><p>Please accept the Terms of Service.</p><input type="submit" id="btnAccept" value="I Accept">',
    );
    expect(kindOf(terms)).toEqual({ kind: 'terms' });
    expect(kindOf(terms, '/TermsUpdate.aspx')).toEqual({ kind: 'terms' });
  });

  it.each([
    [
      'a page to link accounts',
      '<h1>Your facility is moving</h1><input type="submit" value="Link my account">',
    ],
    ['a survey', '<h1>Tell us what you think</h1>'],
    ['nothing', ''],
  ])('is %s at the inbox’s address, and never an empty inbox', (_, main) => {
    expect(kindOf(aspx(main))).toEqual({ kind: 'other' });
  });

  it('is not even a page', () => {
    expect(kindOf('')).toEqual({ kind: 'other' });
    expect(kindOf('{"d":[]}')).toEqual({ kind: 'other' });
  });
});

describe('what a page stands for', () => {
  it('is a failure with a kind, and only the path of the page', () => {
    const page = pageOf(login, '/login.aspx?ReturnUrl=secret');
    const failure = failureOf(recognise(page), page);
    expect(failure).toMatchObject({ kind: 'signed-out', context: { page: '/login.aspx' } });
    expect(failure?.message).not.toContain('secret');
  });

  it('is none for a page that is well', () => {
    const page = pageOf(letterPage('Hello'), receivedPath);
    expect(failureOf(recognise(page), page)).toBeNull();
  });

  it('can be told to an engineer by the landmarks it has', () => {
    const found = reportPage(pageOf(letterPage('Hello'), receivedPath)).found.map(({ name }) => name);
    expect(found).toEqual(expect.arrayContaining(['logout', 'body', 'date', 'from']));
    expect(found).not.toContain('loginForm');
  });
});
