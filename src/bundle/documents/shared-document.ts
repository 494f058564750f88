import { byTime } from '../../model/conversation';
import { resolvePerson } from '../../model/person';
import { conversationDocumentHtml } from '../../render/document-html';
import type { DocumentMessage } from '../../render/document-html';
import { Hider } from '../../render/hiding/hider';
import { hiddenMessage, hiddenPerson } from '../../render/hiding/hidden-message';
import { MessageLoader } from '../message-loader';
import { conversationDocumentStem } from '../names';
import { checkedFileName } from '../path-rules';
import { stopIfAsked } from '../stop';
import { textBlob } from '../streamed-blob';
import { archiveWordsFor } from '../words/archive-words';
import type { DocumentOptions, DocumentSource, SavedDocument } from './document';
import { withPictures } from './html';

export interface SharedOptions extends Pick<DocumentOptions, 'language' | 'signal'> {
  /** Whether numbers, facilities and addresses are hidden, as far as they are recognised. */
  hide: boolean;
}

/**
 * All messages of the source as one web page for somebody else: oldest first, with their pictures inside and what JPay's own
 * page held beside them left out. `personName` is who they are with. Throws what the source throws.
 */
export async function sharedDocument(
  source: Pick<DocumentSource, 'facts' | 'contacts' | 'message' | 'bytes'>,
  personName: string,
  { hide, language = 'en', signal }: SharedOptions,
): Promise<SavedDocument> {
  const words = archiveWordsFor(language);
  const loader = new MessageLoader(source, words.render);
  const chosen = [...source.facts].sort(byTime);
  const known = await resolvePerson(personName, source.contacts);
  const hider = hide ? new Hider(source.contacts, words.render.hidden) : undefined;
  const person = hider ? hiddenPerson(known, hider) : known;

  async function* entries(): AsyncGenerator<DocumentMessage, void, undefined> {
    for (const [place, { id }] of chosen.entries()) {
      stopIfAsked(signal);
      const message = await withPictures(await loader.load(id), loader);
      yield hider ? hiddenMessage(message, place, hider) : message;
    }
  }

  const { chosenNotice, hiddenNotice } = words.conversation;
  const dates = hider
    ? chosen.map(({ date, dateText }) => ({ date, dateText: date === null ? '' : dateText }))
    : chosen;
  const pieces = conversationDocumentHtml(
    { person, dates, notices: hide ? [chosenNotice, hiddenNotice] : [chosenNotice], entries: entries() },
    { words: words.render },
  );
  const stem = conversationDocumentStem(person.name, chosen);
  return { fileName: checkedFileName(`${stem}_chosen.html`), blob: await textBlob(pieces, 'text/html') };
}
