import { button, element } from './element';
import type { PopupActions } from './popup-actions';
import type { Words } from './words';

/** The ways to the tabs where archives are checked and brought in; no part of an export, so they stand below everything. */
export function archiveButtons(words: Words, actions: PopupActions): HTMLElement {
  return element(
    'div',
    { class: 'buttons' },
    button(words.check.title, 'quiet', () => actions.checkArchive()),
    button(words.addEarlier.title, 'quiet', () => actions.addEarlier()),
  );
}
