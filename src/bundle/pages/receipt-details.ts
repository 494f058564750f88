import type { Counts, Exception } from '../../model/receipt';
import { apartInside, sentence } from '../elements';
import type { MakeElement } from '../elements';
import { earlyEndPages, receiptPages } from '../long-lists';
import type { ListPage } from '../long-lists';
import type { PartContents } from '../part-contents';
import { shownName } from '../part-contents';
import { missingOf, savedEarlyEndsOf } from '../saved-early-ends';
import { apart } from './receipt-words';

const columns = ['listed', 'saved', 'failed', 'vanished', 'skipped'] as const;

/** The whole receipt, closed by default: the counts of each mailbox, every exception, every remark. */
export function receiptDetails(contents: PartContents, element: MakeElement): Node {
  const { receipt, words } = contents;
  const said = words.receipt;
  const { inbox, sent } = receipt.byMailbox;
  const row = (name: string, counts: Counts): Node =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      columns.map((column) => element('td', { class: 'number' }, words.number(counts[column]))),
    );
  return element(
    'section',
    { 'aria-labelledby': 'receipt' },
    element('h2', { id: 'receipt' }, said.title),
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
            element('td'),
            columns.map((column) => element('th', { scope: 'col', class: 'number' }, said.heads[column])),
          ),
        ),
        element(
          'tbody',
          {},
          row(said.inboxMessages, inbox.messages),
          row(said.inboxAttachments, inbox.attachments),
          row(said.sentMessages, sent.messages),
          row(said.sentAttachments, sent.attachments),
        ),
      ),
    ),
    receipt.notes.map((note) => element('p', {}, apartInside(note, element))),
    folded(
      {
        id: 'not-here',
        title: said.oneByOne,
        exceptions: missingOf(contents),
        pages: receiptPages(contents),
      },
      contents,
      element,
    ),
    folded(
      {
        id: 'saved-early-ends',
        title: said.earlyEndsOneByOne,
        exceptions: savedEarlyEndsOf(contents),
        pages: earlyEndPages(contents),
      },
      contents,
      element,
    ),
  );
}

interface ExceptionsApart {
  id: string;
  title: (count: number) => string;
  exceptions: readonly Exception[];
  /** None if they stand on START HERE. */
  pages: readonly ListPage<Exception>[];
}

/** One kind of exceptions: folded away below the sums, or on pages of its own if it is much. */
function folded(
  { id, title: titleOf, exceptions, pages: [first] }: ExceptionsApart,
  contents: PartContents,
  element: MakeElement,
): Node | undefined {
  if (exceptions.length === 0) return undefined;
  const title = titleOf(exceptions.length);
  if (first) return element('p', { id }, element('a', { href: `data/${first.path}` }, title));
  return element(
    'details',
    { id },
    element('summary', {}, title),
    exceptionList(exceptions, contents, element),
  );
}

/** A line for each exception. */
export function exceptionList(
  exceptions: readonly Exception[],
  contents: PartContents,
  element: MakeElement,
): HTMLElement {
  return element(
    'ul',
    {},
    exceptions.map((exception) => line(exception, contents, element)),
  );
}

function line(exception: Exception, { messages, words }: PartContents, element: MakeElement): Node {
  const known = messages.get(exception.messageId ?? '');
  const person = known ? known.person.name : exception.personName;
  const date = known?.record.dateText ?? exception.dateText;
  const shown = person === undefined ? [] : apart([shownName(person, words), date], element);
  const where = words.receipt.where(exception.where);
  return element(
    'li',
    {},
    sentence(words.receipt.exception, {
      what: words.receipt.what[exception.what],
      place: shown.length === 0 ? where : [where, ', ', shown],
      reason: apartInside(exception.reason, element),
    }),
  );
}
