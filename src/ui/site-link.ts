import { element } from './element';
import type { Words } from './words';

/** The way to JPay, in a tab of its own. */
export function siteLink(words: Words, weight: 'primary' | 'secondary'): HTMLElement {
  return element(
    'a',
    {
      class: `button ${weight}`,
      href: 'https://www.jpay.com/',
      target: '_blank',
      rel: 'noopener noreferrer',
    },
    words.noJpay.open,
  );
}
