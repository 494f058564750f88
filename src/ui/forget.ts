import { nothingIsLeft, type LeftBehind } from '../model/left-behind';
import { arrange, button, element } from './element';
import type { Words } from './words';

/**
 * "Forget everything", which asks once more in place: a browser's own dialog would close the popup in Firefox, and
 * cannot be read calmly.
 */
export function forgetPanel(words: Words, forget: () => void): HTMLElement {
  const means = element('p', { class: 'hint' }, words.forget.means);
  const open = button(words.forget.open, 'quiet', () => ask(true));
  const no = button(words.forget.no, 'secondary', () => ask(false));
  const yes = button(words.forget.yes, 'danger', () => {
    ask(false);
    forget();
  });
  const question = element(
    'div',
    { class: 'question', role: 'group', 'aria-labelledby': 'forget-question' },
    element('p', { id: 'forget-question' }, words.forget.question),
    element('div', { class: 'buttons' }, yes, no),
  );
  const root = element('div', { class: 'forget' }, means, open);
  function ask(asking: boolean): void {
    arrange(root, means, asking ? question : open);
    (asking ? no : open).focus();
  }
  return root;
}

/** What is said once everything was forgotten: what was found when it looked again, and no more than that. */
export function forgottenSentence(left: LeftBehind | null, { forget }: Words): string {
  if (left === null) return forget.notLooked;
  return nothingIsLeft(left) ? forget.proof(left) : forget.somethingLeft(left);
}
