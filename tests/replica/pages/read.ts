import { dateText } from '../account/dates';
import type { Direction } from '../account/model';
import type { ReplicaResponse } from '../exchange';
import { escapeHtml, postbackHref } from '../html';
import type { Letter } from '../live-account';
import { queryValue, readPress, sendTo, springTrap } from '../visit';
import type { SignedIn } from '../visit';
import { drawAttachment } from './attachment-view';
import { letterBody } from './body';
import { pressCommon } from './common-buttons';
import { errorPage, errorRedirect, invalidPostback, macFailed } from './errors';
import { fileByToken, fileToken, sendFile } from './files';
import type { FileRef } from './files';
import { controlName } from './grid';
import { signedInPage } from './layout';
import { letterOf, lettersShown, letterUrl, listAddress } from './links';

const buttons = ['ButtonReply', 'ButtonDelete', 'btnCloseAttachment'];

/** The attachments that stand in the grid; a scan may stand in the body instead. */
function inGrid(visit: SignedIn, letter: Letter): FileRef[] {
  const refs = letter.message.attachments.map((attachment, at) => ({ letter, attachment, index: at + 1 }));
  return isScanInBody(visit, letter) ? refs.filter((ref) => ref.attachment.kind !== 'document') : refs;
}

function isScanInBody(visit: SignedIn, letter: Letter): boolean {
  return letter.message.bodyKind === 'scan' && visit.site.switches.scanPlace === 'body-iframe';
}

function scanFrame(visit: SignedIn, letter: Letter): string {
  const at = letter.message.attachments.findIndex((attachment) => attachment.kind === 'document');
  const attachment = letter.message.attachments[at];
  if (!attachment) return '';
  const url = `GetAttachment.aspx?id=${fileToken(visit.site, { letter, attachment, index: at + 1 })}`;
  return `<iframe width="640" height="480" src="${url}"></iframe>`;
}

/** An unpaged DataGrid: its first row is ctl02 (dossier 2.5). */
function attachmentGrid(refs: readonly FileRef[], targets: string[]): string {
  if (refs.length === 0) return '';
  const rows = refs.map((ref, at) => {
    const target = `dgAttachments$${controlName(at + 2)}$lnkAttachments`;
    targets.push(target);
    return `<tr><td><a id="${target.replaceAll('$', '_')}" href="${postbackHref(target)}">${escapeHtml(ref.attachment.label)}</a></td></tr>`;
  });
  return `<table class="grid" cellspacing="0" rules="all" border="1" id="dgAttachments" style="border-collapse:collapse;">
<tr class="GridHeader"><td>Attachments</td></tr>
${rows.join('\n')}
</table>`;
}

/** The place where an attachment shows; it is there, empty, before one is opened. */
function box(id: string, inside: string): string {
  if (id === 'ShowImageAttachment') return `<div id="ShowImageAttachment">${inside}</div>`;
  const close = '<input type="submit" name="btnCloseAttachment" value="Close" id="btnCloseAttachment" />';
  return `<div id="AttachmentPopupDiv"${inside === '' ? ' style="display:none;"' : ''}>${inside}${close}</div>`;
}

/** IncomingMailView.aspx or SentMailView.aspx (dossier 2.6), with an opened attachment or none. */
function messagePage(
  visit: SignedIn,
  letter: Letter,
  shown: { inside: string; script: string },
): ReplicaResponse {
  const { switches } = visit.site;
  const { message } = letter;
  const { direction } = message;
  if (switches.openingMarksRead === 'yes') letter.unread = false;
  const targets: string[] = [...buttons, 'lnkPrev', 'lnkNext'];
  const padding = switches.readNamePadding === 'padded' ? '\r\n\t\t  ' : '';
  const name = `${padding}${escapeHtml(message.contact.name)}${padding}`;
  const grid = attachmentGrid(inGrid(visit, letter), targets);
  const embedded = isScanInBody(visit, letter) ? scanFrame(visit, letter) : '';
  const who =
    direction === 'received'
      ? `From: <span id="lblFrom">${name}</span>`
      : `To: <span id="lblTo">${name}</span>`;
  const main = `<h1>${direction === 'received' ? 'Inbox' : 'Sent'}</h1>
<p>${who}</p>
<p>Date: <span id="lblDate">${escapeHtml(dateText(message.moment, switches.readDate))}</span></p>
<p><a id="lnkPrev" href="${postbackHref('lnkPrev')}">Prev</a> <a id="lnkNext" href="${postbackHref('lnkNext')}">Next</a></p>
<input type="submit" name="ButtonReply" value="Reply" id="ButtonReply" />
<input type="submit" name="ButtonDelete" value="Delete" onclick="return confirm('Are you sure you want to delete this letter?');" id="ButtonDelete" />
${grid}
${box(direction === 'received' ? switches.receivedBox : switches.sentBox, shown.inside)}
<div class="letter">${letterBody(message, switches.bodyMarkup, embedded)}</div>
${shown.script}`;
  return signedInPage(visit, {
    title: 'JPay | Email',
    address: letterUrl(visit, letter),
    state: { letter: letter.id },
    targets,
    main,
    part: 'email',
  });
}

