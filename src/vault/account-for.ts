import { compareAccounts, contactMark, type AccountMarks, type Likeness } from '../model/account';
import type { Account } from './schema';

/**
 * The account that the marks point to, by the strongest likeness there is; "several" where they fit two accounts only in
 * part; undefined where they fit none, or show too little to tell.
 */
export function accountLike(
  accounts: readonly Account[],
  marks: AccountMarks,
): Account | 'several' | undefined {
  const alike = (likeness: Likeness) =>
    accounts.filter((account) => compareAccounts(account.marks, marks) === likeness);
  const within = alike('within');
  return alike('same-name')[0] ?? alike('equal')[0] ?? (within.length > 1 ? 'several' : within[0]);
}

/** What was known and what is shown now: a contact removed on JPay still names the person of old messages. */
export function joinMarks(known: AccountMarks, shown: AccountMarks): AccountMarks {
  const shownName = shown.shownName ?? known.shownName;
  const now = new Set(shown.contacts.map(contactMark));
  const contacts = [...shown.contacts, ...known.contacts.filter((contact) => !now.has(contactMark(contact)))];
  return { ...(shownName === undefined ? {} : { shownName }), contacts };
}
