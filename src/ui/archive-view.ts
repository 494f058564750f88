import type { LeftBehind } from '../model/left-behind';
import { holdsNoMessage, isOfKeptAlone } from '../model/receipt';
import type { Receipt } from '../model/receipt';
import { button, element, setText } from './element';
import { forgetPanel, forgottenSentence } from './forget';
import { receiptView } from './receipt-view';
import type { Ordered, Words } from './words';

/**
 * What the archive tab shows.
 *
 *   looking ---> writing ---> done <---> writing ("Download again")
 *      |  \         |           \
 *      |   \        v            v
 *      |    \     failed     forgotten | not-forgotten
 *      |     +--> elsewhere ---> done     (another tab writes the same job)
 *      +--------> nothing | still-reading
 */
export type ArchiveView =
  | { state: 'looking' | 'elsewhere' | 'still-reading' }
  /** `wasWritten`: its files were handed over before, and what was kept was forgotten since, as the family wished. */
  | { state: 'nothing'; wasWritten?: boolean }
  | { state: 'forgotten'; left: LeftBehind | null }
  | { state: 'writing'; what: Ordered; progress: WritingProgress }
  | { state: 'failed'; noSpace: boolean; detail: string }
  | { state: 'not-forgotten'; detail: string }
  | {
      state: 'done';
      what: Ordered;
      receipt: Receipt;
      /** What was handed to the browser from this tab just now; null when only the receipt is shown. */
      fileNames: readonly string[] | null;
    };

export interface WritingProgress {
  /** Parts handed over so far. */
  parts: number;
  /** Between 0 and 1; null while unknown. */
  fraction: number | null;
}

export interface ArchiveActions {
  /** Writes again from the vault: no request to JPay. */
  downloadAgain(): void;
  forget(): void;
}

/** The archive tab in `main`; returns how to show a view. The live regions stay in the document throughout. */
export function archiveView(
  main: HTMLElement,
  words: Words,
  actions: ArchiveActions,
): (view: ArchiveView) => void {
  const title = element('h1', { tabindex: -1 });
  const sentence = element('p', { class: 'sentence', role: 'status' });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const body = element('div', { class: 'body' });
  main.replaceChildren(title, sentence, problem, body);
  const bar = element('progress', { 'aria-label': words.archive.progressName });
  // Not read out: it changes with every file. Who listens hears it when they come to the bar.
  const share = element('p', { class: 'hint' });
  const writing = element('div', { class: 'stack' }, bar, share);

  return (view) => {
    const said = saidOf(view, words);
    const hadFocus = body.contains(document.activeElement);
    main.dataset['state'] = view.state;
    document.title = `${said.title} – ${words.productName}`;
    setText(title, said.title);
    setText(sentence, said.sentence);
    setText(problem, said.problem);
    if (view.state === 'writing') {
      const { fraction } = view.progress;
      if (fraction === null) bar.removeAttribute('value');
      else bar.value = fraction;
      setText(share, words.archive.writingShare(fraction));
      bar.setAttribute('aria-valuetext', share.textContent);
      if (body.firstElementChild !== writing) body.replaceChildren(writing);
    } else {
      body.replaceChildren(...bodyOf(view, words, actions));
    }
    if (hadFocus) title.focus();
  };
}

interface Said {
  title: string;
  sentence: string;
  problem: string;
}

function saidOf(view: ArchiveView, words: Words): Said {
  const said = words.archive;
  const nothing = { sentence: '', problem: '' };
  switch (view.state) {
    case 'looking':
      return { ...nothing, title: said.lookingTitle };
    case 'writing':
      return {
        ...nothing,
        title: said.writingTitle(view.what),
        sentence:
          view.progress.parts === 0
            ? said.writingSentence
            : `${said.writingSentence} ${said.writingParts(view.progress.parts)}`,
      };
    case 'elsewhere':
      return { ...nothing, title: said.elsewhereTitle, sentence: said.elsewhere };
    case 'nothing':
      return view.wasWritten === true
        ? { ...nothing, title: said.nothingAnyMoreTitle, sentence: said.nothingAnyMore }
        : { ...nothing, title: said.nothingTitle, problem: said.nothing };
    case 'still-reading':
      return { ...nothing, title: said.stillReadingTitle, sentence: said.stillReading };
    case 'forgotten':
      return { ...nothing, title: said.forgottenTitle, sentence: forgottenSentence(view.left, words) };
    case 'failed':
      return {
        title: said.failedTitle,
        sentence: '',
        problem: `${view.noSpace ? said.noSpace : said.failedSentence} ${words.problem.detail(view.detail)}`,
      };
    case 'not-forgotten':
      return {
        ...nothing,
        title: said.notForgottenTitle,
        problem: `${said.notForgotten} ${words.problem.detail(view.detail)}`,
      };
    case 'done':
      return { ...nothing, title: doneTitle(view, words), sentence: doneSentence(view, words) };
  }
}

