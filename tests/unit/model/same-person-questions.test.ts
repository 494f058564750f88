import { describe, expect, it } from 'vitest';
import { comparableName, type Contact } from '../../../src/model/person';
import type { SamePersonAnswer } from '../../../src/model/same-person';
import { samePersonQuestions, type SamePersonQuestion } from '../../../src/model/same-person-questions';

const here = 'Invented State';
const there = 'Made-up State';
const contact = (name: string, inmateId: string, agency = here): Contact => ({ name, inmateId, agency });
const written = (...names: string[]) => names.map((name, at) => ({ name, messages: 10 - at }));
const asked = (questions: readonly SamePersonQuestion[]) =>
  questions.map(({ reason, perhapsTwo }) => (perhapsTwo ? `${reason}, perhaps two` : reason));

/** Two names that both have messages, with their numbers where the contact list has them. */
type Pair = [one: string, other: string, contacts?: Contact[]];
const questionsOf = ([one, other, contacts = []]: Pair) =>
  samePersonQuestions(written(one, other), contacts, []);

describe('two names are asked about', () => {
  it.each<[reason: string, pair: Pair]>([
    ['last-name-first', ['John Fake', 'FAKE, JOHN']],
    ['last-name-first', ['John Quincy Fake', 'FAKE, JOHN QUINCY']],
    ['last-name-first', ['John Fake', 'Fake John']],
    ['last-name-first', ['John Fake Jr', 'FAKE JR., JOHN']],
    ['last-name-first', ['John Fake Jr', 'FAKE, JOHN, JR']],
    ['signs', ['José Inventado', 'JOSE INVENTADO']],
    ['signs', ["Sean O'Fakely", 'SEAN OFAKELY']],
    ['signs', ['Ann-Marie Fake', 'Ann Marie Fake']],
    ['signs', ['John Fake Jr.', 'JOHN FAKE, JUNIOR']],
    ['signs', ['John Fake 2nd', 'JOHN FAKE II']],
    ['middle-name', ['John Fake', 'John Q. Fake']],
    ['middle-name', ['John Q Fake', 'FAKE, JOHN QUINCY']],
    ['middle-name', ['John Fake', 'JOHN QUINCY ADAM FAKE']],
    ['one-letter', ['John Fake', 'JON FAKE', [contact('John Fake', 'A1'), contact('JON FAKE', 'A1')]]],
    ['one-letter', ['John Fake', 'JOHN FAEK', [contact('John Fake', 'A-1'), contact('JOHN FAEK', 'a1')]]],
    ['one-letter', ['John Fake', 'JOHN FAKO', [contact('John Fake', 'A1'), contact('JOHN FAKO', 'A1')]]],
    ['same-number', ['Joan Fake', 'JOAN MADEUP', [contact('Joan Fake', 'A1'), contact('JOAN MADEUP', 'A1')]]],
    ['suffix', ['John Fake', 'JOHN FAKE JR', [contact('John Fake', 'A1'), contact('JOHN FAKE JR', 'A1')]]],
    [
      'last-name-first, perhaps two',
      ['John Fake', 'FAKE, JOHN', [contact('John Fake', 'A1'), contact('FAKE, JOHN', 'B2', there)]],
    ],
    ['last-name-first', ['John Fake', 'FAKE, JOHN', [contact('John Fake', 'A1')]]],
    ['last-name-first', ['ياسر المختلق', 'المختلق, ياسر']],
  ])('%s: %j', (reason, pair) => {
    expect(asked(questionsOf(pair))).toEqual([reason]);
  });
});

describe('two names are left alone', () => {
  it.each<[why: string, pair: Pair]>([
    ['capitals alone make no other name', ['John Fake', 'JOHN  FAKE']],
    ['a father and a son', ['John Fake Sr', 'John Fake Jr']],
    ['a father without Sr and a son', ['John Fake', 'John Fake Jr']],
    ['the second and the third', ['John Fake II', 'John Fake III']],
    [
      'a father and a son, whatever number JPay shows',
      ['John Fake Sr', 'John Fake Jr', [contact('John Fake Sr', 'A1'), contact('John Fake Jr', 'A1')]],
    ],
    [
      'a father and a son with two numbers',
      ['John Fake', 'John Fake Jr', [contact('John Fake', 'A1'), contact('John Fake Jr', 'B2')]],
    ],
    ['brothers', ['John Fake', 'James Fake']],
    ['two middle initials', ['John A Fake', 'John B Fake']],
    ['two middle names', ['John Adam Fake', 'John Brian Fake']],
    ['one letter without a number', ['John Fake', 'Jon Fake']],
    [
      'one letter and two numbers',
      ['John Fake', 'Jon Fake', [contact('John Fake', 'A1'), contact('Jon Fake', 'A2')]],
    ],
    [
      'one letter and one number of two states',
      ['John Fake', 'Jon Fake', [contact('John Fake', 'A1'), contact('Jon Fake', 'A1', there)]],
    ],
    [
      'a middle name and two numbers',
      ['John Fake', 'John Q Fake', [contact('John Fake', 'A1'), contact('John Q Fake', 'B2')]],
    ],
    [
      'first and last name the other way round, without a comma, and two numbers',
      ['Thomas James', 'James Thomas', [contact('Thomas James', 'A1'), contact('James Thomas', 'B2')]],
    ],
    ['an initial for a first name', ['J Fake', 'John Fake']],
    ['a last name alone', ['Fake', 'John Fake']],
    ['a first name alone', ['John', 'John Fake']],
    ['two surnames and one of them', ['Juan Inventado Falso', 'Juan Inventado']],
    ['no name', ['', 'John Fake']],
    ['signs alone', ['*', '-']],
    [
      'numbers left empty',
      ['Joan Fake', 'JOAN MADEUP', [contact('Joan Fake', ''), contact('JOAN MADEUP', '')]],
    ],
    [
      'one number, and nothing of the name',
      ['Joan Fake', 'Ben Madeup', [contact('Joan Fake', 'A1'), contact('Ben Madeup', 'A1')]],
    ],
  ])('%s: %j', (_why, pair) => {
    expect(asked(questionsOf(pair))).toEqual([]);
  });

  it('of which one has no message', () => {
    const contacts = [contact('John Fake', 'A1'), contact('FAKE, JOHN', 'A1')];
    expect(samePersonQuestions(written('John Fake'), contacts, [])).toEqual([]);
  });

  it('that an initial V could be mistaken for the fifth', () => {
    expect(asked(questionsOf(['John Fake V', 'John Fake']))).toEqual([]);
    expect(asked(questionsOf(['FAKE, JOHN V', 'John Fake']))).toEqual(['middle-name']);
  });
});

