import { isChosenDirection } from '../model/chosen';
import { everything, type Choice } from '../model/export-request';
import type { Findings } from '../model/ledger';
import { directionOf, mailboxes } from '../model/message';
import type { Exception } from '../model/receipt';
import { listException, type Listing } from './listing';
import { comparableName, type Contact } from '../model/person';

/** What the reader learned that no row can tell, put into words. */
export function makeFindings(learned: {
  /** Of each mailbox that was walked. */
  listings: readonly Listing[];
  /** Why a mailbox was not walked. */
  unlisted: readonly Exception[];
  contacts: readonly Contact[];
  /** The name that is meant by what a list shows (people-wanted.ts). */
  nameOf?: (shown: string) => string;
  homeReadable: boolean;
  /** Whether contacts without a message are worth a word: only where everybody's messages were wanted. */
  ofEverybody: boolean;
  requests: number;
  /** What is wrong with a list of which nothing was chosen is told, and takes nothing from the archive. */
  choice?: Choice;
  toldOfRoom?: boolean;
}): Findings {
  const { listings, unlisted, contacts, homeReadable, ofEverybody, requests } = learned;
  const { choice = everything, toldOfRoom, nameOf = comparableName } = learned;
  const longestPage = Math.max(0, ...listings.map((listing) => listing.longestPage));
  const keepsItsPlace = listings.some(({ byFirst }) => byFirst);
  const found = [
    ...listings.flatMap((listing) => exceptionsOf(listing, longestPage, keepsItsPlace)),
    ...unlisted,
  ];
  const asides = new Set(
    mailboxes.filter((mailbox) => !isChosenDirection(directionOf[mailbox], choice)).map(String),
  );
  const listExceptions = found.filter(({ where }) => !asides.has(where));
  const notes = found.filter(({ where }) => asides.has(where)).map(({ reason }) => reason);
  if (!homeReadable) {
    notes.push('JPay’s home page could not be read, so the numbers of the people are not known.');
  }
  if (ofEverybody && listings.length > 0) {
    const names = listings.flatMap(({ rows }) => rows.map((row) => nameOf(row.personName)));
    notes.push(...silentContacts(contacts, names));
  }
  return { listExceptions, notes, requests, ...(toldOfRoom === true ? { toldOfRoom } : {}) };
}

/**
 * A lone page with a Next that leads nowhere else is all there is only if some page of the site is longer, and the site opens its
 * lists at page 1: else it may be the last of several.
 */
function exceptionsOf(listing: Listing, longestPage: number, keepsItsPlace: boolean): Exception[] {
  const isAll = listing.rows.length < longestPage && !keepsItsPlace;
  if (!listing.isLoneLoop || isAll) return listing.exceptions;
  const reason = 'The link to its next page led to the same page again, so there may be more than it shows.';
  return [...listing.exceptions, listException(listing.mailbox, 'list-end-not-proved', reason)];
}

/** The lists may show only the person chosen on JPay (dossier 7.18): who is missing, and how to add them. */
function silentContacts(contacts: readonly Contact[], names: readonly string[]): string[] {
  const heard = new Set(names.map(comparableName));
  const silent = contacts.filter((contact) => !heard.has(comparableName(contact.name)));
  return silent.map(
    (contact) =>
      `JPay lists ${contact.name} (${contact.inmateId}) as your contact, but its lists show no message with them. If there should be some, choose ${contact.name} on JPay’s home page and export again: what is kept stays, and theirs are added.`,
  );
}
