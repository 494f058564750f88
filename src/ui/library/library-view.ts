import { documentFormats, type DocumentFormat } from '../../model/export-request';
import type { KeptAccount, KeptPerson } from '../../model/library';
import { comparableName } from '../../model/person';
import { arrange, button, element, setText } from '../element';
import { forgetPanel, forgottenSentence } from '../forget';
import type { Words } from '../words';
import { conversationView, type ConversationView } from './conversation-view';
import { findField, formatField, lastSavedLine } from './library-controls';
import type { Above, LibraryPorts } from './library-ports';
import { matching, peopleAtOnce, peopleList } from './people-list';
import { searchView } from './search-view';

export interface LibraryView {
  readonly root: HTMLElement;
  /** Says everything in another language from now on. A file that is being written is finished in its own. */
  speak(words: Words): void;
}

/**
 * What the library is at. One file at a time is written meanwhile, from the list or from a conversation: "saving".
 *
 *   looking ---> listed <---> reading        (a conversation stands in the list's place)
 *      |           |
 *      v           v
 *   nothing     forgotten        failed: the vault could not be read
 */
type State = 'looking' | 'nothing' | 'forgotten' | 'failed' | 'listed' | 'reading';

type Saying = (words: Words) => string;

/** From so many people on, a field to find one. */
const manyPeople = 8;

