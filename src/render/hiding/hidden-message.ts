import type { Attachment, Message } from '../../model/message';
import type { Person } from '../../model/person';
import { blockElements } from '../body-elements';
import type { AttachmentBytes, DocumentMessage } from '../document-html';
import { markupOf } from '../html-document';
import { sanitisedFragment, type SanitisePlace } from '../sanitise';
import { elementsOf, nameOf, walkerOver } from '../trusted-parsing';
import type { Hider, Span } from './hider';

/** A person without number, facility and namesakes. */
export function hiddenPerson({ key, name }: Person, hider: Hider): Person {
  return { key, name: hider.text(name), sameNameContacts: [] };
}

/**
 * A message for a document that is passed on: what the hider finds is hidden in its words, labels and reasons; letter number
 * and status are left out, and so are the addresses of links. `place` counts the messages of the document: its anchor
 * takes the place of the id, which is made of digits. Pictures stay as they are, with all that they show.
 */
export function hiddenMessage(
  { message, attachments, bodyFragment }: DocumentMessage,
  place: number,
  hider: Hider,
  where: SanitisePlace = {},
): DocumentMessage {
  const { direction, date, dateText, raw, readAt } = message;
  const hidden: Message = {
    ...{ direction, date, raw, readAt },
    id: inLetters(place),
    personName: hider.text(message.personName),
    // A date that was read as one is a date; anything else may be anything.
    dateText: date === null ? hider.text(dateText) : dateText,
    bodyHtml: '',
    attachments: message.attachments.map((attachment) => hiddenAttachment(attachment, hider)),
  };
  return {
    message: hidden,
    attachments: attachments.map((one): AttachmentBytes => ({
      ...one,
      attachment: hiddenAttachment(one.attachment, hider),
    })),
    bodyFragment: sanitisedFragment(hiddenLetter(markupOf(bodyFragment), hider, where), where),
  };
}

function hiddenAttachment(attachment: Attachment, hider: Hider): Attachment {
  const label = hider.text(attachment.label);
  return attachment.state === 'saved'
    ? { ...attachment, label }
    : { ...attachment, label, reason: hider.text(attachment.reason) };
}

/** The sanitised letter with what is hidden replaced, also where tags stand between its characters. */
export function hiddenLetter(bodyHtml: string, hider: Hider, where: SanitisePlace = {}): string {
  const fragment = sanitisedFragment(bodyHtml, where);
  makeBare(fragment);
  const pieces = piecesOf(fragment);
  const spans = hider.spans(pieces.map(({ before, node }) => before + node.data).join(''));
  let at = 0;
  for (const { before, node } of pieces) {
    const start = at + before.length;
    at = start + node.data.length;
    hideIn(node, start, spans, hider.mark);
  }
  return markupOf(fragment);
}

/** Links lose their address and our note of it, pictures that were left out their host, and elements what only they say. */
function makeBare(fragment: DocumentFragment): void {
  for (const element of elementsOf(fragment)) {
    // A note of ours, not the letter's words: where a link goes, or whose picture was left out.
    if (nameOf(element) === 'small') {
      element.remove();
      continue;
    }
    for (const name of element.getAttributeNames()) {
      if (name !== 'dir' || !/^(?:ltr|rtl|auto)$/.test(element.getAttribute(name) ?? ''))
        element.removeAttribute(name);
    }
    if (nameOf(element) === 'a') element.replaceWith(...element.childNodes);
  }
}

/** A text of the letter, and the line break that is seen before it. */
interface Piece {
  before: '' | '\n';
  node: Text;
}

function piecesOf(fragment: DocumentFragment): Piece[] {
  const pieces: Piece[] = [];
  const walker = walkerOver(fragment);
  let block: Node | null = null;
  let broken = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (nameOf(node) === 'br') broken = true;
    if (nameOf(node) !== '#text') continue;
    const own = blockOf(node);
    pieces.push({ before: pieces.length > 0 && (broken || own !== block) ? '\n' : '', node: node as Text });
    block = own;
    broken = false;
  }
  return pieces;
}

function blockOf(node: Node): Node | null {
  let at = node.parentNode;
  while (at && !blockElements.has(nameOf(at)) && !/^t[dh]$/.test(nameOf(at))) at = at.parentNode;
  return at;
}

/** The mark stands where a span begins; what else of it is in this text or a later one goes. */
function hideIn(node: Text, start: number, spans: readonly Span[], mark: string): void {
  const { data } = node;
  const end = start + data.length;
  let shown = '';
  let done = start;
  for (const { from, to } of spans) {
    if (to <= start || from >= end) continue;
    shown += data.slice(done - start, Math.max(from, start) - start);
    if (from >= start) shown += mark;
    done = Math.min(to, end);
  }
  if (done > start) node.data = shown + data.slice(done - start);
}

/** 0 is "a", 26 is "ba": a name without a digit. */
function inLetters(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26));
  return place < 26 ? letter : inLetters(Math.floor(place / 26)) + letter;
}
