import { encodePage } from '../charset';
import type { ReplicaResponse } from '../exchange';
import { respond } from '../exchange';
import { escapeHtml, postbackHref } from '../html';
import { deltaField, wantsDelta } from '../visit';
import type { SignedIn, Visit } from '../visit';
import type { HiddenFields } from '../viewstate';
import { clobberingMarkup } from './hostile-names';
import { hostileScript } from './hostile-script';
import { partialPostbackScript, postbackScript } from './scripts';

export const logoutTarget = 'myheader$TopRightNavButton$lnkLogout';

/** A page around one ASP.NET form. */
export interface FormPage {
  readonly title: string;
  /** File name as the site writes it; with the query, for the form's action. */
  readonly address: string;
  readonly state: unknown;
  /** What may be pressed: the event validation. */
  readonly targets: readonly string[];
  /** HTML inside the page's UpdatePanel. */
  readonly main: string;
  /** HTML after the form: dialogs, scripts. */
  readonly after?: string;
  readonly part: 'home' | 'email' | 'other';
}

/** A whole HTML page as an answer, in the encoding that the switch asks for. */
export function htmlPage(visit: Visit, html: string, status = 200): ReplicaResponse {
  const { contentType, body } = encodePage(withHostileScript(visit, html), visit.site.switches.charset);
  return respond(status, [['Content-Type', contentType]], body);
}

/** Pages that a person opens carry it; what is fetched is served as ever, so that two archives can be compared. */
function withHostileScript(visit: Visit, html: string): string {
  const { hostileTo } = visit.site.switches;
  const isOpened = visit.request.headers['sec-fetch-mode'] === 'navigate';
  if (hostileTo === '' || !isOpened) return html;
  return html
    .replace('<head>', () => `<head>${hostileScript(hostileTo)}`)
    .replace('</body>', () => `${clobberingMarkup}</body>`);
}

function hiddenInput(name: string, value: string): string {
  return `<input type="hidden" name="${name}" id="${name}" value="${escapeHtml(value)}" />\n`;
}

/** The hidden fields of a form, __VIEWSTATE in parts if so switched. */
function hiddenFields(visit: Visit, fields: HiddenFields): [string, string][] {
  const { viewState } = fields;
  const third = Math.ceil(viewState.length / 3);
  const state: [string, string][] =
    visit.site.switches.viewStateFields === 'one'
      ? [['__VIEWSTATE', viewState]]
      : [
          ['__VIEWSTATEFIELDCOUNT', '3'],
          ['__VIEWSTATE', viewState.slice(0, third)],
          ['__VIEWSTATE1', viewState.slice(third, third * 2)],
          ['__VIEWSTATE2', viewState.slice(third * 2)],
        ];
  return [
    ['__EVENTTARGET', ''],
    ['__EVENTARGUMENT', ''],
    ...state,
    ['__VIEWSTATEGENERATOR', fields.generator],
    ['__EVENTVALIDATION', fields.eventValidation],
  ];
}

/** Makes the fields of a new form of this page and remembers that it is the newest. */
function issueForm(visit: Visit, page: FormPage): [string, string][] {
  const { session, site } = visit;
  const path = `/${page.address.split('?')[0] ?? ''}`.toLowerCase();
  const { viewStateScope, afterReceivedAttachment } = site.switches;
  // Numbered only where the number decides something: else the same page is the same bytes each time it is loaded.
  if (viewStateScope === 'latest' || afterReceivedAttachment === 'needs-reload') session.formSerial += 1;
  const serial = session.formSerial;
  session.newestForm.set(path, serial);
  const fields = site.states.issue(
    session.key,
    { page: path, serial, state: page.state },
    [...page.targets, logoutTarget],
    site.switches.viewStatePadding,
  );
  return hiddenFields(visit, fields);
}

function navigation(visit: SignedIn, part: FormPage['part']): string {
  const { switches } = visit.site;
  const link = (href: string, text: string, active: boolean, id = ''): string =>
    `<a${id && ` id="${id}"`} class="HeaderNavLink${active ? 'Active' : 'Inactive'}" href="${href}">${text}</a>\n`;
  const email =
    switches.emailTab === 'shown' ? link('SendMail.aspx', 'Email', part === 'email', 'lnkEmail') : '';
  return `<div id="nav">${link('home.aspx', 'Home', part === 'home')}${link('SendMoney.aspx', 'Send Money', false)}${email}${link('JvisitMain.aspx', 'Video Visitation', false)}${link('pmusic.aspx', 'Music', false)}${link('MyAccount.aspx', 'My Account', false)}</div>`;
}

