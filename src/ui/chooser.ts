import type { Choice } from '../model/export-request';
import { comparableName } from '../model/person';
import type { Contact } from '../model/person';
import { visibleText } from '../model/visible-text';
import { element, setText } from './element';
import type { Words } from './words';

export interface Chooser {
  readonly root: HTMLElement;
  /** What is chosen; null when the dates cross, which is then said beside them. */
  choice(): Choice | null;
  /** Opens the group and ticks "Leave unread messages alone", for the warning's button. */
  leaveUnread(): void;
  draft(): ChoiceDraft;
}

/** What stands in the group just now: the same group in another language begins with it. */
export interface ChoiceDraft {
  open: boolean;
  /** Null while JPay was not asked, or gave no answer. */
  contacts: readonly Contact[] | null;
  /** Names, as comparableName() gives them. */
  people: readonly string[];
  from: string;
  to: string;
  leaveUnread: boolean;
}

/**
 * The group "Choose what to export", closed at first. People are asked for when it is first opened: that is a
 * request to JPay, and most families never need it. Nobody ticked means everybody.
 */
export function chooser(words: Words, listPeople: () => Promise<Contact[]>, draft?: ChoiceDraft): Chooser {
  const said = words.choice;
  const peopleList = element('div', { class: 'people' });
  const peopleNote = element('p', { class: 'hint', role: 'status' });
  const from = element('input', { type: 'date', id: 'choice-from', 'aria-describedby': 'choice-dates' });
  const to = element('input', { type: 'date', id: 'choice-to', 'aria-describedby': 'choice-dates' });
  const crossed = element('p', { class: 'mistake', role: 'alert' });
  const leaveUnread = element('input', { type: 'checkbox', 'aria-describedby': 'choice-unread' });

  const root = element(
    'details',
    { class: 'chooser', role: 'group', 'aria-label': said.title },
    element('summary', {}, said.title),
    element(
      'fieldset',
      {},
      element('legend', {}, said.people),
      element('p', { class: 'hint' }, said.peopleHint),
      peopleNote,
      peopleList,
    ),
    element(
      'div',
      { class: 'dates' },
      element('p', {}, element('label', { for: from.id }, said.from), from),
      element('p', {}, element('label', { for: to.id }, said.to), to),
    ),
    element('p', { class: 'hint', id: 'choice-dates' }, said.datesHint),
    crossed,
    formats(words),
    element('label', { class: 'tick' }, leaveUnread, element('span', {}, said.leaveUnread)),
    element('p', { class: 'hint', id: 'choice-unread' }, said.leaveUnreadHint),
  );

  let people: readonly Contact[] | null = null;
  function showPeople(contacts: readonly Contact[]): void {
    people = contacts;
    peopleList.replaceChildren(...peopleTicks(contacts, words));
    setText(peopleNote, contacts.length === 0 ? said.noPeople : '');
  }
  const ticks = (): HTMLInputElement[] => Array.from(peopleList.querySelectorAll('input'));
  const ticked = (): string[] =>
    ticks()
      .filter((tick) => tick.checked)
      .map((tick) => tick.value);

  let asking: 'not yet' | 'asked' | 'failed' = 'not yet';
  async function loadPeople(): Promise<void> {
    if (asking === 'asked') return;
    asking = 'asked';
    setText(peopleNote, said.loadingPeople);
    try {
      showPeople(await listPeople());
    } catch {
      // Said beside the list; opening the group once more asks again. An export of everybody still works.
      asking = 'failed';
      setText(peopleNote, said.peopleFailed);
    }
  }
  root.addEventListener('toggle', () => {
    if (root.open) void loadPeople();
  });

  if (draft) {
    if (draft.contacts !== null) {
      asking = 'asked';
      showPeople(draft.contacts);
    }
    for (const tick of ticks()) tick.checked = draft.people.includes(tick.value);
    from.value = draft.from;
    to.value = draft.to;
    leaveUnread.checked = draft.leaveUnread;
    root.open = draft.open;
  }

  return {
    root,
    draft: () => ({
      open: root.open,
      contacts: people,
      people: ticked(),
      from: from.value,
      to: to.value,
      leaveUnread: leaveUnread.checked,
    }),
    choice() {
      const chosen = ticked();
      if (from.value !== '' && to.value !== '' && from.value > to.value) {
        root.open = true;
        setText(crossed, said.datesCrossed);
        from.focus();
        return null;
      }
      setText(crossed, '');
      return {
        ...(chosen.length > 0 ? { people: chosen } : {}),
        ...(from.value === '' ? {} : { from: from.value }),
        ...(to.value === '' ? {} : { to: to.value }),
        leaveUnread: leaveUnread.checked,
      };
    },
    leaveUnread() {
      root.open = true;
      leaveUnread.checked = true;
      leaveUnread.focus();
    },
  };
}

/** What every archive holds; there is nothing to choose yet, and the ticks say so. */
function formats(words: Words): HTMLElement {
  const { formats: title, formatNames, formatsHint } = words.choice;
  return element(
    'fieldset',
    {},
    element('legend', {}, title),
    ...formatNames.map((name) => {
      const tick = element('input', { type: 'checkbox', 'aria-describedby': 'choice-formats' });
      tick.checked = true;
      tick.disabled = true;
      return element('label', { class: 'tick' }, tick, element('span', {}, name));
    }),
    element('p', { class: 'hint', id: 'choice-formats' }, formatsHint),
  );
}

/** One tick for a name: JPay's lists do not tell people of one name apart (design.md, Identity). */
function peopleTicks(contacts: readonly Contact[], words: Words): HTMLElement[] {
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
