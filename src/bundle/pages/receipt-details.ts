import type { Counts, Exception } from '../../model/receipt';
import type { MakeElement } from '../elements';
import type { PartContents } from '../part-contents';
import { shownName } from '../part-contents';
import { grouped } from '../words';

/** The whole receipt, closed by default: the counts of each mailbox, every exception, every remark. */
export function receiptDetails(contents: PartContents, element: MakeElement): Node {
  const { receipt } = contents;
  return element(
    'section',
    { 'aria-labelledby': 'receipt' },
    element('h2', { id: 'receipt' }, 'Receipt'),
    element(
      'div',
      { class: 'table' },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ['', 'Listed', 'Saved', 'Failed', 'Vanished', 'Left out'].map((head, column) =>
              column === 0 ? element('td') : element('th', { scope: 'col', class: 'number' }, head),
            ),
          ),
        ),
        element(
          'tbody',
          {},
          row('Inbox: messages', receipt.byMailbox.inbox.messages, element),
          row('Inbox: attachments', receipt.byMailbox.inbox.attachments, element),
          row('Sent: messages', receipt.byMailbox.sent.messages, element),
          row('Sent: attachments', receipt.byMailbox.sent.attachments, element),
        ),
      ),
    ),
    receipt.notes.map((note) => element('p', {}, note)),
    receipt.exceptions.length === 0
      ? undefined
      : element(
          'details',
          {},
          element('summary', {}, `What is not here, one by one (${grouped(receipt.exceptions.length)})`),
          element(
            'ul',
            {},
            receipt.exceptions.map((exception) => line(exception, contents, element)),
          ),
        ),
  );
}

function row(name: string, counts: Counts, element: MakeElement): Node {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    [counts.listed, counts.saved, counts.failed, counts.vanished, counts.skipped].map((count) =>
      element('td', { class: 'number' }, grouped(count)),
    ),
  );
}

function line(exception: Exception, contents: PartContents, element: MakeElement): Node {
  const what = { message: 'Message', attachment: 'Attachment', list: 'List' }[exception.what];
  const known = contents.messages.get(exception.messageId ?? '');
  const person = known ? known.person.name : exception.personName;
  const date = known?.record.dateText ?? exception.dateText ?? '';
  const name =
    person === undefined
      ? []
      : [', ', element('bdi', {}, shownName(person)), ...(date === '' ? [] : [`, ${date}`])];
  return element('li', {}, `${what} (${exception.where}`, name, `): ${exception.reason}`);
}
