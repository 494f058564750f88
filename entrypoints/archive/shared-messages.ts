import type { SavedDocument } from '../../src/bundle/documents/document';
import { sharedDocument } from '../../src/bundle/documents/shared-document';
import { readBack } from '../../src/bundle/read-back';
import { archiveWordsFor } from '../../src/bundle/words/archive-words';
import { LetterkeepError } from '../../src/model/failure';
import type { ShareOrder } from '../../src/model/library';
import type { Language } from '../../src/model/language';
import { keptSource, type KeptVault } from './kept-source';

/**
 * The chosen messages as one web page, from the vault alone. Throws LetterkeepError "vault-error" if one of them is not there
 * any more: nobody would miss it in the file.
 */
export async function sharedMessages(
  vault: KeptVault,
  { accountId, personName, messageIds, hide }: ShareOrder,
  language: Language,
  signal: AbortSignal,
): Promise<SavedDocument> {
  const words = archiveWordsFor(language);
  const order = { accountId, personName, format: 'html' } as const;
  const { source } = await keptSource(vault, order, new Date(), words, 'as-kept');
  const wanted = new Set(messageIds);
  const chosen = source.facts.filter(({ id }) => wanted.has(id));
  const { facts } = await readBack(chosen, source, words, signal);
  if (facts.length < wanted.size) {
    throw new LetterkeepError('vault-error', 'The browser does not give back every message that was chosen.');
  }
  const factsOf = new Map(facts.map((message) => [message.id, message]));
  return sharedDocument(
    {
      ...{ facts, contacts: source.contacts, bytes: (sha256) => source.bytes(sha256) },
      // With the attachments as they were read back: one that is lost leaves its placeholder.
      message: async (id) => ({ ...(await source.message(id)), ...factsOf.get(id) }),
    },
    personName,
    { hide, language, signal },
  );
}
