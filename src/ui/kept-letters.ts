import { documentFormats } from '../model/export-request';
import type { DocumentFormat } from '../model/export-request';
import type { KeptAccount, KeptOrder, KeptPerson } from '../model/kept-letters';
import type { Language } from '../model/language';
import { comparableName } from '../model/person';
import { visibleText } from '../model/visible-text';
import { arrange, button, element, setText } from './element';
import { forgetPanel } from './forget';
import { keptPersonView } from './kept-person';
import type { Words } from './words';

/** What the list needs of vault and browser; the entry point hands it in. */
export interface KeptLettersPorts {
  /** Throws what the vault throws. */
  accounts(): Promise<readonly KeptAccount[]>;
  /**
   * Writes a document from the vault, asking JPay for nothing, and hands it to the browser. Resolves to its file name.
   * Throws what the vault throws, and LetterkeepError "cancelled".
   */
  save(order: KeptOrder, language: Language, signal: AbortSignal): Promise<string>;
  forget(): Promise<void>;
}

export interface KeptLettersView {
  readonly root: HTMLElement;
  /** Says everything in another language from now on. A file that is being written is finished in its own. */
  speak(words: Words): void;
}

/**
 * What the list is at:
 *
 *   looking ---> listed <---> saving          (one file at a time)
 *      |           |
 *      v           v
 *   nothing     forgotten        failed: the vault could not be read
 */
type State =
  | { state: 'looking' | 'nothing' | 'forgotten' }
  | { state: 'failed'; detail: string }
  | { state: 'listed' | 'saving' };

type Saying = (words: Words) => string;

/** So many people are drawn at once; the rest when asked for, or when searched. */
const peopleAtOnce = 100;
/** From so many people on, a field to find one. */
const manyPeople = 8;

/** A panel above the list. It draws itself, and says when the list has to be looked at anew. */
export interface Above {
  readonly root: HTMLElement;
  speak(words: Words): void;
}

