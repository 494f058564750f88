import * as v from 'valibot';
import { comparableName, contactSchema, type Contact } from './person';

/**
 * What the site shows of who is signed in. No source names a place for the account's own name (dossier 2.2), so the
 * contacts of home.aspx stand in for it when the header shows none.
 */
export const accountMarksSchema = v.object({
  shownName: v.optional(v.string()),
  contacts: v.array(contactSchema),
});
export type AccountMarks = v.InferOutput<typeof accountMarksSchema>;

/**
 * How two readings of the marks stand to each other, strongest first:
 *
 *   same-name  both show a name, and it is the same
 *   equal      the very same contacts, and neither shows a name
 *   within     the contacts of one hold all of the other's (one was added or removed), or are equal and one shows no name
 *   unknown    a side shows neither a name that helps nor a contact
 *   other      another name, or each has a contact that the other lacks
 *
 * Sharing a contact proves nothing: a mother and an aunt both write to the son. What cannot be told apart where the
 * header shows no name: two accounts with the very same contacts, or the one whose contacts all stand in the other's
 * list too. A family that adds one contact and removes another between two looks seems to be somebody else: its mail
 * is read once more, which is the harmless mistake.
 */
export type Likeness = 'same-name' | 'equal' | 'within' | 'unknown' | 'other';

export function compareAccounts(a: AccountMarks, b: AccountMarks): Likeness {
  if (a.shownName !== undefined && b.shownName !== undefined) {
    return comparableName(a.shownName) === comparableName(b.shownName) ? 'same-name' : 'other';
  }
  const ofA = new Set(a.contacts.map(contactMark));
  const ofB = new Set(b.contacts.map(contactMark));
  if (ofA.size === 0 || ofB.size === 0) return 'unknown';
  const shared = [...ofA].filter((mark) => ofB.has(mark)).length;
  if (shared < Math.min(ofA.size, ofB.size)) return 'other';
  return ofA.size === ofB.size && a.shownName === b.shownName ? 'equal' : 'within';
}

/**
 * Whether a job may go on: true unless the marks contradict each other. Where the site shows too little to tell the
 * answer is true, because one page that could not be read must not end a job of hours. Not for finding whose mail the
 * vault holds; see compareAccounts().
 */
export function sameAccount(a: AccountMarks, b: AccountMarks): boolean {
  return compareAccounts(a, b) !== 'other';
}

/**
 * Whether only the family can say if two accounts are one: no name tells, and they share somebody. A mother and an aunt may
 * both write to the son alone; and an account of years ago may have other contacts than today's.
 */
export function mayBeOneAccount(kept: AccountMarks, told: AccountMarks): boolean {
  if (kept.shownName !== undefined && told.shownName !== undefined) return false;
  const known = new Set(kept.contacts.map(contactMark));
  return known.size === 0 || told.contacts.some((contact) => known.has(contactMark(contact)));
}

/** What a contact is compared by: the name and the number. The agency changes with a transfer. */
export function contactMark({ name, inmateId }: Contact): string {
  return `${comparableName(name)}\u001f${inmateId.trim()}`;
}
