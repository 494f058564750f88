import type { Findings } from '../model/ledger';
import type { Exception } from '../model/receipt';
import { comparableName, type Contact } from '../model/person';

/** What the reader learned that no row can tell, put into words. */
export function makeFindings(learned: {
  listExceptions: Exception[];
  contacts: readonly Contact[];
  homeReadable: boolean;
  /** Names on all rows of both lists; undefined if the lists were not walked. */
  names: readonly string[] | undefined;
  requests: number;
}): Findings {
  const { listExceptions, contacts, homeReadable, names, requests } = learned;
  const notes: string[] = [];
  if (!homeReadable) {
    notes.push('JPay’s home page could not be read, so the numbers of the people are not known.');
  }
  if (names) notes.push(...silentContacts(contacts, names));
  return { listExceptions, notes, requests };
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
