// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptAccount, KeptPerson } from '../../../../src/model/library';
import { libraryView } from '../../../../src/ui/library/library-view';
import type { LibraryPorts } from '../../../../src/ui/library/library-ports';
import type { LibraryView } from '../../../../src/ui/library/library-view';
import { wordsFor } from '../../../../src/ui/words';
import { allByRole, byRole, press } from '../by-role';
import { nothingLeft } from '../examples';

const words = wordsFor('en');
let view: LibraryView;
const save = vi.fn<LibraryPorts['save']>();
const saveAll = vi.fn<LibraryPorts['saveAll']>();
const forget = vi.fn<LibraryPorts['forget']>();
const search = vi.fn<LibraryPorts['search']>();
const share = vi.fn<LibraryPorts['share']>();
const lastSaved = vi.fn<LibraryPorts['lastSaved']>();
const openConversation = vi.fn<LibraryPorts['open']>();
const totals = { messages: 430, attachments: 61, bytes: 1_200_000_000, lastKeptAt: '2026-11-22T12:00:00Z' };

function person(name: string, messages = 2, twins = 0): KeptPerson {
  return {
    person: {
      key: name,
      name,
      inmateId: 'T00001',
      agency: 'Invented State',
      sameNameContacts: Array.from({ length: twins }, (_, at) => ({
        name,
        inmateId: `T0000${at}`,
        agency: 'Invented State',
      })),
    },
    messages: Array.from({ length: messages }, (_, at) => ({
      id: `${name} ${at}`,
      direction: at % 2 === 0 ? 'received' : 'sent',
      date: `2019-07-${String(at + 1).padStart(2, '0')}`,
      dateText: `7/${at + 1}/2019`,
      attachments: at,
    })),
  };
}

const family = (...people: KeptPerson[]): KeptAccount => ({
  accountId: 'account-1',
  shownName: undefined,
  people,
  totals,
});

async function open(accounts: readonly KeptAccount[] | Error): Promise<void> {
  view = libraryView(
    {
      accounts: () => (accounts instanceof Error ? Promise.reject(accounts) : Promise.resolve(accounts)),
      save,
      saveAll,
      forget,
      search,
      lastSaved,
      open: openConversation,
      share,
      sharingNote: { wasShown: () => Promise.resolve(true), noteShown: () => Promise.resolve() },
    },
    words,
  );
  document.body.replaceChildren(view.root);
  await vi.waitFor(() => expect(view.root.dataset['state']).not.toBe('looking'));
}

const said = (role: 'status' | 'alert'): string =>
  view.root.querySelector(`[role=${role}]`)?.textContent ?? '';
const listed = (): Promise<void> => vi.waitFor(() => expect(view.root.dataset['state']).toBe('listed'));

beforeEach(() => {
  vi.resetAllMocks();
  lastSaved.mockResolvedValue(null);
  forget.mockResolvedValue(nothingLeft);
  openConversation.mockImplementation(({ personName }) =>
    Promise.resolve({
      places: [`${personName} 0`, `${personName} 1`],
      show: (at) => {
        const letter = document.createElement('article');
        letter.textContent = `Letter ${at} of ${personName}`;
        return Promise.resolve(letter);
      },
      letGo: () => undefined,
      close: () => undefined,
    }),
  );
  save.mockResolvedValue('fake-person_2019-07-01_to_2019-07-02.html');
});

