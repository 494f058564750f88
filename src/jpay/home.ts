import type { Contact } from '../model/person';
import { bodyElement, find, findAll } from './landmark';
import { findRows } from './list-rows';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { all, attribute, children, isWithin, line } from './unclobbered';

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
  const name = pieces.slice(0, at).join(', ');
  const inmateId = pieces[at] ?? '';
  return name === '' ? null : { name, inmateId, agency: pieces.slice(at + 1).join(', ') };
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
 * The name of the account's owner, if the header shows one: a label that is called so, or "Welcome, Fake Name". No source
 * names a place for it (dossier 2.2), so undefined is the usual answer.
 */
export const readShownName = oncePerPage((page): string | undefined => {
  const label = find(page, 'shownName');
  const labelled = label ? nameOf(line(label)) : undefined;
  if (labelled !== undefined) return labelled;
  const foreign = [
    ...(['inbox', 'sent'] as const).flatMap((mailbox) => findRows(page, mailbox).map((place) => place.row)),
    ...[bodyElement(page)].filter((body) => body !== undefined),
  ];
  for (const element of all(page.document, 'span, label, div, td, a, li, strong, b, p, h1, h2, h3')) {
    if (children(element).length > 3) continue;
    const text = line(element);
    if (text.length > 80 || !/^(?:welcome|hello|hi)\b/i.test(text)) continue;
    if (attribute(element, 'id') === null && text.split(' ').length > 8) continue;
    if (foreign.some((other) => isWithin(element, other) || isWithin(other, element))) continue;
    const name = greeted(text);
    if (name !== undefined) return name;
  }
  return undefined;
});

/** "Welcome to JPay" and "Welcome back!" greet nobody by name. */
function greeted(text: string): string | undefined {
  const name = /^(?:welcome(?: back)?|hello|hi)[\s,:]+(.+?)[\s!.,]*$/i.exec(text)?.[1]?.trim();
  if (name === undefined || /^(?:to|back|and|at|there|guest|user|,)\b/i.test(name)) return undefined;
  return /\p{L}/u.test(name) ? name.replace(/\s*[|(].*$/u, '') : undefined;
}

function nameOf(text: string): string | undefined {
  if (text === '') return undefined;
  return greeted(text) ?? (/^(?:welcome|hello|hi)\b/i.test(text) ? undefined : text);
}
