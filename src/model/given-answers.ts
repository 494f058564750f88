import { comparableName, type Contact } from './person';
import { Circles, type SamePersonAnswer } from './same-person';
import type { AskedName } from './same-person-questions';

/** What was answered, and can be taken back. */
export interface GivenAnswers {
  /** Two names or more, or the one with its several numbers. */
  names: readonly AskedName[];
  /** All that has to be taken back for it. */
  answers: readonly SamePersonAnswer[];
}

/**
 * The people that were put together, and those that are two.
 * @param shown names as JPay shows them, for names are kept as they are compared
 */
export function givenAnswers(
  shown: readonly string[],
  contacts: readonly Contact[],
  answers: readonly SamePersonAnswer[],
): { together: GivenAnswers[]; apart: GivenAnswers[] } {
  const spelled = new Map(
    [...contacts.map(({ name }) => name), ...shown].map((name) => [comparableName(name), name.trim()]),
  );
  const asked = (name: string): AskedName => ({
    name: spelled.get(name) ?? name,
    contacts: contacts.filter((contact) => comparableName(contact.name) === name),
  });
  const circles = new Circles(answers);
  const ofCircle = new Map<string, SamePersonAnswer[]>();
  const together: GivenAnswers[] = [];
  const apart: GivenAnswers[] = [];
  for (const answer of answers) {
    if (answer.about === 'numbers') {
      (answer.same ? together : apart).push({ names: [asked(answer.name)], answers: [answer] });
    } else if (answer.same) {
      const main = circles.mainOf(answer.names[0]);
      ofCircle.set(main, [...(ofCircle.get(main) ?? []), answer]);
    } else {
      apart.push({ names: answer.names.map(asked), answers: [answer] });
    }
  }
  for (const [main, given] of ofCircle) {
    together.push({ names: circles.namesWith(main).map(asked), answers: given });
  }
  return { together, apart };
}
