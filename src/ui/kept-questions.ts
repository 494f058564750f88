import { element } from './element';
import { sameAccountPanel, type SameAccountPorts } from './same-account-panel';
import { samePersonPanel, type SamePersonPorts } from './same-person-panel';
import type { Words } from './words';

/** What is asked above the list of what is kept: first about accounts, since people are of an account. */
export function keptQuestions(
  accountPorts: SameAccountPorts,
  personPorts: SamePersonPorts,
  words: Words,
  changed: () => void,
): { readonly root: HTMLElement; speak(words: Words): void } {
  const people = samePersonPanel(personPorts, words, changed);
  const accounts = sameAccountPanel(accountPorts, words, () => {
    changed();
    void people.look();
  });
  return {
    root: element('div', { class: 'stack' }, accounts.root, people.root),
    speak(others) {
      accounts.speak(others);
      people.speak(others);
    },
  };
}
