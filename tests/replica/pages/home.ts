import type { ReplicaResponse } from '../exchange';
import { escapeHtml } from '../html';
import { readPress, sendTo, springTrap } from '../visit';
import type { SignedIn } from '../visit';
import { invalidPostback, macFailed } from './errors';
import { selectedContact, signedInPage } from './layout';
import { pressCommon } from './common-buttons';

const listed = (contact: { name: string; inmateId: string; agency: string }): string =>
  escapeHtml(`${contact.name}, ${contact.inmateId}, ${contact.agency}`);

function inmates(visit: SignedIn): string {
  const chosen = selectedContact(visit);
  if (visit.site.switches.home === 'label') {
    return chosen
      ? `<label>Your inmate:</label> <label>${listed(chosen)}</label>`
      : '<label>You have</label> <label></label>';
  }
  const options = visit.account.contacts.map(
    (contact) =>
      `<option${contact === chosen ? ' selected="selected"' : ''} value="${contact.optionValue}">${listed(contact)}</option>`,
  );
  return `<label for="inmatesDropDownList">Your inmates:</label> <select name="inmatesDropDownList" id="inmatesDropDownList" onchange="javascript:setTimeout('__doPostBack(\\'inmatesDropDownList\\',\\'\\')', 0)">
${options.join('\n')}
</select>`;
}

/** home.aspx (dossier 2.2). With one inmate it names them in the second label of the third table. */
export function homePage(visit: SignedIn): ReplicaResponse {
  const main = `<h1>Home</h1>
<table><tr><td>What would you like to do today?</td></tr></table>
<table><tr><td><a href="SendMoney.aspx">Send money</a></td><td><a href="SendMail.aspx">Send an email</a></td></tr></table>
<table><tr><td>${inmates(visit)}</td></tr></table>`;
  return signedInPage(visit, {
    title: 'JPay | Home',
    address: 'home.aspx',
    state: null,
    targets: ['inmatesDropDownList'],
    main,
    part: 'home',
  });
}

/** Changing the inmate is a trap: it changes what the site does for the family from then on. */
export function postHome(visit: SignedIn): ReplicaResponse {
  const press = readPress(visit, []);
  if (press.kind === 'refused') return press.why === 'mac' ? macFailed() : invalidPostback();
  const common = pressCommon(visit, press.control);
  if (common) return common;
  if (press.control !== 'inmatesDropDownList') return homePage(visit);
  springTrap(visit, 'change-inmate');
  const value = visit.form?.get('inmatesDropDownList');
  visit.session.selected =
    visit.account.contacts.find((contact) => contact.optionValue === value)?.key ?? null;
  return sendTo(visit, '/home.aspx');
}
