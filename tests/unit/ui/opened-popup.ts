import { afterEach, beforeEach, vi } from 'vitest';
import { runPopup, type RunningPopup } from '../../../src/ui/popup';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole } from './by-role';
import { FakeDesk } from './fake-desk';

export const words = wordsFor('en');
/** Of the test that runs. */
export let desk: FakeDesk;
/** Of the popup that was opened last. */
export let main: HTMLElement;
export let popup: RunningPopup;

/** Gives each test of a file a desk of its own and a clock that stands still, and closes its popup. */
export function popupForEach(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    desk = new FakeDesk();
  });
  afterEach(() => {
    popup.stop();
    vi.useRealTimers();
  });
}

export function open(): void {
  main = document.createElement('main');
  document.body.replaceChildren(main);
  popup = runPopup(main, desk, words);
}

export const state = (): string | undefined => main.dataset['state'];
export const sentence = (): string => byRole(main, 'status').textContent;
export const problem = (): string =>
  allByRole(main, 'alert')
    .map((each) => each.textContent)
    .join('');

/** Milliseconds, and a little more. */
export const frame = 20;
/** Lets every promise of the made-up browser settle, and the first frame be drawn. */
export const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(frame);
};
