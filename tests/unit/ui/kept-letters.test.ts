// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptAccount, KeptPerson } from '../../../src/model/kept-letters';
import { keptLettersView } from '../../../src/ui/kept-letters';
import type { KeptLettersPorts, KeptLettersView } from '../../../src/ui/kept-letters';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, press } from './by-role';

const words = wordsFor('en');
let view: KeptLettersView;
const save = vi.fn<KeptLettersPorts['save']>();
const forget = vi.fn<KeptLettersPorts['forget']>();

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
});

async function open(accounts: readonly KeptAccount[] | Error): Promise<void> {
  view = keptLettersView(
    {
      accounts: () => (accounts instanceof Error ? Promise.reject(accounts) : Promise.resolve(accounts)),
      save,
      forget,
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
    expect(said('status')).toBe(words.keptLetters.oneAtATime);
    press(view.root, words.keptLetters.cancel);
    await listed();
    expect(said('status')).toBe(words.keptLetters.cancelled);
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
    const field = view.root.querySelector<HTMLInputElement>('input[type=search]');
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
    const aunt = { accountId: 'account-2', shownName: 'Fake Aunt', people: [person('FAKE PERSON', 1)] };
    await open([family(person('FAKE TWIN', 2, 2)), aunt]);
    const accounts = Array.from(view.root.querySelectorAll('.account'), ({ textContent }) => textContent);
    expect(accounts).toEqual(['JPay account 1 in this browser', 'JPay account of Fake Aunt']);
    expect(view.root.textContent).toContain('More than one of your contacts is called FAKE TWIN');
  });

  it('says so where nothing is kept, and where it cannot be read', async () => {
    await open([]);
    expect(view.root.dataset['state']).toBe('nothing');
    expect(said('status')).toBe(words.keptLetters.nothing);
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
    press(view.root, `${spanish.keptLetters.saveConversation}: FAKE PERSON`);
    await listed();
    expect(save.mock.calls[0]?.[1]).toBe('es');
  });

  it('forgets everything when asked twice, and shows nothing more', async () => {
    await open([family(person('FAKE PERSON'))]);
    press(view.root, words.forget.open);
    press(view.root, words.forget.yes);
    await vi.waitFor(() => expect(view.root.dataset['state']).toBe('forgotten'));
    expect(view.root.querySelectorAll('.kept-person')).toHaveLength(0);
    expect(said('status')).toBe(words.forget.forgotten);
  });
});