describe('one name with two numbers', () => {
  const twins = [contact('John Fake', 'A1'), contact('JOHN FAKE', 'B2', there)];

  it('is asked about plainly, for it may be two people', () => {
    const [question] = samePersonQuestions(written('John Fake'), twins, []);
    expect(question).toMatchObject({
      reason: 'another-number',
      perhapsTwo: true,
      names: [{ contacts: twins }],
    });
  });

  it('is asked about no more after an answer, and again when a third number comes', () => {
    const [question] = samePersonQuestions(written('John Fake'), twins, []);
    for (const answer of [question?.yes, question?.no] as SamePersonAnswer[]) {
      expect(samePersonQuestions(written('John Fake'), twins, [answer])).toEqual([]);
      const third = [...twins, contact('John Fake', 'C3')];
      expect(samePersonQuestions(written('John Fake'), third, [answer])).toHaveLength(1);
    }
  });

  it('comes first, and only a Yes lets it be put together with another name', () => {
    const counts = written('John Fake', 'FAKE, JOHN');
    const before = samePersonQuestions(counts, twins, []);
    expect(asked(before)).toEqual(['another-number, perhaps two']);
    const [{ yes, no } = { yes: undefined, no: undefined }] = before;
    if (!yes) throw new Error('nothing asked');
    expect(asked(samePersonQuestions(counts, twins, [yes]))).toEqual(['last-name-first']);
    expect(asked(samePersonQuestions(counts, twins, [no]))).toEqual([]);
  });

  it('is not asked about for one number that the list shows twice', () => {
    expect(
      samePersonQuestions(
        written('John Fake'),
        [contact('John Fake', 'A1'), contact('John Fake', 'A1 ')],
        [],
      ),
    ).toEqual([]);
  });
});

describe('what was answered', () => {
  const names = ['John Fake', 'FAKE, JOHN', 'John Q Fake'];
  const yes = (one: string, other: string): SamePersonAnswer => ({
    about: 'names',
    names: [comparableName(one), comparableName(other)],
    same: true,
  });
  const no = (one: string, other: string): SamePersonAnswer => ({ ...yes(one, other), same: false });

  it('is asked once for each two names', () => {
    expect(samePersonQuestions(written(...names), [], [])).toHaveLength(3);
  });

  it('is asked once between two that are put together and a third', () => {
    const questions = samePersonQuestions(written(...names), [], [yes('John Fake', 'FAKE, JOHN')]);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.yes).toMatchObject({ names: ['JOHN FAKE', 'JOHN Q FAKE'] });
  });

  it('is never asked again after No, also not of a name that was put together with one of them', () => {
    const answers = [yes('John Fake', 'FAKE, JOHN'), no('John Q Fake', 'FAKE, JOHN')];
    expect(samePersonQuestions(written(...names), [], answers)).toEqual([]);
  });

  it('names the conversation after who has most messages', () => {
    const counts = [
      { name: 'FAKE, JOHN', messages: 3 },
      { name: 'John Fake', messages: 2 },
      { name: 'JOHN FAKE', messages: 2 },
    ];
    expect(samePersonQuestions(counts, [], [])[0]?.yes).toMatchObject({ names: ['JOHN FAKE', 'FAKE, JOHN'] });
  });

  it('keeps a father and a son apart, though a third name is like both', () => {
    const contacts = ['John Fake Sr', 'JOHN FAKE', 'John Fake Jr'].map((name) => contact(name, 'A1'));
    const counts = written('John Fake Sr', 'JOHN FAKE', 'John Fake Jr');
    const [first] = samePersonQuestions(counts, contacts, []);
    if (!first) throw new Error('nothing asked');
    expect(samePersonQuestions(counts, contacts, [first.yes])).toEqual([]);
  });
});
