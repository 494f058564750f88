import { momentFrom } from '../account/dates';
import { expectedTexts } from '../account/expected-text';
import type { ReplicaResponse } from '../exchange';
import { escapeHtml } from '../html';
import { readPress, springTrap } from '../visit';
import type { SignedIn } from '../visit';
import { pressCommon } from './common-buttons';
import { invalidPostback, macFailed } from './errors';
import { selectedContact, signedInPage } from './layout';

const buttons = [
  'btnSendLetter',
  'btnContinue',
  'btnBack',
  'btnCancel',
  'imgBtnEcard',
  'imgBtnAttachment',
  'videoAttachBtn',
  'btnAttach',
  'bPreview2',
];

function page(visit: SignedIn, main: string): ReplicaResponse {
  return signedInPage(visit, {
    title: 'JPay | Email',
    address: 'SendMail.aspx',
    state: null,
    targets: buttons,
    main,
    part: 'email',
  });
}

const submit = (name: string, value: string): string =>
  `<input type="submit" name="${name}" value="${value}" id="${name}" />`;

/** SendMail.aspx (dossier 2.7). A person may look at it; every button on it is a trap. */
export function composePage(visit: SignedIn): ReplicaResponse {
  return page(
    visit,
    `<h1>Compose</h1>
<span id="lblDraftMessage"></span><span id="l_Error1"></span>
<p><textarea name="message" id="message" rows="14" cols="90"></textarea></p>
<span id="lblStampRequired">1 stamp(s) to send this letter</span> <span id="lblAttachStampCost"></span>
<div id="UpdatePanelAttachments">${submit('imgBtnAttachment', 'Attach a photo')} ${submit('imgBtnEcard', 'Add an eCard')} ${submit('videoAttachBtn', 'Add a VideoGram')} <input type="file" name="fuAttachment" id="fuAttachment" /> ${submit('btnAttach', 'Attach')}<table id="dgAttachment"></table><span id="lblErrorAttachment"></span></div>
<div id="PanelIncludePrePaidCheckBox"><input type="checkbox" name="cbSelfAddressed" id="cbSelfAddressed" /> Pay for a reply</div>
<span id="lblDisclaimer">Letters are read by the facility.</span>
<p>${submit('bPreview2', 'Preview')} ${submit('btnCancel', 'Cancel')} ${submit('btnContinue', 'Send')}</p>`,
  );
}

function confirmPage(visit: SignedIn): ReplicaResponse {
  return page(
    visit,
    `<h1>Please confirm</h1><p>To: <span id="lblRecipient">${escapeHtml(selectedContact(visit)?.name.toUpperCase() ?? '')}</span></p>
<input type="hidden" name="message" value="${escapeHtml(visit.form?.get('message') ?? '')}" />
<p>${submit('btnBack', 'Back')} ${submit('btnSendLetter', 'Send')}</p>`,
  );
}

/** Really sends: a message stands in Sent and a stamp is gone, so that the harm shows. */
function send(visit: SignedIn): ReplicaResponse {
  const contact = selectedContact(visit);
  const source = visit.form?.get('message') ?? '';
  let id = '';
  if (contact) {
    id = visit.account.insert({
      purpose: 'sent through the trap',
      direction: 'sent',
      contact,
      moment: momentFrom(Math.floor(Date.UTC(2026, 10, 21, 12) / 1000)),
      letterNumber: '989000000',
      status: 'Requires Approval',
      unread: false,
      bodyKind: 'text',
      source,
      expectedText: expectedTexts(source),
      attachments: [],
    });
  }
  visit.account.stamps--;
  return page(
    visit,
    `<div id="p_confirmation"><h2>Sent!</h2><div id="lblConfirmation"><span class="nLabelBlue">${id}</span></div></div>`,
  );
}

export function postCompose(visit: SignedIn): ReplicaResponse {
  const press = readPress(visit, buttons);
  if (press.kind === 'refused') return press.why === 'mac' ? macFailed() : invalidPostback();
  const common = pressCommon(visit, press.control);
  if (common) return common;
  switch (press.control) {
    case 'btnSendLetter':
      springTrap(visit, 'send');
      return send(visit);
    case 'btnContinue':
      springTrap(visit, 'send');
      return confirmPage(visit);
    case 'imgBtnAttachment':
    case 'imgBtnEcard':
    case 'videoAttachBtn':
    case 'btnAttach':
      springTrap(visit, 'attach');
      return composePage(visit);
    case '':
      return composePage(visit);
    default:
      springTrap(visit, 'other-button');
      return composePage(visit);
  }
}
