import { archiveFormats, usualArchiveFormats, usualPartSize } from '../model/export-request';
import type { ArchiveFormat, Choice, PartSize } from '../model/export-request';
import { directions } from '../model/message';
import type { Direction } from '../model/message';
import type { Contact } from '../model/person';
import { element, setText } from './element';
import { partSizeField } from './part-size-field';
import { peopleTicks } from './people-ticks';
import { tickGroup, type TickGroup } from './tick-group';
import type { Words } from './words';

export interface Chooser {
  readonly root: HTMLElement;
  /** What is chosen; null when it cannot be so, which is then said beside what is wrong. */
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
  directions: readonly Direction[];
  from: string;
  to: string;
  withAttachments: boolean;
  formats: readonly ArchiveFormat[];
  partBytes: PartSize;
  leaveUnread: boolean;
}

const untouched: ChoiceDraft = {
  open: false,
  contacts: null,
  people: [],
  directions,
  from: '',
  to: '',
  withAttachments: true,
  formats: usualArchiveFormats,
  partBytes: usualPartSize,
  leaveUnread: false,
};

/**
 * The group "Choose what to export", closed at first. People are asked for when it is first opened: that is a
 * request to JPay, and most families never need it. As it stands at first, everything is exported.
 */
export function chooser(
  words: Words,
  listPeople: () => Promise<Contact[]>,
  draft: ChoiceDraft = untouched,
): Chooser {
  const said = words.choice;
  const people = peopleTicks(words, listPeople);
  const directionTicks = tickGroup(
    'choice-directions',
    said.directions,
    directions.map((value) => ({
      value,
      name: said.directionNames[value],
      ticked: draft.directions.includes(value),
    })),
    said.directionsHint,
  );
  const noDirection = element('p', { class: 'mistake', role: 'alert' });
  const from = dateField('choice-from', draft.from);
  const to = dateField('choice-to', draft.to);
  const crossed = element('p', { class: 'mistake', role: 'alert' });
  const attachments = loneTick('choice-attachments', draft.withAttachments);
  const formats = formatTicks(words, draft.formats);
  const partSize = partSizeField(words, draft.partBytes);
  const leaveUnread = loneTick('choice-unread', draft.leaveUnread);

  const root = element(
    'details',
    { class: 'chooser', role: 'group', 'aria-label': said.title },
    element('summary', {}, said.title),
    people.root,
    directionTicks.root,
    noDirection,
    element(
      'div',
      { class: 'dates' },
      element('p', {}, element('label', { for: from.id }, said.from), from),
      element('p', {}, element('label', { for: to.id }, said.to), to),
    ),
    element('p', { class: 'hint', id: 'choice-dates' }, said.datesHint),
    crossed,
    element('label', { class: 'tick' }, attachments, element('span', {}, said.withAttachments)),
    element('p', { class: 'hint', id: 'choice-attachments' }, said.withAttachmentsHint),
    formats.root,
    ...partSize.nodes,
    element('label', { class: 'tick' }, leaveUnread, element('span', {}, said.leaveUnread)),
    element('p', { class: 'hint', id: 'choice-unread' }, said.leaveUnreadHint),
  );
  root.addEventListener('toggle', () => {
    if (root.open) void people.load();
  });
  // A mistake that was mended is not held against anybody.
  directionTicks.root.addEventListener('change', () => setText(noDirection, ''));
  for (const field of [from, to]) field.addEventListener('input', () => setText(crossed, ''));
  if (draft.contacts !== null) people.restore(draft.contacts, draft.people);
  root.open = draft.open;

  /** Says what cannot be, and goes to the first of it. True if nothing is wrong. */
  function isSound(): boolean {
    const hasNone = directionTicks.ticked().length === 0;
    const areCrossed = from.value !== '' && to.value !== '' && from.value > to.value;
    if (hasNone || areCrossed) root.open = true;
    setText(noDirection, hasNone ? said.noDirection : '');
    setText(crossed, areCrossed ? said.datesCrossed : '');
    if (hasNone) directionTicks.focus();
    else if (areCrossed) from.focus();
    return !hasNone && !areCrossed;
  }

  return {
    root,
    draft: () => ({
      open: root.open,
      contacts: people.contacts(),
      people: people.ticked(),
      directions: directionTicks.ticked(),
      from: from.value,
      to: to.value,
      withAttachments: attachments.checked,
      formats: archiveFormats.filter((format) => formats.ticked().includes(format)),
      partBytes: partSize.value(),
      leaveUnread: leaveUnread.checked,
    }),
    choice() {
      if (!isSound()) return null;
      const names = people.ticked();
      const ways = directionTicks.ticked();
      const chosenFormats = archiveFormats.filter((format) => formats.ticked().includes(format));
      return {
        ...(names.length > 0 ? { people: names } : {}),
        ...(ways.length === directions.length ? {} : { directions: ways }),
        ...(from.value === '' ? {} : { from: from.value }),
        ...(to.value === '' ? {} : { to: to.value }),
        ...(attachments.checked ? {} : { withoutAttachments: true }),
        ...(areUsual(chosenFormats) ? {} : { formats: chosenFormats }),
        ...(partSize.value() === usualPartSize ? {} : { partBytes: partSize.value() }),
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

function dateField(id: string, value: string): HTMLInputElement {
  const field = element('input', { type: 'date', id, 'aria-describedby': 'choice-dates' });
  field.value = value;
  return field;
}

/** @param hintId of the sentence below it */
function loneTick(hintId: string, ticked: boolean): HTMLInputElement {
  const tick = element('input', { type: 'checkbox', 'aria-describedby': hintId });
  tick.checked = ticked;
  return tick;
}

/** What the archive holds each message in. Web pages always: there is nothing to choose, and the tick says so. */
function formatTicks(words: Words, ticked: readonly ArchiveFormat[]): TickGroup<'html' | ArchiveFormat> {
  const { formats: title, formatNames, formatsHint } = words.choice;
  const chosen = archiveFormats.map((value) => ({
    value,
    name: formatNames[value],
    ticked: ticked.includes(value),
  }));
  const always = { value: 'html', name: formatNames.html, ticked: true, fixed: true } as const;
  return tickGroup('choice-formats', title, [always, ...chosen], formatsHint);
}

function areUsual(formats: readonly ArchiveFormat[]): boolean {
  return (
    formats.length === usualArchiveFormats.length &&
    usualArchiveFormats.every((usual) => formats.includes(usual))
  );
}
