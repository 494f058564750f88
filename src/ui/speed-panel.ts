import { speeds, type Speed } from '../model/speed';
import { element, setText } from './element';
import type { PopupActions } from './popup-actions';
import type { Words } from './words';

/**
 * The group "Speed", closed at first; its title says what is chosen. What is chosen is kept at once: there is no button
 * to forget.
 */
export function speedPanel(words: Words, actions: PopupActions): { root: HTMLElement } {
  const said = words.speed;
  const title = element('summary', {}, said.title);
  const choices = speeds.map((speed) => {
    const hintId = `speed-${speed}`;
    const radio = element('input', {
      type: 'radio',
      name: 'speed',
      value: speed,
      'aria-describedby': hintId,
    });
    radio.addEventListener('change', () => {
      choose(speed);
      actions.chooseSpeed(speed);
    });
    const label = element('label', { class: 'tick' }, radio, element('span', {}, said.names[speed]));
    const hint = element('p', { class: 'hint', id: hintId }, said.sentences[speed]);
    return { speed, radio, root: element('div', { class: 'described' }, label, hint) };
  });
  let touched = false;
  function choose(chosen: Speed): void {
    touched = true;
    for (const { speed, radio } of choices) radio.checked = speed === chosen;
    setText(title, said.chosen(chosen));
  }
  void actions.speed().then((chosen) => {
    // Somebody may have been quicker than the storage.
    if (!touched) choose(chosen);
  });
  return {
    root: element(
      'details',
      { class: 'chooser', role: 'group', 'aria-label': said.title },
      title,
      ...choices.map(({ root }) => root),
      element('p', { class: 'hint' }, said.hint),
    ),
  };
}
