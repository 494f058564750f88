import type { FoundMessage, SearchProgress } from '../../model/library';
import { visibleText } from '../../model/visible-text';
import type { Excerpt } from '../../model/word-search';
import { arrange, button, element, setText } from '../element';
import { withName } from '../with-name';
import type { Words } from '../words';

export interface SearchPorts {
  /**
   * Looks through everything that is kept for messages that hold every word, newest first, and tells as it goes. Ends in
   * silence once `signal` is aborted. Throws what the vault throws.
   */
  search(typed: string, signal: AbortSignal, tell: (progress: SearchProgress) => void): Promise<void>;
}

export interface SearchView {
  readonly root: HTMLElement;
  speak(words: Words): void;
  /** Ends a search that is under way. */
  stop(): void;
}

/** Results that are drawn at once, and with each press of "more". */
const atOnce = 50;

type Saying = (words: Words) => string;

/**
 * One field that finds words in everything that is kept.
 *
 *   quiet <--field emptied-- looking --> found | nothing | failed
 *     +-------typed----------->  ^ typed: the search before is dropped, the newest wins
 *                                +--- "Stop" ends it where it is
 */
export function searchView(
  ports: SearchPorts,
  open: (found: FoundMessage) => void,
  firstWords: Words,
): SearchView {
  let words = firstWords;
  let work = new AbortController();
  let before: Promise<void> = Promise.resolve();
  let looking = false;
  let found: FoundMessage[] = [];
  let unread = 0;
  let room = atOnce;
  let drawn = 0;
  let saying: Saying = () => '';
  let way: Saying = () => '';
  let problem: Saying = () => '';

  const field = element('input', { type: 'search', id: 'library-search', autocomplete: 'off' });
  const label = element('label', { for: field.id });
  const line = element('p', { class: 'field' }, label, field);
  const progress = element('p', { class: 'hint' });
  const status = element('p', { class: 'sentence', role: 'status' });
  const alert = element('p', { class: 'problem', role: 'alert' });
  const stopping = button('', 'secondary', () => {
    work.abort();
    ended((said) => said.library.search.stopped(found.length));
    field.focus();
  });
  const results = element('ol', { class: 'found' });
  const more = button('', 'secondary', () => {
    const first = drawn;
    room += atOnce;
    draw();
    results.children[first]?.querySelector('button')?.focus();
  });
  const root = element('div', { class: 'search', role: 'search' });
  field.addEventListener('input', ask);

  function ask(): void {
    work.abort();
    work = new AbortController();
    const { signal } = work;
    const typed = field.value;
    problem = way = saying = () => '';
    looking = typed.trim() !== '';
    if (looking) {
      // One at a time: the one before ends at its next step, and those between never begin.
      before = before.then(() => (signal.aborted ? undefined : look(typed, signal)));
    } else {
      clear();
    }
    draw();
  }

  async function look(typed: string, signal: AbortSignal): Promise<void> {
    clear();
    draw();
    try {
      await ports.search(typed, signal, (told) => {
        if (signal.aborted) return;
        found.push(...told.found);
        unread += told.unread;
        const so = found.length;
        way = (said) => said.library.search.looking(told.done, told.of, so);
        draw();
      });
      if (!signal.aborted) ended((said) => said.library.search.found(found.length));
    } catch (error) {
      if (signal.aborted) return;
      const detail = String(error);
      problem = (said) => `${said.library.search.failed} ${said.problem.detail(detail)}`;
      ended(() => '');
    }
  }

  function ended(said: Saying): void {
    looking = false;
    way = () => '';
    saying = said;
    if (unread > 0) {
      const lost = unread;
      problem = ({ library }) => library.search.unread(lost);
    }
    draw();
  }

  function clear(): void {
    found = [];
    unread = 0;
    room = atOnce;
    drawn = 0;
    results.replaceChildren();
  }

  function draw(): void {
    const said = words.library.search;
    setText(label, said.label);
    setText(stopping, said.stop);
    setText(progress, way(words));
    setText(status, saying(words));
    setText(alert, problem(words));
    const wanted = Math.min(found.length, room);
    results.append(...found.slice(drawn, wanted).map(resultView));
    drawn = Math.max(drawn, wanted);
    const left = found.length - drawn;
    setText(more, said.more(Math.min(left, atOnce)));
    arrange(root, line, looking && progress, looking && stopping, status, alert, results, left > 0 && more);
  }

  function resultView(one: FoundMessage): HTMLElement {
    const said = words.library;
    const { message, personName, excerpt, labels } = one;
    const date = visibleText(message.dateText) || message.date || said.undated;
    const heading = message.direction === 'received' ? said.search.from : said.search.to;
    const name = visibleText(personName) || said.nameless;
    const title = button('', 'quiet', () => open(one));
    title.append(...withName(heading, name), ' · ', element('bdi', {}, date));
    return element(
      'li',
      {},
      title,
      element('p', { dir: 'auto' }, ...marked(excerpt)),
      labels ? element('p', { class: 'hint', dir: 'auto' }, ...marked(labels)) : null,
    );
  }

  draw();
  return {
    root,
    speak(others) {
      words = others;
      drawn = 0;
      results.replaceChildren();
      draw();
    },
    stop: () => work.abort(),
  };
}

function marked(excerpt: Excerpt): (Node | string)[] {
  return excerpt.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}
