import type { Exception } from '../../model/receipt';
import { apartInside, sentence } from '../elements';
import type { MakeElement } from '../elements';
import type { PartContents } from '../part-contents';
import { isKeptFromBefore } from '../receipt';
import { missingOf } from '../saved-early-ends';
import { kindsInWords, messagePhrase, missingMessagesOf, placeNodes } from './receipt-words';

/* What stands at the very top of START HERE (design.md, "Nothing lost in silence"). */

/** How many things that are missing are named at the top; the receipt below names them all. */
const missingShown = 12;

/** Why the archive is INCOMPLETE, and which messages it lacks. */
export function incompleteNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const { receipt, words } = contents;
  if (receipt.complete) return undefined;
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': 'incomplete' },
    element('h2', { id: 'incomplete' }, words.notices.incompleteTitle),
    element(
      'ul',
      {},
      receipt.incompleteBecause.map((reason) => element('li', {}, apartInside(reason, element))),
    ),
    missingMessages(contents, element),
    element('p', {}, words.notices.whatToDo),
  );
}

/** Each message that is not here by name, as many as fit; the receipt below names them all. */
function missingMessages({ receipt, words }: PartContents, element: MakeElement): (Node | undefined)[] {
  const missing = missingMessagesOf(receipt);
  if (missing.length === 0) return [];
  const line = (one: Exception): Node =>
    element(
      'li',
      {},
      sentence(words.notices.missingMessage, {
        place: placeNodes(one, words, element),
        reason: apartInside(one.reason, element),
      }),
    );
  return [
    element('ul', { class: 'missing-messages' }, missing.slice(0, missingShown).map(line)),
    rest(missing.length - missingShown, words, element),
  ];
}

/**
 * Failed attachments stand at the very top (design.md, "Nothing lost in silence"). As many as the receipt counts, but for
 * those that nobody asked for: a note of the receipt tells of them.
 */
export function missingNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const missing = missingAttachments(contents).filter(
    (exception) => !isKeptFromBefore(exception) && exception.kind !== 'not-chosen',
  );
  const title = contents.words.notices.attachmentsTitle(missing.length);
  return noticeOfMissing('missing', title, missing, contents, element);
}

/** Those of messages that were not listed this time, which the receipt does not count. */
export function missingFromBeforeNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const missing = missingAttachments(contents).filter(isKeptFromBefore);
  const title = contents.words.notices.fromBeforeTitle(missing.length);
  return noticeOfMissing('missing-before', title, missing, contents, element);
}

function missingAttachments(contents: PartContents): Exception[] {
  return missingOf(contents).filter(({ what }) => what === 'attachment');
}

function noticeOfMissing(
  id: string,
  title: string,
  missing: readonly Exception[],
  contents: PartContents,
  element: MakeElement,
): Node | undefined {
  if (missing.length === 0) return undefined;
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': id },
    element('h2', { id }, title),
    element(
      'ul',
      {},
      missing.slice(0, missingShown).map((exception) => missingAttachment(exception, contents, element)),
    ),
    rest(missing.length - missingShown, contents.words, element),
  );
}

/** How many more there are than fit, and the way to them. */
function rest(count: number, { notices }: PartContents['words'], element: MakeElement): Node | undefined {
  if (count <= 0) return undefined;
  const receipt = element('a', { href: '#receipt' }, notices.seeReceipt);
  return element('p', {}, sentence(notices.andMore(count), { receipt }));
}

function missingAttachment(exception: Exception, contents: PartContents, element: MakeElement): Node {
  const { words } = contents;
  const { reason } = exception;
  const known = contents.messages.get(exception.messageId ?? '');
  if (!known) {
    const where = words.receipt.where(exception.where);
    return element('li', {}, sentence(words.notices.inList, { where, reason: apartInside(reason, element) }));
  }
  const { record, person, files, part } = known;
  const missing = record.attachments.filter(
    (attachment) => attachment.state !== 'saved' && attachment.reason === reason,
  );
  const day = record.date === null ? record.dateText : words.day(record.date);
  const phrase = messagePhrase({ direction: record.direction, name: person.name, day }, words, element);
  return element(
    'li',
    {},
    sentence(words.notices.missingAttachment, {
      what: kindsInWords(
        missing.map(({ kind }) => kind),
        words,
      ),
      message:
        part === contents.part
          ? element('a', { href: `data/${files.html}` }, phrase)
          : sentence(words.notices.inPart(part), { message: phrase }),
      reason: apartInside(reason, element),
    }),
  );
}
