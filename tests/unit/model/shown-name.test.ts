import { describe, expect, it } from 'vitest';
import { meantName, type KnownName } from '../../../src/model/shown-name';

const contacts: KnownName[] = [
  { name: 'Fake Anna Person', inmateId: '0000042000' },
  { name: 'Fake Bert Person', inmateId: '0000042001' },
  { name: 'Fake Carl Long Jr', inmateId: 'C-123456' },
];
const meant = (shown: string, known = contacts): string | null => meantName(shown, known);

describe('a list that shows a name in another form means', () => {
  it.each([
    ['FAKE ANNA  PERSON', 'FAKE ANNA PERSON'],
    ['Fake Anna Person (0000042000)', 'FAKE ANNA PERSON'],
    ['FAKE ANNA PERSON (#42000)', 'FAKE ANNA PERSON'],
    ['FAKE ANNA PERSON (3)', 'FAKE ANNA PERSON'],
    ['PERSON, FAKE ANNA', 'FAKE ANNA PERSON'],
    ['PERSON, FAKE ANNA (0000042000)', 'FAKE ANNA PERSON'],
    ['LONG, FAKE CARL JR.', 'FAKE CARL LONG JR'],
    ['LONG JR, FAKE CARL (C123456)', 'FAKE CARL LONG JR'],
    ['FAKE CARL L…', 'FAKE CARL LONG JR'],
    ['Fake Bert Pers...', 'FAKE BERT PERSON'],
  ])('by "%s" %s', (shown, name) => expect(meant(shown)).toBe(name));

  it.each([
    ['another number', 'FAKE ANNA PERSON (0000042001)'],
    ['another name', 'FAKE ANNA PERSONS'],
    ['the words of a name in another order', 'PERSON ANNA FAKE'],
    ['a beginning that two have', 'FAKE…'],
    ['too little of a name', 'FAK...'],
    ['no name', ''],
    ['nothing but a cut', '…'],
    ['more than the name', 'FAKE ANNA PERSON AND SON'],
  ])('nobody by %s', (_, shown) => expect(meant(shown)).toBeNull());

  it('the very name, though it may also be the other one’s', () => {
    const known = [{ name: 'Fake, Anna' }, { name: 'Anna Fake' }];
    expect(meant('FAKE, ANNA', known)).toBe('FAKE, ANNA');
    expect(meant('ANNA FAKE', known)).toBe('ANNA FAKE');
    expect(meant('FAKE, ANNA (12345)', known)).toBeNull();
  });

  it('the one name of two people, by the number of either', () => {
    const two = [...contacts, { name: 'FAKE ANNA PERSON', inmateId: '77777' }];
    expect(meant('FAKE ANNA PERSON (77777)', two)).toBe('FAKE ANNA PERSON');
    expect(meant('FAKE ANNA PERSON (88888)', two)).toBeNull();
  });
});