describe('the list of what is kept', () => {
  it('saves a conversation in the chosen format, and names the file', async () => {
    await open([family(person('FAKE PERSON'), person('Fake Brother'))]);
    const format = byRole(view.root, 'combobox', 'Format') as HTMLSelectElement;
    format.value = 'markdown';
    format.dispatchEvent(new Event('change'));
    press(view.root, 'Save this conversation: Fake Brother');
    await listed();
    expect(save.mock.calls[0]?.[0]).toEqual({
      accountId: 'account-1',
      personName: 'Fake Brother',
      format: 'markdown',
    });
    expect(said('status')).toContain('fake-person_2019-07-01_to_2019-07-02.html');
  });

  it('saves everything of one account, named where there are two', async () => {
    const aunt = { ...family(person('FAKE PERSON')), accountId: 'account-2', shownName: 'Fake Aunt' };
    await open([family(person('FAKE PERSON'))]);
    press(view.root, 'Save everything as a ZIP');
    await open([family(person('FAKE PERSON')), aunt]);
    press(view.root, 'Save everything as a ZIP: JPay account of Fake Aunt');
    expect(saveAll.mock.calls).toEqual([['account-1'], ['account-2']]);
    saveAll.mockRejectedValue(new Error('made-up trouble'));
    press(view.root, 'Save everything as a ZIP: JPay account 1 in this browser');
    await vi.waitFor(() => expect(said('alert')).toContain('made-up trouble'));
  });

  it('saves one message of the list that is opened under a person', async () => {
    await open([family(person('FAKE PERSON', 3))]);
    const single = view.root.querySelector('details');
    if (!single) throw new Error('no list of messages');
    single.open = true;
    single.dispatchEvent(new Event('toggle'));
    press(view.root, 'Save: Sent, 7/2/2019');
    await listed();
    expect(save.mock.calls[0]?.[0]).toMatchObject({ messageId: 'FAKE PERSON 1', format: 'html' });
  });

  it('writes one file at a time, and can be stopped', async () => {
    await open([family(person('FAKE PERSON'))]);
    save.mockImplementation(
      (_order, _language, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('made up'))),
        ),
    );
    press(view.root, 'Save this conversation: FAKE PERSON');
    press(view.root, 'Save this conversation: FAKE PERSON');
    expect(save).toHaveBeenCalledTimes(1);
    expect(said('status')).toBe(words.library.oneAtATime);
    press(view.root, words.library.cancel);
    await listed();
    expect(said('status')).toBe(words.library.cancelled);
    expect(said('alert')).toBe('');
  });

  it('says what went wrong when a file could not be made', async () => {
    await open([family(person('FAKE PERSON'))]);
    save.mockRejectedValue(new Error('made-up trouble'));
    press(view.root, 'Save this conversation: FAKE PERSON');
    await listed();
    expect(said('alert')).toContain('made-up trouble');
  });

  it('finds a person by a part of the name, in any case', async () => {
    await open([family(...Array.from({ length: 12 }, (_, at) => person(`Fake Person ${at}`)))]);
    const field = view.root.querySelector<HTMLInputElement>('#kept-find');
    if (!field) throw new Error('no way to find a person');
    field.value = 'person 1';
    field.dispatchEvent(new Event('input'));
    expect(
      allByRole(view.root, 'heading')
        .map(({ textContent }) => textContent)
        .slice(1),
    ).toEqual(['Fake Person 1', 'Fake Person 10', 'Fake Person 11']);
    expect(said('status')).toBe('3 people found.');
  });

  it('draws the first hundred of three thousand people, and the rest when asked', async () => {
    await open([family(...Array.from({ length: 3000 }, (_, at) => person(`Fake ${at}`, 1)))]);
    expect(view.root.querySelectorAll('.kept-person')).toHaveLength(100);
    press(view.root, words.archive.showRest(2900));
    expect(view.root.querySelectorAll('.kept-person')).toHaveLength(3000);
  });

  it('says which account is whose, and where two people bear one name', async () => {
    const aunt = {
      accountId: 'account-2',
      shownName: 'Fake Aunt',
      people: [person('FAKE PERSON', 1)],
      totals,
    };
    await open([family(person('FAKE TWIN', 2, 2)), aunt]);
    const accounts = Array.from(view.root.querySelectorAll('.account'), ({ textContent }) => textContent);
    expect(accounts).toEqual(['JPay account 1 in this browser', 'JPay account of Fake Aunt']);
    expect(view.root.textContent).toContain('More than one of your contacts is called FAKE TWIN');
  });

  it('says so where nothing is kept, and where it cannot be read', async () => {
    await open([]);
    expect(view.root.dataset['state']).toBe('nothing');
    expect(said('status')).toBe(words.library.nothing);
    await open(new Error('made-up vault error'));
    expect(view.root.dataset['state']).toBe('failed');
    expect(said('alert')).toContain('made-up vault error');
  });

  it('goes on in another language with the same format and the same people', async () => {
    await open([family(person('FAKE PERSON'))]);
    const format = byRole(view.root, 'combobox', 'Format') as HTMLSelectElement;
    format.value = 'markdown';
    format.dispatchEvent(new Event('change'));
    const spanish = wordsFor('es');
    view.speak(spanish);
    expect((byRole(view.root, 'combobox', spanish.ready.format) as HTMLSelectElement).value).toBe('markdown');
    press(view.root, `${spanish.library.saveConversation}: FAKE PERSON`);
    await listed();
    expect(save.mock.calls[0]?.[1]).toBe('es');
  });

  it('says how much is kept, how large it is and when it was last saved', async () => {
    lastSaved.mockResolvedValue(new Date(2026, 10, 20, 12).getTime());
    await open([family(person('FAKE PERSON'))]);
    expect(view.root.textContent).toContain(
      '1 person, 430 messages, 61 photos and other attachments: 1.2 GB on this computer. Last added: November 22, 2026.',
    );
    expect(view.root.textContent).toContain('last saved an archive as a file on November 20, 2026');
  });

  it('does not say when it was last saved where several accounts are kept: it may have been the other one', async () => {
    lastSaved.mockResolvedValue(new Date(2026, 10, 20, 12).getTime());
    await open([family(person('FAKE PERSON')), { ...family(person('FAKE COUSIN')), accountId: 'another' }]);
    expect(view.root.textContent).not.toContain('last saved');
  });

  it('says that something stayed, where a new look finds it', async () => {
    forget.mockResolvedValue({ ...nothingLeft, messages: 3 });
    await open([family(person('FAKE PERSON'))]);
    press(view.root, words.forget.open);
    press(view.root, words.forget.yes);
    await vi.waitFor(() => expect(said('status')).toContain('something is still there: 3 messages'));
  });

  it('opens a conversation in place of the list, saves it from there, and comes back to where it was', async () => {
    await open([family(person('FAKE PERSON'), person('Fake Brother'))]);
    const read = byRole(view.root, 'button', 'Read: Fake Brother');
    read.focus();
    read.click();
    expect(view.root.dataset['state']).toBe('reading');
    expect(document.activeElement?.textContent).toBe('Messages with Fake Brother');
    await vi.waitFor(() => expect(view.root.textContent).toContain('Letter 1 of Fake Brother'));
    expect(view.root.querySelectorAll('.kept-person')).toHaveLength(0);
    press(view.root, words.library.saveConversation);
    await vi.waitFor(() => expect(said('status')).toContain('fake-person_2019'));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ personName: 'Fake Brother' });
    press(view.root, words.library.reading.back);
    await listed();
    expect(view.root.querySelectorAll('.kept-person')).toHaveLength(2);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Read: Fake Brother');
  });

  it('saves chosen messages as one file, and names it where other files are named', async () => {
    share.mockResolvedValue('fake-brother_chosen.html');
    await open([family(person('Fake Brother'))]);
    press(view.root, 'Read: Fake Brother');
    await vi.waitFor(() => expect(view.root.textContent).toContain('Letter 1 of Fake Brother'));
    press(view.root, words.sharing.choose);
    const box = view.root.querySelector<HTMLInputElement>('article input');
    if (!box) throw new Error('no tick');
    box.checked = true;
    box.dispatchEvent(new Event('change'));
    press(view.root, words.sharing.save);
    await vi.waitFor(() => expect(said('status')).toContain('fake-brother_chosen.html'));
    expect(share.mock.calls[0]?.slice(0, 2)).toEqual([
      { accountId: 'account-1', personName: 'Fake Brother', messageIds: ['Fake Brother 0'], hide: true },
      'en',
    ]);
  });

  it('opens a message that was found in its conversation', async () => {
    const brother = person('Fake Brother');
    search.mockImplementation((_accounts, _typed, _signal, tell) => {
      const [, message] = brother.messages;
      if (!message) throw new Error('no message');
      const found = { accountId: 'account-1', personName: 'Fake Brother', message, excerpt: [] };
      tell({ done: 2, of: 2, found: [found], unread: 0 });
      return Promise.resolve();
    });
    await open([family(person('FAKE PERSON'), brother)]);
    const field = view.root.querySelector<HTMLInputElement>('#library-search');
    if (!field) throw new Error('no way to search');
    field.value = 'tomatoes';
    field.dispatchEvent(new Event('input'));
    await vi.waitFor(() => press(view.root, 'To Fake Brother · 7/2/2019'));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Letter 1 of Fake Brother'));
  });

  it('forgets everything when asked twice, and shows nothing more', async () => {
    await open([family(person('FAKE PERSON'))]);
    press(view.root, words.forget.open);
    press(view.root, words.forget.yes);
    await vi.waitFor(() => expect(view.root.dataset['state']).toBe('forgotten'));
    expect(view.root.querySelectorAll('.kept-person')).toHaveLength(0);
    expect(said('status')).toContain('looked again, and nothing is left: 0 messages');
  });
});
