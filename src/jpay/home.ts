import type { Contact } from '../model/person';
import { isOfHeader } from './furniture';
import { find, findAll, findEvery } from './landmark';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { attribute, line, parent } from './unclobbered';

/**
 * The account's contacts, from home.aspx: options "Name, ID, Agency" (dossier 2.2), or the one label of an account with one
 * contact, or the person whom JPay has chosen. Empty if the page shows none.
 */
export function readContacts(page: SitePage): Contact[] {
  const options = findAll(page, 'contacts')
    .map((option) => splitContact(line(option)))
    .filter((contact) => contact !== null);
  if (options.length > 0) return withoutRepeats(options);

  for (const label of findAll(page, 'onlyContact')) {
    const contact = splitContact(line(label));
    // Any words with two commas could be split; a number of four digits or more makes it a contact.
    if (contact && /\d{4}/.test(contact.inmateId)) return [contact];
  }
  return chosenContact(page);
}

/**
 * Splits "Name, ID, Agency". Names and agencies may hold commas ("Jordan, Michael, Jr."), so the ID is told by what it is: the
 * last piece before the agency that is one word with a digit in it. Null for "Select an inmate" and the like.
 */
export function splitContact(text: string): Contact | null {
  const pieces = text.split(',').map((piece) => piece.trim());
  const isNumber = (piece: string): boolean => /^[a-z0-9-]*\d[a-z0-9-]*$/i.test(piece);
  let at = -1;
  pieces.forEach((piece, index) => {
    if (index > 0 && isNumber(piece) && (index < pieces.length - 1 || at < 0)) at = index;
  });
  if (at < 0) return null;
  // Cut out of the text as it is: with "FAKE,JOHN" written anew as "FAKE, JOHN", no message would be found to be with him.
  const written = text.split(',');
  const name = written.slice(0, at).join(',').trim();
  const agency = written
    .slice(at + 1)
    .join(',')
    .trim();
  return name === '' ? null : { name, inmateId: pieces[at] ?? '', agency };
}

function chosenContact(page: SitePage): Contact[] {
  const textOf = (name: 'selectedInmate' | 'selectedInmateNumber' | 'selectedInmateAgency'): string => {
    const element = find(page, name);
    return element ? line(element) : '';
  };
  const name = textOf('selectedInmate');
  // The number's label begins with one extra character, a mark of some kind (dossier 2.2).
  const inmateId = textOf('selectedInmateNumber').replace(/^[^a-z0-9]+|[^a-z0-9]+$/gi, '');
  if (name === '' || inmateId === '') return [];
  return [{ name, inmateId, agency: textOf('selectedInmateAgency') }];
}

function withoutRepeats(contacts: readonly Contact[]): Contact[] {
  const keys = contacts.map((contact) => JSON.stringify(contact));
  return contacts.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/**
 * The name of the account's owner, if a label of the header shows it: one that is called so (`myheader_lblWelcome`) and stands
 * in the header or beside the log-out link. Any other "Welcome ..." may be a notice that changes from day to day, and a
 * job that took it for a name would never go on. No source names a place (dossier 2.2), so undefined is the usual answer.
 */
export const readShownName = oncePerPage((page): string | undefined => {
  for (const label of findEvery(page, 'shownName')) {
    if (!isOfHeader(label, page)) continue;
    const isOnlyWelcome = /lblWelcome$/i.test(attribute(label, 'id') ?? '');
    if (isOnlyWelcome && !greeting.test(line(parent(label) ?? label)) && !greeting.test(line(label)))
      continue;
    const name = nameOf(line(label));
    if (name !== undefined) return name;
  }
  return undefined;
});

const greeting = /^(?:welcome(?: back)?|hello|hi|good (?:morning|afternoon|evening|day))\b[\s,:!]*/i;

/** "Welcome to JPay", "Welcome back!" and "You have 3 letters" name nobody. */
function nameOf(text: string): string | undefined {
  const name = text
    .replace(greeting, '')
    .replace(/\s*[|(].*$/u, '')
    .replace(/[\s!.,]+$/u, '');
  if (/^(?:to|back|and|at|there|guest|user|valued|dear|customer|member|you|your|our|the)\b/i.test(name))
    return undefined;
  const isNameLike = /\p{L}/u.test(name) && !/[\d!?:;]/u.test(name) && name.split(' ').length <= 6;
  return isNameLike ? name : undefined;
}