/** Everything that is kept: to be read, searched, and saved again in any format with no request to JPay. */
export function libraryView(
  ports: LibraryPorts,
  firstWords: Words,
  makeAbove?: (changed: () => void) => Above,
): LibraryView {
  let words = firstWords;
  let state: State = 'looking';
  let isSaving = false;
  let accounts: readonly KeptAccount[] = [];
  let lastSavedAt: number | null = null;
  let format: DocumentFormat = documentFormats[0];
  let wanted = '';
  let shown = peopleAtOnce;
  let saying: Saying = () => '';
  let problem: Saying = () => '';
  let work = new AbortController();
  let reading: ConversationView | undefined;
  /** Where the keyboard was when a conversation was opened. */
  let cameFrom: Element | null = null;

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
  const addEarlier = element('p', {});
  const search = searchView(
    { search: (typed, signal, tell) => ports.search(accounts, typed, signal, tell) },
    ({ accountId, personName, message }) => {
      const account = accounts.find((one) => one.accountId === accountId);
      const person = account?.people.find(
        (one) => comparableName(one.person.name) === comparableName(personName),
      );
      if (account && person) read(account, person, message.id);
    },
    words,
  );
  const root = element('section', { class: 'library' });

  const everybody = (): KeptPerson[] => accounts.flatMap(({ people }) => people);

  function drawVoices(): void {
    root.dataset['state'] = isSaving ? 'saving' : state;
    setText(status, saying(words));
    setText(alert, problem(words));
    const voices = [status, isSaving && atWork, alert];
    if (reading) arrange(root, ...voices, reading.root);
    else if (state === 'listed') {
      arrange(
        root,
        title,
        sentence,
        ...voices,
        above !== undefined && above.root,
        search.root,
        controls,
        list,
        below,
      );
    } else arrange(root, title, sentence, ...voices, state === 'nothing' && addEarlier);
  }

  function draw(): void {
    const said = words.library;
    setText(title, said.title);
    setText(cancel, said.cancel);
    addEarlier.replaceChildren(element('a', { href: '?add' }, words.addEarlier.title));
    bar.setAttribute('aria-label', said.progressName);
    // The list waits behind a conversation that is read.
    const isListed = state === 'listed' || state === 'reading';
    setText(sentence, state === 'looking' ? said.looking : isListed ? said.explanation : '');
    if (isListed) {
      controls.replaceChildren(
        // It is remembered once for all accounts: of which of several it was, nobody knows.
        ...(lastSavedAt !== null && accounts.length > 1 ? [] : [lastSavedLine(lastSavedAt, words)]),
        formatField(format, words, (chosen) => (format = chosen)),
        ...(everybody().length < manyPeople ? [] : [findField(wanted, words, find)]),
      );
      below.replaceChildren(
        addEarlier,
        forgetPanel(words, () => void forget()),
      );
    }
    drawList();
    drawVoices();
  }

  function find(typed: string): void {
    wanted = typed;
    shown = peopleAtOnce;
    drawList();
    const found = matching(everybody(), wanted).length;
    saying = wanted === '' ? () => '' : (said) => said.library.foundPeople(found);
    drawVoices();
  }

  function drawList(): void {
    const options = {
      wanted,
      shown,
      read,
      save: (...of: Saved) => void save(...of),
      saveAll: (account: KeptAccount) => void saveAll(account),
      showRest,
    };
    list.replaceChildren(
      ...(state === 'listed' || state === 'reading' ? peopleList(accounts, words, options) : []),
    );
  }

  function showRest(): void {
    shown = Infinity;
    drawList();
    title.focus();
  }

  function read(account: KeptAccount, kept: KeptPerson, messageId?: string): void {
    cameFrom = document.activeElement;
    const which = { accountId: account.accountId, personName: kept.person.name, kept };
    const isAsked = messageId !== undefined;
    const view = conversationView(
      ports,
      isAsked ? { ...which, messageId } : which,
      {
        back: leave,
        save: () => void save(account, kept),
        share: (chosen) => {
          const { accountId } = account;
          const order = { accountId, personName: kept.person.name, ...chosen };
          void write((signal) => ports.share(order, words.language, signal));
        },
        say: (what) => {
          [saying, problem] = 'news' in what ? [what.news, () => ''] : [() => '', what.problem];
          drawVoices();
        },
      },
      words,
    );
    reading = view;
    state = 'reading';
    saying = problem = () => '';
    drawVoices();
    view.root.querySelector('h1')?.focus();
    if (!isAsked) window.scrollTo(0, 0);
  }

  function leave(): void {
    reading?.close();
    reading = undefined;
    state = 'listed';
    saying = problem = () => '';
    drawVoices();
    // The list may have been drawn anew meanwhile, in another language.
    if (cameFrom instanceof HTMLElement && root.contains(cameFrom)) cameFrom.focus();
    else title.focus();
  }

  type Saved = [account: KeptAccount, kept: KeptPerson, messageId?: string];
  async function save(...[account, { person }, messageId]: Saved): Promise<void> {
    const order = { accountId: account.accountId, personName: person.name, format };
    await write((signal) =>
      ports.save(messageId === undefined ? order : { ...order, messageId }, words.language, signal),
    );
  }

  /** In a tab of its own, which says how it goes. */
  async function saveAll({ accountId }: KeptAccount): Promise<void> {
    try {
      await ports.saveAll(accountId);
      problem = () => '';
    } catch (error) {
      problem = (said) => `${said.library.notSaved} ${said.problem.detail(String(error))}`;
    }
    drawVoices();
  }

  /** One file at a time. */
  async function write(making: (signal: AbortSignal) => Promise<string>): Promise<void> {
    if (isSaving) {
      saying = (said) => said.library.oneAtATime;
      drawVoices();
      return;
    }
    work = new AbortController();
    const { signal } = work;
    isSaving = true;
    problem = () => '';
    saying = (said) => said.library.saving;
    drawVoices();
    try {
      const fileName = await making(signal);
      saying = (said) => said.library.saved(fileName);
    } catch (error) {
      saying = () => '';
      if (signal.aborted) saying = (said) => said.library.cancelled;
      else problem = (said) => `${said.library.notSaved} ${said.problem.detail(String(error))}`;
    }
    isSaving = false;
    drawVoices();
  }

  async function forget(): Promise<void> {
    try {
      search.stop();
      const left = await ports.forget();
      state = 'forgotten';
      saying = (said) => forgottenSentence(left, said);
    } catch (error) {
      problem = (said) => `${said.archive.notForgotten} ${said.problem.detail(String(error))}`;
    }
    draw();
    title.focus();
  }

  async function look(): Promise<void> {
    try {
      lastSavedAt = await ports.lastSaved();
      accounts = (await ports.accounts()).filter(({ people }) => people.length > 0);
      // A conversation may be open meanwhile.
      if (state !== 'reading') state = accounts.length === 0 ? 'nothing' : 'listed';
      if (state === 'nothing') saying = (said) => said.library.nothing;
    } catch (error) {
      const detail = String(error);
      state = 'failed';
      problem = (said) => `${said.library.unreadable} ${said.problem.detail(detail)}`;
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
      search.speak(words);
      reading?.speak(words);
      draw();
    },
  };
}
