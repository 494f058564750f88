import type { Counts, Exception, Receipt } from '../model/receipt';
import { visibleText } from '../model/visible-text';
import { button, element } from './element';
import type { Words } from './words';

/** So many exceptions are drawn at once; a cancelled export can leave thousands, shown when asked for. */
export const exceptionsAtOnce = 200;

/** The receipt: totals in a sentence and by mailbox, why it is incomplete, and every single thing that is not there. */
export function receiptView(receipt: Receipt, words: Words): HTMLElement {
  const said = words.archive;
  return element(
    'section',
    { class: 'receipt', 'aria-labelledby': 'receipt-title' },
    element('h2', { id: 'receipt-title' }, said.receiptTitle),
    element('p', { class: 'totals' }, `${words.totals(receipt.messages, receipt.attachments)}.`),
    receipt.incompleteBecause.length > 0
      ? element(
          'div',
          { class: 'note' },
          element('h3', {}, said.incompleteBecause),
          bulletList(receipt.incompleteBecause),
        )
      : null,
    totalsTable(receipt, words),
    receipt.exceptions.length === 0
      ? element('p', {}, said.noExceptions)
      : exceptionsTable(receipt.exceptions, words),
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

/** A table that scrolls by itself where the window is narrow; focusable, so that the keyboard can scroll it. */
function scrollable(name: string, table: HTMLElement): HTMLElement {
  return element('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: 0 }, table);
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

function exceptionsTable(exceptions: readonly Exception[], words: Words): HTMLElement {
  const said = words.archive;
  const body = element('tbody');
  const row = (exception: Exception): HTMLElement =>
    element(
      'tr',
      {},
      element('td', {}, said.whatKind[exception.what]),
      element('td', {}, ...placeOf(exception)),
      element('td', {}, exception.reason),
    );
  body.append(...exceptions.slice(0, exceptionsAtOnce).map(row));
  const left = exceptions.length - exceptionsAtOnce;
  const rest = button(said.showRest(left), 'secondary', () => {
    body.append(...exceptions.slice(exceptionsAtOnce).map(row));
    rest.remove();
  });
  return element(
    'div',
    {},
    element('h3', {}, said.exceptionsTitle(exceptions.length)),
    scrollable(
      said.exceptionsCaption,
      element(
        'table',
        { class: 'exceptions' },
        element('caption', {}, said.exceptionsCaption),
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...[said.what, said.where, said.reason].map((name) => element('th', { scope: 'col' }, name)),
          ),
        ),
        body,
      ),
    ),
    left > 0 ? rest : null,
  );
}
