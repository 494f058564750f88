import { mailByPerson } from '../../src/bundle/people';
import type { SavedDocument } from '../../src/bundle/documents/document';
import { conversationDocument, messageDocument } from '../../src/bundle/documents/document';
import { archiveWordsFor } from '../../src/bundle/words/archive-words';
import { LetterkeepError } from '../../src/model/failure';
import type { KeptAccount, KeptMessage, KeptOrder, KeptTotals } from '../../src/model/library';
import type { Language } from '../../src/model/language';
import { openArchiveTab } from '../../src/platform/archive-tab';
import { forgetEverything } from '../../src/platform/forget-everything';
import { readLastSaved } from '../../src/platform/last-saved';
import { saveFile } from '../../src/platform/save-file';
import * as sharingNote from '../../src/platform/sharing-note';
import { inWritingTurn } from '../../src/platform/writing-turn';
import type { LibraryPorts } from '../../src/ui/library/library-ports';
import { openVault, type StoredFacts, type Vault } from '../../src/vault/vault';
import { readConversation } from './conversation-reading';
import { jobOfEverything } from './kept-archive';
import { keptSource } from './kept-source';
import type { KeptVault } from './kept-source';
import { searchKept } from './library-search';
import { sharedMessages } from './shared-messages';
import { withVault } from './with-vault';

/** The library, as vault and browser give it. */
export const library: LibraryPorts = {
  accounts: () => withVault(keptAccounts),
  lastSaved: readLastSaved,
  open: async (which, language, tell) => {
    const vault = await openVault();
    try {
      return await readConversation(vault, which, language, tell);
    } catch (error) {
      await vault.close();
      throw error;
    }
  },
  search: (accounts, typed, signal, tell) =>
    withVault((vault) => searchKept(vault, accounts, typed, signal, tell)),
  saveAll: async (accountId) => openArchiveTab(await withVault((vault) => jobOfEverything(vault, accountId))),
  save: (order, language, signal) =>
    savedFrom(order.accountId, (vault) => keptDocument(vault, order, new Date(), language, signal)),
  share: (order, language, signal) =>
    savedFrom(order.accountId, (vault) => sharedMessages(vault, order, language, signal)),
  sharingNote,
  forget: () => withVault(forgetEverything),
};

/** Hands what is made to the browser, and gives its file name. */
function savedFrom(accountId: string, make: (vault: Vault) => Promise<SavedDocument>): Promise<string> {
  return withVault(async (vault) => {
    let fileName: string | undefined;
    // Shared with nobody else: "Forget everything" waits until the file is written.
    const ours = await inWritingTurn(`kept ${accountId}`, async () => {
      const document = await make(vault);
      saveFile(document.blob, document.fileName);
      fileName = document.fileName;
    });
    if (!ours || fileName === undefined) {
      throw new LetterkeepError('vault-error', 'Another tab is writing a file of this account.');
    }
    return fileName;
  });
}

/** Everybody of every account, with the messages that are kept. No body is loaded. */
export async function keptAccounts(
  vault: Pick<Vault, 'accounts' | 'facts' | 'contacts' | 'samePersonAnswers'>,
): Promise<KeptAccount[]> {
  const kept: KeptAccount[] = [];
  for (const { accountId, marks } of await vault.accounts()) {
    const facts = await vault.facts(accountId);
    const contacts = await vault.contacts(accountId);
    const samePerson = await vault.samePersonAnswers(accountId);
    const mail = await mailByPerson({ facts, missing: [], contacts, samePerson });
    const savedOf = new Map(facts.map(({ id, savedAttachments }) => [id, savedAttachments]));
    const people = mail.map(({ person, messages }) => ({
      person,
      messages: messages.map((message) => keptMessage(message, savedOf.get(message.id) ?? 0)),
    }));
    kept.push({ accountId, shownName: marks.shownName, people, totals: totalsOf(facts) });
  }
  return kept;
}

function totalsOf(facts: readonly StoredFacts[]): KeptTotals {
  const sizes = new Map<string, number>();
  let attachments = 0;
  let lastKeptAt: string | null = null;
  for (const message of facts) {
    attachments += message.savedAttachments;
    if (lastKeptAt === null || message.keptAt > lastKeptAt) lastKeptAt = message.keptAt;
    sizes.set(message.raw.sha256, message.raw.bytes);
    for (const attachment of message.attachments) {
      if (attachment.state === 'saved') sizes.set(attachment.sha256, attachment.bytes);
    }
  }
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return { messages: facts.length, attachments, bytes, lastKeptAt };
}

function keptMessage(
  { id, direction, date, dateText }: Pick<StoredFacts, 'id' | 'direction' | 'date' | 'dateText'>,
  attachments: number,
): KeptMessage {
  return { id, direction, date, dateText, attachments };
}

/** The document of an order, from the vault alone. Throws what src/bundle throws. */
export async function keptDocument(
  vault: KeptVault,
  order: KeptOrder,
  madeAt: Date,
  language: Language,
  signal?: AbortSignal,
): Promise<SavedDocument> {
  const words = archiveWordsFor(language);
  const { source, readAt } = await keptSource(vault, order, madeAt, words, 'read-back', signal);
  const { format, messageId, personName } = order;
  const options = { format, madeAt, language, ...(signal ? { signal } : {}) };
  if (messageId !== undefined) return messageDocument(source, messageId, options);
  const day = readAt === undefined || readAt === '' ? null : readAt.slice(0, 10);
  return conversationDocument(source, personName, {
    ...options,
    notices: [words.conversation.fromKept(day === null ? null : words.day(day))],
  });
}
