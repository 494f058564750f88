import { visibleText } from '../model/visible-text';
import type { AccountToChoose } from './add-questions';
import { accountName } from './add-questions';
import { arrange, button, element, nameByHeading, setText } from './element';
import type { Words } from './words';

/** Two accounts that may be one: of an earlier archive alone, and read from JPay here. */
export interface SameAccountQuestion {
  added: AccountToChoose & { messages: number };
  read: AccountToChoose & { messages: number };
  /** Messages that both hold: hardly anybody else's. */
  inBoth: number;
}

/** What the panel needs of the vault. All throw what the vault throws. */
export interface SameAccountPorts {
  questions(): Promise<readonly SameAccountQuestion[]>;
  join(question: SameAccountQuestion): Promise<void>;
  keepApart(question: SameAccountQuestion): Promise<void>;
}

type Saying = (words: Words) => string;

/**
 * "Is this one JPay account?", one question at a time. Nothing is brought together before somebody says yes. "Decide later"
 * holds until the page is loaded again. In the document, but empty, while there is nothing to say.
 *
 * `changed` is called when two accounts became one.
 */
export function sameAccountPanel(
  ports: SameAccountPorts,
  firstWords: Words,
  changed: () => void,
): { readonly root: HTMLElement; speak(words: Words): void } {
  let words = firstWords;
  let questions: readonly SameAccountQuestion[] = [];
  let isBusy = false;
  let saying: Saying = () => '';
  let problem: Saying = () => '';

  const title = element('h2', { id: 'same-account-title', tabindex: -1 });
  const status = element('p', { class: 'sentence', role: 'status' });
  const alert = element('p', { class: 'problem', role: 'alert' });
  const asking = element('div', { class: 'stack' });
  // The look is that of "Is this the same person?".
  const root = element('section', { class: 'same-person' });

  function draw(): void {
    const [first] = questions;
    setText(title, words.sameAccount.title);
    setText(status, saying(words));
    setText(alert, problem(words));
    asking.replaceChildren(...(first ? [questionView(first)] : []));
    const hasWords = status.textContent !== '' || alert.textContent !== '';
    arrange(root, (first !== undefined || hasWords) && title, status, alert, first !== undefined && asking);
    nameByHeading(root, title);
    root.dataset['state'] = first || hasWords ? 'asking' : 'nothing';
  }

  function questionView(question: SameAccountQuestion): HTMLElement {
    const { added, read, inBoth } = question;
    const said = words.sameAccount;
    const line = (account: AccountToChoose, place: number, facts: string): HTMLElement =>
      element('li', {}, element('bdi', {}, visibleText(accountName(account, place, words))), ` (${facts})`);
    return element(
      'div',
      { class: 'question', role: 'group', 'aria-labelledby': title.id },
      element(
        'ul',
        { class: 'same-person-names' },
        line(added, 0, said.added(added.messages)),
        line(read, 1, said.read(read.messages)),
      ),
      element('p', { class: 'hint' }, said.why),
      element('p', { class: 'hint' }, said.inBoth(inBoth)),
      element('p', { class: 'caution' }, said.forGood),
      element(
        'div',
        { class: 'buttons' },
        button(said.yes, 'secondary', () => {
          void act(
            () => ports.join(question),
            (one) => one.sameAccount.joined,
          );
        }),
        button(said.no, 'secondary', () => {
          void act(
            () => ports.keepApart(question),
            (one) => one.sameAccount.keptApart,
          );
        }),
        button(said.later, 'quiet', () => {
          questions = questions.filter((one) => one !== question);
          saying = (one) => one.samePerson.askedLater;
          draw();
          title.focus();
        }),
      ),
    );
  }

  async function act(work: () => Promise<void>, done: Saying): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    problem = () => '';
    saying = (said) => said.sameAccount.working;
    draw();
    try {
      await work();
      saying = done;
      changed();
    } catch (error) {
      const detail = String(error);
      saying = () => '';
      problem = (said) => `${said.sameAccount.notDone} ${said.problem.detail(detail)}`;
    }
    isBusy = false;
    await look();
    title.focus();
  }

  async function look(): Promise<void> {
    try {
      questions = await ports.questions();
    } catch {
      // The list below reads the same vault, and says what is wrong with it.
      questions = [];
    }
    draw();
  }

  draw();
  void look();
  return {
    root,
    speak(others) {
      words = others;
      draw();
    },
  };
}
