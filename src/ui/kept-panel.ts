import { arrange, button, element, setText } from './element';
import { forgetPanel } from './forget';
import type { PopupActions } from './popup-actions';
import type { KeptAsKnown } from './popup-state';
import type { Words } from './words';

/** What the vault keeps from before, and what can be done with it. Gives the panel, or false where nothing is known to be kept. */
export function keptPanel(words: Words, actions: PopupActions): (kept: KeptAsKnown) => HTMLElement | false {
  let jobId: string | null = null;
  const title = element('h2', { id: 'kept-title' }, words.kept.title);
  const sentence = element('p', { class: 'hint' });
  const several = element('p', { class: 'hint' });
  const save = button(words.kept.save, 'secondary', () => {
    if (jobId !== null) actions.write(jobId);
  });
  const again = button(words.library.title, 'secondary', () => actions.openKept());
  const forget = forgetPanel(words, () => actions.forget());
  const root = element('section', { class: 'kept', 'aria-labelledby': 'kept-title' });
  return (kept) => {
    if (!kept) return false;
    jobId = kept.jobId;
    setText(sentence, words.kept.sentence(kept.messages, kept.attachments, kept.bytes));
    const savesOneOfThem = jobId !== null && kept.accounts > 1;
    setText(several, words.kept.oneOfSeveral(kept.accounts));
    arrange(root, title, sentence, savesOneOfThem && several, jobId !== null && save, again, forget);
    return root;
  };
}
