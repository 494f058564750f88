import { describe, expect, it } from 'vitest';
import { givenAnswers } from '../../../src/model/given-answers';
import { namedAs, type Contact } from '../../../src/model/person';
import {
  Circles,
  otherNames,
  personOf,
  questionKey,
  type SamePersonAnswer,
} from '../../../src/model/same-person';

const together = (main: string, other: string): SamePersonAnswer => ({
  about: 'names',
  names: [main, other],
  same: true,
});
const contacts: Contact[] = [
  { name: 'John Fake', inmateId: 'A12345', agency: 'Invented State' },
  { name: 'FAKE, JOHN', inmateId: 'G12345', agency: 'Made-up State' },
];
const numbers: SamePersonAnswer = { about: 'numbers', name: 'JOHN FAKE', numbers: ['A1', 'B2'], same: true };
const twins: Contact[] = [
  { name: 'John Fake', inmateId: 'A1', agency: 'Invented State' },
  { name: 'JOHN FAKE', inmateId: 'B2', agency: 'Made-up State' },
];

describe('names that were put together', () => {
  it('are one circle under the first name, in whatever order the answers come', () => {
    const answers = [together('A', 'B'), together('C', 'A'), { ...together('C', 'D'), same: false }];
    for (const order of [answers, [...answers].reverse()]) {
      const circles = new Circles(order);
      expect(['A', 'B', 'C'].map((name) => circles.mainOf(name))).toEqual(['C', 'C', 'C']);
      expect([...circles.namesWith('B')].sort()).toEqual(['A', 'B', 'C']);
      expect(circles.namesWith('D')).toEqual(['D']);
    }
  });

  it('are one question, whichever name stands first', () => {
    expect(questionKey(together('A', 'B'))).toBe(questionKey({ ...together('B', 'A'), same: false }));
  });
});

describe('the person of a conversation', () => {
  it('has the main name and number, and the other with its own', async () => {
    const person = await personOf(['John Fake', 'FAKE, JOHN'], contacts, []);
    expect(person).toMatchObject({ name: 'John Fake', inmateId: 'A12345' });
    expect(otherNames(person)).toMatchObject([{ name: 'FAKE, JOHN', inmateId: 'G12345' }]);
  });

  it('is named in a message as that message names it', async () => {
    const person = await personOf(['John Fake', 'FAKE, JOHN'], contacts, []);
    expect(namedAs(person, 'Fake,  John')).toMatchObject({ name: 'FAKE, JOHN', inmateId: 'G12345' });
    expect(namedAs(person, 'JOHN FAKE')).toBe(person);
  });

  it('with two numbers gives both and claims neither for a message', async () => {
    const person = await personOf(['John Fake'], twins, [numbers]);
    expect(person.sameNameContacts).toEqual([]);
    expect(otherNames(person).map(({ inmateId }) => inmateId)).toEqual(['A1', 'B2']);
    expect(namedAs(person, 'John Fake').inmateId).toBeUndefined();
  });

  it('stays two people of one name without an answer, and after No', async () => {
    for (const answers of [[], [{ ...numbers, same: false }]]) {
      const person = await personOf(['John Fake'], twins, answers);
      expect(person.sameNameContacts).toHaveLength(2);
      expect(person.alsoShownAs).toBeUndefined();
    }
  });
});

describe('answers that can be taken back', () => {
  it('are those of a whole circle together, and each No by itself', () => {
    const no: SamePersonAnswer = { ...together('JOHN FAKE', 'JON FAKE'), same: false };
    const yes = [together('JOHN FAKE', 'FAKE, JOHN'), together('JOHN FAKE', 'JOHN Q FAKE')];
    const given = givenAnswers(['John Fake', 'John Q Fake', 'Jon Fake'], contacts, [...yes, no, numbers]);
    expect(given.together.map(({ names }) => names.map(({ name }) => name))).toEqual([
      ['John Fake'],
      ['John Fake', 'FAKE, JOHN', 'John Q Fake'],
    ]);
    expect(given.together[1]?.answers).toEqual(yes);
    expect(given.apart).toMatchObject([{ answers: [no] }]);
  });
});