/** Every conversation and message that is kept, to be saved again in any format with no request to JPay. */
export function keptLettersView(
  ports: KeptLettersPorts,
  firstWords: Words,
  makeAbove?: (changed: () => void) => Above,
): KeptLettersView {
  let words = firstWords;
  let now: State = { state: 'looking' };
  let accounts: readonly KeptAccount[] = [];
  let format: DocumentFormat = documentFormats[0];
  let wanted = '';
  let shown = peopleAtOnce;
  let saying: Saying = () => '';
  let problem: Saying = () => '';
  let work = new AbortController();

  const title = element('h1', { tabindex: -1 });
  const sentence = element('p', { class: 'sentence' });
  const status = element('p', { class: 'sentence', role: 'status' });
  const alert = element('p', { class: 'problem', role: 'alert' });
  const bar = element('progress');
  const cancel = button('', 'secondary', () => work.abort());
  const atWork = element('div', { class: 'stack' }, bar, cancel);
  const controls = element('div', { class: 'stack' });
  const above = makeAbove?.(() => void look());
  const list = element('div', { class: 'stack' });
  const below = element('div', { class: 'stack' });
  const root = element(
    'section',
    { class: 'kept-letters' },
    title,
    sentence,
    status,
    alert,
    controls,
    list,
    below,
  );

  function drawVoices(): void {
    setText(status, saying(words));
    setText(alert, problem(words));
    const isListed = now.state === 'listed' || now.state === 'saving';
    arrange(
      root,
      title,
      sentence,
      status,
      now.state === 'saving' && atWork,
      alert,
      above !== undefined && isListed && above.root,
      controls,
      list,
      below,
    );
  }

  function draw(): void {
    const said = words.keptLetters;
    root.dataset['state'] = now.state;
    setText(title, said.title);
    setText(cancel, said.cancel);
    bar.setAttribute('aria-label', said.progressName);
    const listed = now.state === 'listed' || now.state === 'saving';
    setText(sentence, now.state === 'looking' ? said.looking : listed ? said.explanation : '');
    controls.replaceChildren(...(listed ? [formatField(), ...findField()] : []));
    drawList();
    const addEarlier = element('a', { href: '?add' }, words.addEarlier.title);
    const forgets = listed ? [forgetPanel(words, () => void forget())] : [];
    below.replaceChildren(element('p', {}, addEarlier), ...forgets);
    drawVoices();
  }

  function formatField(): HTMLElement {
    const select = element(
      'select',
      { id: 'kept-format' },
      ...documentFormats.map((name) => element('option', { value: name }, words.formats[name])),
    );
    select.value = format;
    select.addEventListener('change', () => {
      format = documentFormats.find((name) => name === select.value) ?? documentFormats[0];
    });
    return element('p', { class: 'field' }, element('label', { for: select.id }, words.ready.format), select);
  }

  function findField(): HTMLElement[] {
    if (allPeople().length < manyPeople) return [];
    const field = element('input', { type: 'search', id: 'kept-find', autocomplete: 'off' });
    field.value = wanted;
    field.addEventListener('input', () => {
      wanted = field.value;
      shown = peopleAtOnce;
      drawList();
      const found = matching(allPeople()).length;
      saying = wanted === '' ? () => '' : (said) => said.keptLetters.found(found);
      drawVoices();
    });
    const label = element('label', { for: field.id }, words.keptLetters.find);
    return [element('p', { class: 'field' }, label, field)];
  }

  const allPeople = (): KeptPerson[] => accounts.flatMap(({ people }) => people);
  const matching = (people: readonly KeptPerson[]): readonly KeptPerson[] =>
    wanted.trim() === ''
      ? people
      : people.filter(({ person }) => comparableName(person.name).includes(comparableName(wanted)));

  function drawList(): void {
    if (now.state !== 'listed' && now.state !== 'saving') {
      list.replaceChildren();
      return;
    }
    let room = shown;
    const parts = accounts.flatMap((account, index): HTMLElement[] => {
      const people = matching(account.people);
      const here = people.slice(0, room);
      room -= here.length;
      if (here.length === 0) return [];
      const views = here.map((one) =>
        keptPersonView(one, words, (messageId) => void save(account, one, messageId)),
      );
      const heading = accounts.length > 1 ? [accountLine(account, index)] : [];
      return [...heading, element('ul', { class: 'kept-people' }, ...views)];
    });
    const left = accounts.reduce((sum, { people }) => sum + matching(people).length, 0) - shown;
    const rest = button(words.archive.showRest(left), 'secondary', () => {
      shown = Infinity;
      drawList();
      title.focus();
    });
    list.replaceChildren(...parts, ...(left > 0 ? [rest] : []));
  }

  function accountLine({ shownName }: KeptAccount, index: number): HTMLElement {
    const { accountNamed, accountNumbered } = words.keptLetters;
    const line = shownName === undefined ? accountNumbered(index + 1) : accountNamed(visibleText(shownName));
    return element('p', { class: 'account' }, line);
  }

  async function save(account: KeptAccount, { person }: KeptPerson, messageId?: string): Promise<void> {
    if (now.state === 'saving') {
      saying = (said) => said.keptLetters.oneAtATime;
      drawVoices();
      return;
    }
    work = new AbortController();
    const { signal } = work;
    now = { state: 'saving' };
    root.dataset['state'] = now.state;
    problem = () => '';
    saying = (said) => said.keptLetters.saving;
    drawVoices();
    try {
      const order = { accountId: account.accountId, personName: person.name, format };
      const fileName = await ports.save(
        messageId === undefined ? order : { ...order, messageId },
        words.language,
        signal,
      );
      saying = (said) => said.keptLetters.saved(fileName);
    } catch (error) {
      saying = () => '';
      if (signal.aborted) saying = (said) => said.keptLetters.cancelled;
      else problem = (said) => `${said.keptLetters.notSaved} ${said.problem.detail(String(error))}`;
    }
    now = { state: 'listed' };
    root.dataset['state'] = now.state;
    drawVoices();
  }

  async function forget(): Promise<void> {
    try {
      await ports.forget();
      now = { state: 'forgotten' };
      saying = (said) => said.forget.forgotten;
    } catch (error) {
      problem = (said) => `${said.archive.notForgotten} ${said.problem.detail(String(error))}`;
    }
    draw();
    title.focus();
  }

  async function look(): Promise<void> {
    try {
      accounts = (await ports.accounts()).filter(({ people }) => people.length > 0);
      // A file may be written meanwhile.
      if (now.state !== 'saving') now = { state: accounts.length === 0 ? 'nothing' : 'listed' };
      if (now.state === 'nothing') saying = (said) => said.keptLetters.nothing;
    } catch (error) {
      const detail = String(error);
      now = { state: 'failed', detail };
      problem = (said) => `${said.keptLetters.unreadable} ${said.problem.detail(detail)}`;
    }
    draw();
  }

  draw();
  void look();
  return {
    root,
    speak(others) {
      words = others;
      above?.speak(words);
      draw();
    },
  };
}