function submenu(visit: SignedIn): string {
  const { sentLink, sentUrl } = visit.site.switches;
  const sent = sentLink === 'shown' ? `<a href="${sentUrl}">Sent</a>\n` : '';
  return `<div class="nHeaderSubMenuStyleInDiv"><a href="IncomingMails.aspx">Inbox</a>
<a href="SendMail.aspx">Compose</a>
${sent}<a href="BuyPostage.aspx">Buy Stamps</a>
<a href="TransferStamps.aspx">Transfer Stamps</a>
<a href="PurchaseHistory.aspx">Transaction History</a>
<a href="BuyPostage.aspx">Stamp Balance (${visit.account.stamps})</a></div>`;
}

/** The person chosen on home.aspx, as the session remembers. */
export function selectedContact(visit: SignedIn): SignedIn['account']['contacts'][number] | undefined {
  const { account, session } = visit;
  return account.contacts.find((contact) => contact.key === session.selected) ?? account.contacts[0];
}

function currentInmate(visit: SignedIn): string {
  const inmate = selectedContact(visit);
  const label = (id: string, text: string): string =>
    `<span id="uclSelectedInmateFromSession_${id}">${escapeHtml(text)}</span>`;
  return `<div>${label('SelectedInmateLabel', inmate?.name ?? '')} ${label('SelectedInmateIDLabel', `#${inmate?.inmateId ?? ''}`)} ${label('SelectedInmateFacilityLabel', inmate?.agency ?? '')}</div>`;
}

function shell(title: string, header: string, content: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>${escapeHtml(title)}</title><link rel="stylesheet" type="text/css" href="Styles/JPay.css?version=1_26_102_0303" /></head>
<body><div id="wrap">${header}
${content}
<div id="footer">A made-up JPay for tests. Nothing here is real.</div></div></body>
</html>
`;
}

/** A page that anybody sees, signed in or not. */
export function publicPage(visit: Visit, page: FormPage, status = 200): ReplicaResponse {
  const header = `<div id="header"><a class="logo" href="default.aspx">JPay</a><span class="tagline">Your Home For Corrections Services</span>
<div id="topRight"><div id="newHeader_TopRightNavButton_LoginButtonPanel"><a id="newHeader_TopRightNavButton_lnkLogin" href="login.aspx"><div class="LoginButton">Log In</div></a></div></div></div>`;
  const fields = issueForm(visit, page).map(([name, value]) => hiddenInput(name, value));
  const form = `<form method="post" action="./${escapeHtml(page.address)}" id="Form1">
<div class="aspNetHidden">
${fields.join('')}</div>
${postbackScript}
<div id="pagecontent">${page.main}</div>
</form>${page.after ?? ''}`;
  return htmlPage(visit, shell(page.title, header, form), status);
}

function delta(page: FormPage, fields: [string, string][]): ReplicaResponse {
  const text = [
    deltaField('#', '', '4'),
    deltaField('updatePanel', 'UpdatePanelMain', page.main),
    ...fields.map(([name, value]) => deltaField('hiddenField', name, value)),
    deltaField('asyncPostBackControlIDs', '', ''),
    deltaField('postBackControlIDs', '', ''),
    deltaField('updatePanelIDs', '', 'tUpdatePanelMain'),
    deltaField('formAction', '', `./${page.address}`),
    deltaField('pageTitle', '', page.title),
  ].join('');
  return respond(200, [['Content-Type', 'text/plain; charset=utf-8']], text);
}

/** A page of somebody signed in: whole, or the changed part of it when a delta is due. */
export function signedInPage(visit: SignedIn, page: FormPage): ReplicaResponse {
  const fields = issueForm(visit, page);
  if (wantsDelta(visit)) return delta(page, fields);
  const { switches } = visit.site;
  const welcome =
    switches.shownName === 'header'
      ? `<span id="myheader_lblWelcome">Welcome, ${escapeHtml(visit.account.holder.name)}</span> `
      : '';
  const form = `<form method="post" action="./${escapeHtml(page.address)}" id="Form1">
<div class="aspNetHidden">
${fields.map(([name, value]) => hiddenInput(name, value)).join('')}</div>
${postbackScript}
${switches.postbackAnswer === 'full' ? '' : partialPostbackScript}
<div id="header"><a class="logo" href="home.aspx">JPay</a><div id="topRight">${welcome}<div id="myheader_TopRightNavButton_LogoutButtonPanel"><a id="myheader_TopRightNavButton_lnkLogout" href="${postbackHref(logoutTarget)}"><div class="LogoutButton">Log Out</div></a></div></div></div>
${navigation(visit, page.part)}
${page.part === 'email' ? submenu(visit) : ''}
<div id="pagecontent">${page.part === 'email' ? currentInmate(visit) : ''}<div id="UpdatePanelMain">${page.main}</div></div>
</form>${page.after ?? ''}`;
  return htmlPage(visit, shell(page.title, '', form));
}
