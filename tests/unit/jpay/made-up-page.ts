import type { SiteResponse } from '../../../src/model/transport';
import { parsePage, type SitePage } from '../../../src/jpay/page';

/** Pages made up for these tests, by dossier section 2 and appendix A. Needs the jsdom environment. */
export const site = 'https://www.jpay.com';

export function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

export function responseOf(
  body: string | Uint8Array<ArrayBuffer>,
  with_: Partial<SiteResponse> = {},
): SiteResponse {
  return {
    url: `${site}/IncomingMails.aspx`,
    redirected: false,
    status: 200,
    contentType: 'text/html; charset=utf-8',
    retryAfter: null,
    bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    ...with_,
  };
}

export function pageOf(
  html: string,
  path = '/IncomingMails.aspx',
  with_: Partial<SiteResponse> = {},
): SitePage {
  return parsePage(responseOf(html, { url: `${site}${path}`, ...with_ }), parseHtml);
}

const signedInHeader = `<div id="myheader_TopRightNavButton_LogoutButtonPanel"><a id="myheader_TopRightNavButton_lnkLogout" href="javascript:__doPostBack('myheader$TopRightNavButton$lnkLogout','')"><div class="LogoutButton">Log Out</div></a></div>`;
export const signedOutHeader = `<a id="newHeader_TopRightNavButton_lnkLogin" href="login.aspx"><div class="LoginButton">Log In</div></a>`;
export const submenu = `<div class="nHeaderSubMenuStyleInDiv"><a href="IncomingMails.aspx">Inbox</a> <a href="SendMail.aspx">Compose</a> <a href="SentMails.aspx">Sent</a> <a href="BuyPostage.aspx">Buy Stamps</a> <a href="PurchaseHistory.aspx">Transaction History</a> <a href="BuyPostage.aspx">Stamp Balance (7)</a></div>`;

export interface Around {
  action?: string;
  title?: string;
  header?: string;
  menu?: string;
  after?: string;
}

/** A page as ASP.NET writes it, with one form around everything. */
export function aspx(main: string, around: Around = {}): string {
  return `<!DOCTYPE html><html><head><title>${around.title ?? 'JPay | Email'}</title></head><body>
<form method="post" action="${around.action ?? './IncomingMails.aspx'}" id="Form1">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="">
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK+a/b=">
<input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="C2EE9ABB">
<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEdAA==">
${around.header ?? signedInHeader}${around.menu ?? submenu}
<div id="pagecontent">${main}</div></form>${around.after ?? ''}</body></html>`;
}

/** An inbox around rows, header and pager of the caller's own. */
export function inboxOf(
  rows: string,
  with_: { header?: string; pager?: string; status?: string; grid?: string } & Around = {},
): string {
  const grid = `<table id="Mails_Grid" cellspacing="0"><tr>${with_.header ?? '<td>&nbsp;</td><td>From</td><td>Date</td>'}</tr>${rows}</table>`;
  return aspx(
    `<span id="lbl_msgstatus">${with_.status ?? ''}</span>${grid}${with_.pager ?? ''}
<input type="submit" name="imgBtnDelete" id="imgBtnDelete" value="Delete"><input type="submit" name="btnSendLetter" id="btnSendLetter" value="Compose">`,
    with_,
  );
}

export function inboxRow(number: string, name: string, date: string, token = `tok${number}`): string {
  return `<tr><td><input type="checkbox" id="Mails_Grid_ctl${number}_chkMail" name="Mails_Grid$ctl${number}$chkMail"></td>
<td><a href="IncomingMailView.aspx?encLetterId=${token}"><span id="Mails_Grid_ctl${number}_lblFrom">${name}</span></a></td><td>${date}</td></tr>`;
}

export function letterPage(
  body: string,
  with_: { extra?: string; direction?: 'received' | 'sent'; date?: string } = {},
): string {
  const sent = with_.direction === 'sent';
  return aspx(
    `<p>${sent ? 'To: <span id="lblTo"> FAKE  PERSON\n</span>' : 'From: <span id="lblFrom"> FAKE  PERSON\n</span>'}</p>
<p>Date: <span id="lblDate">${with_.date ?? '7/15/2019 3:04:05 PM'}</span></p>
<input type="submit" id="ButtonReply" name="ButtonReply" value="Reply"><input type="submit" id="ButtonDelete" name="ButtonDelete" value="Delete" onclick="return confirm('Sure?')">
${with_.extra ?? ''}<div class="letter"><span id="lblLetter">${body}</span></div>`,
    { action: sent ? './SentMailView.aspx?encletterid=abc' : './IncomingMailView.aspx?encletterid=abc' },
  );
}

export const receivedPath = '/IncomingMailView.aspx?encletterid=abc';
export const sentPath = '/SentMailView.aspx?encletterid=abc';
