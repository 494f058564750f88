import { besidePanel, nothingBeside, type Beside } from './beside-panel';
import { calmRegion } from './calm-region';
import { element, setText } from './element';
import type { OrderDraft } from './order-panel';
import type { PopupActions } from './popup-actions';
import { isForSure } from './popup-state';
import type { PopupView } from './popup-state';
import { sectionFor } from './popup-sections';
import type { Section } from './popup-sections';
import type { Words } from './words';

/** What is said beside the view. */
export interface Remarks {
  /** A press has no answer yet. */
  busy: boolean;
  /** In place of the view's own sentence. */
  notice: string | null;
  problem: string | null;
}

/**
 * The popup's frame: title, the one sentence that is read out when it changes (while a job is read, what is shown in its
 * place changes too often for that, and the ear hears of it every ten seconds at most), a place for what went wrong, and
 * the section of the view. The live regions stay in the document, else screen readers would not notice them.
 * Other words than before are another language: the section is made anew in it, with what was chosen in it so far.
 */
export function popupFrame(
  main: HTMLElement,
  firstWords: Words,
  actions: PopupActions,
): (view: PopupView, remarks: Remarks, words?: Words, beside?: Beside) => void {
  const title = element('h1', { tabindex: -1 });
  const sentence = element('p', { class: 'sentence', role: 'status' });
  const say = calmRegion(sentence);
  // What changes with every message is shown, not read out.
  const now = element('p', { class: 'now' });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const body = element('div', { class: 'body' });
  const besides = besidePanel(actions);
  main.replaceChildren(title, sentence, now, problem, body, besides.root);

  let section: Section | null = null;
  let firstPressed: Section | null = null;
  // The second press of a double click is meant for what stood there at the first, not for what came in its place.
  body.addEventListener(
    'click',
    (press) => {
      if (press.detail <= 1) firstPressed = section;
      else if (firstPressed !== section) {
        press.preventDefault();
        press.stopImmediatePropagation();
      }
    },
    true,
  );
  let lastState: PopupView['state'] = 'looking';
  let spoken = firstWords;
  /** What was chosen last, in whichever section. */
  let chosen: OrderDraft | undefined;
  return (view, remarks, words = spoken, beside = nothingBeside) => {
    besides.show(view, beside, words);
    const forSure = isForSure(view);
    if (forSure) main.dataset['state'] = view.state;
    else delete main.dataset['state'];
    main.setAttribute('aria-busy', String(!forSure || remarks.busy));

    setText(title, titleOf(view, words));
    const inOtherWords = words !== spoken;
    spoken = words;
    const isNews = inOtherWords || lastState !== 'reading' || !isProgress(view, remarks);
    say(remarks.notice ?? sentenceOf(view, words), isNews);
    lastState = view.state;
    const shownNow = remarks.notice === null ? nowOf(view, words) : '';
    // What is said in the very words that are shown need not stand there twice.
    const bothAtOnce = shownNow === '' || shownNow === sentence.textContent;
    sentence.classList.toggle('aloud', !bothAtOnce);
    setText(now, bothAtOnce ? '' : shownNow);
    setText(problem, remarks.problem ?? '');

    if (!inOtherWords && section?.show(view)) return;
    const hadFocus = body.contains(document.activeElement);
    chosen = section?.draft?.() ?? chosen;
    // The next order begins anew, in the same format; in another language it is the same order.
    section = sectionFor(view, words, actions, inOtherWords ? chosen : chosen && { format: chosen.format });
    section.show(view);
    body.replaceChildren(section.root);
    // The pressed button is gone: whoever uses a keyboard or a screen reader goes on from the new title.
    if (hadFocus) title.focus();
  };
}

/** Reading that goes on as it should. Trouble is no such thing: the site or the line has a reason to be waited for. */
function isProgress(view: PopupView, remarks: Remarks): boolean {
  return view.state === 'reading' && remarks.notice === null && view.progress.waitReason === undefined;
}

function titleOf(view: PopupView, words: Words): string {
  switch (view.state) {
    case 'looking':
      return words.productName;
    case 'no-jpay':
      if (view.isLoading) return words.noJpay.loadingTitle;
      return view.silentTabId === null ? words.noJpay.title : words.noJpay.silentTitle;
    case 'signed-out':
      return words.signedOut.title;
    case 'ready':
      return words.ready.title;
    case 'reading':
      return words.reading.title(view.what);
    case 'paused':
      return words.paused.title;
    case 'writing':
      return view.interrupted ? words.writing.interruptedTitle : words.writing.title;
    case 'done':
      if (view.fileNames.length === 0) return words.done.nothingTitle;
      if (isOfNothing(view)) return words.done.noneChosenTitle;
      if (view.keptAlone > 0) return words.done.keptTitle;
      return view.complete ? words.done.title : words.done.incompleteTitle;
  }
}

function sentenceOf(view: PopupView, words: Words): string {
  switch (view.state) {
    case 'looking':
      return words.looking;
    case 'no-jpay':
      if (view.isLoading) return words.noJpay.loadingSentence;
      return view.silentTabId === null ? words.noJpay.sentence : words.noJpay.silentSentence;
    case 'signed-out':
      return words.signedOut.sentence;
    case 'ready':
      return words.ready.sentence;
    case 'reading':
      return words.reading.activityAloud(view.progress);
    case 'paused': {
      const why = words.paused.why(view.why, view.amount, view.progress.forecast);
      return view.why === 'no-word' ? `${words.paused.soFar(view.progress)} ${why}` : why;
    }
    case 'writing':
      return view.interrupted ? words.writing.interrupted : words.writing.sentence;
    case 'done':
      if (isOfNothing(view)) return words.done.noneChosen(view.messages.listed);
      return view.keptAlone > 0
        ? words.done.keptTotals(view.keptAlone)
        : words.totals(view.messages, view.attachments);
  }
}

/** An archive for which everything that JPay listed was left out by choice. */
function isOfNothing({ what, keptAlone, messages }: Extract<PopupView, { state: 'done' }>): boolean {
  const { listed, skipped } = messages;
  return what === 'archive' && keptAlone === 0 && listed > 0 && skipped === listed;
}

/** What happens this moment, in the sentence's place where that is only for listeners. */
function nowOf(view: PopupView, words: Words): string {
  return view.state === 'reading' ? words.reading.activity(view.progress) : '';
}
