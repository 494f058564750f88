import { arrange, button, element, setText } from './element';
import type { BigExport } from './popup-state';
import type { Words } from './words';

export interface ForecastPanel {
  readonly root: HTMLElement;
  /** Null: there is nothing to warn of, or it was put away. */
  show(big: BigExport | null, mayTryOne: boolean): void;
}

/**
 * What a big export is going to take, and a way to try a small one first. The sentence's element stays in the document
 * when there is nothing to say, else screen readers would not notice it when there is.
 */
export function forecastPanel(
  words: Words,
  press: { tryOne(): void; keepGoing(jobId: string): void },
): ForecastPanel {
  const said = words.forecast;
  let jobId: string | null = null;
  const title = element('h2', { id: 'forecast-title' }, said.title);
  const sentence = element('p', { 'aria-live': 'polite' });
  const hint = element('p', { class: 'hint' }, said.hint);
  const tryOne = button(said.tryOne, 'secondary', () => press.tryOne());
  const keepGoing = button(said.keepGoing, 'secondary', () => {
    if (jobId !== null) press.keepGoing(jobId);
  });
  const buttons = element('div', { class: 'buttons' });
  const root = element('div', { class: 'aloud' }, sentence);
  return {
    root,
    show(big, mayTryOne) {
      jobId = big?.jobId ?? null;
      const hadFocus = buttons.contains(document.activeElement);
      root.className = big ? 'note stack' : 'aloud';
      arrange(buttons, mayTryOne && tryOne, keepGoing);
      arrange(
        root,
        big !== null && title,
        sentence,
        big !== null && mayTryOne && hint,
        big !== null && buttons,
      );
      setText(sentence, big ? said.sentence(big.forecast) : '');
      // The pressed button is gone: whoever uses a keyboard or a screen reader goes on from the title.
      if (big === null && hadFocus) root.closest('main')?.querySelector('h1')?.focus();
    },
  };
}
