import { byTime } from '../model/conversation';
import { comparableName, personKey } from '../model/person';
import type { Contact, Person } from '../model/person';
import { Circles, personOf } from '../model/same-person';
import type { ArchiveSource, MessageRecord, MissingMessage } from './archive-source';
import { personFolders } from './names';

/** All that the archive holds of one person: both mailboxes woven by time, and what is missing from them. */
export interface PersonMail {
  person: Person;
  /** "people/anna-example_3f2a", relative to data/. */
  folder: string;
  /** Oldest first, undated last (model/conversation.ts). */
  messages: MessageRecord[];
  /** What JPay listed and the archive does not hold. What the family did not choose is not missed. */
  missing: MissingMessage[];
}

/**
 * The mail by person: who has most of it first, then by name. Names that the family said are one person are one conversation,
 * under the name and in the folder that was the first one's.
 */
export async function mailByPerson(
  source: Pick<ArchiveSource, 'facts' | 'contacts' | 'missing' | 'samePerson'>,
): Promise<PersonMail[]> {
  const answers = source.samePerson ?? [];
  const circles = new Circles(answers);
  const groups = new Map<string, { messages: MessageRecord[]; missing: MissingMessage[] }>();
  const groupOf = (name: string): { messages: MessageRecord[]; missing: MissingMessage[] } => {
    const comparable = circles.mainOf(comparableName(name));
    const group = groups.get(comparable) ?? { messages: [], missing: [] };
    groups.set(comparable, group);
    return group;
  };
  for (const record of source.facts) groupOf(record.personName).messages.push(record);
  for (const missing of source.missing) {
    if (missing.kind !== 'not-chosen') groupOf(missing.personName).missing.push(missing);
  }

  const people = await Promise.all(
    [...groups].map(async ([comparable, { messages, missing }]) => {
      messages.sort(byTime);
      const names = shownNames(comparable, [...missing, ...messages], source.contacts);
      return { comparable, person: await personOf(names, source.contacts, answers), messages, missing };
    }),
  );
  const folders = personFolders(people.map(({ person }) => person));
  return people
    .sort((a, b) => b.messages.length - a.messages.length || compare(a.comparable, b.comparable))
    .map(({ person, messages, missing }) => ({
      person,
      folder: `people/${folders.get(person.key) ?? ''}`,
      messages,
      missing,
    }));
}

/**
 * Each name of a conversation as it was shown last, the main one first. That may have no message here: where people or dates were
 * chosen, the contact list or the answer itself names it.
 */
function shownNames(
  main: string,
  mail: readonly { personName: string }[],
  contacts: readonly Contact[],
): [string, ...string[]] {
  const shown = new Map<string, string>();
  let last: { personName: string; comparable: string } | undefined;
  for (const { personName } of mail) {
    // Nearly always the same name as the one before.
    if (personName !== last?.personName) last = { personName, comparable: comparableName(personName) };
    shown.set(last.comparable, personName);
  }
  const first = shown.get(main) ?? contacts.find(({ name }) => comparableName(name) === main)?.name ?? main;
  shown.delete(main);
  return [first, ...shown.values()];
}

/** A line of contacts.csv and of the list on START HERE. Dates are YYYY-MM-DD. */
export interface ContactEntry {
  name: string;
  inmateId?: string;
  agency?: string;
  first?: string;
  last?: string;
  messages: number;
  /** Another contact bears this name: the dates and the count are those of all who bear it together. */
  sharesName: boolean;
  /** JPay's lists were read to their end, and neither they nor the archive hold a message with this name. */
  silent: boolean;
  /** Key of the person whose conversation this is, if there is one. */
  personKey?: string;
}

/** Everybody in the contact list, with or without messages, and everybody with messages who is not in it; by name. */
export async function contactEntries(
  { contacts, listedNames }: Pick<ArchiveSource, 'contacts' | 'listedNames'>,
  mail: readonly PersonMail[],
): Promise<ContactEntry[]> {
  const listed = listedNames === null ? null : new Set(listedNames);
  const mailOf = new Map(mail.flatMap((one) => mailByName(one)).map((one) => [one.person.key, one]));
  const inList = new Set<string>();
  const entries: ContactEntry[] = [];
  for (const contact of contacts) {
    const key = await personKey(contact.name);
    inList.add(key);
    const known = mailOf.get(key);
    entries.push({
      name: contact.name.trim(),
      inmateId: contact.inmateId,
      agency: contact.agency,
      ...span(known),
      sharesName: (known?.person.sameNameContacts.length ?? 0) > 1 || sharesName(contact, contacts),
      silent: known === undefined && listed !== null && !listed.has(comparableName(contact.name)),
    });
  }
  for (const one of mailOf.values()) {
    if (inList.has(one.person.key)) continue;
    entries.push({ name: one.person.name, ...span(one), sharesName: false, silent: false });
  }
  return entries.sort(
    (a, b) =>
      compare(comparableName(a.name), comparableName(b.name)) || compare(a.inmateId ?? '', b.inmateId ?? ''),
  );
}

function sharesName(contact: Contact, contacts: readonly Contact[]): boolean {
  const name = comparableName(contact.name);
  return contacts.some((other) => other !== contact && comparableName(other.name) === name);
}

interface NamedMail extends Pick<PersonMail, 'person' | 'messages'> {
  /** Key of the conversation that the messages are in. */
  conversation: string;
}

/** The mail under each name of a person: what was put together is counted apart, for the next vendor knows each contact by itself. */
function mailByName({ person, messages }: PersonMail): NamedMail[] {
  const conversation = person.key;
  const others = new Map((person.alsoShownAs ?? []).map((other) => [comparableName(other.name), other]));
  const main = comparableName(person.name);
  others.delete(main);
  if (others.size === 0) return [{ person, messages, conversation }];
  return [[main, person] as const, ...others].map(([name, one]) => ({
    person: one,
    messages: messages.filter(({ personName }) => comparableName(personName) === name),
    conversation,
  }));
}

function span(mail: NamedMail | undefined): Pick<ContactEntry, 'messages' | 'first' | 'last' | 'personKey'> {
  if (!mail) return { messages: 0 };
  const dates = mail.messages.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)]));
  const [first] = dates;
  const last = dates.at(-1);
  return {
    messages: mail.messages.length,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    personKey: mail.conversation,
  };
}

/** By code unit: the same order on every computer, unlike localeCompare. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
