import { contactsCsv, contactsVcf } from '../../src/bundle/contact-files';
import { contactEntries, mailByPerson } from '../../src/bundle/people';
import { archiveWordsFor } from '../../src/bundle/words/archive-words';
import { saveFile } from '../../src/platform/save-file';
import type { LeavingPorts } from '../../src/ui/leaving-view';
import { openVault } from '../../src/vault/vault';
import { keptContacts } from './kept-contacts';

/** The page about leaving JPay, as vault and browser give it. */
export const leaving: LeavingPorts = {
  async contacts() {
    const vault = await openVault();
    try {
      return await keptContacts(vault);
    } finally {
      await vault.close();
    }
  },
  async saveContacts(people, form, language) {
    const contacts = [...people];
    const mail = await mailByPerson({ facts: [], contacts, missing: [] });
    const entries = await contactEntries({ contacts, listedNames: null }, mail);
    const words = archiveWordsFor(language);
    const [text, type] =
      form === 'csv'
        ? [contactsCsv(entries, words), 'text/csv']
        : [contactsVcf(entries, words), 'text/vcard'];
    const fileName = `contacts.${form}`;
    saveFile(new Blob([text], { type }), fileName);
    return fileName;
  },
  now: () => Date.now(),
};
