import * as v from 'valibot';
import { comparableName, contactSchema } from './person';

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
 * True unless the marks contradict each other: another name in the header, or two contact lists that share nobody.
 * Where the site shows too little to tell, the answer is true: a family must not be locked out of its own vault.
 */
export function sameAccount(a: AccountMarks, b: AccountMarks): boolean {
  if (a.shownName !== undefined && b.shownName !== undefined) {
    return comparableName(a.shownName) === comparableName(b.shownName);
  }
  if (a.contacts.length === 0 || b.contacts.length === 0) return true;
  const known = new Set(a.contacts.map(contactMark));
  return b.contacts.some((contact) => known.has(contactMark(contact)));
}

function contactMark(contact: { name: string; inmateId: string }): string {
  return `${comparableName(contact.name)}\u001f${contact.inmateId.trim()}`;
}
