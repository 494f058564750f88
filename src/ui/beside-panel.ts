import type { Stand } from '../leaving/stand';
import { arrange, button, element, setText } from './element';
import type { PopupActions } from './popup-actions';
import type { PopupView } from './popup-state';
import type { Words } from './words';

/** What the popup says beside its view: of systems that leave JPay, and how long ago a family last saved. */
export interface Beside {
  leaving: readonly Stand[];
  /** Whole days; null: never, or it is not known. */
  daysSinceSaved: number | null;
}

export const nothingBeside: Beside = { leaving: [], daysSinceSaved: null };

/** In the popup, the most pressing; the page behind the button has them all. */
const mostNotices = 2;

/** Not while a job is read or written: then there is one thing to look at. */
const restful: readonly PopupView['state'][] = ['no-jpay', 'signed-out', 'ready', 'done'];

export function besidePanel(actions: Pick<PopupActions, 'openLeaving'>): {
  root: HTMLElement;
  show(view: PopupView, beside: Beside, words: Words): void;
} {
  const lastSaved = element('p', { class: 'hint' });
  const notices = element('ul', { class: 'notices' });
  const open = button('', 'quiet', () => actions.openLeaving());
  const root = element('aside', { class: 'beside' });
  return {
    root,
    show({ state }, { leaving, daysSinceSaved }, words) {
      const isShown = restful.includes(state);
      const hasNotice = isShown && leaving.length > 0;
      // The receipt of the moment says itself when it was saved.
      const saysWhen = isShown && daysSinceSaved !== null && state !== 'done';
      setText(lastSaved, saysWhen ? words.leaving.lastSaved(daysSinceSaved) : '');
      const lines = hasNotice
        ? leaving.slice(0, mostNotices).map((stand) => words.leaving.notice(stand))
        : [];
      if (lines.join('\n') !== Array.from(notices.children, ({ textContent }) => textContent).join('\n'))
        notices.replaceChildren(...lines.map((line) => element('li', {}, line)));
      setText(open, words.leaving.open);
      arrange(root, saysWhen && lastSaved, hasNotice && notices, hasNotice && open);
      root.hidden = !saysWhen && !hasNotice;
    },
  };
}
