import { beforeEach } from 'vitest';
import { popupFrame } from '../../../src/ui/popup-frame';
import type { PopupView } from '../../../src/ui/popup-state';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, isShown, nameOf } from './by-role';
import { recordedActions } from './examples';

export const words = wordsFor('en');
/** Beside a view, when nothing is under way. */
export const quiet = { busy: false, notice: null, problem: null };
/** Of the test that runs. */
export let main: HTMLElement;
export let actions: ReturnType<typeof recordedActions>;
export let show: (view: PopupView) => void;

/** Gives each test of a file a popup in English that shows nothing yet, and notes what is pressed in it. */
export function frameForEach(): void {
  beforeEach(() => {
    main = document.createElement('main');
    document.body.replaceChildren(main);
    actions = recordedActions();
    const frame = popupFrame(main, words, actions);
    show = (view) => frame(view, quiet);
  });
}

export const sentence = (): string => byRole(main, 'status').textContent;
export const buttons = (): string[] => allByRole(main, 'button').map(nameOf);
/** What can be read in it, a line for each element without others in it. */
export const shownText = (): string =>
  Array.from(main.querySelectorAll('*'))
    .filter((each) => each.childElementCount === 0 && isShown(each))
    .map((each) => each.textContent)
    .join('\n');
