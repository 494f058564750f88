import type { ShareOrder } from '../../model/library';
import { arrange, button, element, setText } from '../element';
import type { Words } from '../words';

/** Whether the note that facilities have rules was read before: it is shown once. */
export interface SharingNote {
  wasShown(): Promise<boolean>;
  noteShown(): Promise<void>;
}

/** What is chosen of a conversation, and whether it is hidden. */
export type Chosen = Pick<ShareOrder, 'messageIds' | 'hide'>;

export interface SharePanel {
  readonly root: HTMLElement;
  speak(words: Words): void;
  /** A box that chooses this message, to stand at its top. */
  /** `headingId` is that of what says which message it is. */
  tickFor(messageId: string, headingId: string | null): HTMLElement;
}

/** Choosing messages of one conversation, and saving them as one file for somebody else. */
export function sharePanel(
  note: SharingNote,
  actions: { save: (chosen: Chosen) => void; done: () => void },
  firstWords: Words,
): SharePanel {
  let words = firstWords;
  let isFirst = false;
  let mistake = false;
  const chosen = new Set<string>();

  const title = element('h2', { id: 'share-title', tabindex: -1 });
  const explanation = element('p');
  const rules = element('p', { class: 'note' });
  const hide = element('input', { type: 'checkbox', id: 'share-hide', checked: true });
  const hideName = element('span');
  const hideLine = element('label', {}, hide, hideName);
  const hint = element('p', { class: 'hint' });
  const pictures = element('p', { class: 'hint' });
  const count = element('p', { role: 'status' });
  const wrong = element('p', { class: 'mistake', role: 'alert' });
  const save = button('', 'primary', () => {
    mistake = chosen.size === 0;
    draw();
    if (!mistake) actions.save({ messageIds: [...chosen], hide: hide.checked });
  });
  const done = button('', 'secondary', () => actions.done());
  const buttons = element('div', { class: 'tools' }, save, done);
  const root = element('section', { class: 'share', 'aria-labelledby': title.id });

  function draw(): void {
    const said = words.sharing;
    setText(title, said.title);
    setText(explanation, said.explanation);
    setText(rules, said.rules);
    setText(hideName, said.hide);
    setText(hint, said.hideHint);
    setText(pictures, said.pictures);
    setText(count, said.chosen(chosen.size));
    setText(wrong, mistake ? said.chooseFirst : '');
    setText(save, said.save);
    setText(done, said.done);
    arrange(root, title, isFirst && rules, explanation, hideLine, hint, pictures, count, wrong, buttons);
  }

  async function showRulesOnce(): Promise<void> {
    // Where storage cannot tell, the note is shown once more rather than never.
    isFirst = !(await note.wasShown().catch(() => false));
    draw();
    if (isFirst) await note.noteShown().catch(() => undefined);
  }

  draw();
  void showRulesOnce();
  return {
    root,
    speak(others) {
      words = others;
      draw();
    },
    tickFor(messageId, headingId) {
      const box = element('input', { type: 'checkbox' });
      if (headingId !== null) box.setAttribute('aria-describedby', headingId);
      box.checked = chosen.has(messageId);
      box.addEventListener('change', () => {
        if (box.checked) chosen.add(messageId);
        else chosen.delete(messageId);
        mistake = false;
        draw();
      });
      return element('label', { class: 'choose-letter' }, box, element('span', {}, words.sharing.tick));
    },
  };
}
