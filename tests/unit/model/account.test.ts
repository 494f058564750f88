import { describe, expect, it } from 'vitest';
import { compareAccounts, sameAccount, type AccountMarks } from '../../../src/model/account';

const friend = { name: 'FAKE PERSON', inmateId: 'T00001', agency: 'Invented State' };
const other = { name: 'FAKE COUSIN', inmateId: 'T00009', agency: 'Invented State' };
const marks = (shownName: string | undefined, ...contacts: AccountMarks['contacts']): AccountMarks =>
  shownName === undefined ? { contacts } : { shownName, contacts };

describe('whether it is still the same family', () => {
  it('goes by the name in the header where both show one', () => {
    expect(sameAccount(marks('Fake Grandmother', friend), marks(' FAKE grandmother ', other))).toBe(true);
    expect(sameAccount(marks('Fake Grandmother', friend), marks('Fake Uncle', friend))).toBe(false);
  });

  it('goes by the contacts where one shows no name', () => {
    expect(sameAccount(marks('Fake Grandmother', friend), marks(undefined, other, friend))).toBe(true);
    expect(sameAccount(marks(undefined, friend), marks('Fake Uncle', other))).toBe(false);
  });

  it('takes a mother and an aunt who both write to the son for two', () => {
    const mother = marks(undefined, friend, other);
    const aunt = marks(undefined, friend, { ...other, inmateId: 'T00010' });
    expect(sameAccount(mother, aunt)).toBe(false);
    expect(sameAccount(aunt, mother)).toBe(false);
  });

  it('knows a family again that has added or removed somebody', () => {
    expect(compareAccounts(marks(undefined, friend), marks(undefined, friend, other))).toBe('within');
    expect(compareAccounts(marks(undefined, friend, other), marks(undefined, other))).toBe('within');
    expect(compareAccounts(marks(undefined, other, friend), marks(undefined, friend, other))).toBe('equal');
    expect(compareAccounts(marks('Fake Grandmother', friend), marks(undefined, friend))).toBe('within');
  });

  it('says that nothing is known where no contact is shown', () => {
    expect(compareAccounts(marks(undefined), marks(undefined))).toBe('unknown');
    expect(compareAccounts(marks('Fake Grandmother', friend), marks(undefined))).toBe('unknown');
    expect(compareAccounts(marks('Fake Grandmother'), marks('Fake Grandmother'))).toBe('same-name');
  });

  it('takes two people of one name and different numbers for two', () => {
    expect(sameAccount(marks(undefined, friend), marks(undefined, { ...friend, inmateId: 'T00002' }))).toBe(
      false,
    );
    const spaced = { ...friend, name: ' fake  person', inmateId: ' T00001 ' };
    expect(sameAccount(marks(undefined, friend), marks(undefined, spaced))).toBe(true);
  });

  it('locks nobody out where the site shows too little to tell', () => {
    expect(sameAccount(marks(undefined), marks('Fake Uncle', other))).toBe(true);
    expect(sameAccount(marks('Fake Grandmother', friend), marks(undefined))).toBe(true);
    expect(sameAccount(marks(undefined), marks(undefined))).toBe(true);
  });
});
