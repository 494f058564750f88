import { beforeEach, describe, expect, it } from 'vitest';
import type { SamePersonAnswer } from '../../../src/model/same-person';
import type { Vault } from '../../../src/vault/vault';
import { beginArchive, freshVault } from './made-up';

const yes: SamePersonAnswer = { about: 'names', names: ['JOHN FAKE', 'FAKE, JOHN'], same: true };
const numbers: SamePersonAnswer = { about: 'numbers', name: 'JOHN FAKE', numbers: ['A1', 'B2'], same: false };
let vault: Vault;
let accountId: string;

beforeEach(async () => {
  vault = await freshVault();
  await vault.begin(beginArchive());
  accountId = (await vault.accounts())[0]?.accountId ?? '';
});

describe('what the family said of two names', () => {
  it('is kept for their account alone', async () => {
    await vault.answerSamePerson(accountId, yes);
    await vault.answerSamePerson(accountId, numbers);
    expect(await vault.samePersonAnswers(accountId)).toEqual([yes, numbers]);
    expect(await vault.samePersonAnswers('another account')).toEqual([]);
  });

  it('is kept once: a second answer to the same question takes its place', async () => {
    await vault.answerSamePerson(accountId, yes);
    const no: SamePersonAnswer = { about: 'names', names: ['FAKE, JOHN', 'JOHN FAKE'], same: false };
    await vault.answerSamePerson(accountId, no);
    expect(await vault.samePersonAnswers(accountId)).toEqual([no]);
  });

  it('can be taken back, and the rest stays', async () => {
    await vault.answerSamePerson(accountId, yes);
    await vault.answerSamePerson(accountId, numbers);
    await vault.takeBackSamePerson(accountId, [yes]);
    expect(await vault.samePersonAnswers(accountId)).toEqual([numbers]);
  });

  it('goes with everything else', async () => {
    await vault.answerSamePerson(accountId, yes);
    await vault.forgetEverything();
    expect(await vault.samePersonAnswers(accountId)).toEqual([]);
  });

  it('is refused of an account that is forgotten, and where it is no answer', async () => {
    await expect(vault.answerSamePerson('gone', yes)).rejects.toMatchObject({ kind: 'vault-error' });
    const broken = { ...yes, names: ['JOHN FAKE'] } as unknown as SamePersonAnswer;
    await expect(vault.answerSamePerson(accountId, broken)).rejects.toMatchObject({ kind: 'vault-error' });
    expect(await vault.samePersonAnswers(accountId)).toEqual([]);
  });
});
