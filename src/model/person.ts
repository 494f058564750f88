import * as v from 'valibot';
import { sha256Hex } from './sha256';

/** Somebody in the account's contact list on home.aspx: lists and messages name people without numbers. */
export const contactSchema = v.object({
  name: v.string(),
  inmateId: v.string(),
  agency: v.string(),
});
export type Contact = v.InferOutput<typeof contactSchema>;

/**
 * Who messages are with. `key` is 64 hex digits made from the name alone, so that it never changes. The number
 * and agency are known only if exactly one contact bears the name; `sameNameContacts` holds them all if more do.
 */
export interface Person {
  key: string;
  name: string;
  inmateId?: string;
  agency?: string;
  sameNameContacts: Contact[];
  /**
   * Other names and numbers that JPay shows this person under, because the family said so (same-person.ts). A name with several
   * numbers has each of them here: a message does not say which of them it is with. Absent where there are none.
   */
  alsoShownAs?: readonly Person[];
}

/** The person as a message names them: messages that were put together keep their own name, and the number that goes with it. */
export function namedAs(person: Person, personName: string): Person {
  if (person.alsoShownAs === undefined) return person;
  const name = comparableName(personName);
  if (name === comparableName(person.name)) return person;
  return person.alsoShownAs.find((other) => comparableName(other.name) === name) ?? person;
}

/**
 * The name as it is compared: without case, with single spaces. "MICHAEL  Jordan " is "MICHAEL JORDAN". Halves of characters are
 * all alike, as they are in UTF-8: two names that differ in nothing else would be two people with one key.
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\s+/gu, ' ')
    .trim()
    .toUpperCase();
}

export function personKey(name: string): Promise<string> {
  return sha256Hex(`letterkeep person 1\n${comparableName(name)}`);
}

/**
 * Finds the number and agency for a name among the contacts. Two contacts of one name give neither: JPay does not
 * tell their messages apart, and we do not guess (design.md, Identity).
 */
export async function resolvePerson(name: string, contacts: readonly Contact[]): Promise<Person> {
  const sameName = contacts
    .filter((contact) => comparableName(contact.name) === comparableName(name))
    // JPay may list them in another order the next time; an archive says the same of the same people.
    .sort((a, b) => (`${a.inmateId} ${a.agency}` < `${b.inmateId} ${b.agency}` ? -1 : 1));
  const key = await personKey(name);
  const only = sameName[0];
  if (sameName.length === 1 && only) {
    return { key, name: name.trim(), inmateId: only.inmateId, agency: only.agency, sameNameContacts: [] };
  }
  return { key, name: name.trim(), sameNameContacts: sameName };
}

/** Names, as comparableName() gives them, that several contacts bear. */
export function namesakesOf(contacts: readonly Contact[]): ReadonlySet<string> {
  const numbers = new Map<string, Set<string>>();
  for (const { name, inmateId } of contacts) {
    const own = numbers.get(comparableName(name)) ?? new Set();
    numbers.set(comparableName(name), own.add(inmateId.trim()));
  }
  return new Set([...numbers].flatMap(([name, { size }]) => (size > 1 ? [name] : [])));
}
