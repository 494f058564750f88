import type { Exception } from '../../model/receipt';
import type { MakeElement } from '../elements';
import { isPicture } from '../../render/message-parts';
import { attachmentsOf, isFilm, shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import { isKeptFromBefore } from '../receipt';
import type { ContactEntry } from '../people';
import { counted, dayInWords, listed, timeZoneSentence } from '../words';
import { peopleList } from './people-list';
import { picture } from './photos';
import { receiptDetails } from './receipt-details';
import { kindWords, receiptSentence } from './receipt-words';
import { searchForm } from './search-form';

/** How many pictures START HERE shows itself; the rest are on the photos page. */
const picturesShown = 8;
/** How many things that are missing are named at the top; the receipt below names them all. */
const missingShown = 12;

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

function incompleteNotice({ receipt }: PartContents, element: MakeElement): Node | undefined {
  if (receipt.complete) return undefined;
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': 'incomplete' },
    element('h2', { id: 'incomplete' }, 'This archive is INCOMPLETE'),
    element(
      'ul',
      {},
      receipt.incompleteBecause.map((reason) => element('li', {}, reason)),
    ),
    element(
      'p',
      {},
      'What is here is whole. Open JPay and press “Export all messages” again: only what is missing will be opened.',
    ),
  );
}

/** Failed attachments stand at the very top (design.md, "Nothing lost in silence"). As many as the receipt counts. */
function missingNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const missing = missingAttachments(contents).filter((exception) => !isKeptFromBefore(exception));
  const title = `${counted(missing.length, 'attachment')} could not be saved`;
  return noticeOfMissing('missing', title, missing, contents, element);
}

/** Those of messages that were not listed this time, which the receipt does not count. */
function missingFromBeforeNotice(contents: PartContents, element: MakeElement): Node | undefined {
  const missing = missingAttachments(contents).filter(isKeptFromBefore);
  const title = `${counted(missing.length, 'attachment')} of messages kept from an earlier export ${missing.length === 1 ? 'is' : 'are'} not here either`;
  return noticeOfMissing('missing-before', title, missing, contents, element);
}

function missingAttachments({ receipt }: PartContents): Exception[] {
  return receipt.exceptions.filter(({ what }) => what === 'attachment');
}

function noticeOfMissing(
  id: string,
  title: string,
  missing: readonly Exception[],
  contents: PartContents,
  element: MakeElement,
): Node | undefined {
  if (missing.length === 0) return undefined;
  const rest = missing.length - missingShown;
  return element(
    'section',
    { class: 'notice', 'aria-labelledby': id },
    element('h2', { id }, title),
    element(
      'ul',
      {},
      missing.slice(0, missingShown).map((exception) => missingAttachment(exception, contents, element)),
    ),
    rest > 0
      ? element('p', {}, `And ${rest} more: `, element('a', { href: '#receipt' }, 'see the receipt'), '.')
      : undefined,
  );
}

function missingAttachment(exception: Exception, contents: PartContents, element: MakeElement): Node {
  const known = contents.messages.get(exception.messageId ?? '');
  if (!known) return element('li', {}, `${exception.where}: ${exception.reason}`);
  const { record, person, files, part } = known;
  const missing = record.attachments.filter(
    (attachment) => attachment.state !== 'saved' && attachment.reason === exception.reason,
  );
  const what = listed([...new Set(missing.map(({ kind }) => kindWords[kind]))]) || 'attachment';
  const way = record.direction === 'received' ? 'from ' : 'to ';
  const day = record.date === null ? record.dateText : dayInWords(record.date);
  const message = ['message ', way, element('bdi', {}, shownName(person.name)), day === '' ? '' : `, ${day}`];
  return element(
    'li',
    {},
    `${what.charAt(0).toUpperCase()}${what.slice(1)} in the `,
    part === contents.part
      ? element('a', { href: `data/${files.html}` }, message)
      : [...message, ` (part ${part})`],
    `: ${exception.reason}`,
  );
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
