import type { MakeElement } from '../elements';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson } from '../part-contents';
import { counted, listed, sameNameSentence } from '../words';

/** The people of START HERE: how many messages, from when to when, and where to begin reading. */
export function peopleList(contents: PartContents, element: MakeElement): Node {
  if (contents.people.length === 0) return element('p', {}, 'There are no messages in this archive.');
  return element(
    'ul',
    { class: 'people' },
    contents.people.map((person) => personCard(person, contents, element)),
  );
}

function personCard(
  { mail, pages, records, alsoIn }: PartPerson,
  contents: PartContents,
  element: MakeElement,
): Node {
  const { person } = mail;
  const received = records.filter(({ direction }) => direction === 'received').length;
  const first = pages[0];
  const number = listed(
    [person.inmateId, person.agency].filter((word) => word !== undefined && word !== '') as string[],
  );
  return element(
    'li',
    { class: 'person' },
    element('h3', {}, element('bdi', {}, shownName(person.name))),
    element(
      'p',
      { class: 'lead' },
      number === '' ? undefined : [number.replace(' and ', ' · '), element('br')],
      [
        counted(records.length, 'message'),
        received > 0 && `${received} received`,
        received < records.length && `${records.length - received} sent`,
        years(records),
      ]
        .filter((word) => word !== '' && word !== false)
        .join(' · '),
    ),
    person.sameNameContacts.length > 1
      ? element(
          'p',
          {},
          `${person.sameNameContacts.length} people in your contact list have this name: ${listed(person.sameNameContacts.map(({ inmateId, agency }) => `${inmateId} (${agency})`))}. ${sameNameSentence}`,
        )
      : undefined,
    first
      ? element('a', { class: 'button', href: `data/${first.path}.html` }, 'Read from the beginning')
      : undefined,
    pages.length > 1
      ? element(
          'ul',
          { class: 'pages' },
          pages.map((page) =>
            element('li', {}, element('a', { href: `data/${page.path}.html` }, pageLabel(page))),
          ),
        )
      : undefined,
    alsoIn.length > 0
      ? element(
          'p',
          {},
          `More messages with this person are in part ${listed(alsoIn.map(String))} of ${contents.parts}.`,
        )
      : undefined,
  );
}

function years(records: readonly { date: string | null }[]): string {
  const all = records.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])).sort();
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} to ${last}`;
}
