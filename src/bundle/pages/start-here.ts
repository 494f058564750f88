import { albumOf } from '../albums';
import type { Album } from '../albums';
import type { Child, MakeElement } from '../elements';
import { shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import type { ContactEntry } from '../people';
import { missingOf } from '../saved-early-ends';
import { incompleteNotice, missingFromBeforeNotice, missingNotice } from './notices';
import { peopleList } from './people-list';
import { picture } from './photos';
import { receiptDetails } from './receipt-details';
import { apart, receiptSentence } from './receipt-words';
import { searchForm } from './search-form';
import { unlinkedFiles } from './unlinked-files';

/** How many pictures START HERE shows itself; the rest are on the photos page. */
const picturesShown = 8;
/** How many contacts without a message are named; they are all in the table of contacts. */
const silentShown = 50;

/** START HERE.html: the one page a family opens. Everything but the search works without script. */
export function startHere(contents: PartContents, element: MakeElement): Node[] {
  const { words } = contents;
  const { startHere: said } = words;
  const [photos, films] = [albumOf(contents, 'photos'), albumOf(contents, 'videograms')];
  return [
    element(
      'header',
      {},
      element('h1', {}, words.pages.startHereTitle),
      element('p', { class: 'lead' }, said.lead(words.day(contents.date))),
    ),
    element(
      'main',
      {},
      // First of all: who was given one part must not take it for everything.
      partNotice(contents, element),
      incompleteNotice(contents, element),
      missingNotice(contents, element),
      missingFromBeforeNotice(contents, element),
      element(
        'p',
        { class: 'receipt-line' },
        receiptSentence(contents),
        missingOf(contents).length === 0
          ? undefined
          : [' ', element('a', { href: '#not-here' }, said.seeWhich)],
      ),
      waysOnThisPage(photos, films, contents, element),
      element(
        'section',
        { id: 'people', 'aria-labelledby': 'people-title' },
        element('h2', { id: 'people-title' }, said.people),
        peopleList(contents, element),
      ),
      searchForm(words, element),
      photosSection(photos, contents, element),
      filmsSection(films, contents, element),
      unlinkedFiles(contents, element),
      contactsWithoutMessages(contents, element),
      receiptDetails(contents, element),
      otherFiles(contents, element),
    ),
    element(
      'footer',
      {},
      element('p', {}, words.pages.timeZone),
      element('p', {}, said.madeBy(contents.softwareVersion)),
    ),
  ];
}

function partNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const { part, parts, group, words } = contents;
  if (parts === 1) return undefined;
  const others = Array.from({ length: parts }, (_, index) => index + 1).filter((n) => n !== part);
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': 'part' },
    element('h2', { id: 'part' }, words.startHere.partTitle(part, parts)),
    element('p', {}, words.startHere.part(others.map((n) => `${group}-part-${n}-of-${parts}`))),
  );
}

/** Where things are on this page. It stands below the receipt, in one line where there is room. */
function waysOnThisPage(photos: Album, films: Album, { words }: PartContents, element: MakeElement): Node {
  const { ways, onThisPage } = words.startHere;
  const way = (id: string, label: string, extra: Record<string, string | boolean> = {}): Node =>
    element('li', extra, element('a', { href: `#${id}` }, label));
  return element(
    'nav',
    { class: 'on-this-page', 'aria-label': onThisPage },
    element(
      'ul',
      { class: 'pages' },
      way('people', ways.people),
      // With the search itself, it is shown by the script.
      way('search', ways.search, { id: 'search-way', hidden: true }),
      photos.items.length > 0 ? way('photos', ways.photos) : undefined,
      films.items.length > 0 ? way('films', ways.films) : undefined,
      way('receipt', ways.receipt),
    ),
  );
}

function photosSection(album: Album, { words }: PartContents, element: MakeElement): Node | undefined {
  const { path, items, pages } = album;
  if (items.length === 0) return undefined;
  const pageOf = (one: (typeof items)[number]): string =>
    `data/${pages.find((page) => page.items.includes(one))?.path ?? path}`;
  return element(
    'section',
    { 'aria-labelledby': 'photos' },
    element('h2', { id: 'photos' }, words.startHere.photos),
    element(
      'ul',
      { class: 'photos' },
      items
        .slice(-picturesShown)
        .map((one) => picture(one, { src: `data/${one.path}`, onPage: pageOf(one) }, words, element)),
    ),
    element(
      'p',
      {},
      element('a', { class: 'button', href: `data/${path}` }, words.startHere.seeAllPhotos(items.length)),
    ),
  );
}

function filmsSection(
  { path, items }: Album,
  { words }: PartContents,
  element: MakeElement,
): Node | undefined {
  if (items.length === 0) return undefined;
  return element(
    'section',
    { 'aria-labelledby': 'films' },
    element('h2', { id: 'films' }, words.startHere.films),
    element(
      'p',
      {},
      element('a', { class: 'button', href: `data/${path}` }, words.startHere.watchFilms(items.length)),
    ),
  );
}

function contactsWithoutMessages({ contacts, words }: PartContents, element: MakeElement): Node | undefined {
  const silent = contacts.filter((contact) => contact.silent);
  if (silent.length === 0) return undefined;
  const { silentTitle, silentMore, silentList, silentAdvice } = words.startHere;
  return element(
    'section',
    { 'aria-labelledby': 'contacts' },
    element('h2', { id: 'contacts' }, silentTitle),
    element(
      'ul',
      { class: 'contacts' },
      silent
        .slice(0, silentShown)
        .map((contact) =>
          element(
            'li',
            {},
            element('bdi', {}, shownName(contact.name, words)),
            contactWords(contact, element),
          ),
        ),
    ),
    silent.length > silentShown
      ? element(
          'p',
          {},
          silentMore(silent.length - silentShown),
          ' ',
          element('a', { href: 'data/contacts.csv' }, silentList),
        )
      : undefined,
    element('p', {}, silentAdvice),
  );
}

function contactWords({ inmateId, agency }: ContactEntry, element: MakeElement): Child[] {
  const facts = apart([inmateId, agency], element, ' · ');
  return facts.length === 0 ? [] : [' · ', facts];
}

function otherFiles({ words }: PartContents, element: MakeElement): Node {
  const { files, fileIs, otherForms } = words.startHere;
  const file = (path: string, what: string): Node =>
    element('li', {}, element('a', { href: encodeURI(path) }, path.replace('data/', '')), fileIs(what));
  return element(
    'details',
    {},
    element('summary', {}, otherForms),
    element(
      'ul',
      {},
      file('README.txt', files.readme),
      file('data/messages.csv', files.csv),
      file('data/messages.mbox', files.mbox),
      file('data/messages.jsonl', files.jsonl),
      file('data/contacts.csv', files.contactsCsv),
      file('data/contacts.vcf', files.contactsVcf),
      file('data/receipt.json', files.receipt),
    ),
  );
}
