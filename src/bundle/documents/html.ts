import { conversationDocumentHtml, messageDocumentHtml } from '../../render/document-html';
import type { ConversationEntry, DocumentMessage } from '../../render/document-html';
import { isPicture } from '../../render/message-parts';
import { elementsOf } from '../elements';
import type { LoadedMessage, MessageLoader } from '../message-loader';
import { placeholder } from '../pages/placeholder';
import { stopIfAsked } from '../stop';
import { textBlob } from '../streamed-blob';
import type { ConversationContent, DocumentTools, DocumentWriter } from './document-writer';
import { withPictureBytes } from './picture-bytes';

/** Classes of letter.css: a sheet among the letters, dashed as everything that was not saved. */
const placeholderLooks = 'letter missing placeholder';

/** One page that holds its pictures inside, prints, and contacts no computer. */
export const htmlWriter: DocumentWriter = {
  extensions: { message: 'html', conversation: 'html' },
  attachments: 'inside',
  holds: isPicture,
  async message({ loaded, person, notices }, { loader, words }) {
    const message = await withPictures(loaded, loader);
    const html = await messageDocumentHtml({ ...message, person, notices }, { words: words.render });
    return textBlob([html], 'text/html');
  },
  conversation(content, tools) {
    const { person, messages: dates, notices } = content;
    const pieces = conversationDocumentHtml(
      { person, dates, notices, entries: entriesOf(content, tools) },
      { words: tools.words.render },
    );
    return textBlob(pieces, 'text/html');
  },
};

async function* entriesOf(
  { items }: ConversationContent,
  { loader, words, signal }: DocumentTools,
): AsyncGenerator<ConversationEntry, void, undefined> {
  for (const item of items) {
    stopIfAsked(signal);
    if (item.what === 'missing') {
      yield { gap: (doc) => placeholder(item.missing, words, elementsOf(doc), placeholderLooks) };
    } else {
      yield withPictures(await loader.load(item.record.id), loader);
    }
  }
}

/** A message with the bytes of its pictures. */
export async function withPictures(loaded: LoadedMessage, loader: MessageLoader): Promise<DocumentMessage> {
  const attachments = await withPictureBytes(loaded, loader);
  return { message: loaded.message, attachments, bodyFragment: loaded.fragment };
}
