// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { conversationView, messagesAtOnce } from '../../../../src/ui/library/conversation-view';
import type { ConversationPorts, ConversationView } from '../../../../src/ui/library/conversation-view';
import type { OpenConversation } from '../../../../src/ui/library/open-conversation';
import { wordsFor } from '../../../../src/ui/words';
import { allByRole, press } from '../by-role';

const words = wordsFor('en');
const said = words.library.reading;
let view: ConversationView;
const show = vi.fn<OpenConversation['show']>();
const letGo = vi.fn();
const close = vi.fn();
const openIt = vi.fn<ConversationPorts['open']>();
const say = vi.fn();
const share = vi.fn();
const sharingNote = {
  wasShown: vi.fn(() => Promise.resolve(false)),
  noteShown: vi.fn(() => Promise.resolve()),
};

function open(messages: number, messageId?: string): void {
  openIt.mockResolvedValue({
    places: Array.from({ length: messages }, (_, at) => (at === 3 ? null : `message ${at}`)),
    show,
    letGo,
    close,
  });
  const kept = {
    person: { key: 'k', name: 'FAKE PERSON', sameNameContacts: [] },
    messages: Array.from({ length: messages }, (_, at) => ({
      ...{ id: `message ${at}`, direction: 'sent' as const, date: null, dateText: '', attachments: 0 },
    })).filter((_, at) => at !== 3),
  };
  const which = { accountId: 'account-1', personName: 'FAKE PERSON', kept };
  view = conversationView(
    { open: openIt, sharingNote },
    messageId === undefined ? which : { ...which, messageId },
    { back: vi.fn(), save: vi.fn(), share, say },
    words,
  );
  document.body.replaceChildren(view.root);
}
const letters = (): string[] =>
  Array.from(view.root.querySelectorAll('article'), ({ textContent }) => textContent);
const drawn = (last: string): Promise<void> => vi.waitFor(() => expect(letters().at(-1)).toBe(last));

beforeEach(() => {
  vi.clearAllMocks();
  show.mockImplementation((at) => {
    const letter = document.createElement('article');
    letter.textContent = `letter ${at}`;
    return Promise.resolve(letter);
  });
});

describe('a conversation that is read', () => {
  it('is drawn whole, without ways to other pages, where it is short', async () => {
    open(3);
    await drawn('letter 2');
    expect(letters()).toEqual(['letter 0', 'letter 1', 'letter 2']);
    expect(allByRole(view.root, 'button', said.beginning)).toEqual([]);
  });

  it('draws fifty of twenty thousand messages, the newest first of all, and never loads the others', async () => {
    open(20_000);
    await drawn('letter 19999');
    expect(letters()).toHaveLength(messagesAtOnce);
    expect(show).toHaveBeenCalledTimes(messagesAtOnce);
    expect(view.root.textContent).toContain('19,951 to 20,000 of 20,000');
  });

  it('begins with the newest page, also where only a gap makes it one more', async () => {
    open(messagesAtOnce + 1);
    await drawn(`letter ${messagesAtOnce}`);
    expect(letters()).toHaveLength(1);
  });

  it('is read from the beginning, and on from there, each page letting go of the one before', async () => {
    open(120);
    await drawn('letter 119');
    const before = letGo.mock.calls.length;
    allByRole(view.root, 'button', said.beginning)[0]?.click();
    await drawn('letter 49');
    expect(letters()[0]).toBe('letter 0');
    expect(document.activeElement?.textContent).toBe('Messages with FAKE PERSON');
    expect(letGo.mock.calls.length).toBe(before + 1);
    allByRole(view.root, 'button', said.later)[0]?.click();
    await drawn('letter 99');
    expect(letters()).toHaveLength(50);
  });

  it('opens at the page of the message that was looked for, with the focus on it', async () => {
    open(500, 'message 120');
    await drawn('letter 149');
    expect(document.activeElement?.textContent).toBe('letter 120');
  });

  it('drops what comes late for a page that was left', async () => {
    open(120);
    await drawn('letter 119');
    const late: (() => void)[] = [];
    const soon = show.getMockImplementation();
    show.mockImplementation((at) => new Promise((resolve) => late.push(() => void soon?.(at).then(resolve))));
    allByRole(view.root, 'button', said.beginning)[0]?.click();
    if (soon) show.mockImplementation(soon);
    allByRole(view.root, 'button', said.newest)[0]?.click();
    await drawn('letter 119');
    for (const come of late) come();
    await drawn('letter 119');
    expect(letters()).not.toContain('letter 0');
  });

  it('is drawn again in another language on the same page, and closed when it is left', async () => {
    open(120);
    await drawn('letter 119');
    allByRole(view.root, 'button', said.beginning)[0]?.click();
    await drawn('letter 49');
    view.speak(wordsFor('es'));
    await vi.waitFor(() =>
      expect(openIt).toHaveBeenLastCalledWith(expect.anything(), 'es', expect.anything()),
    );
    await drawn('letter 49');
    expect(close).toHaveBeenCalledTimes(1);
    view.close();
    expect(close).toHaveBeenCalledTimes(2);
    expect(letters()).toEqual([]);
  });

  it('tells of a saved attachment, and of a conversation that cannot be opened', async () => {
    open(3);
    await drawn('letter 2');
    openIt.mock.calls[0]?.[2]({ fileName: 'fake.jpg' });
    const news = say.mock.calls[0]?.[0] as { news: (said: typeof words) => string };
    expect(news.news(words)).toContain('fake.jpg');
    openIt.mockRejectedValue(new Error('made-up trouble'));
    view.speak(words);
    await vi.waitFor(() => expect(say).toHaveBeenCalledTimes(2));
    const problem = say.mock.calls[1]?.[0] as { problem: (said: typeof words) => string };
    expect(problem.problem(words)).toContain('made-up trouble');
  });
});

