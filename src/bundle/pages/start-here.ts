import type { MakeElement } from '../elements';
import { isPicture } from '../../render/message-parts';
import { attachmentsOf, isFilm, shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import type { ContactEntry } from '../people';
import { counted, dayInWords, listed, timeZoneSentence } from '../words';
import { incompleteNotice, missingFromBeforeNotice, missingNotice } from './notices';
import { peopleList } from './people-list';
import { picture } from './photos';
import { receiptDetails } from './receipt-details';
import { receiptSentence } from './receipt-words';
import { searchForm } from './search-form';
import { unlinkedFiles } from './unlinked-files';

/** How many pictures START HERE shows itself; the rest are on the photos page. */
const picturesShown = 8;

/** START HERE.html: the one page a family opens. Everything but the search works without script. */
export function startHere(contents: PartContents, element: MakeElement): Node[] {
  const { receipt } = contents;
  return [
    element(
      'header',
      {},
      element('h1', {}, 'Your messages from JPay'),
      element(
        'p',
        { class: 'lead' },
        `Saved on ${dayInWords(contents.date)} with Letterkeep. This page and everything it leads to work without the internet.`,
      ),
    ),
    element(
      'main',
      {},
      incompleteNotice(contents, element),
      missingNotice(contents, element),
      missingFromBeforeNotice(contents, element),
      element('p', { class: 'receipt-line' }, receiptSentence(receipt)),
      partNotice(contents, element),
      searchForm(element),
      element(
        'section',
        { 'aria-labelledby': 'people' },
        element('h2', { id: 'people' }, 'People'),
        peopleList(contents, element),
      ),
      photos(contents, element),
      films(contents, element),
      unlinkedFiles(contents, element),
      contactsWithoutMessages(contents, element),
      receiptDetails(contents, element),
      otherFiles(element),
    ),
    element(
      'footer',
      {},
      element('p', {}, timeZoneSentence),
      element('p', {}, `Letterkeep ${contents.softwareVersion}. Letterkeep does not belong to JPay.`),
    ),
  ];
}

function partNotice(contents: PartContents, element: MakeElement): Node | undefined {
  if (contents.parts === 1) return undefined;
  const others = Array.from({ length: contents.parts }, (_, index) => index + 1).filter(
    (n) => n !== contents.part,
  );
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': 'part' },
    element('h2', { id: 'part' }, `This is part ${contents.part} of ${contents.parts}`),
    element(
      'p',
      {},
      `There was too much for one ZIP file. The rest is in ${listed(others.map((n) => `${contents.group}-part-${n}-of-${contents.parts}`))}. Each part opens by itself and has a START HERE page of its own.`,
    ),
  );
}

function photos(contents: PartContents, element: MakeElement): Node | undefined {
  const all = attachmentsOf(contents, isPicture);
  if (all.length === 0) return undefined;
  return element(
    'section',
    { 'aria-labelledby': 'photos' },
    element('h2', { id: 'photos' }, 'Photos'),
    element(
      'ul',
      { class: 'photos' },
      all.slice(-picturesShown).map((one) => picture(one, 'data/', element)),
    ),
    element(
      'p',
      {},
      element(
        'a',
        { href: 'data/pages/photos.html' },
        `See all ${counted(all.length, 'photo and eCard', 'photos and eCards')}`,
      ),
    ),
  );
}

function films(contents: PartContents, element: MakeElement): Node | undefined {
  const all = attachmentsOf(contents, isFilm);
  if (all.length === 0) return undefined;
  return element(
    'section',
    { 'aria-labelledby': 'films' },
    element('h2', { id: 'films' }, 'VideoGrams'),
    element(
      'p',
      {},
      element(
        'a',
        { href: 'data/pages/videograms.html' },
        `Watch ${all.length === 1 ? 'the VideoGram' : `all ${all.length} VideoGrams`}`,
      ),
    ),
  );
}

function contactsWithoutMessages({ contacts }: PartContents, element: MakeElement): Node | undefined {
  const silent = contacts.filter((contact) => contact.silent);
  if (silent.length === 0) return undefined;
  return element(
    'section',
    { 'aria-labelledby': 'contacts' },
    element('h2', { id: 'contacts' }, 'In your contact list, without a message'),
    element(
      'ul',
      { class: 'contacts' },
      silent.map((contact) =>
        element('li', {}, element('bdi', {}, shownName(contact.name)), contactWords(contact)),
      ),
    ),
    element(
      'p',
      {},
      'If you know that there are messages with one of them: choose that person on JPay, then export again. Letterkeep adds what it finds.',
    ),
  );
}

function contactWords({ inmateId, agency }: ContactEntry): string {
  return [inmateId, agency]
    .filter((word) => word !== undefined && word !== '')
    .map((word) => ` · ${word ?? ''}`)
    .join('');
}

function otherFiles(element: MakeElement): Node {
  const file = (path: string, what: string): Node =>
    element('li', {}, element('a', { href: encodeURI(path) }, path.replace('data/', '')), `: ${what}`);
  return element(
    'details',
    {},
    element('summary', {}, 'The same messages in other forms'),
    element(
      'ul',
      {},
      file('README.txt', 'what all this is, and how to check that nothing has changed'),
      file('data/messages.csv', 'a table for a spreadsheet program'),
      file('data/messages.mbox', 'for an e-mail program'),
      file('data/messages.jsonl', 'for programs'),
      file('data/contacts.csv', 'names, numbers and agencies, as a table'),
      file('data/contacts.vcf', 'the same for an address book'),
      file('data/receipt.json', 'the receipt, for programs'),
    ),
  );
}
