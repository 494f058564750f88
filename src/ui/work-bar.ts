import { button, element, setText } from './element';

export interface WorkBarWords {
  /** The name of the bar, for who cannot see it. */
  progressName: string;
  /** "41 percent" of a fraction. */
  share(fraction: number): string;
  cancel: string;
}

export interface WorkBar {
  readonly root: HTMLElement;
  /** Says how far the work is, from now on in these words; `fraction` is between 0 and 1. */
  show(fraction: number, words: WorkBarWords): void;
}

/** How far a file in hand is, and a way to stop. */
export function workBar(stop: () => void): WorkBar {
  const bar = element('progress', { max: 1 });
  const share = element('p', { class: 'hint' });
  const cancel = button('', 'secondary', stop);
  return {
    root: element('div', { class: 'stack' }, bar, share, cancel),
    show(fraction, words) {
      if (bar.getAttribute('aria-label') !== words.progressName)
        bar.setAttribute('aria-label', words.progressName);
      bar.value = fraction;
      setText(share, words.share(fraction));
      bar.setAttribute('aria-valuetext', share.textContent);
      setText(cancel, words.cancel);
    },
  };
}