describe('choosing messages to share', () => {
  const boxes = (): HTMLInputElement[] => Array.from(view.root.querySelectorAll('article input'));
  const tick = (at: number): void => {
    const box = boxes()[at];
    if (!box) throw new Error('no tick');
    box.checked = !box.checked;
    box.dispatchEvent(new Event('change'));
  };

  it('ticks messages on several pages, and hides unless told not to', async () => {
    open(120);
    await drawn('letter 119');
    press(view.root, words.sharing.choose);
    expect(document.activeElement?.textContent).toBe(words.sharing.title);
    expect(boxes()).toHaveLength(20);
    tick(0);
    allByRole(view.root, 'button', said.beginning)[0]?.click();
    await drawn('Share this messageletter 49');
    // The fourth is missing: nothing of it can be shared.
    expect(boxes()).toHaveLength(49);
    tick(1);
    expect(view.root.querySelector('.share [role=status]')?.textContent).toBe('2 messages chosen.');
    press(view.root, words.sharing.save);
    expect(share).toHaveBeenLastCalledWith({ messageIds: ['message 100', 'message 1'], hide: true });
    const hide = view.root.querySelector<HTMLInputElement>('#share-hide');
    if (!hide) throw new Error('no way to show everything');
    hide.checked = false;
    press(view.root, words.sharing.save);
    expect(share).toHaveBeenLastCalledWith({ messageIds: ['message 100', 'message 1'], hide: false });
  });

  it('asks for a tick before it saves, and takes the ticks away at the end', async () => {
    open(3);
    await drawn('letter 2');
    press(view.root, words.sharing.choose);
    press(view.root, words.sharing.save);
    expect(share).not.toHaveBeenCalled();
    expect(view.root.querySelector('[role=alert]')?.textContent).toBe(words.sharing.chooseFirst);
    press(view.root, words.sharing.done);
    expect(boxes()).toEqual([]);
    expect(document.activeElement?.textContent).toBe(words.sharing.choose);
  });

  it('says once that facilities have rules', async () => {
    open(3);
    await drawn('letter 2');
    press(view.root, words.sharing.choose);
    await vi.waitFor(() => expect(view.root.textContent).toContain(words.sharing.rules));
    expect(sharingNote.noteShown).toHaveBeenCalledTimes(1);
    press(view.root, words.sharing.done);
    sharingNote.wasShown.mockResolvedValue(true);
    press(view.root, words.sharing.choose);
    await vi.waitFor(() => expect(sharingNote.wasShown).toHaveBeenCalledTimes(2));
    expect(view.root.textContent).not.toContain(words.sharing.rules);
    expect(view.root.textContent).toContain(words.sharing.hideHint);
  });
});
