import type { KeptAccount, KeptPerson } from '../../model/library';
import { comparableName } from '../../model/person';
import { visibleText } from '../../model/visible-text';
import { button, element } from '../element';
import { localDay } from '../local-day';
import type { Words } from '../words';
import { keptPersonView } from './person-view';

/** So many people are drawn at once; the rest when asked for, or when searched. */
export const peopleAtOnce = 100;

export interface PeopleListOptions {
  /** A part of a name; '' for everybody. */
  wanted: string;
  /** How many people are drawn. */
  shown: number;
  read: (account: KeptAccount, person: KeptPerson) => void;
  save: (account: KeptAccount, person: KeptPerson, messageId?: string) => void;
  saveAll: (account: KeptAccount) => void;
  showRest: () => void;
}

/** Everybody who is kept, account by account, each below what the account holds. */
export function peopleList(
  accounts: readonly KeptAccount[],
  words: Words,
  { wanted, shown, read, save, saveAll, showRest }: PeopleListOptions,
): HTMLElement[] {
  let room = shown;
  const parts = accounts.flatMap((account, index): HTMLElement[] => {
    const people = matching(account.people, wanted);
    const here = people.slice(0, room);
    room -= here.length;
    if (here.length === 0) return [];
    const views = here.map((one) =>
      keptPersonView(one, words, {
        read: () => read(account, one),
        save: (messageId) => save(account, one, messageId),
      }),
    );
    const all = button(words.library.saveAll, 'secondary', () => saveAll(account));
    if (accounts.length > 1) {
      all.setAttribute('aria-label', `${words.library.saveAll}: ${accountName(account, index, words)}`);
    }
    return [
      ...(accounts.length > 1
        ? [element('h2', { class: 'account' }, accountName(account, index, words))]
        : []),
      element('p', { class: 'totals' }, totalsOf(account, words)),
      ...(wanted.trim() === '' ? [all] : []),
      element('ul', { class: 'kept-people' }, ...views),
    ];
  });
  const left = accounts.reduce((sum, { people }) => sum + matching(people, wanted).length, 0) - shown;
  return left > 0 ? [...parts, button(words.archive.showRest(left), 'secondary', showRest)] : parts;
}

/** Those with the part in their names, in any case. */
export function matching(people: readonly KeptPerson[], wanted: string): readonly KeptPerson[] {
  if (wanted.trim() === '') return people;
  const part = comparableName(wanted);
  return people.filter(({ person }) => comparableName(person.name).includes(part));
}

/** "JPay account of Fake Grandmother"; by its place among the accounts where JPay showed no name. */
function accountName({ shownName }: KeptAccount, index: number, words: Words): string {
  const { accountNamed, accountNumbered } = words.library;
  return shownName === undefined ? accountNumbered(index + 1) : accountNamed(visibleText(shownName));
}

/** "3 people, 430 messages, 61 photos and other attachments: 212 MB on this computer. Last added: …" */
function totalsOf({ people, totals }: KeptAccount, words: Words): string {
  const { totals: said, lastKept } = words.library;
  const { messages, attachments, bytes, lastKeptAt } = totals;
  const held = said(people.length, messages, attachments, bytes);
  return lastKeptAt === null ? held : `${held} ${lastKept(words.check.day(localDay(new Date(lastKeptAt))))}`;
}
