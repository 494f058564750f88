import { alsoShownLine } from '../also-shown';
import type { MakeElement } from '../elements';
import { relativeHref, sentence } from '../elements';
import { listLimits, peoplePages } from '../long-lists';
import { shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { apart } from './receipt-words';

/** How many people of one name are told apart by their numbers; they are all in the table of contacts. */
const sameNameShown = 12;

/** The people of START HERE, who wrote most first: how many messages, from when to when, and where to begin reading. */
export function peopleList(contents: PartContents, element: MakeElement): Node[] {
  const { people, words } = contents;
  if (people.length === 0) return [element('p', {}, words.startHere.noMessages)];
  const here = people.slice(0, listLimits.people.here);
  const [all] = peoplePages(contents);
  return [
    personCards(here, 'START HERE.html', contents, element),
    ...(all
      ? [
          element(
            'p',
            {},
            words.startHere.peopleShown(here.length, people.length),
            ' ',
            element(
              'a',
              { href: relativeHref('START HERE.html', `data/${all.path}`) },
              words.startHere.allPeople(people.length),
            ),
          ),
        ]
      : []),
  ];
}

/** A card for each. `from` is the page they stand on, relative to the top folder. */
export function personCards(
  people: readonly PartPerson[],
  from: string,
  contents: PartContents,
  element: MakeElement,
): HTMLElement {
  return element(
    'ul',
    { class: 'people' },
    people.map((person, index) => personCard(person, `person-${index + 1}`, from, contents, element)),
  );
}

function personCard(
  { mail, pages, records, alsoIn }: PartPerson,
  id: string,
  from: string,
  contents: PartContents,
  element: MakeElement,
): Node {
  const { words } = contents;
  const { person } = mail;
  const received = records.filter(({ direction }) => direction === 'received').length;
  const [first] = pages;
  const facts = apart([person.inmateId, person.agency], element, ' · ');
  return element(
    'li',
    { class: 'person' },
    element('h3', { id }, element('bdi', {}, shownName(person.name, words))),
    element(
      'p',
      { class: 'lead' },
      words.startHere.messages(records.length, ...yearsOf(records)),
      records.length === 0
        ? undefined
        : [
            element('br'),
            element('span', {}, words.startHere.receivedAndSent(received, records.length - received)),
          ],
      facts.length === 0 ? undefined : [element('br'), facts],
    ),
    sameNames(person.sameNameContacts, contents, element),
    alsoShownLine(person, words, element),
    first
      ? element(
          'a',
          {
            class: 'button',
            id: `${id}-read`,
            href: hrefOf(first, from),
            'aria-labelledby': `${id}-read ${id}`,
          },
          words.startHere.readFromBeginning,
        )
      : undefined,
    years(pages, from, contents, element),
    alsoIn.length > 0
      ? element('p', {}, words.startHere.moreInParts(alsoIn.map(String), contents.parts))
      : undefined,
  );
}

function sameNames(
  contacts: PartPerson['mail']['person']['sameNameContacts'],
  { words }: PartContents,
  element: MakeElement,
): Node | undefined {
  if (contacts.length < 2) return undefined;
  const shown = contacts.slice(0, sameNameShown);
  const who = shown.map((_, index) => `{number${index}} ({agency${index}})`);
  const values = shown.flatMap(({ inmateId, agency }, index): [string, Node][] => [
    [`number${index}`, element('bdi', {}, inmateId)],
    [`agency${index}`, element('bdi', {}, agency)],
  ]);
  return element(
    'p',
    { class: 'same-name' },
    sentence(words.startHere.sameName(contacts.length, who), Object.fromEntries(values)),
    ' ',
    words.pages.sameName,
  );
}

/** Of a conversation on several pages: the first page of each year. */
function years(
  pages: readonly WrittenPage[],
  from: string,
  { words }: PartContents,
  element: MakeElement,
): Node | undefined {
  if (pages.length < 2) return undefined;
  const firsts = new Map<string, WrittenPage>();
  for (const page of pages) {
    const year = page.period === 'undated' ? words.pages.undated : page.period.slice(0, 4);
    if (!firsts.has(year)) firsts.set(year, page);
  }
  return element(
    'div',
    { class: 'by-year' },
    element('p', {}, words.startHere.byYear),
    element(
      'ul',
      { class: 'pages' },
      [...firsts].map(([year, page]) => element('li', {}, element('a', { href: hrefOf(page, from) }, year))),
    ),
  );
}

function hrefOf(page: WrittenPage, from: string): string {
  return relativeHref(from, `data/${page.path}.html`);
}

/** The first and the last year, or '' twice if nothing has a date. */
function yearsOf(records: readonly { date: string | null }[]): [string, string] {
  const all = records.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])).sort();
  return [all[0] ?? '', all.at(-1) ?? ''];
}
