import * as v from 'valibot';
import { comparableName, resolvePerson, type Contact, type Person } from './person';

/*
 * What the family said when asked whether two names, or several numbers under one name, are one person. Nothing of a message
 * changes by it: mail is only put together when it is shown or written, and an answer that is taken back puts it apart again.
 */

/** Names as comparableName() gives them. */
export const samePersonAnswerSchema = v.variant('about', [
  v.object({
    about: v.literal('names'),
    /** Of two that are the same, the first names the conversation, so that its folder stays what it was. */
    names: v.tuple([v.string(), v.string()]),
    same: v.boolean(),
  }),
  v.object({
    about: v.literal('numbers'),
    name: v.string(),
    /** All numbers that the contact list had under the name when it was asked, sorted. */
    numbers: v.array(v.string()),
    same: v.boolean(),
  }),
]);
export type SamePersonAnswer = v.InferOutput<typeof samePersonAnswerSchema>;

/** What tells one question from another: a second answer to it takes the place of the first. */
export function questionKey(answer: SamePersonAnswer): string {
  const asked = answer.about === 'names' ? [...answer.names].sort() : [answer.name];
  return JSON.stringify([answer.about, ...asked]);
}

/** Which names are one person. A name that nobody said anything of is a circle of its own. */
export class Circles {
  readonly #aboveOf = new Map<string, string>();
  readonly #membersOf = new Map<string, string[]>();

  constructor(answers: readonly SamePersonAnswer[]) {
    for (const answer of answers) {
      if (answer.about === 'names' && answer.same) this.#join(...answer.names);
    }
  }

  /** The name that stands for the circle. */
  mainOf(name: string): string {
    let main = name;
    for (let above = this.#aboveOf.get(main); above !== undefined; above = this.#aboveOf.get(main))
      main = above;
    return main;
  }

  /** All names of the circle, the main one first. */
  namesWith(name: string): readonly string[] {
    const main = this.mainOf(name);
    return this.#membersOf.get(main) ?? [main];
  }

  #join(first: string, second: string): void {
    const [main, other] = [this.mainOf(first), this.mainOf(second)];
    if (main === other) return;
    this.#membersOf.set(main, [...this.namesWith(main), ...this.namesWith(other)]);
    this.#membersOf.delete(other);
    this.#aboveOf.set(other, main);
  }
}

/** The different numbers of contacts, sorted. */
export function numbersOf(contacts: readonly Contact[]): string[] {
  const numbers = contacts.map(({ inmateId }) => inmateId.trim()).filter((number) => number !== '');
  return [...new Set(numbers)].sort();
}

/** What was answered of the numbers of a name; undefined while one of them was never asked about. */
export function answerOfNumbers(
  name: string,
  numbers: readonly string[],
  answers: readonly SamePersonAnswer[],
): boolean | undefined {
  const answer = answers.find(
    (one) =>
      one.about === 'numbers' && one.name === name && numbers.every((number) => one.numbers.includes(number)),
  );
  return answer?.same;
}

/**
 * The person of a conversation, as contacts and answers know them.
 * @param names each name of the conversation once, as JPay shows it; the first is the one it is called by
 */
export async function personOf(
  names: readonly [string, ...string[]],
  contacts: readonly Contact[],
  answers: readonly SamePersonAnswer[],
): Promise<Person> {
  const [main, ...others] = await Promise.all(names.map((name) => personOfName(name, contacts, answers)));
  if (main === undefined) throw new TypeError('A conversation has a name.');
  const alsoShownAs = [...(main.alsoShownAs ?? []), ...others];
  if (alsoShownAs.length === 0) return main;
  const sameNameContacts = [main, ...others].flatMap((one) => one.sameNameContacts);
  return { ...main, sameNameContacts, alsoShownAs };
}

async function personOfName(
  name: string,
  contacts: readonly Contact[],
  answers: readonly SamePersonAnswer[],
): Promise<Person> {
  const person = await resolvePerson(name, contacts);
  const { key, sameNameContacts } = person;
  if (sameNameContacts.length < 2) return person;
  if (answerOfNumbers(comparableName(name), numbersOf(sameNameContacts), answers) !== true) return person;
  const alsoShownAs = sameNameContacts.map((contact): Person => ({ key, ...contact, sameNameContacts: [] }));
  return { key, name: person.name, sameNameContacts: [], alsoShownAs };
}

/** Every name and number of `alsoShownAs`, each once: of a name with several numbers, the numbers. */
export function otherNames({ alsoShownAs = [] }: Person): Person[] {
  return alsoShownAs.flatMap((other) => (other.alsoShownAs ? otherNames(other) : [other]));
}
