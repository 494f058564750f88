import { likenessOf, marksOf, namePartsOf, type Likeness, type NameParts, type Numbers } from './alike-names';
import { comparableName, type Contact } from './person';
import { answerOfNumbers, Circles, numbersOf, type SamePersonAnswer } from './same-person';

/** A name in the question, with what the contact list says of it. */
export interface AskedName {
  name: string;
  contacts: readonly Contact[];
}

/** "Is this the same person?" Both answers are given, ready to be kept. */
export interface SamePersonQuestion {
  /** Why it is asked; `another-number` is one name with several numbers. */
  reason: Likeness | 'another-number';
  /** Two names, or the one with its several numbers. */
  names: readonly AskedName[];
  /** Each name has a number of its own in the contact list, so that they may well be two people. */
  perhapsTwo: boolean;
  yes: SamePersonAnswer;
  no: SamePersonAnswer;
}

/** How much is kept under a name of JPay. */
export interface NameCount {
  /** As JPay shows it. */
  name: string;
  messages: number;
}

/**
 * What to ask the family of an account: each two names once, those with most messages first. Nothing is asked of a name without a message, of what was
 * answered already, or of two circles that "No" was said between.
 */
export function samePersonQuestions(
  counts: readonly NameCount[],
  contacts: readonly Contact[],
  answers: readonly SamePersonAnswer[],
): SamePersonQuestion[] {
  const known = knownNames(counts, contacts);
  // A name that may be two people, whose messages JPay does not tell apart, is put together with no other.
  const isOne = ({ comparable, contacts: own }: KnownName): boolean => {
    const numbers = numbersOf(own);
    return numbers.length < 2 || answerOfNumbers(comparable, numbers, answers) === true;
  };
  return [...askedOfNumbers(known, answers), ...askedOfNames(known.filter(isOne), answers)];
}

interface KnownName extends AskedName {
  comparable: string;
  messages: number;
  parts: NameParts;
}

/** Who has most first. */
function knownNames(counts: readonly NameCount[], contacts: readonly Contact[]): KnownName[] {
  const contactsOf = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const comparable = comparableName(contact.name);
    contactsOf.set(comparable, [...(contactsOf.get(comparable) ?? []), contact]);
  }
  const known = new Map<string, KnownName>();
  for (const { name, messages } of counts) {
    const comparable = comparableName(name);
    const before = known.get(comparable);
    if (before) before.messages += messages;
    else {
      const own = contactsOf.get(comparable) ?? [];
      known.set(comparable, { name, comparable, messages, contacts: own, parts: namePartsOf(comparable) });
    }
  }
  return [...known.values()]
    .filter(({ messages }) => messages > 0)
    .sort((a, b) => b.messages - a.messages || (a.comparable < b.comparable ? -1 : 1));
}

function askedOfNames(
  known: readonly KnownName[],
  answers: readonly SamePersonAnswer[],
): SamePersonQuestion[] {
  const circles = new Circles(answers);
  const places = new Map(known.map((one, at) => [one.comparable, at]));
  const placeOf = (name: string): number => places.get(circles.mainOf(name)) ?? Infinity;
  const apart = new Set<string>();
  const between = (a: string, b: string): string =>
    JSON.stringify([circles.mainOf(a), circles.mainOf(b)].sort());
  for (const answer of answers) {
    if (answer.about === 'names' && !answer.same) apart.add(between(...answer.names));
  }
  const suffixesOf = suffixesByCircle(known, circles);
  const questions: SamePersonQuestion[] = [];
  for (const [a, b] of pairsOf(known)) {
    const pair = between(a.comparable, b.comparable);
    const [ofA, ofB] = [circles.mainOf(a.comparable), circles.mainOf(b.comparable)];
    if (ofA === ofB || apart.has(pair)) continue;
    const suffixes = new Set([...(suffixesOf.get(ofA) ?? []), ...(suffixesOf.get(ofB) ?? [])]);
    const numbers = numbersBetween(a.contacts, b.contacts);
    const reason = likenessOf(a.parts, b.parts, numbers);
    if (reason === null || suffixes.size > 1) continue;
    // Between two circles one question is enough.
    apart.add(pair);
    const inOrder: [string, string] = placeOf(ofA) <= placeOf(ofB) ? [ofA, ofB] : [ofB, ofA];
    questions.push({
      reason,
      names: [shown(a), shown(b)],
      perhapsTwo: numbers.different,
      yes: { about: 'names', names: inOrder, same: true },
      no: { about: 'names', names: [a.comparable, b.comparable], same: false },
    });
  }
  return questions;
}

/** Every two names that share a mark, each once, in the order of the names. */
function* pairsOf(known: readonly KnownName[]): Generator<[KnownName, KnownName]> {
  const bearers = new Map<string, number[]>();
  const marks = known.map(({ parts, contacts }) => [
    ...marksOf(parts),
    ...contacts.flatMap((contact) => numberMark(contact) ?? []),
  ]);
  for (const [at, own] of marks.entries()) {
    for (const mark of own) bearers.set(mark, [...(bearers.get(mark) ?? []), at]);
  }
  for (const [at, own] of marks.entries()) {
    const others = new Set(own.flatMap((mark) => bearers.get(mark) ?? []).filter((other) => other > at));
    for (const other of [...others].sort((a, b) => a - b)) {
      const [a, b] = [known[at], known[other]];
      if (a && b) yield [a, b];
    }
  }
}

/** A number is one person's only within its agency. */
function numberMark({ inmateId, agency }: Contact): string | undefined {
  const number = inmateId.replace(/[\s-]/gu, '').toUpperCase();
  return number === '' ? undefined : `number ${number} ${comparableName(agency)}`;
}

function numbersBetween(a: readonly Contact[], b: readonly Contact[]): Numbers {
  const [ofA, ofB] = [a, b].map((contacts) => contacts.flatMap((contact) => numberMark(contact) ?? []));
  if (!ofA || !ofB || ofA.length === 0 || ofB.length === 0) return { shared: false, different: false };
  const shared = ofA.some((number) => ofB.includes(number));
  return { shared, different: !shared };
}

function suffixesByCircle(known: readonly KnownName[], circles: Circles): Map<string, Set<string>> {
  const suffixes = new Map<string, Set<string>>();
  for (const { comparable, parts } of known) {
    if (parts.suffix === '') continue;
    const main = circles.mainOf(comparable);
    suffixes.set(main, (suffixes.get(main) ?? new Set()).add(parts.suffix));
  }
  return suffixes;
}

function askedOfNumbers(
  known: readonly KnownName[],
  answers: readonly SamePersonAnswer[],
): SamePersonQuestion[] {
  return known.flatMap((one): SamePersonQuestion[] => {
    const numbers = numbersOf(one.contacts);
    const name = one.comparable;
    if (numbers.length < 2 || answerOfNumbers(name, numbers, answers) !== undefined) return [];
    const answer = { about: 'numbers', name, numbers } as const;
    return [
      {
        reason: 'another-number',
        names: [shown(one)],
        perhapsTwo: true,
        yes: { ...answer, same: true },
        no: { ...answer, same: false },
      },
    ];
  });
}

function shown({ name, contacts }: KnownName): AskedName {
  return { name, contacts };
}
