import type { GivenAnswers } from '../model/given-answers';
import { questionKey, type SamePersonAnswer } from '../model/same-person';
import type { AskedName, SamePersonQuestion } from '../model/same-person-questions';
import { visibleText } from '../model/visible-text';
import { arrange, button, element, nameByHeading, setText } from './element';
import type { Words } from './words';

/** What is asked of the people of one account, and what was answered. */
export interface SamePersonOfAccount {
  accountId: string;
  questions: readonly SamePersonQuestion[];
  together: readonly GivenAnswers[];
  apart: readonly GivenAnswers[];
}

/** What the panel needs of the vault. All throw what the vault throws. */
export interface SamePersonPorts {
  accounts(): Promise<readonly SamePersonOfAccount[]>;
  answer(accountId: string, answer: SamePersonAnswer): Promise<void>;
  takeBack(accountId: string, answers: readonly SamePersonAnswer[]): Promise<void>;
}

export interface SamePersonPanel {
  readonly root: HTMLElement;
  speak(words: Words): void;
  /** Looks anew what there is to ask: accounts became one. */
  look(): Promise<void>;
}

type Saying = (words: Words) => string;

/**
 * "Is this the same person?", one question at a time, and below it what was answered, to be taken back. Nothing is put together
 * before somebody says yes. "Decide later" holds until the page is loaded again. In the document, but empty, while there is nothing to say.
 *
 * `changed` is called when people were put together or apart.
 */
export function samePersonPanel(
  ports: SamePersonPorts,
  firstWords: Words,
  changed: () => void,
): SamePersonPanel {
  let words = firstWords;
  let accounts: readonly SamePersonOfAccount[] = [];
  let isBusy = false;
  let saying: Saying = () => '';
  let problem: Saying = () => '';
  const later = new Set<string>();

  const title = element('h2', { id: 'same-person-title', tabindex: -1 });
  const status = element('p', { class: 'sentence', role: 'status' });
  const alert = element('p', { class: 'problem', role: 'alert' });
  const asking = element('div', { class: 'stack' });
  const answered = element('div', { class: 'stack' });
  const root = element('section', { class: 'same-person' });

  function draw(): void {
    const waiting = accounts.flatMap(({ accountId, questions }) =>
      questions.map((question) => ({ accountId, question })),
    );
    const open = waiting.filter((one) => !later.has(laterKey(one)));
    const [first] = open;
    const hasAnswers = accounts.some(({ together, apart }) => together.length + apart.length > 0);
    setText(title, first ? words.samePerson.title : words.samePerson.answeredTitle);
    setText(status, saying(words));
    setText(alert, problem(words));
    asking.replaceChildren(
      ...(first ? [questionView(first.accountId, first.question, open.length - 1)] : []),
    );
    answered.replaceChildren(...answeredViews());
    const hasWords = status.textContent !== '' || alert.textContent !== '';
    arrange(
      root,
      (first !== undefined || hasAnswers || hasWords) && title,
      status,
      alert,
      first !== undefined && asking,
      hasAnswers && answered,
    );
    nameByHeading(root, title);
    root.dataset['state'] = first ? 'asking' : hasAnswers || hasWords ? 'answered' : 'nothing';
  }

  function questionView(accountId: string, question: SamePersonQuestion, more: number): HTMLElement {
    const said = words.samePerson;
    const isOfNames = question.yes.about === 'names';
    return element(
      'div',
      {
        class: 'question',
        role: 'group',
        'aria-labelledby': title.id,
        'aria-describedby': 'same-person-names',
      },
      namesList(question.names, 'same-person-names'),
      element('p', { class: 'hint' }, said.reasons[question.reason]),
      question.perhapsTwo ? element('p', { class: 'caution' }, said.perhapsTwo) : null,
      element(
        'div',
        { class: 'buttons' },
        button(isOfNames ? said.yesNames : said.yesNumbers, 'secondary', () => {
          void act(
            () => ports.answer(accountId, question.yes),
            (one) => one.samePerson.putTogether,
          );
        }),
        button(said.no, 'secondary', () => {
          void act(
            () => ports.answer(accountId, question.no),
            (one) => one.samePerson.keptApart,
          );
        }),
        button(said.later, 'quiet', () => {
          later.add(laterKey({ accountId, question }));
          saying = (one) => one.samePerson.askedLater;
          draw();
          root.querySelector<HTMLElement>('h2')?.focus();
        }),
      ),
      more > 0 ? element('p', { class: 'hint' }, said.more(more)) : null,
    );
  }

  function answeredViews(): HTMLElement[] {
    const said = words.samePerson;
    const together = accounts.flatMap(({ accountId, together: all }) =>
      all.map((given) =>
        answerView(given, said.together, said.putApart, () => {
          void act(
            () => ports.takeBack(accountId, given.answers),
            (one) => one.samePerson.apartAgain,
          );
        }),
      ),
    );
    const apart = accounts.flatMap(({ accountId, apart: all }) =>
      all.map((given) =>
        answerView(given, said.apart, said.askAgain, () => {
          void act(
            () => ports.takeBack(accountId, given.answers),
            () => '',
          );
        }),
      ),
    );
    const folded = element('details', {}, element('summary', {}, said.apartTitle(apart.length)), ...apart);
    return [...together, ...(apart.length > 0 ? [folded] : [])];
  }

  function answerView(
    { names }: GivenAnswers,
    sentence: string,
    undo: string,
    takeBack: () => void,
  ): HTMLElement {
    const back = button(undo, 'quiet', takeBack);
    back.setAttribute('aria-label', `${undo}: ${names.map(({ name }) => visibleText(name)).join('; ')}`);
    return element('div', { class: 'answer' }, element('p', {}, sentence), namesList(names), back);
  }

  function namesList(names: readonly AskedName[], id?: string): HTMLElement {
    const lines = names.flatMap(({ name, contacts }) => {
      const shown = visibleText(name) || words.library.nameless;
      const facts = contacts.map(({ inmateId, agency }) => words.choice.numberAndAgency(inmateId, agency));
      return facts.length === 0 ? [[shown]] : facts.map((fact) => [shown, ` (${visibleText(fact)})`]);
    });
    return element(
      'ul',
      { class: 'same-person-names', id },
      ...lines.map(([name = '', facts = '']) => element('li', {}, element('bdi', {}, name), facts)),
    );
  }

  /** Does what was pressed, one thing at a time, and looks again at what there is to ask. */
  async function act(work: () => Promise<void>, done: Saying): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    saying = () => '';
    problem = () => '';
    try {
      await work();
      saying = done;
      changed();
    } catch (error) {
      const detail = String(error);
      problem = (said) => `${said.samePerson.notKept} ${said.problem.detail(detail)}`;
    }
    isBusy = false;
    await look();
    root.querySelector<HTMLElement>('h2')?.focus();
  }

  async function look(): Promise<void> {
    try {
      accounts = await ports.accounts();
    } catch {
      // The list below reads the same vault, and says what is wrong with it.
      accounts = [];
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
    look,
  };
}

function laterKey({ accountId, question }: { accountId: string; question: SamePersonQuestion }): string {
  return `${accountId} ${questionKey(question.yes)}`;
}
