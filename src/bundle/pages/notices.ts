import type { Exception, Receipt } from '../../model/receipt';
import type { MakeElement } from '../elements';
import { shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import { isKeptFromBefore } from '../receipt';
import { counted, dayInWords, grouped, listed } from '../words';
import { kindWords, missingMessagesOf, placeOf } from './receipt-words';

/* What stands at the very top of START HERE (design.md, "Nothing lost in silence"). */

/** How many things that are missing are named at the top; the receipt below names them all. */
const missingShown = 12;

/** Why the archive is INCOMPLETE, and which messages it lacks. */
export function incompleteNotice({ receipt }: PartContents, element: MakeElement): Node | undefined {
  if (receipt.complete) return undefined;
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': 'incomplete' },
    element('h2', { id: 'incomplete' }, 'This archive is INCOMPLETE'),
    element(
      'ul',
      {},
      receipt.incompleteBecause.map((reason) => element('li', {}, reason)),
    ),
    missingMessages(receipt, element),
    element(
      'p',
      {},
      'What is here is whole. Open JPay and press “Export all messages” again: only what is missing will be opened.',
    ),
  );
}

/** Each message that is not here by name, as many as fit; the receipt below names them all. */
function missingMessages(receipt: Receipt, element: MakeElement): Node[] {
  const missing = missingMessagesOf(receipt);
  if (missing.length === 0) return [];
  const rest = missing.length - missingShown;
  return [
    element(
      'ul',
      { class: 'missing-messages' },
      missing
        .slice(0, missingShown)
        .map((one) =>
          element('li', {}, 'Message with ', element('bdi', {}, placeOf(one)), `: ${one.reason}`),
        ),
    ),
    ...(rest > 0
      ? [
          element(
            'p',
            {},
            `And ${grouped(rest)} more: `,
            element('a', { href: '#receipt' }, 'see the receipt'),
            '.',
          ),
        ]
      : []),
  ];
}

/** Failed attachments stand at the very top (design.md, "Nothing lost in silence"). As many as the receipt counts. */
export function missingNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const missing = missingAttachments(contents).filter((exception) => !isKeptFromBefore(exception));
  const title = `${counted(missing.length, 'attachment')} could not be saved`;
  return noticeOfMissing('missing', title, missing, contents, element);
}

/** Those of messages that were not listed this time, which the receipt does not count. */
export function missingFromBeforeNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const missing = missingAttachments(contents).filter(isKeptFromBefore);
  const title = `${counted(missing.length, 'attachment')} of messages kept from an earlier export ${missing.length === 1 ? 'is' : 'are'} not here either`;
  return noticeOfMissing('missing-before', title, missing, contents, element);
}

function missingAttachments({ receipt }: PartContents): Exception[] {
  return receipt.exceptions.filter(({ what }) => what === 'attachment');
}

function noticeOfMissing(
  id: string,
  title: string,
  missing: readonly Exception[],
  contents: PartContents,
  element: MakeElement,
): Node | undefined {
  if (missing.length === 0) return undefined;
  const rest = missing.length - missingShown;
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': id },
    element('h2', { id }, title),
    element(
      'ul',
      {},
      missing.slice(0, missingShown).map((exception) => missingAttachment(exception, contents, element)),
    ),
    rest > 0
      ? element('p', {}, `And ${rest} more: `, element('a', { href: '#receipt' }, 'see the receipt'), '.')
      : undefined,
  );
}

function missingAttachment(exception: Exception, contents: PartContents, element: MakeElement): Node {
  const known = contents.messages.get(exception.messageId ?? '');
  if (!known) return element('li', {}, `${exception.where}: ${exception.reason}`);
  const { record, person, files, part } = known;
  const missing = record.attachments.filter(
    (attachment) => attachment.state !== 'saved' && attachment.reason === exception.reason,
  );
  const what = listed([...new Set(missing.map(({ kind }) => kindWords[kind]))]) || 'attachment';
  const way = record.direction === 'received' ? 'from ' : 'to ';
  const day = record.date === null ? record.dateText : dayInWords(record.date);
  const message = ['message ', way, element('bdi', {}, shownName(person.name)), day === '' ? '' : `, ${day}`];
  return element(
    'li',
    {},
    `${what.charAt(0).toUpperCase()}${what.slice(1)} in the `,
    part === contents.part
      ? element('a', { href: `data/${files.html}` }, message)
      : [...message, ` (part ${part})`],
    `: ${exception.reason}`,
  );
}
