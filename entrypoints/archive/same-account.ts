import { mayBeOneAccount } from '../../src/model/account';
import { LetterkeepError } from '../../src/model/failure';
import { inBoth } from '../../src/model/in-both';
import { inWritingTurn } from '../../src/platform/writing-turn';
import type { SameAccountPorts, SameAccountQuestion } from '../../src/ui/same-account-panel';
import type { Account, Vault } from '../../src/vault/vault';
import { earlierArchiveTurn } from './adder';
import { withVault } from './with-vault';

/** Which accounts may be one, as the vault gives it. */
export const sameAccount: SameAccountPorts = {
  questions: () => withVault(sameAccountQuestions),
  join: ({ added, read }) =>
    withVault(async (vault) => {
      const ours = await inWritingTurn(earlierArchiveTurn, () =>
        vault.joinAccounts(added.accountId, read.accountId),
      );
      if (!ours) throw new LetterkeepError('vault-error', 'Another tab is adding an archive.');
    }),
  keepApart: ({ added, read }) =>
    withVault((vault) => vault.keepAccountsApart(added.accountId, read.accountId)),
};

/**
 * Each account that was only ever added from archives, with each that was read here and may be the same: they hold the same
 * messages, or share somebody and no name tells them apart. No body is loaded.
 */
export async function sameAccountQuestions(
  vault: Pick<Vault, 'accounts' | 'jobsOf' | 'facts'>,
): Promise<SameAccountQuestion[]> {
  const accounts = await vault.accounts();
  if (accounts.length < 2) return [];
  const all = (await Promise.all(accounts.map((account) => lookedAt(vault, account)))).filter(
    ({ shown }) => shown.messages > 0,
  );
  return all
    .filter(({ wasRead }) => !wasRead)
    .flatMap((added) =>
      all.flatMap((read): SameAccountQuestion[] => {
        if (!read.wasRead || added.account.apartFrom?.includes(read.account.accountId)) return [];
        const both = inBoth(added.hashes, read.hashes).length;
        if (both === 0 && !mayBeOneAccount(read.account.marks, added.account.marks)) return [];
        return [{ added: added.shown, read: read.shown, inBoth: both }];
      }),
    );
}

async function lookedAt(vault: Pick<Vault, 'jobsOf' | 'facts'>, account: Account) {
  const { accountId, marks } = account;
  const facts = await vault.facts(accountId);
  const people = [...new Set(facts.map(({ personName }) => personName.trim()))].filter(Boolean).slice(0, 3);
  return {
    account,
    wasRead: (await vault.jobsOf(accountId)).length > 0,
    hashes: facts.map(({ contentHash }) => contentHash),
    shown: { accountId, shownName: marks.shownName, people, messages: facts.length },
  };
}
