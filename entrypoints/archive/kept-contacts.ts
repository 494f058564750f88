import type { Contact } from '../../src/model/person';
import type { Vault } from '../../src/vault/vault';

/** Everybody in the contact lists of all accounts that are kept. */
export async function keptContacts(vault: Pick<Vault, 'accounts' | 'contacts'>): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const { accountId } of await vault.accounts()) contacts.push(...(await vault.contacts(accountId)));
  return contacts;
}
