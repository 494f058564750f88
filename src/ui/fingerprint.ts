import { LetterkeepError } from '../model/failure';
import { button, element, setText } from './element';
import type { Words } from './words';

/** Reads a file to its end. */
export interface Following {
  onProgress: (read: number, of: number) => void;
  signal: AbortSignal;
}

/**
 * Offers the SHA-256 of a file. It is read once more for that, so only when somebody asks.
 *
 *   offered ---press---> read ---> shown
 *      ^                  |
 *      +---not readable---+
 */
export function fingerprintPanel(
  words: Words,
  make: (follow: Following) => Promise<string>,
  signal: AbortSignal,
): HTMLElement {
  const said = words.check;
  const status = element('p', { class: 'hint', role: 'status' });
  const root = element('div', { class: 'stack' });
  const offer = button(said.fingerprint, 'quiet', () => void show());
  root.append(offer, status);
  return root;

  async function show(): Promise<void> {
    if (offer.getAttribute('aria-disabled') === 'true') return;
    // Not `disabled`: that would take the focus away from whoever pressed it.
    offer.setAttribute('aria-disabled', 'true');
    setText(status, said.fingerprintMaking);
    try {
      const print = await make({
        signal,
        onProgress: (read, of) => setText(offer, said.fingerprintShare(of === 0 ? 1 : read / of)),
      });
      const shown = element('div', { class: 'fingerprint', tabindex: -1 });
      shown.append(element('p', {}, said.fingerprintMade), element('p', {}, element('code', {}, print)));
      root.replaceChildren(shown, element('p', { class: 'hint' }, said.fingerprintHint));
      shown.focus();
    } catch (error) {
      setText(offer, said.fingerprint);
      offer.removeAttribute('aria-disabled');
      const stopped = error instanceof LetterkeepError && error.kind === 'cancelled';
      setText(status, stopped ? '' : `${said.refused.unreadable} ${words.problem.detail(String(error))}`);
    }
  }
}
