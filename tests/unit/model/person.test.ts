import { describe, expect, it } from 'vitest';
import { comparableName, personKey, resolvePerson } from '../../../src/model/person';

const contact = (name: string, inmateId: string) => ({ name, inmateId, agency: 'Invented State' });

describe('people', () => {
  it('are compared without case and with single spaces', () => {
    expect(comparableName(' Fake\u00a0  Person\n')).toBe('FAKE PERSON');
    expect(comparableName('Zoe\u0308')).toBe(comparableName('Zoë'));
  });

  it('keep the key they had: folders of old archives are named by it', async () => {
    expect(await personKey('Fake Person')).toBe(
      'e613d509bf99e70451b7fb4b9b9561255391854afb846305b91cf1199e6a09d3',
    );
    expect(await personKey(' FAKE  PERSON ')).toBe(
      'e613d509bf99e70451b7fb4b9b9561255391854afb846305b91cf1199e6a09d3',
    );
    expect(await personKey('Fake Persons')).not.toBe(
      'e613d509bf99e70451b7fb4b9b9561255391854afb846305b91cf1199e6a09d3',
    );
  });

  it('have a number and an agency when one contact bears their name', async () => {
    const contacts = [contact('FAKE PERSON', 'T00001'), contact('FAKE FRIEND', 'T00002')];
    expect(await resolvePerson(' Fake Person ', contacts)).toEqual({
      key: 'e613d509bf99e70451b7fb4b9b9561255391854afb846305b91cf1199e6a09d3',
      name: 'Fake Person',
      inmateId: 'T00001',
      agency: 'Invented State',
      sameNameContacts: [],
    });
  });

  it('have none when two contacts bear it: nobody guesses which one wrote', async () => {
    const contacts = [contact('FAKE PERSON', 'T00001'), contact('Fake Person', 'T00003')];
    expect(await resolvePerson('Fake Person', contacts)).toEqual({
      key: 'e613d509bf99e70451b7fb4b9b9561255391854afb846305b91cf1199e6a09d3',
      name: 'Fake Person',
      sameNameContacts: contacts,
    });
  });

  it('have none when no contact bears it', async () => {
    expect(await resolvePerson('Fake Person', [])).toEqual({
      key: 'e613d509bf99e70451b7fb4b9b9561255391854afb846305b91cf1199e6a09d3',
      name: 'Fake Person',
      sameNameContacts: [],
    });
  });
});
