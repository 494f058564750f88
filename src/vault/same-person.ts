import * as v from 'valibot';
import { LetterkeepError } from '../model/failure';
import { questionKey, samePersonAnswerSchema, type SamePersonAnswer } from '../model/same-person';
import { allOf, type VaultDatabase } from './schema';
import { inTransaction } from './transaction';

/** All answers of an account, in the order of their questions: the same answers always give the same mail. */
export async function samePersonAnswers(
  database: VaultDatabase,
  accountId: string,
): Promise<SamePersonAnswer[]> {
  return (await database.getAll('samePerson', allOf(accountId))).map(({ answer }) => answer);
}

/**
 * Keeps an answer; one that was given to the same question before goes. Throws LetterkeepError "vault-error" for an account
 * that is not kept (any more).
 */
export async function keepSamePersonAnswer(
  database: VaultDatabase,
  accountId: string,
  given: SamePersonAnswer,
): Promise<void> {
  const answer = v.parse(samePersonAnswerSchema, given);
  await inTransaction(database, ['accounts', 'samePerson'], async (transaction) => {
    if (!(await transaction.objectStore('accounts').get(accountId))) {
      throw new LetterkeepError('vault-error', 'The vault does not know this account.');
    }
    await transaction.objectStore('samePerson').put({ accountId, question: questionKey(answer), answer });
  });
}

/** Takes answers back, as if they had never been given. */
export async function takeBackSamePersonAnswers(
  database: VaultDatabase,
  accountId: string,
  answers: readonly SamePersonAnswer[],
): Promise<void> {
  await inTransaction(database, ['samePerson'], async (transaction) => {
    for (const answer of answers) {
      await transaction.objectStore('samePerson').delete([accountId, questionKey(answer)]);
    }
  });
}
