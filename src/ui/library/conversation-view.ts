import type { KeptConversation, KeptPerson } from '../../model/library';
import type { Language } from '../../model/language';
import { arrange, button, element, setText } from '../element';
import { withName } from '../with-name';
import type { Words } from '../words';
import type { AttachmentNews, OpenConversation } from './open-conversation';
import { personFacts } from './person-view';
import { sharePanel, type Chosen, type SharePanel, type SharingNote } from './share-panel';

export interface ConversationPorts {
  readonly sharingNote: SharingNote;
  /** Opens a conversation to be read; what its save buttons do is told. Throws what the vault throws. */
  open(
    which: KeptConversation,
    language: Language,
    tell: (news: AttachmentNews) => void,
  ): Promise<OpenConversation>;
}

type Saying = (words: Words) => string;

/** What can be done in a conversation beside reading; the library does it. */
export interface ConversationActions {
  back(): void;
  save(): void;
  /** Saves these messages as one file for somebody else. */
  share(chosen: Chosen): void;
  /** Says something where the library says such things; a problem is said as an alert. */
  say(what: { news: Saying } | { problem: Saying }): void;
}

export interface ConversationView {
  readonly root: HTMLElement;
  speak(words: Words): void;
  close(): void;
}

/** Messages that are drawn at once: a conversation can have twenty thousand. */
export const messagesAtOnce = 50;

/**
 * One conversation, to be read: both boxes woven by time, a page at a time. It begins with the newest page, or with the
 * page of the message that was asked for.
 *
 *   opening --> drawing a page <--> drawn        (another page, another language: the page before is let go of)
 *      +--> failed
 */