const nothingShown = { inside: '', script: '' };

function missing(visit: SignedIn, direction: Direction): ReplicaResponse {
  switch (visit.site.switches.missingLetter) {
    case 'error302':
      return errorRedirect(visit.url.pathname);
    case 'error200':
      return errorPage();
    case 'to-list':
      return sendTo(visit, `/${listAddress(visit, direction)}`);
  }
}

export function readPage(visit: SignedIn, direction: Direction): ReplicaResponse {
  const letter = letterOf(visit, queryValue(visit.url, 'encletterid'), direction);
  return letter ? messagePage(visit, letter, nothingShown) : missing(visit, direction);
}

/** Opens an attachment as the switches say (dossier 2.6, Attachment flow). */
function openAttachment(visit: SignedIn, ref: FileRef): ReplicaResponse {
  const { site, session, path } = visit;
  const { direction } = ref.letter.message;
  const answer = ((): ReplicaResponse => {
    if (ref.attachment.kind === 'document' && site.switches.pdf === 'direct' && !ref.attachment.removed) {
      return sendFile(site, ref, `attachment; filename=letter${ref.letter.id}.pdf`);
    }
    if (direction === 'received' && site.switches.receivedAttachment === 'redirect') {
      return sendTo(visit, `/ShowAttachment.aspx?id=${fileToken(site, ref)}`);
    }
    return messagePage(visit, ref.letter, drawAttachment(site, ref));
  })();
  if (direction === 'received' && site.switches.afterReceivedAttachment === 'needs-reload') {
    session.oldestGoodForm.set(path, session.formSerial + 1);
  }
  return answer;
}

/** The page of its own on which a received attachment may show. */
export function attachmentPage(visit: SignedIn): ReplicaResponse {
  const ref = fileByToken(visit.site, visit.account, queryValue(visit.url, 'id'));
  if (!ref) return errorRedirect(visit.url.pathname);
  const shown = drawAttachment(visit.site, ref);
  return signedInPage(visit, {
    title: 'JPay | Email',
    address: `ShowAttachment.aspx${visit.url.search}`,
    state: null,
    targets: [],
    main: `<h1>Attachment</h1>${box(visit.site.switches.receivedBox, shown.inside)}${shown.script}<p><a href="javascript:history.back()">Back</a></p>`,
    part: 'email',
  });
}

/** A postback of a read page. The letter is the ViewState's. */
export function postRead(visit: SignedIn, direction: Direction): ReplicaResponse {
  const press = readPress(visit, buttons);
  if (press.kind === 'refused') return press.why === 'mac' ? macFailed() : invalidPostback();
  const common = pressCommon(visit, press.control);
  if (common) return common;
  const letter = visit.account.find((press.state as { letter: string }).letter);
  if (!letter) return missing(visit, direction);
  switch (press.control) {
    case 'ButtonDelete':
      springTrap(visit, 'delete-message');
      visit.account.delete(letter.id);
      return sendTo(visit, `/${listAddress(visit, direction)}`);
    case 'ButtonReply':
      springTrap(visit, 'reply');
      return sendTo(visit, '/SendMail.aspx');
    case 'lnkPrev':
    case 'lnkNext': {
      const all = lettersShown(visit, direction);
      const other = all[all.indexOf(letter) + (press.control === 'lnkNext' ? 1 : -1)] ?? letter;
      return sendTo(visit, `/${letterUrl(visit, other)}`);
    }
  }
  const row = /^dgAttachments\$ctl(\d+)\$lnkAttachments$/.exec(press.control);
  const ref = row ? inGrid(visit, letter)[Number(row[1]) - 2] : undefined;
  return ref ? openAttachment(visit, ref) : messagePage(visit, letter, nothingShown);
}
