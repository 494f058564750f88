import { anotherPanel } from './another-panel';
import { archiveButtons } from './archive-buttons';
import { arrange, button, element, setText } from './element';
import { forecastPanel } from './forecast-panel';
import { forgetPanel } from './forget';
import { keptPanel } from './kept-panel';
import { orderPanel, type OrderDraft } from './order-panel';
import type { PopupActions } from './popup-actions';
import { isForSure } from './popup-state';
import type { PopupView, Way } from './popup-state';
import { progressMeter } from './progress-meter';
import { siteLink } from './site-link';
import { speedPanel } from './speed-panel';
import type { Words } from './words';

/** The part of the popup below its sentence. It follows the views it can show, keeping focus and what was typed. */
export interface Section {
  readonly root: HTMLElement;
  /** False: this view needs another section. */
  show(view: PopupView): boolean;
  /** Of a section in which something can be ordered: what was chosen so far. */
  draft?(): OrderDraft;
}

/** `draft`: what was chosen in a section that this one takes the place of. */
export function sectionFor(
  view: PopupView,
  words: Words,
  actions: PopupActions,
  draft?: Partial<OrderDraft>,
): Section {
  switch (view.state) {
    case 'looking':
      return { root: element('div'), show: (next) => next.state === 'looking' };
    case 'no-jpay':
      return noJpaySection(words, actions);
    case 'signed-out':
      return signedOutSection(words, actions);
    case 'ready':
      return readySection(words, actions, draft);
    case 'reading':
      return readingSection(words, actions);
    case 'paused':
      return pausedSection(words, actions);
    case 'writing':
      return writingSection(words, actions, draft);
    case 'done':
      return doneSection(words, actions, draft);
  }
}

function noJpaySection(words: Words, actions: PopupActions): Section {
  let silentTabId: number | null = null;
  const link = siteLink(words, 'primary');
  const reload = button(words.noJpay.reload, 'primary', () => {
    if (silentTabId !== null) actions.reload(silentTabId);
  });
  const kept = keptPanel(words, actions);
  const checks = archiveButtons(words, actions);
  const root = element('div', { class: 'stack' });
  return {
    root,
    show(view) {
      if (view.state !== 'no-jpay') return false;
      silentTabId = view.silentTabId;
      const way = silentTabId === null ? link : reload;
      arrange(root, !view.isLoading && way, kept(view.kept), view.kept !== undefined && checks);
      return true;
    },
  };
}

function signedOutSection(words: Words, actions: PopupActions): Section {
  const kept = keptPanel(words, actions);
  const checks = archiveButtons(words, actions);
  const root = element('div', { class: 'stack' });
  return {
    root,
    show(view) {
      if (view.state !== 'signed-out') return false;
      arrange(root, kept(view.kept), view.kept !== undefined && checks);
      return true;
    },
  };
}

function readySection(words: Words, actions: PopupActions, draft?: Partial<OrderDraft>): Section {
  const orders = orderPanel(words, actions, 'primary', draft);
  const kept = keptPanel(words, actions);
  const checks = archiveButtons(words, actions);
  const root = element('div', { class: 'stack' });
  return {
    root,
    draft: () => orders.draft(),
    show(view) {
      if (view.state !== 'ready') return false;
      const ending = isForSure(view);
      arrange(root, orders.root, ending && kept(view.kept), ending && view.kept !== undefined && checks);
      orders.show(view.here, view.firstRun);
      return true;
    },
  };
}

function readingSection(words: Words, actions: PopupActions): Section {
  let tabId: number | null = null;
  const meter = progressMeter(words);
  const pause = button(words.reading.pause, 'secondary', () => {
    if (tabId !== null) actions.pause(tabId);
  });
  const cancel = button(words.reading.cancel, 'quiet', () => {
    // The job's own tab, whatever the front tab shows: it is the one that reads.
    if (tabId !== null) actions.cancel(tabId);
  });
  const forecast = forecastPanel(words, {
    tryOne: () => {
      if (tabId !== null) actions.tryOneConversation(tabId);
    },
    keepGoing: (jobId) => actions.keepGoing(jobId),
  });
  return {
    root: element(
      'div',
      { class: 'stack' },
      meter.root,
      element('p', { class: 'hint' }, words.reading.safeToClose),
      element('div', { class: 'buttons' }, pause, cancel),
      // It comes in the midst of reading: above them, it would take the place of Pause from under the mouse.
      forecast.root,
    ),
    show(view) {
      if (view.state !== 'reading') return false;
      tabId = view.tabId;
      const { total, time } = words.reading;
      meter.show(view, total(view.progress), time(view.progress, view.secondsToGo));
      forecast.show(view.big ?? null, view.what === 'archive');
      return true;
    },
  };
}

