import { givenAnswers } from '../../src/model/given-answers';
import { samePersonQuestions } from '../../src/model/same-person-questions';
import type { NameCount } from '../../src/model/same-person-questions';
import type { WaitingQuestions } from '../../src/ui/same-person-line';
import type { SamePersonOfAccount, SamePersonPorts } from '../../src/ui/same-person-panel';
import type { Vault } from '../../src/vault/vault';
import { jobToWrite } from './kept-archive';
import { sameAccountQuestions } from './same-account';
import { withVault } from './with-vault';

type AskedVault = Pick<Vault, 'facts' | 'contacts' | 'samePersonAnswers'>;

/** Which people may be one, as the vault gives it. */
export const samePerson: SamePersonPorts = {
  accounts: () =>
    withVault(async (vault) => {
      const accounts: SamePersonOfAccount[] = [];
      for (const { accountId } of await vault.accounts()) accounts.push(await ofAccount(vault, accountId));
      return accounts;
    }),
  answer: (accountId, answer) => withVault((vault) => vault.answerSamePerson(accountId, answer)),
  takeBack: (accountId, answers) => withVault((vault) => vault.takeBackSamePerson(accountId, answers)),
};

/** What waits to be answered about a job's account and its people; nothing where the vault cannot be asked. */
export async function openQuestions(jobId: string): Promise<WaitingQuestions> {
  try {
    return await withVault(async (vault) => {
      const job = await jobToWrite(vault, jobId);
      if (!job) return noQuestions;
      const { accountId } = job;
      const ofAccounts = await sameAccountQuestions(vault);
      return {
        people: (await ofAccount(vault, accountId)).questions.length,
        account: ofAccounts.some(({ read }) => read.accountId === accountId),
      };
    });
  } catch {
    // A line that only leads elsewhere: the list of what is kept says what is wrong with the vault.
    return noQuestions;
  }
}

export const noQuestions: WaitingQuestions = { people: 0, account: false };

/** What is asked of an account's people and what was answered. No body is loaded. */
export async function ofAccount(vault: AskedVault, accountId: string): Promise<SamePersonOfAccount> {
  const [facts, contacts, answers] = await Promise.all([
    vault.facts(accountId),
    vault.contacts(accountId),
    vault.samePersonAnswers(accountId),
  ]);
  const counts = new Map<string, NameCount>();
  for (const { personName } of facts) {
    const before = counts.get(personName);
    if (before) before.messages += 1;
    else counts.set(personName, { name: personName, messages: 1 });
  }
  const names = [...counts.values()];
  return {
    accountId,
    questions: samePersonQuestions(names, contacts, answers),
    ...givenAnswers([...counts.keys()], contacts, answers),
  };
}
