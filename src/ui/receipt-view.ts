import { holdsNoMessage, isOfKeptAlone } from '../model/receipt';
import type { Counts, Exception, Receipt } from '../model/receipt';
import { visibleText } from '../model/visible-text';
import { element } from './element';
import { longTable, scrollable } from './long-table';
import type { Ordered, Words } from './words';

/** The receipt of what was ordered: totals in a sentence and by mailbox, why it is incomplete, and every single thing that is not there. */
export function receiptView(receipt: Receipt, words: Words, what: Ordered = 'archive'): HTMLElement {
  const said = words.archive;
  const keptAlone = isOfKeptAlone(receipt);
  const totals = keptAlone
    ? words.done.keptTotals(receipt.keptFromBefore)
    : words.totals(receipt.messages, receipt.attachments);
  // That the lists were not read is told above already.
  const exceptions = receipt.exceptions.filter((exception) => !keptAlone || exception.what !== 'list');
  return element(
    'section',
    { class: 'receipt', 'aria-labelledby': 'receipt-title' },
    element('h2', { id: 'receipt-title' }, said.receiptTitle),
    element('p', { class: 'totals' }, `${totals}.`),
    receipt.incompleteBecause.length > 0
      ? element(
          'div',
          { class: 'note' },
          element('h3', {}, keptAlone ? said.keptBecause : said.incompleteBecause),
          bulletList(receipt.incompleteBecause),
        )
      : null,
    // Where nothing was listed, or one message, noughts would frighten and tell nothing.
    keptAlone || what === 'message' ? null : totalsTable(receipt, words),
    exceptions.length > 0 ? exceptionsTable(exceptions, words) : null,
    receipt.exceptions.length + receipt.incompleteBecause.length === 0
      ? element('p', {}, what === 'archive' ? said.noExceptions : said.noExceptionsDocument)
      : null,
    what === 'message' && !holdsNoMessage(receipt)
      ? element('p', { class: 'hint' }, said.oneMessageOnly)
      : null,
    receipt.notes.length > 0
      ? element('div', {}, element('h3', {}, said.notes), bulletList(receipt.notes))
      : null,
  );
}

/** Mailbox and page, whom it is with, and its date as JPay shows it: what finds the message on JPay. */
function placeOf({ where, personName = '', dateText = '' }: Exception): (Node | string)[] {
  return [where, personName.trim(), dateText]
    .filter((word) => word !== '')
    .flatMap((word, index) => [...(index === 0 ? [] : [', ']), element('bdi', {}, visibleText(word))]);
}

function bulletList(sentences: readonly string[]): HTMLElement {
  return element('ul', {}, ...sentences.map((sentence) => element('li', {}, sentence)));
}

function totalsTable(receipt: Receipt, words: Words): HTMLElement {
  const said = words.archive;
  const columns: [keyof Counts, string][] = [
    ['listed', said.listed],
    ['saved', said.saved],
    ['failed', said.failed],
    ['vanished', said.vanished],
    ['skipped', said.skipped],
  ];
  const { inbox, sent } = receipt.byMailbox;
  const rows: [string, Counts][] = [
    [said.rowMessages(said.inbox), inbox.messages],
    [said.rowAttachments(said.inbox), inbox.attachments],
    [said.rowMessages(said.sent), sent.messages],
    [said.rowAttachments(said.sent), sent.attachments],
    [said.rowMessages(said.both), receipt.messages],
    [said.rowAttachments(said.both), receipt.attachments],
  ];
  return scrollable(
    said.receiptCaption,
    element(
      'table',
      { class: 'counts' },
      element('caption', {}, said.receiptCaption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, said.mailbox),
          ...columns.map(([, name]) => element('th', { scope: 'col' }, name)),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map(([name, counts]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, name),
            ...columns.map(([key]) => element('td', {}, words.number(counts[key]))),
          ),
        ),
      ),
    ),
  );
}

/** A cancelled export can leave thousands. */
function exceptionsTable(exceptions: readonly Exception[], words: Words): HTMLElement {
  const said = words.archive;
  return element(
    'div',
    {},
    element('h3', {}, said.exceptionsTitle(exceptions.length)),
    longTable({
      class: 'exceptions',
      caption: said.exceptionsCaption,
      columns: [said.what, said.where, said.reason],
      rows: exceptions.map((exception) => [
        said.whatKind[exception.what],
        element('span', {}, ...placeOf(exception)),
        exception.reason,
      ]),
      showRest: said.showRest,
    }),
  );
}