function pausedSection(words: Words, actions: PopupActions): Section {
  let job: { jobId: string; way: Way } | null = null;
  const meter = progressMeter(words);
  const speed = speedPanel(words, actions);
  const obstacle = element('p', { class: 'hint' });
  const link = siteLink(words, 'primary');
  const reload = button(words.noJpay.reload, 'primary', () => {
    if (job && !job.way.open && job.way.because === 'silent') actions.reload(job.way.tabId);
  });
  const resume = button(words.paused.resume, 'primary', () => {
    if (job) actions.resume(job.jobId);
  });
  const saveKept = button(words.paused.saveKept, 'secondary', () => {
    if (job) actions.write(job.jobId);
  });
  const cancel = button(words.reading.cancel, 'quiet', () => actions.cancel(null));
  const root = element('div', { class: 'stack' });
  return {
    root,
    show(view) {
      if (view.state !== 'paused') return false;
      job = { jobId: view.jobId, way: view.way };
      // A silent reader's sentence says already how much is saved.
      meter.show(view, view.why === 'no-word' ? '' : words.paused.soFar(view.progress), '');
      const because = view.way.open ? null : view.way.because;
      const obstacles: Partial<Record<NonNullable<typeof because>, string>> = {
        'no-tab': words.paused.openJpayFirst,
        loading: words.paused.stillLoading,
        silent: words.paused.reloadFirst,
      };
      const blocked = because !== null && obstacles[because] !== undefined;
      setText(obstacle, (because && obstacles[because]) ?? '');
      // The next step is the one that stands out.
      resume.classList.toggle('primary', !blocked);
      arrange(
        root,
        meter.root,
        blocked && obstacle,
        because === 'no-tab' && link,
        because === 'silent' && reload,
        resume,
        saveKept,
        speed.root,
        cancel,
      );
      return true;
    },
  };
}

function writingSection(words: Words, actions: PopupActions, draft?: Partial<OrderDraft>): Section {
  let jobId: string | null = null;
  const bar = element('progress', { 'aria-label': words.archive.progressName });
  const again = button(words.done.downloadAgain, 'primary', () => {
    if (jobId !== null) actions.write(jobId);
  });
  const another = anotherPanel(words, actions, draft);
  const root = element('div', { class: 'stack' });
  return {
    root,
    draft: () => another.draft(),
    show(view) {
      if (view.state !== 'writing') return false;
      jobId = view.jobId;
      another.show(view.way);
      arrange(root, ...(view.interrupted ? [again, another.root] : [bar]));
      return true;
    },
  };
}

function doneSection(words: Words, actions: PopupActions, draft?: Partial<OrderDraft>): Section {
  let jobId: string | null = null;
  const note = element('p', { class: 'note' });
  const handedOver = element('p');
  const files = element('ul', { class: 'files' });
  const saving = element('div', {}, handedOver, files);
  const again = button(words.done.downloadAgain, 'primary', () => {
    if (jobId !== null) actions.write(jobId);
  });
  const kept = button(words.library.title, 'quiet', () => actions.openKept());
  const forget = forgetPanel(words, () => actions.forget());
  const another = anotherPanel(words, actions, draft);
  const checks = archiveButtons(words, actions);
  const putAway = button(words.done.putAway, 'quiet', () => actions.putAway());
  const root = element('div', { class: 'stack' });
  return {
    root,
    draft: () => another.draft(),
    show(view) {
      if (view.state !== 'done') return false;
      jobId = view.jobId;
      setText(handedOver, words.done.handedOver(view.fileNames.length));
      files.replaceChildren(...view.fileNames.map((name) => element('li', {}, name)));
      another.show(view.way);
      const handed = view.fileNames.length > 0;
      // The name of a document says nothing about what is missing, that of an archive does.
      const named = handed && view.what === 'archive' && !view.complete;
      const incomplete = view.keptAlone > 0 ? words.done.keptIncomplete : words.done.incomplete;
      setText(note, handed ? incomplete : words.done.nothing);
      arrange(
        root,
        (named || !handed) && note,
        handed && saving,
        // Where nothing was saved there is nothing to write again.
        handed && again,
        kept,
        forget,
        another.root,
        putAway,
        checks,
      );
      return true;
    },
  };
}
