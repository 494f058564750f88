import { element } from './element';
import type { Words } from './words';

/** Questions that wait in the list of what is kept: how many about people, and whether there is one about the account. */
export interface WaitingQuestions {
  people: number;
  account: boolean;
}

/** The line of the archive tab that leads to them; not shown while there are none. */
export function samePersonLine(): {
  root: HTMLElement;
  speak(words: Words): void;
  show(questions: Promise<WaitingQuestions>): Promise<void>;
} {
  let words: Words | undefined;
  let found: WaitingQuestions = { people: 0, account: false };
  let asked = 0;
  const root = element('p', { class: 'same-person-line' });
  root.hidden = true;
  const draw = (): void => {
    root.hidden = (found.people === 0 && !found.account) || words === undefined;
    if (!words || root.hidden) return;
    const { found: ofPeople, lookAtThem } = words.samePerson;
    const sentence = found.account ? words.sameAccount.found : ofPeople(found.people);
    root.replaceChildren(`${sentence} `, element('a', { href: '?kept' }, lookAtThem));
  };
  return {
    root,
    speak(others) {
      words = others;
      draw();
    },
    /** Of several that are waited for, the last one counts. */
    async show(questions) {
      asked += 1;
      const own = asked;
      const waiting = await questions;
      if (own !== asked) return;
      found = waiting;
      draw();
    },
  };
}
