import { button, element, setText } from './element';
import type { Words } from './words';

/** What "Copy details" needs of the browser; the entry point hands it in. */
export interface DetailsPorts {
  /** The text, which holds no word of anyone's mail. */
  details(): Promise<string>;
  /** Puts it on the clipboard. Rejects where the browser refuses. */
  copy(text: string): Promise<void>;
}

export interface DetailsPanel {
  /** Says everything in another language from now on; what was copied stays copied. */
  speak(words: Words): void;
}

/** What came of the last press; the words for it are looked up when it is shown. */
type Outcome =
  { end: 'none' | 'copied' } | { end: 'by-hand'; text: string } | { end: 'failed'; error: unknown };

/**
 * "Copy details", for whoever asks for help: one button that is there whatever the popup shows.
 *
 *   offered ---press---> copied ("Copied.", read out too)
 *                  |
 *                  +---> the browser refused: the text stands in a field, to be copied by hand
 */
export function detailsPanel(place: HTMLElement, ports: DetailsPorts, firstWords: Words): DetailsPanel {
  let words = firstWords;
  let outcome: Outcome = { end: 'none' };
  const copy = button('', 'quiet', () => void press());
  const said = element('p', { class: 'hint', role: 'status' });
  const field = element('textarea', { readonly: true, rows: 8, spellcheck: 'false', hidden: true });
  place.replaceChildren(copy, said, field);
  show();
  return {
    speak(others) {
      words = others;
      show();
    },
  };

  async function press(): Promise<void> {
    if (copy.getAttribute('aria-disabled') === 'true') return;
    // Not `disabled`: that would take the focus away from whoever pressed it.
    copy.setAttribute('aria-disabled', 'true');
    // Emptied first, so that a second "Copied" is news to a screen reader too.
    outcome = { end: 'none' };
    show();
    outcome = await tried();
    copy.removeAttribute('aria-disabled');
    show();
    if (outcome.end !== 'by-hand') return;
    field.focus();
    field.select();
  }

  async function tried(): Promise<Outcome> {
    let text: string;
    try {
      text = await ports.details();
    } catch (error) {
      return { end: 'failed', error };
    }
    try {
      await ports.copy(text);
      return { end: 'copied' };
    } catch {
      return { end: 'by-hand', text };
    }
  }

  function show(): void {
    setText(copy, words.details.copy);
    field.setAttribute('aria-label', words.details.text);
    field.hidden = outcome.end !== 'by-hand';
    field.value = outcome.end === 'by-hand' ? outcome.text : '';
    setText(said, sentence());
  }

  function sentence(): string {
    switch (outcome.end) {
      case 'none':
        return '';
      case 'copied':
        return words.details.copied;
      case 'by-hand':
        return words.details.byHand;
      case 'failed':
        return `${words.problem.notDone} ${words.problem.detail(String(outcome.error))}`;
    }
  }
}
