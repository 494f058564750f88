import { element } from './element';
import type { Words } from './words';

/** The line of the archive tab that leads to names that may be one person; not shown while there are none. */
export function samePersonLine(): {
  root: HTMLElement;
  speak(words: Words): void;
  show(questions: Promise<number>): Promise<void>;
} {
  let words: Words | undefined;
  let found = 0;
  let asked = 0;
  const root = element('p', { class: 'same-person-line' });
  root.hidden = true;
  const draw = (): void => {
    root.hidden = found === 0 || words === undefined;
    if (!words || root.hidden) return;
    const { found: sentence, lookAtThem } = words.samePerson;
    root.replaceChildren(`${sentence(found)} `, element('a', { href: '?kept' }, lookAtThem));
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
      const count = await questions;
      if (own !== asked) return;
      found = count;
      draw();
    },
  };
}