type Done = Extract<ArchiveView, { state: 'done' }>;

const isEmpty = ({ what, receipt }: Done): boolean =>
  what === 'archive' && receipt.messages.listed === 0 && receipt.keptFromBefore === 0 && receipt.complete;

/** Every message was left out by the choice of people and dates, and there is nothing of before. */
function nothingMatched({ what, receipt }: Done): boolean {
  const { complete, messages, exceptions } = receipt;
  if (what !== 'archive' || !complete || !holdsNoMessage(receipt)) return false;
  const leftOut = exceptions.filter((exception) => exception.what === 'message');
  const allByChoice = leftOut.every(({ kind }) => kind === 'not-chosen');
  return messages.listed > 0 && messages.skipped === messages.listed && allByChoice;
}

/** Of one message or conversation there is no file where none could be opened; an archive is always written. */
function hasNoFile({ what, receipt, fileNames }: Done): boolean {
  return fileNames === null ? what !== 'archive' && holdsNoMessage(receipt) : fileNames.length === 0;
}

function doneTitle(view: Done, words: Words): string {
  if (hasNoFile(view)) return words.done.nothingTitle;
  if (view.fileNames === null) return words.archive.earlierTitle;
  if (isEmpty(view)) return words.archive.emptyTitle;
  if (nothingMatched(view)) return words.archive.nothingMatchedTitle;
  if (isOfKeptAlone(view.receipt)) return words.done.keptTitle;
  const { what, receipt } = view;
  if (receipt.complete)
    return what === 'archive' ? words.archive.doneTitle : words.archive.documentTitle[what];
  return what === 'conversation' ? words.archive.incompleteConversationTitle : words.archive.incompleteTitle;
}

function doneSentence(view: Done, words: Words): string {
  if (hasNoFile(view)) return `${words.archive.nothingSaved} ${words.archive.nothingSavedNext[view.what]}`;
  if (view.fileNames === null) return words.archive.notYet;
  const saving = words.archive.saving(view.fileNames.length);
  if (nothingMatched(view)) return `${words.archive.nothingMatched(view.receipt.messages.listed)} ${saving}`;
  return isEmpty(view) ? `${words.archive.empty} ${saving}` : saving;
}

function bodyOf(
  view: Exclude<ArchiveView, { state: 'writing' }>,
  words: Words,
  actions: ArchiveActions,
): HTMLElement[] {
  const said = words.archive;
  switch (view.state) {
    case 'looking':
      return [];
    case 'elsewhere':
    case 'still-reading':
      return [element('progress', { 'aria-label': said.progressName })];
    case 'nothing':
    case 'forgotten':
      return [];
    case 'failed':
      return [button(said.tryAgain, 'primary', () => actions.downloadAgain())];
    case 'not-forgotten':
      return [forgetPanel(words, () => actions.forget())];
    case 'done':
      return doneBody(view, words, actions);
  }
}

function doneBody(view: Done, words: Words, actions: ArchiveActions): HTMLElement[] {
  const said = words.archive;
  const fileNames = view.fileNames ?? [];
  const nothingToOpen = hasNoFile(view);
  const steps = [
    ...(view.what === 'archive' && !view.receipt.complete ? [said.nextStepIncomplete] : []),
    ...(view.what === 'archive' ? said.nextSteps : said.nextStepsDocument),
  ];
  return [
    ...(fileNames.length > 0
      ? [
          element('ul', { class: 'files' }, ...fileNames.map((name) => element('li', {}, name))),
          element('p', { class: 'hint' }, said.sameName),
        ]
      : []),
    ...(fileNames.length > 1 ? [element('p', { class: 'hint' }, said.ifAsked)] : []),
    ...(nothingToOpen || nothingMatched(view)
      ? []
      : [
          element(
            'section',
            { 'aria-labelledby': 'next-title' },
            element('h2', { id: 'next-title' }, said.nextTitle),
            element('ol', { class: 'steps' }, ...steps.map((step) => element('li', {}, step))),
            view.what === 'archive' && fileNames.length > 1 ? element('p', {}, said.nextStepsParts) : null,
          ),
        ]),
    receiptView(view.receipt, words, view.what),
    ...(nothingToOpen
      ? []
      : [
          element(
            'section',
            { 'aria-labelledby': 'again-title' },
            element('h2', { id: 'again-title' }, said.againTitle),
            element('p', {}, said.again),
            button(words.done.downloadAgain, view.fileNames === null ? 'primary' : 'secondary', () =>
              actions.downloadAgain(),
            ),
            element('a', { href: '?kept' }, words.library.title),
          ),
        ]),
    element(
      'section',
      { 'aria-labelledby': 'shared-title' },
      element('h2', { id: 'shared-title' }, said.sharedTitle),
      forgetPanel(words, () => actions.forget()),
    ),
  ];
}
