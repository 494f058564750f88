import { documentFormats } from '../model/export-request';
import type { DocumentFormat } from '../model/export-request';
import { chooser, type ChoiceDraft } from './chooser';
import { arrange, button, element } from './element';
import type { ButtonWeight } from './element';
import type { PopupActions } from './popup-actions';
import type { Here, OpenMessage } from './popup-state';
import { speedPanel } from './speed-panel';
import { withName } from './with-name';
import type { Words } from './words';

export interface OrderPanel {
  readonly root: HTMLElement;
  /** Follows the JPay tab: to another tab, to a message page and away from it. Keeps what was chosen. */
  show(here: Here, firstRun: boolean): void;
  draft(): OrderDraft;
}

/** What was chosen and not ordered yet: the same panel in another language begins with it. */
export interface OrderDraft {
  choice: ChoiceDraft;
  format: DocumentFormat;
}

/** Everything that can be ordered from a JPay page: all messages, or the one that is open. */
export function orderPanel(
  words: Words,
  actions: PopupActions,
  weight: ButtonWeight,
  draft?: Partial<OrderDraft>,
): OrderPanel {
  let here: Here | null = null;

  const choose = chooser(
    words,
    () => (here === null ? Promise.resolve([]) : actions.listPeople(here.tabId)),
    draft?.choice,
  );
  const exportAll = button(words.ready.exportAll, weight, () => {
    const choice = choose.choice();
    if (here !== null && choice !== null) actions.order(here.tabId, { what: 'archive', choice });
  });
  const speed = speedPanel(words, actions);
  const warning = element(
    'div',
    { class: 'note' },
    element('p', {}, words.ready.markedAsRead),
    button(words.ready.leaveUnreadInstead, 'quiet', () => choose.leaveUnread()),
  );
  const documents = documentPanel(
    words,
    (request) => {
      if (here !== null) actions.order(here.tabId, request);
    },
    draft?.format,
  );

  const root = element('div', { class: 'stack' });
  return {
    root,
    draft: () => ({ choice: choose.draft(), format: documents.format() }),
    show(nowHere, firstRun) {
      here = nowHere;
      const message = nowHere.message ?? null;
      documents.show(message);
      arrange(
        root,
        firstRun && warning,
        exportAll,
        choose.root,
        speed.root,
        message !== null && documents.root,
      );
    },
  };
}

type DocumentRequest =
  | { what: 'message'; url: string; direction: OpenMessage['direction']; format: DocumentFormat }
  | { what: 'conversation'; personName: string; format: DocumentFormat };

function documentPanel(
  words: Words,
  order: (request: DocumentRequest) => void,
  firstFormat: DocumentFormat = documentFormats[0],
): { root: HTMLElement; show(message: OpenMessage | null): void; format(): DocumentFormat } {
  let open: OpenMessage | null = null;
  const format = element(
    'select',
    { id: 'document-format' },
    ...documentFormats.map((name) => element('option', { value: name }, words.formats[name])),
  );
  format.value = firstFormat;
  const chosenFormat = (): DocumentFormat =>
    documentFormats.find((name) => name === format.value) ?? documentFormats[0];
  const sentence = element('p', { class: 'hint' });
  const saveConversation = button(words.ready.saveConversation, 'secondary', () => {
    const personName = open?.personName;
    if (personName !== undefined) order({ what: 'conversation', personName, format: chosenFormat() });
  });
  const saveMessage = button(words.ready.saveMessage, 'secondary', () => {
    if (open) order({ what: 'message', url: open.url, direction: open.direction, format: chosenFormat() });
  });
  const buttons = element('div', { class: 'buttons' });
  const root = element(
    'section',
    { class: 'documents', 'aria-labelledby': 'documents-title' },
    element('h2', { id: 'documents-title' }, words.ready.thisMessage),
    sentence,
    element('p', { class: 'field' }, element('label', { for: format.id }, words.ready.format), format),
    buttons,
  );
  return {
    root,
    format: chosenFormat,
    show(message) {
      const personName = message?.personName;
      // Shown again and again while the popup is open: what stays the same is not drawn anew.
      if (personName !== open?.personName) {
        sentence.replaceChildren(
          ...(personName === undefined ? [] : withName(words.ready.thisMessageWith, personName)),
        );
      }
      open = message;
      arrange(buttons, saveMessage, personName !== undefined && saveConversation);
    },
  };
}
