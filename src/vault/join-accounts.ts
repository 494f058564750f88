import { LetterkeepError } from '../model/failure';
import type { Attachment } from '../model/message';
import { joinMarks } from './account-for';
import { bringBack, heldBytes } from './bring-back';
import { factsOf, messageOf } from './reading';
import { allOf, type VaultDatabase } from './schema';
import { inTransaction } from './transaction';

/*
 * One account that the vault took for two: an earlier archive was added before JPay was read here, and its contacts were
 * no longer those of today. Only when the family says so.
 */

/**
 * Puts all of `from`, an account that was never read here, into `into`. What both hold becomes one, as if the archive were
 * added to `into`; and `from` goes only once all of it is there: stopped on the way, it may be done again. Throws
 * LetterkeepError "no-space" or "vault-error".
 */
export async function joinAccounts(
  database: VaultDatabase,
  from: string,
  into: string,
  now: string,
): Promise<void> {
  const jobs = await database.getAll('jobs');
  if (from === into || jobs.some(({ accountId }) => accountId === from)) {
    throw new LetterkeepError('vault-error', 'An account that was read here is not put into another.');
  }
  const claims = new Map<string, string>();
  for (const { id } of await factsOf(database, from)) {
    const message = await messageOf(database, from, id);
    const attachments = await asHeld(database, message.attachments);
    await bringBack(
      database,
      { accountId: into, message: { ...message, attachments }, bytes: new Map(), claims },
      now,
    );
  }
  await inTransaction(database, ['accounts', 'messages', 'samePerson'], async (transaction) => {
    const accounts = transaction.objectStore('accounts');
    const [old, kept] = [await accounts.get(from), await accounts.get(into)];
    if (!old || !kept) throw new LetterkeepError('vault-error', 'The vault does not know this account.');
    await accounts.put({ ...kept, marks: joinMarks(old.marks, kept.marks) });
    const answers = transaction.objectStore('samePerson');
    for (const given of await answers.getAll(allOf(from))) {
      const own = { ...given, accountId: into };
      if ((await answers.getKey([into, given.question])) === undefined) await answers.put(own);
    }
    await answers.delete(allOf(from));
    await transaction.objectStore('messages').delete(allOf(from));
    await accounts.delete(from);
  });
}

/** Bytes that the browser lost are no reason to keep the accounts apart: the next export tries them again. */
async function asHeld(database: VaultDatabase, attachments: readonly Attachment[]): Promise<Attachment[]> {
  const sums = attachments.flatMap((one) => (one.state === 'saved' ? [one.sha256] : []));
  const held = await heldBytes(database, sums);
  return attachments.map((one): Attachment => {
    if (one.state !== 'saved' || held.has(one.sha256)) return one;
    const { index, label, kind } = one;
    return { index, label, kind, state: 'failed', failure: 'vault-error', reason: '' };
  });
}

/** Keeps that two accounts are two, so that nobody is asked again. */
export async function keepAccountsApart(database: VaultDatabase, one: string, other: string): Promise<void> {
  await inTransaction(database, ['accounts'], async (transaction) => {
    const accounts = transaction.objectStore('accounts');
    const account = await accounts.get(one);
    if (!account) throw new LetterkeepError('vault-error', 'The vault does not know this account.');
    await accounts.put({ ...account, apartFrom: [...new Set([...(account.apartFrom ?? []), other])] });
  });
}
