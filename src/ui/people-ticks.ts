import { comparableName } from '../model/person';
import type { Contact } from '../model/person';
import { visibleText } from '../model/visible-text';
import { element, setText } from './element';
import type { Words } from './words';

export interface PeopleTicks {
  readonly root: HTMLElement;
  /** Asks JPay who there is, unless it has told already. */
  load(): Promise<void>;
  /** Whom JPay named; null while it was not asked, or gave no answer. */
  contacts(): readonly Contact[] | null;
  /** Names, as comparableName() gives them. */
  ticked(): string[];
  /** Shows these people without asking, with those of these names ticked. */
  restore(contacts: readonly Contact[], ticked: readonly string[]): void;
}

/** The people whose messages can be chosen. Nobody ticked means everybody. */
export function peopleTicks(words: Words, listPeople: () => Promise<Contact[]>): PeopleTicks {
  const said = words.choice;
  const list = element('div');
  const note = element('p', { class: 'hint', role: 'status' });
  let people: readonly Contact[] | null = null;
  let asking: 'not yet' | 'asked' | 'failed' = 'not yet';

  function show(contacts: readonly Contact[]): void {
    people = contacts;
    list.replaceChildren(...personTicks(contacts, words));
    setText(note, contacts.length === 0 ? said.noPeople : '');
  }
  const ticks = (): HTMLInputElement[] => Array.from(list.querySelectorAll('input'));

  return {
    root: element(
      'fieldset',
      {},
      element('legend', {}, said.people),
      element('p', { class: 'hint' }, said.peopleHint),
      // Of one height, whoever comes: what stands below must not move from under the mouse.
      element('div', { class: 'people' }, note, list),
    ),
    async load() {
      if (asking === 'asked') return;
      asking = 'asked';
      setText(note, said.loadingPeople);
      try {
        show(await listPeople());
      } catch {
        // Said beside the list; opening the group once more asks again. An export of everybody still works.
        asking = 'failed';
        setText(note, said.peopleFailed);
      }
    },
    contacts: () => people,
    ticked: () =>
      ticks()
        .filter((tick) => tick.checked)
        .map((tick) => tick.value),
    restore(contacts, ticked) {
      asking = 'asked';
      show(contacts);
      for (const tick of ticks()) tick.checked = ticked.includes(tick.value);
    },
  };
}

/** One tick for a name: JPay's lists do not tell people of one name apart (design.md, Identity). */
function personTicks(contacts: readonly Contact[], words: Words): HTMLElement[] {
  const byName = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const name = comparableName(contact.name);
    byName.set(name, [...(byName.get(name) ?? []), contact]);
  }
  return Array.from(byName, ([name, same], index) => {
    const noteId = `choice-person-${index}`;
    const tick = element('input', { type: 'checkbox', 'aria-describedby': noteId });
    tick.value = name;
    const numbers = same.map((contact) => words.choice.numberAndAgency(contact.inmateId, contact.agency));
    return element(
      'div',
      { class: 'person' },
      element(
        'label',
        { class: 'tick' },
        tick,
        element('bdi', {}, visibleText(same[0]?.name.replace(/\s+/gu, ' ').trim() ?? name)),
      ),
      element('p', { class: 'hint', id: noteId }, numbers.filter((number) => number !== '').join(' · ')),
    );
  });
}
