import { describe, expect, it } from 'vitest';
import { whoseArchive } from '../../../entrypoints/archive/adder';
import type { EarlierArchive } from '../../../src/earlier/look';
import type { AccountMarks } from '../../../src/model/account';
import { beginArchive, fakeFamily, freshVault } from '../vault/made-up';
import { accountOf } from '../vault/made-up';

const archiveOf = (from: 'told' | 'guessed', marks: AccountMarks): EarlierArchive => ({
  key: 'Letterkeep-2026-11-22 1',
  info: {},
  damages: [],
  listIsWhole: true,
  account: { from, marks },
  messages: 4,
  inEnglish: true,
});

describe('whose an earlier archive is', () => {
  it('is not asked where it says so, nor where nothing else is kept', async () => {
    const vault = await freshVault();
    expect(await whoseArchive(vault, archiveOf('guessed', { contacts: [] }))).toEqual({ is: 'told' });
    await vault.begin(beginArchive());
    expect(await whoseArchive(vault, archiveOf('told', fakeFamily))).toEqual({ is: 'told' });
    const aunt = { ...fakeFamily, shownName: 'Fake Aunt' };
    expect(await whoseArchive(vault, archiveOf('told', aunt))).toEqual({ is: 'told' });
  });

  it('is asked where no name tells and both know somebody: a mother and an aunt may write to the same son', async () => {
    const vault = await freshVault();
    const { contacts } = fakeFamily;
    const accountId = await vault.addAccount({ contacts });
    expect(await whoseArchive(vault, archiveOf('told', { contacts }))).toMatchObject({
      is: 'ask',
      likely: accountId,
    });
    const moved = { contacts: [...contacts, { name: 'FAKE OTHER', inmateId: 'T00008', agency: '' }] };
    expect(await whoseArchive(vault, archiveOf('told', moved))).toMatchObject({ is: 'ask' });
    const stranger = { contacts: [{ name: 'FAKE STRANGER', inmateId: 'T00009', agency: '' }] };
    expect(await whoseArchive(vault, archiveOf('told', stranger))).toEqual({ is: 'told' });
  });

  it('is asked of an older one, with the account whose people it holds as the likely one', async () => {
    const vault = await freshVault();
    await vault.begin(beginArchive());
    const accountId = await accountOf(vault);
    const { contacts } = fakeFamily;
    expect(await whoseArchive(vault, archiveOf('guessed', { contacts }))).toEqual({
      is: 'ask',
      among: [{ accountId, shownName: 'Fake Grandmother', people: [] }],
      likely: accountId,
    });
    const stranger = { contacts: [{ name: 'FAKE STRANGER', inmateId: 'T00009', agency: '' }] };
    expect(await whoseArchive(vault, archiveOf('guessed', stranger))).toMatchObject({
      is: 'ask',
      likely: undefined,
    });
  });
});