export function conversationView(
  ports: ConversationPorts,
  which: KeptConversation & { kept: KeptPerson; messageId?: string },
  actions: ConversationActions,
  firstWords: Words,
): ConversationView {
  let words = firstWords;
  let conversation: OpenConversation | undefined;
  /** Counts what is drawn: what comes late for a page that was left is dropped. */
  let turn = 0;
  /** Until it is opened, whichever is the newest: gaps are counted only then. */
  let page = Infinity;
  let sharing: SharePanel | undefined;

  const { person } = which.kept;
  const back = button('', 'quiet', () => actions.back());
  const title = element('h1', { tabindex: -1 });
  const facts = element('p', { class: 'hint' });
  const save = button('', 'secondary', () => actions.save());
  const choose = button('', 'secondary', () => startChoosing());
  const tools = element('div', { class: 'tools' });
  const above = element('nav', { class: 'pages' });
  const below = element('nav', { class: 'pages' });
  const letters = element('div', { class: 'letters', 'aria-busy': 'true' });
  const root = element('section', { class: 'conversation' });

  function draw(): void {
    const said = words.library.reading;
    setText(back, said.back);
    title.replaceChildren(...withName(said.title, person.name.trim() || words.library.nameless));
    setText(facts, personFacts(which.kept, words));
    setText(save, words.library.saveConversation);
    setText(choose, words.sharing.choose);
    arrange(tools, save, sharing === undefined && choose);
    drawPages();
    arrange(root, back, title, facts, tools, sharing !== undefined && sharing.root, above, letters, below);
  }

  /** Ticks stand on the letters that are there, and on those of every page that is turned to. */
  function startChoosing(): void {
    sharing = sharePanel(
      ports.sharingNote,
      { save: (chosen) => actions.share(chosen), done: stopChoosing },
      words,
    );
    draw();
    for (const letter of letters.children) addTick(letter);
    sharing.root.querySelector('h2')?.focus();
  }

  function stopChoosing(): void {
    sharing = undefined;
    for (const tick of letters.querySelectorAll('.choose-letter')) tick.remove();
    draw();
    choose.focus();
  }

  function addTick(letter: Element): void {
    const messageId = letter instanceof HTMLElement ? letter.dataset['messageId'] : undefined;
    if (sharing && messageId !== undefined)
      letter.prepend(sharing.tickFor(messageId, letter.getAttribute('aria-labelledby')));
  }

  const pages = (): number => Math.max(1, Math.ceil((conversation?.places.length ?? 0) / messagesAtOnce));

  function drawPages(): void {
    const said = words.library.reading;
    above.hidden = below.hidden = pages() === 1;
    if (!conversation) return;
    const of = conversation.places.length;
    const last = pages() - 1;
    const go = (name: string, to: number, isThere: boolean): HTMLElement | null =>
      isThere ? button(name, 'secondary', () => void turnTo(to)) : null;
    for (const [nav, name] of [
      [above, said.pages],
      [below, said.pagesBelow],
    ] as const) {
      nav.setAttribute('aria-label', name);
      const range = said.range(page * messagesAtOnce + 1, Math.min(of, (page + 1) * messagesAtOnce), of);
      const ways = [
        go(said.beginning, 0, page > 0),
        go(said.earlier, page - 1, page > 1),
        go(said.later, page + 1, page < last - 1),
        go(said.newest, last, page < last),
      ].filter((way) => way !== null);
      nav.replaceChildren(element('p', { class: 'hint' }, range), element('div', { class: 'ways' }, ...ways));
    }
  }

  async function turnTo(to: number, messageId?: string): Promise<void> {
    page = to;
    drawPages();
    if (messageId === undefined) title.focus();
    await drawLetters(messageId);
  }

  async function drawLetters(wanted?: string): Promise<void> {
    turn += 1;
    const mine = turn;
    if (!conversation) return;
    const opened = conversation;
    letters.replaceChildren();
    letters.setAttribute('aria-busy', 'true');
    opened.letGo();
    const from = page * messagesAtOnce;
    const to = Math.min(opened.places.length, from + messagesAtOnce);
    for (let at = from; at < to; at += 1) {
      const letter = await opened.show(at);
      if (mine !== turn) return;
      const messageId = opened.places[at] ?? null;
      if (messageId !== null) letter.dataset['messageId'] = messageId;
      addTick(letter);
      letters.append(letter);
      if (wanted !== undefined && messageId === wanted) bringForward(letter);
    }
    letters.setAttribute('aria-busy', 'false');
  }

  async function begin(messageId?: string): Promise<void> {
    turn += 1;
    const mine = turn;
    try {
      const opened = await ports.open(which, words.language, tellOfAttachment);
      if (mine !== turn) {
        opened.close();
        return;
      }
      conversation?.close();
      conversation = opened;
      const at = messageId === undefined ? -1 : opened.places.indexOf(messageId);
      if (messageId !== undefined) page = at < 0 ? pages() - 1 : Math.floor(at / messagesAtOnce);
      page = Math.min(page, pages() - 1);
      drawPages();
      await drawLetters(at < 0 ? undefined : messageId);
    } catch (error) {
      if (mine !== turn) return;
      const detail = String(error);
      letters.setAttribute('aria-busy', 'false');
      actions.say({ problem: (said) => `${said.library.reading.failed} ${said.problem.detail(detail)}` });
    }
  }

  function tellOfAttachment(news: AttachmentNews): void {
    if ('fileName' in news) actions.say({ news: ({ library }) => library.saved(news.fileName) });
    else {
      actions.say({
        problem: ({ library, problem }) => `${library.reading.fileNotSaved} ${problem.detail(news.problem)}`,
      });
    }
  }

  draw();
  void begin(which.messageId);
  return {
    root,
    speak(others) {
      words = others;
      sharing?.speak(words);
      draw();
      void begin();
    },
    close() {
      turn += 1;
      conversation?.close();
      conversation = undefined;
      letters.replaceChildren();
    },
  };
}

/** The letter that was looked for: in sight, and where a keyboard or a screen reader goes on. */
function bringForward(letter: HTMLElement): void {
  letter.classList.add('looked-for');
  letter.tabIndex = -1;
  letter.focus();
  letter.scrollIntoView({ block: 'start' });
}
