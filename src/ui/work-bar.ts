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
  speak(words: WorkBarWords): void;
  /** Says how far the work is, between 0 and 1. */
  show(fraction: number): void;
}

/** How far a file in hand is, and a way to stop. */
export function workBar(stop: () => void): WorkBar {
  const bar = element('progress', { max: 1 });
  const share = element('p', { class: 'hint' });
  const cancel = button('', 'secondary', stop);
  let words: WorkBarWords = { progressName: '', share: () => '', cancel: '' };

  function show(fraction: number): void {
    bar.value = fraction;
    setText(share, words.share(fraction));
    bar.setAttribute('aria-valuetext', share.textContent);
  }

  return {
    root: element('div', { class: 'stack' }, bar, share, cancel),
    speak(others) {
      words = others;
      bar.setAttribute('aria-label', words.progressName);
      setText(cancel, words.cancel);
      show(bar.value);
    },
    show,
  };
}
